import { createHash } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { Viewer } from '../../../src/authorization/viewer.ts';
import type { Storage } from '../../../src/database/database.ts';
import { Account, RoleGrant } from '../../../src/entities/accounts/account.entity.ts';
import { AccessToken, Session } from '../../../src/entities/accounts/credential.entity.ts';
import type { Role } from '../../../src/entities/accounts/role.ts';
import { Topic } from '../../../src/entities/conclusions/topic.entity.ts';
import { nodeEntities } from '../../../src/entities/orm.ts';
import { BodyPolicy } from '../../../src/entities/units/body-policy.entity.ts';
import type { GraphClass } from '../../../src/shared/graph-type.ts';
import { Recorder } from '../../support/audit-times.ts';
import { fillBusiness } from './business-rows.ts';
import { fillDrafts } from './draft-rows.ts';
import { fillRecords } from './record-rows.ts';

/** Who asks in the leak test. */
export const viewers = [
  'unit',
  'secondUnit',
  'partLeader',
  'office',
  'admin',
  'otherOffice',
  'otherAuditor',
  'anonymous',
] as const;
export type Who = (typeof viewers)[number];

export type Audience = readonly Who[];

/** Which of the two worlds: they differ in nothing but what one viewer may not see. */
export type Side = 'one' | 'other';

/** The id of a row, the same in both worlds. */
export const idOf = (prefix: string, name: string) =>
  `${prefix}_${createHash('sha256').update(`${prefix}:${name}`).digest('hex').slice(0, 32)}`;

export const union = (...audiences: Audience[]): Audience =>
  viewers.filter((it) => audiences.some((a) => a.includes(it)));
export const without = (audience: Audience, ...these: Who[]): Audience =>
  audience.filter((it) => !these.includes(it));
export const both = (a: Audience, b: Audience): Audience => a.filter((it) => b.includes(it));

/** Who is who in one body, as the rules of the domain have it; the leak test states them anew, without SQL. */
export interface Body {
  readonly name: string;
  /** Any role in the body: they know its organizations and people. */
  readonly all: Audience;
  /** Any role but ADMIN: they read meetings, documents that are not RESTRICTED, conclusions. */
  readonly work: Audience;
  /** OFFICE, LEADER or AUDITOR at its top: they read all its business. */
  readonly whole: Audience;
  /** Whose subtree each unit lies in. */
  readonly units: Readonly<Record<string, Audience>>;
  /** Those who are not signed in, if the body publishes its records. */
  readonly open: Audience;
  /** Who keeps its accounts. */
  readonly keepers: Audience;
  /** Who reads the whole history of the body, that of its roles included. */
  readonly auditors: Audience;
  /** Whose accounts stand in it, with their role and the organization of the role. */
  readonly accounts: Partial<Record<Who, readonly [Role, string]>>;
}

export const bodies: readonly Body[] = [
  {
    name: 'm',
    all: ['unit', 'secondUnit', 'partLeader', 'office', 'admin'],
    work: ['unit', 'secondUnit', 'partLeader', 'office'],
    whole: ['office'],
    units: {
      u1: ['unit', 'partLeader', 'office'],
      u2: ['secondUnit', 'office'],
      u3: ['unit', 'partLeader', 'office'],
    },
    open: ['anonymous'],
    keepers: ['admin'],
    auditors: [],
    accounts: {
      unit: ['UNIT', 'u1'],
      secondUnit: ['UNIT', 'u2'],
      partLeader: ['LEADER', 'u1'],
      office: ['OFFICE', 'top'],
      admin: ['ADMIN', 'top'],
    },
  },
  {
    name: 'k',
    all: ['otherOffice', 'otherAuditor'],
    work: ['otherOffice', 'otherAuditor'],
    whole: ['otherOffice', 'otherAuditor'],
    units: {
      u1: ['otherOffice', 'otherAuditor'],
      u2: ['otherOffice', 'otherAuditor'],
      u3: ['otherOffice', 'otherAuditor'],
    },
    open: [],
    keepers: [],
    auditors: ['otherAuditor'],
    accounts: { otherOffice: ['OFFICE', 'top'], otherAuditor: ['AUDITOR', 'top'] },
  },
];

export const org = (body: string, unit: string) => idOf('org', `${body} ${unit}`);

const pathOf = (body: string, unit: string) =>
  (unit === 'top' ? ['top'] : ['top', unit]).map((it) => `${org(body, it)}/`).join('');

/** The viewer with the account that stands in the town. */
export function viewerOf(who: Who): Viewer {
  const body = bodies.find(({ accounts }) => accounts[who]);
  if (!body) return Viewer.anonymous;
  const [role, unit] = body.accounts[who] as readonly [Role, string];
  return Viewer.of({
    accountId: idOf('acc', who),
    name: who,
    personId: null,
    grants: [{ role, organizationId: org(body.name, unit), path: pathOf(body.name, unit) }],
    readsOnly: false,
    mustChangePassword: false,
  });
}

/** The rows of one world, as one viewer's secrets shape it. */
/** When everything was entered: no clock tells the worlds apart. */
const ENTERED = new Date('2026-01-01T00:00:00Z');

export class Town {
  readonly rows = new Map<GraphClass, Record<string, unknown>[]>();
  readonly pairs: (readonly [table: string, here: string, there: string])[] = [];

  constructor(
    readonly who: Who,
    readonly side: Side,
  ) {}

  /** Whether something may be otherwise in this world: the viewer may not see it. */
  hides(audience: Audience): boolean {
    return this.side === 'other' && !audience.includes(this.who);
  }

  /** What stands in this world. */
  tells<T>(audience: Audience, one: T, other: T): T {
    return this.hides(audience) ? other : one;
  }

