import type { Resource } from '../../authorization/policy.ts';
import { Conclusion } from '../../entities/conclusions/conclusion.entity.ts';
import { Assignment } from '../../entities/directives/assignment.entity.ts';
import { Directive } from '../../entities/directives/directive.entity.ts';
import { Document, TextSpan } from '../../entities/documents/document.entity.ts';
import { Attendance, Meeting } from '../../entities/meetings/meeting.entity.ts';
import { Group, GroupMember } from '../../entities/units/group.entity.ts';
import { OrganizationAlias } from '../../entities/units/organization.entity.ts';
import { bumpVersion, type StoredNodeClass } from '../../mutations/load-entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { DomainError } from '../../shared/domain-error.ts';
import type { GraphClass, Sql } from '../../shared/graph-type.ts';
import type { StoredNode } from '../../shared/node.entity.ts';
import { organizationResource } from '../units/unit.policy.ts';

/** Rows that are of a whole and go with it: those whose column names it. */
export interface OwnedRows {
  readonly table: Sql;
  readonly column: Sql;
  /** Absent for pairs, which nothing can point at. */
  readonly of?: GraphClass;
}

/** One kind of entry that may be taken out. */
export interface WithdrawableEntity<T extends StoredNode = StoredNode> {
  readonly of: StoredNodeClass<T>;
  /** The verb of the policy that allows to enter such a thing. */
  readonly permission: string;
  readonly loadResource: (row: T) => Promise<Resource>;
  readonly parts: readonly OwnedRows[];
  /** Refuses with `ENTRY_PERMANENT` what has become more than an entry; says of what it was part that it changed. */
  readonly prepare?: (ctx: MutationContext, row: T) => Promise<void>;
}

const defineWithdrawable = <T extends StoredNode>(definition: WithdrawableEntity<T>): WithdrawableEntity =>
  definition as unknown as WithdrawableEntity;

/** What was issued is never taken out: it was said, and somebody may have acted on it. */
function assertDraft({ status, code }: Directive): void {
  if (status === 'DRAFT') return;
  throw new DomainError(
    'ENTRY_PERMANENT',
    `${code} is ${status}: only drafts are taken out. End it with cancelDirective.`,
  );
}

const loadBodyResource = async ({ body }: Directive | Meeting): Promise<Resource> => ({
  body: (await body.loadOrFail()).path,
});

async function loadDocumentResource({ meeting, issuer }: Document): Promise<Resource> {
  if (meeting) return loadBodyResource(await meeting.loadOrFail());
  return issuer ? { body: organizationResource(await issuer.loadOrFail()).body as string } : {};
}

/** Every kind of entry that may be taken out, with its rule. */
export const withdrawableEntities: readonly WithdrawableEntity[] = [
  defineWithdrawable({
    of: Directive,
    permission: 'directive.draft',
    loadResource: loadBodyResource,
    parts: [
      { table: 'assignment', column: 'directive_id', of: Assignment },
      { table: 'directive_topic', column: 'directive_id' },
    ],
    prepare: async (_, row) => assertDraft(row),
  }),
  defineWithdrawable({
    of: Assignment,
    permission: 'directive.assign',
    loadResource: async ({ directive }) => loadBodyResource(await directive.loadOrFail()),
    parts: [],
    prepare: async (ctx, { directive }) => {
      const whole = await directive.loadOrFail();
      assertDraft(whole);
      bumpVersion(ctx, whole);
    },
  }),
  defineWithdrawable({
    of: Meeting,
    permission: 'meeting.record',
    loadResource: loadBodyResource,
    parts: [{ table: 'attendance', column: 'meeting_id', of: Attendance }],
  }),
  defineWithdrawable({
    of: Attendance,
    permission: 'meeting.record',
    loadResource: async ({ meeting }) => loadBodyResource(await meeting.loadOrFail()),
    parts: [],
  }),
  defineWithdrawable({
    of: Document,
    permission: 'document.record',
    loadResource: loadDocumentResource,
    parts: [
      { table: 'text_span', column: 'document_id', of: TextSpan },
      { table: 'document_reader', column: 'document_id' },
    ],
  }),
  defineWithdrawable({
    of: Conclusion,
    permission: 'conclusion.record',
    loadResource: async ({ meeting }) => loadBodyResource(await meeting.loadOrFail()),
    parts: [{ table: 'conclusion_topic', column: 'conclusion_id' }],
  }),
  defineWithdrawable({
    of: Group,
    permission: 'group.create',
    loadResource: async ({ body }) => organizationResource(await body.loadOrFail()),
    parts: [{ table: 'group_member', column: 'group_id', of: GroupMember }],
  }),
  defineWithdrawable({
    of: OrganizationAlias,
    permission: 'organization.name',
    loadResource: async ({ organization }) => organizationResource(await organization.loadOrFail()),
    parts: [],
  }),
];

/** What to do with every other kind of node instead of taking it out. */
export const alternatives: Readonly<Record<string, string>> = {
  Organization: 'End it with abolishOrganization.',
  GroupMember: 'End it with endGroupMembership.',
  Person: 'End what they hold with endPosition.',
  Position: 'End it with endPosition.',
  TextSpan: 'A passage goes with its document.',
  Topic: 'A theme stays, since others may follow it.',
  Transition: 'A move that was wrong is followed by another, as reopenDirective.',
  ExtensionRequest: 'Take it back with withdrawExtension.',
  DeadlineChange: 'Set another deadline with changeDeadline.',
  ProgressReport: 'Write a draft anew with rewriteReport; what was sent in is answered with returnForRework.',
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
