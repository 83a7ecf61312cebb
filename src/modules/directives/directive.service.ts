import { authorize } from '../../authorization/policy.ts';
import { Conclusion } from '../../entities/conclusions/conclusion.entity.ts';
import { Topic } from '../../entities/conclusions/topic.entity.ts';
import type { Assignment } from '../../entities/directives/assignment.entity.ts';
import { copyDeadline } from '../../entities/directives/deadline.ts';
import { Directive } from '../../entities/directives/directive.entity.ts';
import { TextSpan } from '../../entities/documents/document.entity.ts';
import { Meeting } from '../../entities/meetings/meeting.entity.ts';
import { Organization } from '../../entities/units/organization.entity.ts';
import { deletedRowsSql, wasDeleted } from '../../mutations/deleted-rows.ts';
import { bumpVersion, findVisible } from '../../mutations/load-entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { applyTransition, assertTransition, resolveEventDate } from './apply-transition.ts';
import { assign } from './assign-addressee.ts';
import { buildDeadline } from './build-deadline.ts';
import type {
  AssignDirectiveInput,
  DraftDirectiveInput,
  IssueDirectiveInput,
  RewriteDirectiveDraftInput,
} from './directive.inputs.ts';
import { type LockedDirective, lockDirective } from './lock-directive.ts';
import { isOpenNow } from './open-ranges.ts';

/** Returns the next free code: the code of the meeting and a number, or the year and a number. */
async function findNextCode(
  { em, today }: MutationContext,
  body: Organization,
  meeting: Meeting | null,
): Promise<string> {
  const prefix = meeting ? `${meeting.code}/` : `${today.slice(0, 4)}/`;
  const [row] = await em.execute<{ next: number }[]>(
    `select coalesce(max(substr(code, char_length(?::text) + 1)::int), 0) + 1 as next
     from (select body_id, code from directive
       union all select state ->> 'body_id', (state ->> 'code') collate "C" from (${deletedRowsSql('directive')}) deleted) d
     where body_id = ? and code ^@ ? and substr(code, char_length(?::text) + 1) ~ '^[0-9]{1,6}$'`,
    [prefix, body.id, prefix, prefix],
  );
  return `${prefix}${row?.next ?? 1}`;
}

/** Returns the requested code, or the next free code without a request. Throws `CODE_TAKEN` if any directive has or had it. */
async function resolveCode(
  ctx: MutationContext,
  body: Organization,
  requestedCode: string | null | undefined,
  meeting: Meeting | null,
): Promise<string> {
  const code = requestedCode?.trim();
  if (!code) return findNextCode(ctx, body, meeting);
  const isTaken =
    (await ctx.em.count(Directive, { body, code })) > 0 ||
    (await wasDeleted(ctx.em, 'directive', { body_id: body.id, code }));
  if (isTaken)
    throw new DomainError(
      'CODE_TAKEN',
      `The code "${code}" belongs to another directive or to a deleted one. Give another code.`,
      {
        path: ['code'],
      },
    );
  return code;
}

/** Returns the text of a directive. Throws `TEXT_MISSING` if it is empty. */
function requireDirectiveText(text: string): string {
  if (text.trim()) return text;
  throw new DomainError('TEXT_MISSING', 'The directive has no text. Give the words of the source.', {
    path: ['text'],
  });
}

async function loadOrigin(ctx: MutationContext, input: DraftDirectiveInput) {
  const conclusion = input.conclusion ? await findVisible(ctx, Conclusion, input.conclusion) : null;
  const meetingId = input.meeting ?? conclusion?.meeting.id;
  const spanId = input.span ?? conclusion?.span?.id;
  return {
    conclusion,
    meeting: meetingId ? await findVisible(ctx, Meeting, meetingId) : null,
    span: spanId ? await findVisible(ctx, TextSpan, spanId) : null,
  };
}

