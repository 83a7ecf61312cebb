import { must } from '../../authorization/policy.ts';
import { Conclusion } from '../../entities/conclusions/conclusion.entity.ts';
import { Topic } from '../../entities/conclusions/topic.entity.ts';
import type { Assignment } from '../../entities/directives/assignment.entity.ts';
import { copyOf } from '../../entities/directives/deadline.ts';
import { Directive } from '../../entities/directives/directive.entity.ts';
import { TextSpan } from '../../entities/documents/document.entity.ts';
import { Meeting } from '../../entities/meetings/meeting.entity.ts';
import { Organization } from '../../entities/units/organization.entity.ts';
import { known, touch } from '../../mutations/load-entity.ts';
import type { Scope } from '../../mutations/mutation-context.ts';
import { wasWithdrawn, withdrawnFrom } from '../../mutations/retired-codes.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { dayOf, move, mustBePossible } from './apply-transition.ts';
import { assign } from './assign.ts';
import { deadlineFrom } from './build-deadline.ts';
import type {
  AssignDirectiveInput,
  DraftDirectiveInput,
  IssueDirectiveInput,
  RewriteDraftInput,
} from './directive.inputs.ts';
import { type Case, openCase } from './load-directive.ts';
import { isOpenNow } from './open-days.ts';

/** The next free code: that of the meeting and a number, or the year and a number. */
async function nextCode({ em, today }: Scope, body: Organization, meeting: Meeting | null): Promise<string> {
  const stem = meeting ? `${meeting.code}/` : `${today.slice(0, 4)}/`;
  const [row] = await em.execute<{ next: number }[]>(
    `select coalesce(max(substr(code, char_length(?::text) + 1)::int), 0) + 1 as next
     from (select body_id, code from directive
       union all select state ->> 'body_id', (state ->> 'code') collate "C" from (${withdrawnFrom('directive')}) gone) d
     where body_id = ? and code ^@ ? and substr(code, char_length(?::text) + 1) ~ '^[0-9]{1,6}$'`,
    [stem, body.id, stem, stem],
  );
  return `${stem}${row?.next ?? 1}`;
}

/** The code asked for, when nothing else was ever called so; else the next free one. */
async function codeFor(
  scope: Scope,
  body: Organization,
  asked: string | null | undefined,
  meeting: Meeting | null,
): Promise<string> {
  const code = asked?.trim();
  if (!code) return nextCode(scope, body, meeting);
  const isTaken =
    (await scope.em.count(Directive, { body, code })) > 0 ||
    (await wasWithdrawn(scope.em, 'directive', { body_id: body.id, code }));
  if (isTaken)
    throw new DomainError(
      'CODE_TAKEN',
      `Another directive is called "${code}". Codes are never used again: give another.`,
      {
        path: ['code'],
      },
    );
  return code;
}

/** The text of an order; refuses with `TEXT_MISSING` when there is none. */
function textOf(text: string): string {
  if (text.trim()) return text;
  throw new DomainError('TEXT_MISSING', 'The order has no words. Give the words of the source.', {
    path: ['text'],
  });
}

async function origin(scope: Scope, input: DraftDirectiveInput) {
  const conclusion = input.conclusion ? await known(scope, Conclusion, input.conclusion) : null;
  const meetingId = input.meeting ?? conclusion?.meeting.id;
  const spanId = input.span ?? conclusion?.span?.id;
  return {
    conclusion,
    meeting: meetingId ? await known(scope, Meeting, meetingId) : null,
    span: spanId ? await known(scope, TextSpan, spanId) : null,
  };
}

/** Writes a directive down; nobody owes anything until it is issued. */
export async function draft(scope: Scope, input: DraftDirectiveInput): Promise<Directive> {
  const { em, viewer } = scope;
  const body = await known(scope, Organization, input.body);
  must(viewer, 'directive.draft', { body: body.path });
  // Codes are given out one at a time: whoever drafts next waits for this act to end.
  await em.execute('select 1 from organization where id = ? for update', [body.id]);
  const { conclusion, meeting, span } = await origin(scope, input);
  if (meeting && meeting.body.id !== body.id)
    throw new DomainError(
      'MEETING_FOREIGN',
      `${meeting.code} is a meeting of another body. Name the body that held it.`,
      {
        path: ['meeting'],
      },
    );
  const directive = em.create(Directive, {
    body,
    code: await codeFor(scope, body, input.code, meeting),
    text: textOf(input.text),
    kind: input.kind,
    status: 'DRAFT',
    conclusion,
    meeting,
    span,
    deadline: await deadlineFrom(scope, body, input.deadline, null),
    urgent: input.urgent,
    places: input.places,
  });
  for (const topic of input.topics) directive.topics.add(await known(scope, Topic, topic));
  await giveTo(scope, { directive, assignments: [] }, input.addressees);
  return directive;
}

/** Writes a draft anew; what is issued is never rewritten, only amended. */
export async function rewrite(scope: Scope, input: RewriteDraftInput): Promise<Directive> {
  const { directive } = await openCase(scope, input, 'directive.draft');
  mustBePossible(directive, 'ISSUE');
  if (input.text !== null && input.text !== undefined) directive.text = textOf(input.text);
  if (input.kind) directive.kind = input.kind;
  if (input.deadline)
    directive.deadline = await deadlineFrom(scope, await directive.body.loadOrFail(), input.deadline, null);
  if (input.urgent !== null && input.urgent !== undefined) directive.urgent = input.urgent;
  return directive;
}

/** Issues a draft: its deadline becomes the original one, for ever. */
export async function issue(scope: Scope, input: IssueDirectiveInput): Promise<Directive> {
  const { directive } = await openCase(scope, input, 'directive.issue');
  mustBePossible(directive, 'ISSUE');
  const issuedOn = dayOf(scope, input.issuedOn, null, 'issuedOn');
  const { dueOn } = directive.deadline;
  if (dueOn && dueOn < issuedOn)
    throw new DomainError(
      'DEADLINE_BEFORE_ISSUE',
      `The deadline ${dueOn} lies before the day of issue, ${issuedOn}. Give another deadline with rewriteDraft, or another day.`,
      { path: ['issuedOn'] },
    );
  directive.issuedOn = issuedOn;
  directive.issuedOnPrecision = input.precision;
  directive.originalDeadline = copyOf(directive.deadline);
  await move(scope, directive, 'ISSUE', { on: issuedOn });
  return directive;
}

async function giveTo(
  scope: Scope,
  { directive, assignments }: Pick<Case, 'directive' | 'assignments'>,
  addressees: AssignDirectiveInput['addressees'],
): Promise<Assignment[]> {
  const given: Assignment[] = [];
  for (const addressee of addressees)
    given.push(await assign(scope, directive, addressee, [...assignments, ...given]));
  return given;
}

/** Gives a directive to more addressees; one that was returned is assigned anew by it. */
export async function assignTo(scope: Scope, input: AssignDirectiveInput): Promise<Directive> {
  const opened = await openCase(scope, input, 'directive.assign');
  const { directive } = opened;
  if (!isOpenNow(directive.openDays) && directive.status !== 'DRAFT' && directive.kind !== 'STANDING_RULE')
    mustBePossible(directive, 'ASSIGN');
  if (!input.addressees.length)
    throw new DomainError('ADDRESSEE_MISSING', 'Nobody is named. Name at least one addressee.', {
      path: ['addressees'],
    });
  await giveTo(scope, opened, input.addressees);
  if (directive.status === 'RETURNED') await move(scope, directive, 'ASSIGN', { on: input.on });
  touch(scope, directive);
  return directive;
}
