import { expect } from 'vitest';
import { Viewer } from '../../src/authorization/viewer.ts';
import { Account, RoleGrant } from '../../src/entities/accounts/account.entity.ts';
import type { Role } from '../../src/entities/accounts/role.ts';
import { Group, GroupMember } from '../../src/entities/units/group.entity.ts';
import type { Organization } from '../../src/entities/units/organization.entity.ts';
import { Person, Position } from '../../src/entities/units/person.entity.ts';
import { COMMON_ERROR_CODES, mutations } from '../../src/mutations/transactional-mutation.ts';
import { EntityFactory } from './entity-factory.ts';
import { createTestGraph, type TestGraph } from './test-graph.ts';
import { toUpdateInput } from './to-update-input.ts';

/** An error of a mutation, as a client reads it. */
export interface ReceivedUserError {
  readonly code: string;
  readonly message: string;
  readonly path: string[] | null;
  readonly currentVersion: number | null;
  readonly allowed: string[] | null;
}

/** The response of a mutation: the node, or the first error. */
export interface MutationResponse<Node> {
  readonly node: Node;
  readonly error: ReceivedUserError | undefined;
}

/** The fields of a directive that specs select. */
export interface SelectedDirective {
  readonly id: string;
  readonly version: number;
  readonly code: string;
  readonly status: string;
  readonly isOpen: boolean;
  readonly timeliness: string | null;
}

export const DIRECTIVE_SELECTION = 'id version code status isOpen timeliness';

/** Opens a test graph with a directive office for the specs of one file. */
export function createDirectiveOffice(): { readonly graph: TestGraph; readonly office: DirectiveOffice } {
  const graph = createTestGraph(() => office.insert());
  const office = new DirectiveOffice(graph);
  return { graph, office };
}

/** A governing body with three units, and accounts of every role that run mutations and queries. */
export class DirectiveOffice {
  body!: Organization;
  units!: readonly Organization[];
  groupWithMembers!: Group;
  /** A group whose members are unknown. */
  groupWithoutMembers!: Group;
  /** A person with an account, who can be an addressee. */
  deputy!: Person;
  readonly #viewers = new Map<string, Viewer>();

  constructor(private readonly graph: TestGraph) {}

  /** Inserts the rows of the office. Call it once, before the first mutation. */
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
      ['economy', 'UNIT', this.getUnit(0)],
      ['interior', 'UNIT', this.getUnit(1)],
      ['police', 'UNIT', this.getUnit(2)],
      ['deputy', 'UNIT', this.getUnit(2)],
    ];
    this.deputy = factory.em.create(Person, { fullName: 'Vũ Cầu Vồng' });
    factory.em.create(Position, {
      person: this.deputy,
      organization: this.getUnit(2),
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

  getUnit(index: number): Organization {
    return this.units[index] as Organization;
  }

  getViewer(name: string): Viewer {
    const viewer = name === 'anonymous' ? Viewer.anonymous : this.#viewers.get(name);
    if (!viewer) throw new Error(`No account of the office is called ${name}.`);
    return viewer;
  }

  /** Runs a query as the account of this name. */
  execute<Data>(
    who: string,
    query: string,
    variables: Record<string, unknown> = {},
  ): Promise<{ data: Data }> {
    this.graph.viewer = this.getViewer(who);
    return this.graph.execute<Data>(query, variables);
  }

  /** Runs a mutation as the account of this name; `selection` is selected of the node. */
  async mutate<Node = SelectedDirective>(
    who: string,
    name: string,
    input: Record<string, unknown>,
    selection = DIRECTIVE_SELECTION,
  ): Promise<MutationResponse<Node>> {
    const definition = mutations.get(name);
    if (!definition) throw new Error(`There is no mutation ${name}.`);
    this.graph.viewer = this.getViewer(who);
    const { data, result } = await this.graph.execute<Record<string, Record<string, unknown>>>(
      `mutation ($input: ${definition.input.name}!) { ${name}(input: $input) { ${definition.field} { ${selection} } errors { code message path currentVersion allowed } } }`,
      { input },
    );
    if (result.errors?.[0]) throw result.errors[0];
    const payload = data[name] as Record<string, unknown>;
    const [error] = payload.errors as ReceivedUserError[];
    // The description of a mutation lists its error codes. A code that is not listed is a defect.
    if (error) expect([...definition.errorCodes, ...COMMON_ERROR_CODES]).toContain(error.code);
    return { node: payload[definition.field] as Node, error };
  }

  /** Drafts and issues a directive to the first unit; `overrides` replaces fields of the draft. */
  async issueDirective(overrides: Record<string, unknown> = {}): Promise<SelectedDirective> {
    const { node: draft, error } = await this.mutate('office', 'draftDirective', {
      body: this.body.id,
      text: 'Rà soát các khoản thu ngân sách.',
      addressees: [{ organization: this.getUnit(0).id }],
      ...overrides,
    });
    if (error) throw new Error(error.message);
    const { node } = await this.mutate('office', 'issueDirective', {
      id: draft.id,
      expectedVersion: draft.version,
    });
    return node;
  }

  /** Issues a directive and runs the usual mutations until it has this status. */
  async createDirectiveInStatus(
    status: string,
    overrides: Record<string, unknown> = {},
  ): Promise<SelectedDirective> {
    let directive = await this.issueDirective(overrides);
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
        : toUpdateInput(directive);
      const { node, error } = await this.mutate(
        who,
        name,
        input,
        isReport ? `directive { ${DIRECTIVE_SELECTION} }` : DIRECTIVE_SELECTION,
      );
      if (error) throw new Error(`${name}: ${error.message}`);
      directive = isReport ? (node as unknown as { directive: SelectedDirective }).directive : node;
      if (directive.status !== reached) throw new Error(`After ${name} the status is ${directive.status}.`);
    }
    return directive;
  }
}
