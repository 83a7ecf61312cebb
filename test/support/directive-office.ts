import { expect } from 'vitest';
import { Viewer } from '../../src/authorization/viewer.ts';
import { Account, RoleGrant } from '../../src/entities/accounts/account.entity.ts';
import type { Role } from '../../src/entities/accounts/role.ts';
import { Group, GroupMember } from '../../src/entities/units/group.entity.ts';
import type { Organization } from '../../src/entities/units/organization.entity.ts';
import { Person, Position } from '../../src/entities/units/person.entity.ts';
import { acts, COMMON_REFUSALS } from '../../src/mutations/transactional-mutation.ts';
import { Given } from './entity-factory.ts';
import type { World } from './test-graph.ts';

/** Why an act was refused, as a client reads it. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly path: string[] | null;
  readonly currentVersion: number | null;
  readonly allowed: string[] | null;
}

/** What an act answered: the node, or the first refusal. */
export interface Answer<Node> {
  readonly node: Node;
  readonly refusal: Refusal | undefined;
}

/** A directive as specs look at it. */
export interface Seen {
  readonly id: string;
  readonly version: number;
  readonly code: string;
  readonly status: string;
  readonly isOpen: boolean;
  readonly timeliness: string | null;
}

export const SEEN = 'id version code status isOpen timeliness';

/** A body with an office, a leader, an auditor, an administrator and three units, each with an account; and who acts now. */
export class Office {
  body!: Organization;
  units!: readonly Organization[];
  communes!: Group;
  /** A collective whose members nobody wrote down. */
  unknown!: Group;
  /** A person with an account, who may be given something by name. */
  deputy!: Person;
  readonly #viewers = new Map<string, Viewer>();

  constructor(private readonly world: World) {}

  /** Enters the office. Once, before the first act. */
  async open(): Promise<void> {
    const given = new Given(this.world.storage.orm.em.fork());
    this.body = given.organization('Thành ủy Mây Trắng', { kind: 'PARTY_COMMITTEE' });
    this.units = ['Phòng Kinh tế', 'Phòng Nội vụ', 'Công an'].map((name) =>
      given.organization(name, { parent: this.body }),
    );
    this.communes = given.em.create(Group, { name: 'các đơn vị', body: this.body });
    this.unknown = given.em.create(Group, { name: 'các địa phương, đơn vị', body: this.body });
    for (const organization of this.units.slice(0, 2))
      given.em.create(GroupMember, { group: this.communes, organization });
    await given.em.flush();
    await given.em.refresh(this.body);
    for (const unit of this.units) await given.em.refresh(unit);
    const roles: readonly (readonly [string, Role, Organization])[] = [
      ['office', 'OFFICE', this.body],
      ['second office', 'OFFICE', this.body],
      ['leader', 'LEADER', this.body],
      ['auditor', 'AUDITOR', this.body],
      ['admin', 'ADMIN', this.body],
      ['economy', 'UNIT', this.unit(0)],
      ['interior', 'UNIT', this.unit(1)],
      ['police', 'UNIT', this.unit(2)],
      ['deputy', 'UNIT', this.unit(2)],
    ];
    this.deputy = given.em.create(Person, { fullName: 'Vũ Cầu Vồng' });
    given.em.create(Position, {
      person: this.deputy,
      organization: this.unit(2),
      title: 'Phó trưởng Công an',
    });
    for (const [name, role, organization] of roles) {
      const person = name === 'deputy' ? this.deputy : null;
      const account = given.em.create(Account, { login: name.replace(' ', '-'), name, person });
      given.em.create(RoleGrant, { account, role, organization });
      const grant = { role, organizationId: organization.id, path: organization.path };
      this.#viewers.set(
        name,
        Viewer.of({
          accountId: account.id,
          name,
          personId: person?.id ?? null,
          grants: [grant],
          readsOnly: false,
          mustChangePassword: false,
        }),
      );
    }
    await given.em.flush();
  }

  unit(index: number): Organization {
    return this.units[index] as Organization;
  }

  viewer(name: string): Viewer {
    const viewer = name === 'anonymous' ? Viewer.anonymous : this.#viewers.get(name);
    if (!viewer) throw new Error(`Nobody here is called ${name}`);
    return viewer;
  }

  /** Somebody asks. */
  ask<Data>(who: string, query: string, variables: Record<string, unknown> = {}): Promise<{ data: Data }> {
    this.world.viewer = this.viewer(who);
    return this.world.ask<Data>(query, variables);
  }

  /** Somebody acts; `selection` is what is read of the node. */
  async act<Node = Seen>(
    who: string,
    name: string,
    input: Record<string, unknown>,
    selection = SEEN,
  ): Promise<Answer<Node>> {
    const act = acts.get(name);
    if (!act) throw new Error(`There is no act ${name}`);
    this.world.viewer = this.viewer(who);
    const { data, result } = await this.world.ask<Record<string, Record<string, unknown>>>(
      `mutation ($input: ${act.input.name}!) { ${name}(input: $input) { ${act.field} { ${selection} } errors { code message path currentVersion allowed } } }`,
      { input },
    );
    if (result.errors?.[0]) throw result.errors[0];
    const payload = data[name] as Record<string, unknown>;
    const [refusal] = payload.errors as Refusal[];
    // What the description of a mutation lists is a promise: a refusal that is not in it is a defect.
    if (refusal) expect([...act.refusals, ...COMMON_REFUSALS]).toContain(refusal.code);
    return { node: payload[act.field] as Node, refusal };
  }

  /** A directive that was issued to the first unit, or to others, and whatever else is named. */
  async issued(more: Record<string, unknown> = {}): Promise<Seen> {
    const { node: draft, refusal } = await this.act('office', 'draftDirective', {
      body: this.body.id,
      text: 'Rà soát các khoản thu ngân sách.',
      addressees: [{ organization: this.unit(0).id }],
      ...more,
    });
    if (refusal) throw new Error(refusal.message);
    const { node } = await this.act('office', 'issueDirective', {
      id: draft.id,
      expectedVersion: draft.version,
    });
    return node;
  }

  /** A directive brought to a status by the usual way. */
  async at(status: string, more: Record<string, unknown> = {}): Promise<Seen> {
    let directive = await this.issued(more);
    const change = () => ({ id: directive.id, expectedVersion: directive.version });
    const way: readonly (readonly [string, string, string, Record<string, unknown>?])[] = [
      ['ACCEPTED', 'economy', 'acceptDirective'],
      ['IN_PROGRESS', 'economy', 'startDirective'],
      ['REPORTED_DONE', 'economy', 'reportProgress'],
      ['COMPLETED', 'office', 'confirmCompletion'],
    ];
    for (const [reached, who, name] of way) {
      if (directive.status === status) break;
      const isReport = name === 'reportProgress';
      const input = isReport ? { directive: directive.id, claim: 'Đã xong.', saysDone: true } : change();
      const { node, refusal } = await this.act(who, name, input, isReport ? `directive { ${SEEN} }` : SEEN);
      if (refusal) throw new Error(`${name}: ${refusal.message}`);
      directive = isReport ? (node as unknown as { directive: Seen }).directive : node;
      if (directive.status !== reached) throw new Error(`${name} led to ${directive.status}`);
    }
    return directive;
  }
}
