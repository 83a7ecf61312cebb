import { copyDeadline, type Deadline } from '../../entities/directives/deadline.ts';
import { DeadlineChange } from '../../entities/directives/deadline-change.entity.ts';
import type { Directive } from '../../entities/directives/directive.entity.ts';
import { ExtensionRequest } from '../../entities/directives/extension-request.entity.ts';
import { Person } from '../../entities/units/person.entity.ts';
import { assertVersion, bumpVersion, findVisible, lockVisible } from '../../mutations/load-entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { requireReason } from '../../mutations/require-reason.ts';
import type { Day } from '../../shared/day.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { currentAccount } from '../accounts/current-account.ts';
import { findLastTransition, resolveEventDate } from './apply-transition.ts';
import { buildDeadline } from './build-deadline.ts';
import type { ChangeDeadlineInput } from './directive.inputs.ts';
import type { ExtensionDecisionInput, RequestExtensionInput } from './extension.inputs.ts';
import { getReportingUnit, lockDirective, resolveAssignment } from './lock-directive.ts';
import { isOpenNow } from './open-ranges.ts';

function assertDirectiveOpen({ openDays, code, status }: Directive): void {
  if (isOpenNow(openDays)) return;
  throw new DomainError(
    'DIRECTIVE_NOT_OPEN',
    `${code} is ${status}, so its deadline is not in force. Reopen the directive first.`,
  );
}

function assertLaterDeadline({ deadline }: Directive, requested: Deadline): void {
  if (!requested.dueOn)
    throw new DomainError('DEADLINE_INVALID', 'The requested deadline has no day. Give the day with dueOn.', {
      path: ['deadline', 'dueOn'],
    });
  if (deadline.dueOn && requested.dueOn <= deadline.dueOn && !deadline.inferred)
    throw new DomainError(
      'DEADLINE_NOT_LATER',
      `${requested.dueOn} is not after the deadline in force, ${deadline.dueOn}. Give a later day.`,
      { path: ['deadline', 'dueOn'] },
    );
}

/** Requests a later deadline for a unit. A directive has at most one undecided request at a time. */
export async function requestExtension(
  ctx: MutationContext,
  input: RequestExtensionInput,
): Promise<ExtensionRequest> {
  const { em } = ctx;
  const lockedDirective = await lockDirective(ctx, { id: input.directive }, 'directive.requestExtension');
  const { directive } = lockedDirective;
  assertDirectiveOpen(directive);
  const assignment = resolveAssignment(ctx, lockedDirective, input.assignment);
  const reason = requireReason(input.reason);
  const proposed = await buildDeadline(ctx, directive.body.id, input.deadline, directive.issuedOn);
  assertLaterDeadline(directive, proposed);
  if (await em.count(ExtensionRequest, { directive, state: 'PENDING' }))
    throw new DomainError(
      'EXTENSION_PENDING',
      'Another extension request of this directive waits for a decision. Withdraw it first.',
    );
  bumpVersion(ctx, directive);
  return em.create(ExtensionRequest, {
    directive,
    organization: getReportingUnit(assignment, directive),
    account: currentAccount(ctx),
    requestedOn: resolveEventDate(ctx, input.on, directive.issuedOn),
    proposed,
    reason,
  });
}

/** Locks an undecided request and its directive. Throws `EXTENSION_DECIDED` if the request is not pending. */
async function lockPendingRequest(
  ctx: MutationContext,
  { id, expectedVersion }: ExtensionDecisionInput,
  permission: string,
) {
  const unlocked = await findVisible(ctx, ExtensionRequest, id);
  const lockedDirective = await lockDirective(ctx, { id: unlocked.directive.id }, permission);
  const request = await lockVisible(ctx, ExtensionRequest, id);
  assertVersion(request, expectedVersion);
  if (request.state !== 'PENDING')
    throw new DomainError(
      'EXTENSION_DECIDED',
      `This request is already ${request.state}. Make a new request.`,
    );
  return { ...lockedDirective, request };
}

