import { Viewer } from '../../../src/authorization/viewer.ts';
import { Account } from '../../../src/entities/accounts/account.entity.ts';
import type { Role } from '../../../src/entities/accounts/role.ts';
import type { Organization } from '../../../src/entities/units/organization.entity.ts';
import { Given } from '../../support/entity-factory.ts';
import { openWorld, type World } from '../../support/test-graph.ts';

/** What an act answered, with its refusals. */
interface Answer {
  readonly errors: readonly {
    code: string;
    message: string;
    path: string[] | null;
    currentVersion: number | null;
  }[];
  readonly node: Record<string, unknown> | null;
}

/** A town with a tree of units beside another one, and people with one role each. */
export interface Town {
  readonly world: World;
  readonly ids: Record<'town' | 'finance' | 'audit' | 'clinic' | 'other' | 'otherUnit', string>;
  /** Acts from now on as somebody with a role in an organization of the town. */
  as(role: Role | 'nobody', where?: keyof Town['ids']): void;
  /** Performs an act; `fields` are those of the node it answers. */
  act(name: string, input: Record<string, unknown>, fields?: string): Promise<Answer>;
  /** The codes an act refuses with, empty when it was done. */
  refusal(name: string, input: Record<string, unknown>): Promise<string | undefined>;
  count(table: string): Promise<number>;
  version(of: string): Promise<number>;
}

const NODES: Record<string, string> = {
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

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** Opens a world that holds the town. */
export function openTown(): Town {
  const ids = {} as Record<string, string>;
  const paths: Record<string, string> = {};
  let account: Account;
  const world = openWorld(async ({ storage }) => {
    const given = new Given(storage.orm.em.fork());
    const town = given.organization('Thành ủy Mây Trắng', { kind: 'PARTY_COMMITTEE' });
    const finance = given.organization('Phòng Tài chính', { parent: town, code: 'TC' });
    const other = given.organization('Huyện ủy Suối Đá', { kind: 'PARTY_COMMITTEE' });
    const units: Record<string, Organization> = {
      town,
      finance,
      audit: given.organization('Tổ Kiểm tra', { parent: finance }),
      clinic: given.organization('Trạm Y tế', { parent: town }),
      other,
      otherUnit: given.organization('Phòng Nông nghiệp', { parent: other, code: 'NN' }),
    };
    account = given.em.create(Account, { login: 'admin', name: 'Quản trị' });
    await given.em.flush();
    for (const [name, unit] of Object.entries(units)) {
      ids[name] = unit.id;
      paths[name] = unit.parent
        ? unit.parent.id === finance.id
          ? `${town.id}/${finance.id}/${unit.id}/`
          : `${unit.parent.id}/${unit.id}/`
        : `${unit.id}/`;
    }
  });
  const one = async (sql: string) =>
    Number((await world.storage.orm.em.getConnection().execute<{ n: number }[]>(sql))[0]?.n);

  const town: Town = {
    world,
    ids: ids as Town['ids'],
    as(role, where = 'town') {
      const grants =
        role === 'nobody' ? [] : [{ role, organizationId: ids[where] ?? '', path: paths[where] ?? '' }];
      const { id: accountId, name } = account;
      world.viewer =
        role === 'nobody'
          ? Viewer.anonymous
          : Viewer.of({
              accountId,
              name,
              personId: null,
              grants,
              readsOnly: false,
              mustChangePassword: false,
            });
    },
    async act(name, input, fields = 'id') {
      const { data } = await world.ask(
        `mutation ($input: ${capital(name)}Input!) {
          act: ${name}(input: $input) { node: ${NODES[name] ?? 'organization'} { ${fields} } errors { code message path currentVersion } }
        }`,
        { input },
      );
      return (data as { act: Answer }).act;
    },
    async refusal(name, input) {
      return (await town.act(name, input)).errors[0]?.code;
    },
    count: (table) => one(`select count(*) as n from ${table}`),
    version: (of) =>
      one(
        `select version as n from ${of.startsWith('org_') ? 'organization' : 'calendar_day'} where id = '${of}'`,
      ),
  };
  return town;
}
