import { Role } from '../entities/accounts/role.ts';
import { type PermissionRule, permissionRules } from './policy.ts';

/** Kinds of viewers, as the visibility predicates tell them apart. */
const VIEWER_KINDS = ['whole body', 'part of a body', 'ADMIN alone', 'not signed in'] as const;

type VisibilityRow = readonly [wholeBody: string, part: string, admin: string, anonymous: string];

const NOBODY = '—';
const ASSIGNED_TO_ITS_UNITS = 'given to its units';
const SAME_AS_DIRECTIVE: VisibilityRow = [
  'of directives seen',
  'of directives seen',
  NOBODY,
  'of directives seen',
];
const SIGNED_IN_ONLY: VisibilityRow = ['of its bodies', 'of its bodies', 'of its bodies', NOBODY];

/**
 * What `visibility.ts` shows, in words, for people who review rights. A spec compares both with each other, and
 * `test/authorization/row-visibility.spec.ts` shows it on rows.
 */
export const visibilityDescriptions: Readonly<Record<string, VisibilityRow>> = {
  Organization: ['of its bodies', 'of its bodies', 'of its bodies', 'of bodies that publish'],
  OrganizationAlias: ['of its bodies', 'of its bodies', 'of its bodies', 'of bodies that publish'],
  Group: ['of its bodies', 'of its bodies', 'of its bodies', 'of bodies that publish'],
  GroupMember: ['of its bodies', 'of its bodies', 'of its bodies', 'of bodies that publish'],
  Person: [
    'with a post, or in what is seen',
    'with a post, or in what is seen',
    'with a post',
    'in what is seen',
  ],
  Position: SIGNED_IN_ONLY,
  BodyPolicy: SIGNED_IN_ONLY,
  CalendarDay: SIGNED_IN_ONLY,
  Topic: ['all', 'all', 'all', 'all'],
  Meeting: ['of its bodies', 'of its bodies', NOBODY, 'with a PUBLIC document'],
  Attendance: ['of meetings seen', 'of meetings seen', NOBODY, 'of meetings seen'],
  Document: [
    'of its bodies',
    'of its bodies, RESTRICTED as stubs unless named reader',
    'as named reader',
    'PUBLIC, of bodies that publish',
  ],
  TextSpan: ['of documents read', 'of documents read', 'of documents read', 'of documents read'],
  Conclusion: ['of its bodies', 'of its bodies, in documents read', NOBODY, 'in PUBLIC documents'],
  Directive: ['of its bodies, drafts too', ASSIGNED_TO_ITS_UNITS, NOBODY, 'in PUBLIC documents'],
  Assignment: SAME_AS_DIRECTIVE,
  Transition: SAME_AS_DIRECTIVE,
  DeadlineChange: SAME_AS_DIRECTIVE,
  Review: SAME_AS_DIRECTIVE,
  DirectiveRelation: [
    'between directives seen',
    'between directives seen',
    NOBODY,
    'between directives seen',
  ],
  ExtensionRequest: ['of directives seen', 'of directives seen', NOBODY, NOBODY],
  ProgressReport: [
    'sent in, of directives seen; drafts of its units',
    'sent in, of directives seen; drafts of its units',
    NOBODY,
    NOBODY,
  ],
  Evidence: ['of reports seen', 'of reports seen', NOBODY, NOBODY],
  Draft: ['of its bodies', NOBODY, NOBODY, NOBODY],
  Proposal: ['of drafts seen', NOBODY, NOBODY, NOBODY],
  ProposedAddressee: ['of drafts seen', NOBODY, NOBODY, NOBODY],
  Account: [
    'with a role in its bodies',
    'with a role in its bodies',
    'with a role in its bodies, or without any',
    NOBODY,
  ],
  RoleGrant: ['own', 'own', 'below its organization', NOBODY],
  Session: ['own', 'own', 'own', NOBODY],
  AccessToken: ['own', 'own', 'own', NOBODY],
  AuditEvent: [
    'of its bodies; rights only as AUDITOR',
    'of people, themes and its own account',
    'of people and of accounts it keeps',
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
  return [anyone ? 'anybody' : '', self ? 'one’s own' : '', never ? `never: ${never}` : '']
    .filter(Boolean)
    .join('; ');
}

/** The whole table of rights as text: root fields, acts by role and reach, rows by kind of viewer. */
export function formatPermissionTable(guards: ReadonlyMap<string, string>): string {
  const roles = Object.keys(Role) as Role[];
  const permissions = [...permissionRules].sort(compareByName);
  const permissionRows = permissions.map(([verb, rule]) => [
    verb,
    ...roles.map((role) => rule.may[role] ?? NOBODY),
    formatExceptions(rule),
  ]);
  const visibilityRows = Object.entries(visibilityDescriptions).map(([name, row]) => [name, ...row]);
  return [
    'WHAT GUARDS EACH WAY IN',
    'ROWS: answers with the rows the viewer may see. ANYONE: answers whoever asks. Else the verb of a policy.',
    formatTable(['way in', 'guard'], [...guards]),
    '',
    'WHO MAY DO WHAT',
    'BODY: in the governing body. ADDRESSEE: in a unit it was given to, or above. ORGANIZATION: in the organization it is about, or above.',
    formatTable(['verb', ...roles, 'besides'], permissionRows),
    '',
    'WHO SEES WHICH ROWS',
    'Whole body: OFFICE, LEADER or AUDITOR at the top of a body. Part: UNIT, or any of them below the top. Roles add up.',
    formatTable(['class', ...VIEWER_KINDS], visibilityRows),
    '',
  ].join('\n');
}
