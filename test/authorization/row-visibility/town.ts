import { createHash } from 'node:crypto';
import { Viewer } from '../../../src/authorization/viewer.ts';
import type { Role } from '../../../src/entities/accounts/role.ts';
import type { GraphClass } from '../../../src/shared/graph-type.ts';

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

/** When everything was entered: no clock tells the worlds apart. */
const ENTERED = new Date('2026-01-01T00:00:00Z');

/** The rows of one world, as one viewer's secrets shape it. */
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

export const topics = ['Ngân sách', 'Đô thị', 'Nông nghiệp'];
export const topic = (number: number) => idOf('top', String(number % topics.length));
