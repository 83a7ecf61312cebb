import { expect } from 'vitest';
import { Viewer } from '../../src/authorization/viewer.ts';
import { Account, RoleGrant } from '../../src/entities/accounts/account.entity.ts';
import type { Role } from '../../src/entities/accounts/role.ts';
import { Group, GroupMember } from '../../src/entities/units/group.entity.ts';
import type { Organization } from '../../src/entities/units/organization.entity.ts';
import { Person, Position } from '../../src/entities/units/person.entity.ts';
import { COMMON_ERROR_CODES, mutations } from '../../src/mutations/transactional-mutation.ts';
import { EntityFactory } from './entity-factory.ts';
import type { TestGraph } from './test-graph.ts';

/** Why an act was refused, as a client reads it. */
export interface ReceivedUserError {
  readonly code: string;
  readonly message: string;
  readonly path: string[] | null;
  readonly currentVersion: number | null;
  readonly allowed: string[] | null;
}

/** What an act answered: the node, or the first refusal. */
export interface MutationResponse<Node> {
  readonly node: Node;
  readonly error: ReceivedUserError | undefined;
}

/** A directive as specs look at it. */
export interface SelectedDirective {
  readonly id: string;
  readonly version: number;
  readonly code: string;
  readonly status: string;
  readonly isOpen: boolean;
  readonly timeliness: string | null;
}

export const DIRECTIVE_SELECTION = 'id version code status isOpen timeliness';

/** A body with an office, a leader, an auditor, an administrator and three units, each with an account; and who acts now. */
export class DirectiveOffice {
  body!: Organization;
  units!: readonly Organization[];
  groupWithMembers!: Group;
  /** A collective whose members nobody wrote down. */
  groupWithoutMembers!: Group;
  /** A person with an account, who may be given something by name. */
  deputy!: Person;
  readonly #viewers = new Map<string, Viewer>();

  constructor(private readonly graph: TestGraph) {}

  /** Enters the office. Once, before the first act. */
  async insert(): Promise<void> {
    const factory = new EntityFactory(this.graph.database.orm.em.fork());
    this.body = factory.organization('Thành ủy Mây Trắng', { kind: 'PARTY_COMMITTEE' });
    this.units = ['Phòng Kinh tế', 'Phòng Nội vụ', 'Công an'].map((name) =>
      factory.organization(name, { parent: this.body }),
    );
    this.groupWithMembers = factory.em.create(Group, { name: 'các đơn vị', body: this.body });
    this.groupWithoutMembers = factory.em.create(Group, { name: 'các địa phương, đơn vị', body: this.body });
    for (const organization of this.units.slice(0, 2))
      factory.em.create(GroupMember, { group: this.groupWithMembers, organization });
    await factory.em.flush();
    await factory.em.refresh(this.body);
    for (const unit of this.units) await factory.em.refresh(unit);
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
    this.deputy = factory.em.create(Person, { fullName: 'Vũ Cầu Vồng' });
    factory.em.create(Position, {
      person: this.deputy,
      organization: this.unit(2),
      title: 'Phó trưởng Công an',
    });
    for (const [name, role, organization] of roles) {
      const person = name === 'deputy' ? this.deputy : null;
      const account = factory.em.create(Account, { login: name.replace(' ', '-'), name, person });
      factory.em.create(RoleGrant, { account, role, organization });
      const grant = { role, organizationId: organization.id, path: organization.path };
      this.#viewers.set(
        name,
        Viewer.forAccount({
          accountId: account.id,
          name,
          personId: person?.id ?? null,
          grants: [grant],
          isReadOnly: false,
          mustChangePassword: false,
        }),
      );
    }
    await factory.em.flush();
  }

  unit(index: number): Organization {
    return this.units[index] as Organization;
  }

  getViewer(name: string): Viewer {
    const viewer = name === 'anonymous' ? Viewer.anonymous : this.#viewers.get(name);
    if (!viewer) throw new Error(`Nobody here is called ${name}`);
    return viewer;
  }

  /** Somebody asks. */
  execute<Data>(
    who: string,
    query: string,
    variables: Record<string, unknown> = {},
  ): Promise<{ data: Data }> {
    this.graph.viewer = this.getViewer(who);
    return this.graph.execute<Data>(query, variables);
  }

  /** Somebody acts; `selection` is what is read of the node. */
  async mutate<Node = SelectedDirective>(
    who: string,
    name: string,
    input: Record<string, unknown>,
    selection = DIRECTIVE_SELECTION,
  ): Promise<MutationResponse<Node>> {
    const act = mutations.get(name);
    if (!act) throw new Error(`There is no act ${name}`);
    this.graph.viewer = this.getViewer(who);
    const { data, result } = await this.graph.execute<Record<string, Record<string, unknown>>>(
      `mutation ($input: ${act.input.name}!) { ${name}(input: $input) { ${act.field} { ${selection} } errors { code message path currentVersion allowed } } }`,
      { input },
    );
    if (result.errors?.[0]) throw result.errors[0];
    const payload = data[name] as Record<string, unknown>;
    const [refusal] = payload.errors as ReceivedUserError[];
    // What the description of a mutation lists is a promise: a refusal that is not in it is a defect.
    if (refusal) expect([...act.errorCodes, ...COMMON_ERROR_CODES]).toContain(refusal.code);
    return { node: payload[act.field] as Node, error: refusal };
  }

  /** A directive that was issued to the first unit, or to others, and whatever else is named. */
  async issueDirective(more: Record<string, unknown> = {}): Promise<SelectedDirective> {
    const { node: draft, error } = await this.mutate('office', 'draftDirective', {
      body: this.body.id,
      text: 'Rà soát các khoản thu ngân sách.',
      addressees: [{ organization: this.unit(0).id }],
      ...more,
    });
    if (error) throw new Error(error.message);
    const { node } = await this.mutate('office', 'issueDirective', {
      id: draft.id,
      expectedVersion: draft.version,
    });
    return node;
  }

  /** A directive brought to a status by the usual way. */
  async createDirectiveInStatus(
    status: string,
    more: Record<string, unknown> = {},
  ): Promise<SelectedDirective> {
    let directive = await this.issueDirective(more);
    const change = () => ({ id: directive.id, expectedVersion: directive.version });
    const steps: readonly (readonly [string, string, string, Record<string, unknown>?])[] = [
      ['ACCEPTED', 'economy', 'acceptDirective'],
      ['IN_PROGRESS', 'economy', 'startDirective'],
      ['REPORTED_DONE', 'economy', 'reportProgress'],
      ['COMPLETED', 'office', 'confirmCompletion'],
    ];
    for (const [reached, who, name] of steps) {
      if (directive.status === status) break;
      const isReport = name === 'reportProgress';
      const input = isReport
        ? { directive: directive.id, summary: 'Đã xong.', isCompletionReport: true }
        : change();
      const { node, error } = await this.mutate(
        who,
        name,
        input,
        isReport ? `directive { ${DIRECTIVE_SELECTION} }` : DIRECTIVE_SELECTION,
      );
      if (error) throw new Error(`${name}: ${error.message}`);
      directive = isReport ? (node as unknown as { directive: SelectedDirective }).directive : node;
      if (directive.status !== reached) throw new Error(`${name} led to ${directive.status}`);
    }
    return directive;
  }
}