const recordDecision = async (ctx: MutationContext, input: ExtensionDecisionInput) => {
  const lockedRequest = await lockPendingRequest(ctx, input, 'directive.decideExtension');
  const { viewer, em } = ctx;
  if (viewer.account && lockedRequest.request.account?.id === viewer.account.accountId)
    throw new DomainError('DECIDER_IS_REQUESTER', 'You made this request. Another person must decide on it.');
  const on = resolveEventDate(ctx, input.on, lockedRequest.request.requestedOn);
  const personId = viewer.account?.personId;
  Object.assign(lockedRequest.request, {
    decidedOn: on,
    decidedBy: personId ? em.getReference(Person, personId) : null,
  });
  return { ...lockedRequest, on };
};

/** Replaces the deadline in force and records the change. */
async function replaceDeadline(
  { em }: MutationContext,
  directive: Directive,
  after: Deadline,
  change: { on: Day; reason: string; request: ExtensionRequest | null },
): Promise<void> {
  const last = await em.findOne(DeadlineChange, { directive }, { orderBy: { ordinal: 'desc' } });
  em.create(DeadlineChange, {
    directive,
    ordinal: (last?.ordinal ?? 0) + 1,
    changedOn: change.on,
    before: copyDeadline(directive.deadline),
    after: copyDeadline(after),
    reason: change.reason,
    request: change.request,
  });
  directive.deadline = copyDeadline(after);
}

/** Grants an extension request: replaces the deadline in force. The original deadline does not change. */
export async function grantExtension(
  ctx: MutationContext,
  input: ExtensionDecisionInput,
): Promise<ExtensionRequest> {
  const { directive, request, on } = await recordDecision(ctx, input);
  assertDirectiveOpen(directive);
  assertLaterDeadline(directive, request.proposed);
  const grantReason = input.reason?.trim() || null;
  Object.assign(request, { state: 'GRANTED', decisionReason: grantReason });
  await replaceDeadline(ctx, directive, request.proposed, {
    on,
    reason: grantReason ?? request.reason,
    request,
  });
  bumpVersion(ctx, directive);
  return request;
}

/** Refuses an extension request, with a reason. */
export async function refuseExtension(
  ctx: MutationContext,
  input: ExtensionDecisionInput,
): Promise<ExtensionRequest> {
  const { directive, request } = await recordDecision(ctx, input);
  Object.assign(request, { state: 'REFUSED', decisionReason: requireReason(input.reason) });
  bumpVersion(ctx, directive);
  return request;
}

/** Withdraws an extension request for its unit. */
export async function withdrawExtension(
  ctx: MutationContext,
  input: ExtensionDecisionInput,
): Promise<ExtensionRequest> {
  const lockedRequest = await lockPendingRequest(ctx, input, 'directive.requestExtension');
  const { assignments, request, directive } = lockedRequest;
  const own = assignments.find(({ organization }) => organization?.id === request.organization.id);
  resolveAssignment(ctx, lockedRequest, own?.id);
  request.state = 'WITHDRAWN';
  bumpVersion(ctx, directive);
  return request;
}

/** Replaces the deadline in force without a request. The new deadline may be earlier or later. A reason is required. */
export async function changeDeadline(ctx: MutationContext, input: ChangeDeadlineInput): Promise<Directive> {
  const { directive } = await lockDirective(ctx, input, 'directive.changeDeadline');
  assertDirectiveOpen(directive);
  const reason = requireReason(input.reason);
  const after = await buildDeadline(ctx, directive.body.id, input.deadline, directive.issuedOn);
  const last = await findLastTransition(ctx, directive);
  const on = resolveEventDate(ctx, input.on, last?.happenedOn ?? directive.issuedOn);
  await replaceDeadline(ctx, directive, after, { on, reason, request: null });
  bumpVersion(ctx, directive);
  return directive;
}
