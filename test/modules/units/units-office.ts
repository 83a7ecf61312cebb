import { Viewer } from '../../../src/authorization/viewer.ts';
import { Account } from '../../../src/entities/accounts/account.entity.ts';
import type { Role } from '../../../src/entities/accounts/role.ts';
import type { Organization } from '../../../src/entities/units/organization.entity.ts';
import { EntityFactory } from '../../support/entity-factory.ts';
import { createTestGraph, type TestGraph } from '../../support/test-graph.ts';

/** The payload of a mutation, with its errors. */
interface MutationPayload {
  readonly errors: readonly {
    code: string;
    message: string;
    path: string[] | null;
    currentVersion: number | null;
  }[];
  readonly node: Record<string, unknown> | null;
}

/** A test graph with a town, its tree of units, and another town, for mutations with one role at a time. */
export interface UnitsOffice {
  readonly graph: TestGraph;
  readonly ids: Record<'town' | 'finance' | 'audit' | 'clinic' | 'other' | 'otherUnit', string>;
  /** Runs the next mutations with a role in an organization. */
  signInAs(role: Role | 'nobody', where?: keyof UnitsOffice['ids']): void;
  /** Runs a mutation; `fields` are selected of the node. */
  mutate(name: string, input: Record<string, unknown>, fields?: string): Promise<MutationPayload>;
  /** Runs a mutation and returns the code of its first error; undefined if there is none. */
  getErrorCode(name: string, input: Record<string, unknown>): Promise<string | undefined>;
  countRows(table: string): Promise<number>;
  readVersion(of: string): Promise<number>;
}

const PAYLOAD_FIELDS: Record<string, string> = {
  addAlias: 'organizationAlias',
  endAlias: 'organizationAlias',
  createGroup: 'group',
  setGroupMember: 'groupMember',
  endGroupMembership: 'groupMember',
  createPerson: 'person',
  appointPerson: 'position',
  endPosition: 'position',
  setBodyPolicy: 'bodyPolicy',
  setCalendarDay: 'calendarDay',
  clearCalendarDay: 'calendarDay',
};

const capitalize = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** Opens a test graph with the towns for the specs of one file. */
export function createUnitsOffice(): UnitsOffice {
  const ids = {} as Record<string, string>;
  const paths: Record<string, string> = {};
  let admin: Account;
  const graph = createTestGraph(async ({ database }) => {
    const factory = new EntityFactory(database.orm.em.fork());
    const town = factory.organization('Thành ủy Mây Trắng', { kind: 'PARTY_COMMITTEE' });
    const finance = factory.organization('Phòng Tài chính', { parent: town, code: 'TC' });
    const other = factory.organization('Huyện ủy Suối Đá', { kind: 'PARTY_COMMITTEE' });
    const units: Record<string, Organization> = {
      town,
      finance,
      audit: factory.organization('Tổ Kiểm tra', { parent: finance }),
      clinic: factory.organization('Trạm Y tế', { parent: town }),
      other,
      otherUnit: factory.organization('Phòng Nông nghiệp', { parent: other, code: 'NN' }),
    };
    admin = factory.em.create(Account, { login: 'admin', name: 'Quản trị' });
    await factory.em.flush();
    for (const [name, unit] of Object.entries(units)) {
      ids[name] = unit.id;
      paths[name] = unit.parent
        ? unit.parent.id === finance.id
          ? `${town.id}/${finance.id}/${unit.id}/`
          : `${unit.parent.id}/${unit.id}/`
        : `${unit.id}/`;
    }
  });
  const readNumber = async (sql: string) =>
    Number((await graph.database.orm.em.getConnection().execute<{ n: number }[]>(sql))[0]?.n);

  const office: UnitsOffice = {
    graph,
    ids: ids as UnitsOffice['ids'],
    signInAs(role, where = 'town') {
      const grants =
        role === 'nobody' ? [] : [{ role, organizationId: ids[where] ?? '', path: paths[where] ?? '' }];
      const { id: accountId, name } = admin;
      graph.viewer =
        role === 'nobody'
          ? Viewer.anonymous
          : Viewer.forAccount({
              accountId,
              name,
              personId: null,
              grants,
              isReadOnly: false,
              mustChangePassword: false,
            });
    },
    async mutate(name, input, fields = 'id') {
      const { data } = await graph.execute(
        `mutation ($input: ${capitalize(name)}Input!) {
          payload: ${name}(input: $input) { node: ${PAYLOAD_FIELDS[name] ?? 'organization'} { ${fields} } errors { code message path currentVersion } }
        }`,
        { input },
      );
      return (data as { payload: MutationPayload }).payload;
    },
    async getErrorCode(name, input) {
      return (await office.mutate(name, input)).errors[0]?.code;
    },
    countRows: (table) => readNumber(`select count(*) as n from ${table}`),
    readVersion: (of) =>
      readNumber(
        `select version as n from ${of.startsWith('org_') ? 'organization' : 'calendar_day'} where id = '${of}'`,
      ),
  };
  return office;
}