/** Creates a directive as a draft. Its addressees owe nothing until it is issued. */
export async function draftDirective(ctx: MutationContext, input: DraftDirectiveInput): Promise<Directive> {
  const { em, viewer } = ctx;
  const body = await findVisible(ctx, Organization, input.body);
  authorize(viewer, 'directive.draft', { body: body.path });
  // The lock makes codes unique: the next mutation that drafts for this body waits until this transaction ends.
  await em.execute('select 1 from organization where id = ? for update', [body.id]);
  const { conclusion, meeting, span } = await loadOrigin(ctx, input);
  if (meeting && meeting.body.id !== body.id)
    throw new DomainError(
      'MEETING_FOREIGN',
      `${meeting.code} is a meeting of another governing body. Give the body that held it.`,
      {
        path: ['meeting'],
      },
    );
  const directive = em.create(Directive, {
    body,
    code: await resolveCode(ctx, body, input.code, meeting),
    text: requireDirectiveText(input.text),
    kind: input.kind,
    status: 'DRAFT',
    conclusion,
    meeting,
    span,
    deadline: await buildDeadline(ctx, body.id, input.deadline, null),
    urgent: input.urgent,
    places: input.places,
  });
  for (const topic of input.topics) directive.topics.add(await findVisible(ctx, Topic, topic));
  await assignAll(ctx, { directive, assignments: [] }, input.addressees);
  return directive;
}

/** Changes a draft. An issued directive is never changed; another directive can amend it. */
export async function rewriteDirectiveDraft(
  ctx: MutationContext,
  input: RewriteDirectiveDraftInput,
): Promise<Directive> {
  const { directive } = await lockDirective(ctx, input, 'directive.draft');
  assertTransition(directive, 'ISSUE');
  if (input.text !== null && input.text !== undefined) directive.text = requireDirectiveText(input.text);
  if (input.kind) directive.kind = input.kind;
  if (input.deadline) directive.deadline = await buildDeadline(ctx, directive.body.id, input.deadline, null);
  if (input.urgent !== null && input.urgent !== undefined) directive.urgent = input.urgent;
  return directive;
}

/** Issues a draft. Its deadline becomes the original deadline, which never changes. */
export async function issueDirective(ctx: MutationContext, input: IssueDirectiveInput): Promise<Directive> {
  const { directive } = await lockDirective(ctx, input, 'directive.issue');
  assertTransition(directive, 'ISSUE');
  const issuedOn = resolveEventDate(ctx, input.issuedOn, null, 'issuedOn');
  const { dueOn } = directive.deadline;
  if (dueOn && dueOn < issuedOn)
    throw new DomainError(
      'DEADLINE_BEFORE_ISSUE',
      `The deadline ${dueOn} is before the day of issue, ${issuedOn}. Change the deadline with rewriteDirectiveDraft, or give another day of issue.`,
      { path: ['issuedOn'] },
    );
  directive.issuedOn = issuedOn;
  directive.issuedOnPrecision = input.precision;
  directive.originalDeadline = copyDeadline(directive.deadline);
  await applyTransition(ctx, directive, 'ISSUE', { on: issuedOn });
  return directive;
}

async function assignAll(
  ctx: MutationContext,
  { directive, assignments }: Pick<LockedDirective, 'directive' | 'assignments'>,
  addressees: AssignDirectiveInput['addressees'],
): Promise<Assignment[]> {
  const added: Assignment[] = [];
  for (const addressee of addressees)
    added.push(await assign(ctx, directive, addressee, [...assignments, ...added]));
  return added;
}

/** Assigns a directive to more addressees. A directive that was returned becomes ASSIGNED again. */
export async function assignDirective(ctx: MutationContext, input: AssignDirectiveInput): Promise<Directive> {
  const lockedDirective = await lockDirective(ctx, input, 'directive.assign');
  const { directive } = lockedDirective;
  if (!isOpenNow(directive.openDays) && directive.status !== 'DRAFT' && directive.kind !== 'STANDING_RULE')
    assertTransition(directive, 'ASSIGN');
  if (!input.addressees.length)
    throw new DomainError(
      'ADDRESSEE_MISSING',
      'The list of addressees is empty. Give at least one addressee.',
      {
        path: ['addressees'],
      },
    );
  await assignAll(ctx, lockedDirective, input.addressees);
  if (directive.status === 'RETURNED') await applyTransition(ctx, directive, 'ASSIGN', { on: input.on });
  bumpVersion(ctx, directive);
  return directive;
}
