import { createHash } from 'node:crypto';
import { Viewer } from '../../../src/authorization/viewer.ts';
import type { Role } from '../../../src/entities/accounts/role.ts';
import type { GraphClass } from '../../../src/shared/graph-type.ts';

/** The viewers of the fuzz test. */
export const viewerNames = [
  'unit',
  'secondUnit',
  'partLeader',
  'office',
  'admin',
  'otherOffice',
  'otherAuditor',
  'anonymous',
] as const;
export type ViewerName = (typeof viewerNames)[number];

export type Audience = readonly ViewerName[];

/** One of the two variants of the dataset. They differ only in rows that one viewer may not see. */
export type DatasetVariant = 'one' | 'other';

/** Returns the id of a row, which is the same in both variants. */
export const buildRowId = (prefix: string, name: string) =>
  `${prefix}_${createHash('sha256').update(`${prefix}:${name}`).digest('hex').slice(0, 32)}`;

export const union = (...audiences: Audience[]): Audience =>
  viewerNames.filter((it) => audiences.some((a) => a.includes(it)));
export const without = (audience: Audience, ...these: ViewerName[]): Audience =>
  audience.filter((it) => !these.includes(it));
export const intersection = (a: Audience, b: Audience): Audience => a.filter((it) => b.includes(it));

/** The audiences of one body by the rules of the domain. The fuzz test states these rules a second time, without SQL. */
export interface BodyFixture {
  readonly name: string;
  /** Any role in the body: they see its organizations and people. */
  readonly members: Audience;
  /** Any role except ADMIN: they read meetings, documents that are not RESTRICTED, and conclusions. */
  readonly workers: Audience;
  /** OFFICE, LEADER or AUDITOR at its top: they read all its directives. */
  readonly fullReaders: Audience;
  /** The viewers whose subtree contains each unit. */
  readonly units: Readonly<Record<string, Audience>>;
  /** Anonymous viewers, if the body publishes its records. */
  readonly publicReaders: Audience;
  /** The administrators of its accounts. */
  readonly accountAdmins: Audience;
  /** The viewers of the whole history of the body, with that of its roles. */
  readonly auditors: Audience;
  /** The accounts of the body, with their role and the organization of the role. */
  readonly accounts: Partial<Record<ViewerName, readonly [Role, string]>>;
}

export const bodyFixtures: readonly BodyFixture[] = [
  {
    name: 'm',
    members: ['unit', 'secondUnit', 'partLeader', 'office', 'admin'],
    workers: ['unit', 'secondUnit', 'partLeader', 'office'],
    fullReaders: ['office'],
    units: {
      u1: ['unit', 'partLeader', 'office'],
      u2: ['secondUnit', 'office'],
      u3: ['unit', 'partLeader', 'office'],
    },
    publicReaders: ['anonymous'],
    accountAdmins: ['admin'],
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
    members: ['otherOffice', 'otherAuditor'],
    workers: ['otherOffice', 'otherAuditor'],
    fullReaders: ['otherOffice', 'otherAuditor'],
    units: {
      u1: ['otherOffice', 'otherAuditor'],
      u2: ['otherOffice', 'otherAuditor'],
      u3: ['otherOffice', 'otherAuditor'],
    },
    publicReaders: [],
    accountAdmins: [],
    auditors: ['otherAuditor'],
    accounts: { otherOffice: ['OFFICE', 'top'], otherAuditor: ['AUDITOR', 'top'] },
  },
];

export const buildOrganizationId = (body: string, unit: string) => buildRowId('org', `${body} ${unit}`);

const buildOrganizationPath = (body: string, unit: string) =>
  (unit === 'top' ? ['top'] : ['top', unit]).map((it) => `${buildOrganizationId(body, it)}/`).join('');

/** Creates a viewer with an account of the dataset. */
export function createViewer(who: ViewerName): Viewer {
  const body = bodyFixtures.find(({ accounts }) => accounts[who]);
  if (!body) return Viewer.anonymous;
  const [role, unit] = body.accounts[who] as readonly [Role, string];
  return Viewer.forAccount({
    accountId: buildRowId('acc', who),
    name: who,
    personId: null,
    grants: [
      {
        role,
        organizationId: buildOrganizationId(body.name, unit),
        path: buildOrganizationPath(body.name, unit),
      },
    ],
    isReadOnly: false,
    mustChangePassword: false,
  });
}

/** The time of all records, so that the variants do not differ in it. */
export const CREATED_AT = new Date('2026-01-01T00:00:00Z');

/** The rows of one variant, for one viewer from whom rows are hidden. */
export class VisibilityDataset {
  readonly rows = new Map<GraphClass, Record<string, unknown>[]>();
  readonly joinRows: (readonly [table: string, here: string, there: string])[] = [];

  constructor(
    readonly viewerName: ViewerName,
    readonly variant: DatasetVariant,
  ) {}

  /** Returns whether a row may differ in this variant because the viewer may not see it. */
  hidesFrom(audience: Audience): boolean {
    return this.variant === 'other' && !audience.includes(this.viewerName);
  }

  /** Returns the value for this variant. */
  choose<T>(audience: Audience, one: T, other: T): T {
    return this.hidesFrom(audience) ? other : one;
  }

  addRow(
    of: GraphClass & { readonly prefix: string },
    name: string,
    fields: Record<string, unknown>,
  ): string {
    const id = buildRowId(of.prefix, name);
    const rows = this.rows.get(of) ?? [];
    this.rows.set(of, rows);
    rows.push({
      id,
      createdAt: CREATED_AT,
      ...(of.prefix === 'dir' && { updatedAt: CREATED_AT }),
      ...fields,
    });
    return id;
  }
}

export const topicNames = ['Ngân sách', 'Đô thị', 'Nông nghiệp'];
export const buildTopicId = (number: number) => buildRowId('top', String(number % topicNames.length));
