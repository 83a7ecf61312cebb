import type { Place } from '../../authorization/policy.ts';
import { Conclusion } from '../../entities/conclusions/conclusion.entity.ts';
import { Assignment } from '../../entities/directives/assignment.entity.ts';
import { Directive } from '../../entities/directives/directive.entity.ts';
import { Document, TextSpan } from '../../entities/documents/document.entity.ts';
import { Attendance, Meeting } from '../../entities/meetings/meeting.entity.ts';
import { Group, GroupMember } from '../../entities/units/group.entity.ts';
import { OrganizationAlias } from '../../entities/units/organization.entity.ts';
import { type Loadable, touch } from '../../mutations/load-entity.ts';
import type { Scope } from '../../mutations/mutation-context.ts';
import { DomainError } from '../../shared/domain-error.ts';
import type { GraphClass, Sql } from '../../shared/graph-type.ts';
import type { Entry } from '../../shared/node.entity.ts';
import { placeOf } from '../units/unit.policy.ts';

/** Rows that are of a whole and go with it: those whose column names it. */
export interface Part {
  readonly table: Sql;
  readonly column: Sql;
  /** Absent for pairs, which nothing can point at. */
  readonly of?: GraphClass;
}

/** One kind of entry that may be taken out. */
export interface Withdrawable<T extends Entry = Entry> {
  readonly of: Loadable<T>;
  /** The verb of the policy that allows to enter such a thing. */
  readonly verb: string;
  readonly place: (row: T) => Promise<Place>;
  readonly parts: readonly Part[];
  /** Refuses with `ENTRY_PERMANENT` what has become more than an entry; says of what it was part that it changed. */
  readonly before?: (scope: Scope, row: T) => Promise<void>;
}

const withdrawable = <T extends Entry>(how: Withdrawable<T>): Withdrawable => how as unknown as Withdrawable;

/** What was issued is never taken out: it was said, and somebody may have acted on it. */
function mustBeDraft({ status, code }: Directive): void {
  if (status === 'DRAFT') return;
  throw new DomainError(
    'ENTRY_PERMANENT',
    `${code} is ${status}: only drafts are taken out. End it with cancelDirective.`,
  );
}

const bodyOf = async ({ body }: Directive | Meeting): Promise<Place> => ({
  body: (await body.loadOrFail()).path,
});

async function bodyOfDocument({ meeting, issuer }: Document): Promise<Place> {
  if (meeting) return bodyOf(await meeting.loadOrFail());
  return issuer ? { body: placeOf(await issuer.loadOrFail()).body as string } : {};
}

/** Every kind of entry that may be taken out, with its rule. */
export const withdrawables: readonly Withdrawable[] = [
  withdrawable({
    of: Directive,
    verb: 'directive.draft',
    place: bodyOf,
    parts: [
      { table: 'assignment', column: 'directive_id', of: Assignment },
      { table: 'directive_topic', column: 'directive_id' },
    ],
    before: async (_, row) => mustBeDraft(row),
  }),
  withdrawable({
    of: Assignment,
    verb: 'directive.assign',
    place: async ({ directive }) => bodyOf(await directive.loadOrFail()),
    parts: [],
    before: async (scope, { directive }) => {
      const whole = await directive.loadOrFail();
      mustBeDraft(whole);
      touch(scope, whole);
    },
  }),
  withdrawable({
    of: Meeting,
    verb: 'meeting.record',
    place: bodyOf,
    parts: [{ table: 'attendance', column: 'meeting_id', of: Attendance }],
  }),
  withdrawable({
    of: Attendance,
    verb: 'meeting.record',
    place: async ({ meeting }) => bodyOf(await meeting.loadOrFail()),
    parts: [],
  }),
  withdrawable({
    of: Document,
    verb: 'document.record',
    place: bodyOfDocument,
    parts: [
      { table: 'text_span', column: 'document_id', of: TextSpan },
      { table: 'document_reader', column: 'document_id' },
    ],
  }),
  withdrawable({
    of: Conclusion,
    verb: 'conclusion.record',
    place: async ({ meeting }) => bodyOf(await meeting.loadOrFail()),
    parts: [{ table: 'conclusion_topic', column: 'conclusion_id' }],
  }),
  withdrawable({
    of: Group,
    verb: 'group.create',
    place: async ({ body }) => placeOf(await body.loadOrFail()),
    parts: [{ table: 'group_member', column: 'group_id', of: GroupMember }],
  }),
  withdrawable({
    of: OrganizationAlias,
    verb: 'organization.name',
    place: async ({ organization }) => placeOf(await organization.loadOrFail()),
    parts: [],
  }),
];

/** What to do with every other kind of node instead of taking it out. */
export const instead: Readonly<Record<string, string>> = {
  Organization: 'End it with abolishOrganization.',
  GroupMember: 'End it with endGroupMembership.',
  Person: 'End what they hold with endPosition.',
  Position: 'End it with endPosition.',
  TextSpan: 'A passage goes with its document.',
  Topic: 'A theme stays, since others may follow it.',
  Transition: 'A move that was wrong is followed by another, as reopenDirective.',
  ExtensionRequest: 'Take it back with withdrawExtension.',
  DeadlineChange: 'Set another deadline with changeDeadline.',
  ProgressReport: 'Write a draft anew with rewriteReport; what was sent in is answered with sendBack.',
  Evidence: 'What was shown stays; show the right file in another report.',
  Review: 'What a meeting looked at stays.',
  DirectiveRelation: 'What was said of two directives stays; enter the right relation beside it.',
  BodyPolicy: 'Change it with setBodyPolicy.',
  CalendarDay: 'Make it an ordinary day with clearCalendarDay.',
  Account: 'Close it with disableAccount.',
  RoleGrant: 'Take the role away with revokeRole.',
  Session: 'End it with endSession.',
  AccessToken: 'Revoke it with revokeToken.',
  Draft: 'Close it with rejectDraft.',
  Proposal: 'Say no to it with reviewProposal.',
  ProposedAddressee: 'Strike it with reviewProposal.',
  AuditEvent: 'Nothing is ever taken out of the history.',
};
