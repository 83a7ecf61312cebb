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

/** Rows that belong to an entity and are withdrawn with it: those whose `column` contains its id. */
export interface OwnedRows {
  readonly table: Sql;
  readonly column: Sql;
  /** Missing for tables of pairs, because nothing can refer to a pair. */
  readonly of?: GraphClass;
}

/** One kind of entry that can be withdrawn. */
export interface WithdrawableEntity<T extends StoredNode = StoredNode> {
  readonly of: StoredNodeClass<T>;
  /** The permission to create such an entry; it is required to withdraw one. */
  readonly permission: string;
  readonly loadResource: (row: T) => Promise<Resource>;
  readonly parts: readonly OwnedRows[];
  /** Throws `ENTRY_PERMANENT` if this row cannot be withdrawn any more; increments the version of the entity it belongs to. */
  readonly prepare?: (ctx: MutationContext, row: T) => Promise<void>;
}

const defineWithdrawable = <T extends StoredNode>(definition: WithdrawableEntity<T>): WithdrawableEntity =>
  definition as unknown as WithdrawableEntity;

/** Throws `ENTRY_PERMANENT` unless the directive is a draft. An issued directive stays, because somebody may have acted on it. */
function assertDraft({ status, code }: Directive): void {
  if (status === 'DRAFT') return;
  throw new DomainError(
    'ENTRY_PERMANENT',
    `${code} is ${status}, and only drafts can be withdrawn. Use cancelDirective.`,
  );
}

const loadBodyResource = async ({ body }: Directive | Meeting): Promise<Resource> => ({
  body: (await body.loadOrFail()).path,
});

async function loadDocumentResource({ meeting, issuer }: Document): Promise<Resource> {
  if (meeting) return loadBodyResource(await meeting.loadOrFail());
  return issuer ? { body: organizationResource(await issuer.loadOrFail()).body as string } : {};
}

/** Every kind of entry that can be withdrawn, with its rule. */
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
      const owner = await directive.loadOrFail();
      assertDraft(owner);
      bumpVersion(ctx, owner);
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

/** For every other kind of node: what to do instead of a withdrawal. The text is part of the error message. */
export const alternatives: Readonly<Record<string, string>> = {
  Organization: 'Use abolishOrganization.',
  GroupMember: 'Use endGroupMembership.',
  Person: 'End the positions of the person with endPosition.',
  Position: 'Use endPosition.',
  TextSpan: 'A span is withdrawn with its document.',
  Topic: 'A topic stays, because others may follow it.',
  Transition: 'Correct a wrong transition with another one, for example reopenDirective.',
  ExtensionRequest: 'Use withdrawExtension.',
  DeadlineChange: 'Set another deadline with changeDeadline.',
  ProgressReport: 'Change a draft with rewriteReport. Return a submitted report with returnForRework.',
  Evidence: 'Evidence stays. Attach the right file to another report.',
  Review: 'A review stays on record.',
  DirectiveRelation: 'A relation stays. Add the right relation as well.',
  BodyPolicy: 'Change it with setBodyPolicy.',
  CalendarDay: 'Use clearCalendarDay to make it an ordinary day.',
  Account: 'Use disableAccount.',
  RoleGrant: 'Use revokeRole.',
  Session: 'Use endSession.',
  AccessToken: 'Use revokeToken.',
  Draft: 'Use rejectDraft.',
  Proposal: 'Reject it with reviewProposal.',
  ProposedAddressee: 'Remove it with reviewProposal.',
  AuditEvent: 'Nothing is ever removed from the history.',
};