  put(of: GraphClass & { readonly prefix: string }, name: string, fields: Record<string, unknown>): string {
    const id = idOf(of.prefix, name);
    const rows = this.rows.get(of) ?? [];
    this.rows.set(of, rows);
    rows.push({ id, createdAt: ENTERED, ...(of.prefix === 'dir' && { changedAt: ENTERED }), ...fields });
    return id;
  }
}

const topics = ['Ngân sách', 'Đô thị', 'Nông nghiệp'];
export const topic = (number: number) => idOf('top', String(number % topics.length));

function fillAccounts(town: Town, body: Body): void {
  const { name, all, keepers, auditors, accounts } = body;
  const seconds = (audience: Audience, at: number) =>
    new Date(`2026-11-20T08:00:${town.tells(audience, at, at + 30)}Z`);
  for (const [who, [role, unit]] of Object.entries(accounts)) {
    const own: Audience = [who as Who];
    const details = union(own, keepers);
    const account = town.put(Account, who, {
      login: town.tells(details, `${who.toLowerCase()}-dang-nhap`, `${who.toLowerCase()}-bi-mat`),
      name: town.tells(union(all, own), `Tài khoản ${who}`, `Bí mật ${who}`),
      kind: town.tells(all, 'PERSON', 'SERVICE'),
      person: town.tells(all, idOf('per', `${name} officer`), null),
      mustChangePassword: town.tells(details, false, true),
      failedSignIns: town.tells([], 0, 4),
      lockedUntil: town.tells(details, null, new Date('2026-12-01T00:00:00Z')),
      disabledAt: town.tells(all, null, new Date('2026-10-01T00:00:00Z')),
    });
    town.put(RoleGrant, `${who} first`, { account, role, organization: org(name, unit) });
    if (town.hides(union(details, auditors)))
      town.put(RoleGrant, `${who} more`, { account, role: 'LEADER', organization: org(name, 'u2') });
    for (const number of town.tells(own, [1], [1, 2])) {
      const secretHash = createHash('sha256').update(`${who}${number}`).digest('hex');
      town.put(Session, `${who} ${number}`, {
        account,
        secretHash,
        lastUsedAt: seconds(own, 10),
        expiresAt: seconds(own, 11),
        userAgent: town.tells(own, 'Firefox', 'Bí mật'),
      });
      town.put(AccessToken, `${who} ${number}`, {
        account,
        name: town.tells(own, 'Máy in', 'Bí mật'),
        scope: town.tells(own, 'READ', 'WRITE'),
        secretHash,
        expiresAt: seconds(own, 12),
      });
    }
  }
  if (town.hides(all)) {
    const account = town.put(Account, `${name} extra`, { login: `${name}-extra`, name: 'Bí mật' });
    town.put(RoleGrant, `${name} extra`, { account, role: 'LEADER', organization: org(name, 'u1') });
  }
}

/** Values kept in columns of their owner, spelled as MikroORM spells them: `original_deadline_dueOn`. */
const flat = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([key, value]) =>
      value?.constructor === Object
        ? Object.entries(value).map(([inner, of]) => [`${key.replace('D', '_d')}_${inner}`, of])
        : [[key, value]],
    ),
  );

/** Fills a database with the town as it is in one of the two worlds. */
export async function fillTown(storage: Storage, who: Who, side: Side): Promise<string[]> {
  const town = new Town(who, side);
  topics.forEach((name, index) => {
    town.put(Topic, String(index), { code: `topic-${index}`, name });
  });
  for (const body of bodies) {
    fillRecords(town, body);
    fillBusiness(town, body);
    fillDrafts(town, body);
    fillAccounts(town, body);
    town.put(BodyPolicy, body.name, {
      body: org(body.name, 'top'),
      // How near a deadline is soon shows in what the viewer sees of a foreign body; what else it chose does not.
      dueSoonDays: 9,
      silentAfterDays: town.tells(body.all, 20, 40),
      publication: body.open.length ? 'RECORDS' : 'NOTHING',
    });
  }
  town.put(
    Account,
    'fresh',
    town.tells(['admin'], { login: 'fresh', name: 'Mới' }, { login: 'other', name: 'Bí mật' }),
  );
  const em = storage.orm.em.fork() as SqlEntityManager;
  for (const of of nodeEntities) {
    const rows = town.rows.get(of);
    if (rows) await em.insertMany(of as never, rows.map(flat) as never);
  }
  for (const [table, here, there] of town.pairs)
    await em.execute(`insert into ${table} values (?, ?)`, [here, there]);
  await em.execute('insert into document_reader values (?, ?)', [
    idOf('doc', 'm 2'),
    idOf('acc', 'secondUnit'),
  ]);
  const withdrawn = await withdrawHidden(em, town);
  await new Recorder(storage).at('2026-02-01T00:00:00Z');
  return [...[...town.rows.values()].flat().map(({ id }) => String(id)), ...withdrawn];
}

/** Drafts that were entered and taken out where the viewer does not read all of the body; their ids are asked for in both worlds. */
async function withdrawHidden(em: SqlEntityManager, town: Town): Promise<string[]> {
  const ids = bodies.map(({ name }) => idOf('dir', `${name} withdrawn`));
  for (const [index, { name, whole }] of bodies.entries()) {
    if (!town.hides(whole)) continue;
    await em.execute(
      `insert into directive (id, code, text, kind, status, body_id) values (?, 'bi-mat', 'Bí mật', 'TASK', 'DRAFT', ?)`,
      [ids[index], org(name, 'top')],
    );
    await em.execute('delete from directive where id = ?', [ids[index]]);
  }
  return ids;
}
