import { Role } from '../entities/accounts/role.ts';
import { type PermissionRule, permissionRules } from './policy.ts';

/** The kinds of viewers that the visibility predicates distinguish. */
const VIEWER_KINDS = ['whole body', 'part of a body', 'ADMIN only', 'anonymous'] as const;

type VisibilityRow = readonly [wholeBody: string, part: string, admin: string, anonymous: string];

const NOBODY = '—';
const ASSIGNED_TO_OWN_UNITS = 'assigned to own units';
const SAME_AS_DIRECTIVE: VisibilityRow = [
  'of visible directives',
  'of visible directives',
  NOBODY,
  'of visible directives',
];
const SIGNED_IN_ONLY: VisibilityRow = ['of own bodies', 'of own bodies', 'of own bodies', NOBODY];

/**
 * Which rows `row-visibility.ts` shows to which viewers, in words, for people who review the rights. A test compares the classes
 * of both, and `test/authorization/row-visibility.spec.ts` tests the rows.
 */
export const visibilityDescriptions: Readonly<Record<string, VisibilityRow>> = {
  Organization: ['of own bodies', 'of own bodies', 'of own bodies', 'of bodies that publish'],
  OrganizationAlias: ['of own bodies', 'of own bodies', 'of own bodies', 'of bodies that publish'],
  Group: ['of own bodies', 'of own bodies', 'of own bodies', 'of bodies that publish'],
  GroupMember: ['of own bodies', 'of own bodies', 'of own bodies', 'of bodies that publish'],
  Person: [
    'with a position, or in visible rows',
    'with a position, or in visible rows',
    'with a position',
    'in visible rows',
  ],
  Position: SIGNED_IN_ONLY,
  BodyPolicy: SIGNED_IN_ONLY,
  CalendarDay: SIGNED_IN_ONLY,
  Topic: ['all', 'all', 'all', 'all'],
  Meeting: ['of own bodies', 'of own bodies', NOBODY, 'with a PUBLIC document'],
  Attendance: ['of visible meetings', 'of visible meetings', NOBODY, 'of visible meetings'],
  Document: [
    'of own bodies',
    'of own bodies, RESTRICTED as stubs unless named reader',
    'as named reader',
    'PUBLIC, of bodies that publish',
  ],
  TextSpan: [
    'of readable documents',
    'of readable documents',
    'of readable documents',
    'of readable documents',
  ],
  Conclusion: ['of own bodies', 'of own bodies, in readable documents', NOBODY, 'in PUBLIC documents'],
  Directive: ['of own bodies, drafts included', ASSIGNED_TO_OWN_UNITS, NOBODY, 'in PUBLIC documents'],
  Assignment: SAME_AS_DIRECTIVE,
  Transition: SAME_AS_DIRECTIVE,
  DeadlineChange: SAME_AS_DIRECTIVE,
  Review: SAME_AS_DIRECTIVE,
  DirectiveRelation: [
    'between visible directives',
    'between visible directives',
    NOBODY,
    'between visible directives',
  ],
  ExtensionRequest: ['of visible directives', 'of visible directives', NOBODY, NOBODY],
  ProgressReport: [
    'submitted, of visible directives; drafts of own units',
    'submitted, of visible directives; drafts of own units',
    NOBODY,
    NOBODY,
  ],
  Evidence: ['of visible reports', 'of visible reports', NOBODY, NOBODY],
  Draft: ['of own bodies', NOBODY, NOBODY, NOBODY],
  Proposal: ['of visible drafts', NOBODY, NOBODY, NOBODY],
  ProposedAddressee: ['of visible drafts', NOBODY, NOBODY, NOBODY],
  Account: [
    'with a role in own bodies',
    'with a role in own bodies',
    'with a role in own bodies, or without roles',
    NOBODY,
  ],
  RoleGrant: ['own', 'own', 'below its organization', NOBODY],
  Session: ['own', 'own', 'own', NOBODY],
  AccessToken: ['own', 'own', 'own', NOBODY],
  AuditEvent: [
    'of own bodies; role grants and access records only as AUDITOR',
    'of people, topics and own account',
    'of people and of administered accounts',
    NOBODY,
  ],
};

function formatTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((_, index) =>
    Math.max(...[header, ...rows].map((row) => row[index]?.length ?? 0)),
  );
  const formatRow = (row: readonly string[]) =>
    row
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd();
  return [
    formatRow(header),
    formatRow(widths.map((width) => '-'.repeat(width))),
    ...rows.map(formatRow),
  ].join('\n');
}

const compareByName = <T>([a]: readonly [string, T], [b]: readonly [string, T]) => (a < b ? -1 : 1);

function formatExceptions({ self, anyone, never }: PermissionRule): string {
  return [anyone ? 'every viewer' : '', self ? 'own account' : '', never ? `never: ${never}` : '']
    .filter(Boolean)
    .join('; ');
}

/** Returns the permission table as text: the guards of root fields, the permissions of roles, and the rows each kind of viewer sees. */
export function formatPermissionTable(guards: ReadonlyMap<string, string>): string {
  const roles = Object.keys(Role) as Role[];
  const permissions = [...permissionRules].sort(compareByName);
  const permissionRows = permissions.map(([permission, rule]) => [
    permission,
    ...roles.map((role) => rule.may[role] ?? NOBODY),
    formatExceptions(rule),
  ]);
  const visibilityRows = Object.entries(visibilityDescriptions).map(([name, row]) => [name, ...row]);
  return [
    'WHAT GUARDS EACH ROOT FIELD',
    'ROWS: returns the rows that the viewer may see. ANYONE: every viewer may use it. Otherwise: the permission it requires.',
    formatTable(['root field', 'guard'], [...guards]),
    '',
    'WHO MAY DO WHAT',
    'BODY: in the governing body. ADDRESSEE: in a unit that is an addressee, or above it. ORGANIZATION: in the organization concerned, or above it.',
    formatTable(['permission', ...roles, 'exceptions'], permissionRows),
    '',
    'WHO SEES WHICH ROWS',
    'Whole body: OFFICE, LEADER or AUDITOR at the top of a body. Part of a body: UNIT, or any of these below the top. Roles add up.',
    formatTable(['class', ...VIEWER_KINDS], visibilityRows),
    '',
  ].join('\n');
}
