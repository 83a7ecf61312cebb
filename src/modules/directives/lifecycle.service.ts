import { LockMode } from '@mikro-orm/core';
import type { Directive } from '../../entities/directives/directive.entity.ts';
import { CLOSED_STATUSES } from '../../entities/directives/directive-enums.ts';
import { DirectiveRelation } from '../../entities/directives/directive-relation.entity.ts';
import { ProgressReport } from '../../entities/directives/progress-report.entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { requireReason } from '../../mutations/require-reason.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { applyTransition, assertTransition } from './apply-transition.ts';
import type { ReasonedTransitionInput, ReturnForReworkInput, TransitionInput } from './directive.inputs.ts';
import { lockDirective, selectResponsibleLeads } from './lock-directive.ts';
import type { TransitionVerb } from './transitions.ts';

/** Throws `PARTS_OPEN` if the directive has parts that are still open. */
export async function assertNoOpenParts({ em }: MutationContext, directive: Directive): Promise<void> {
  const openParts = await em.find(
    DirectiveRelation,
    { to: directive, kind: 'PART_OF', from: { status: { $nin: [...CLOSED_STATUSES] } } },
    { populate: ['from'], lockMode: LockMode.NONE, limit: 4 },
  );
  if (!openParts.length) return;
  const codes = openParts.map(({ from }) => from.unwrap().code).join(', ');
  throw new DomainError(
    'PARTS_OPEN',
    `${directive.code} has parts that are still open: ${codes}. Close them first.`,
    { node: openParts[0]?.from.id },
  );
}

/** Throws `CONFIRMER_REPORTED` if the viewer reported the directive done: the reporter may not confirm it, in any role. */
async function assertNotReporter({ em, viewer }: MutationContext, directive: Directive): Promise<void> {
  const ownReportCount = await em.count(ProgressReport, {
    directive,
    isCompletionReport: true,
    state: 'SUBMITTED',
    account: viewer.account?.accountId ?? null,
  });
  if (ownReportCount && viewer.account)
    throw new DomainError(
      'CONFIRMER_REPORTED',
      'You reported this directive done. Another person of the office or a leader must confirm it.',
    );
}

/** Confirms that a directive is done. It is on time or late by the day the unit reported, not by the day of confirmation. */
export async function confirmCompletion(ctx: MutationContext, input: TransitionInput): Promise<Directive> {
  const { directive } = await lockDirective(ctx, input, 'directive.confirm');
  assertTransition(directive, 'CONFIRM');
  await assertNotReporter(ctx, directive);
  await assertNoOpenParts(ctx, directive);
  await applyTransition(ctx, directive, 'CONFIRM', input);
  return directive;
}

/** Returns a directive to its leads for rework. The parts of the given assignments, or of all leads, are due again. */
export async function returnForRework(ctx: MutationContext, input: ReturnForReworkInput): Promise<Directive> {
  const { directive, assignments } = await lockDirective(ctx, input, 'directive.confirm');
  await applyTransition(ctx, directive, 'SEND_BACK', input);
  const assignmentIds = input.assignments;
  const leadsToRedo = selectResponsibleLeads(assignments).filter(
    ({ id }) => !assignmentIds?.length || assignmentIds.includes(id),
  );
  if (!leadsToRedo.length)
    throw new DomainError(
      'ASSIGNMENT_UNKNOWN',
      'None of these assignments is a lead of the directive. Give its lead assignments.',
      {
        path: ['assignments'],
      },
    );
  for (const assignment of leadsToRedo) assignment.reportedDoneOn = null;
  return directive;
}

/** Returns a service function for a transition that changes only the status. */
const transitionMutation =
  (verb: TransitionVerb, permission: string) =>
  async (ctx: MutationContext, input: TransitionInput | ReasonedTransitionInput): Promise<Directive> => {
    const { directive } = await lockDirective(ctx, input, permission);
    await applyTransition(ctx, directive, verb, input);
    return directive;
  };

export const startDirective = transitionMutation('START', 'directive.start');
export const suspendDirective = transitionMutation('SUSPEND', 'directive.suspend');
export const resumeDirective = transitionMutation('RESUME', 'directive.suspend');

/** Reopens a closed directive. Parts that were reported done are due again. Throws `DIRECTIVE_NEVER_ISSUED` for a cancelled draft. */
export async function reopenDirective(
  ctx: MutationContext,
  input: ReasonedTransitionInput,
): Promise<Directive> {
  const { directive, assignments } = await lockDirective(ctx, input, 'directive.reopen');
  if (!directive.issuedOn) {
    assertTransition(directive, 'REOPEN');
    throw new DomainError(
      'DIRECTIVE_NEVER_ISSUED',
      `${directive.code} was cancelled as a draft and never issued. Create a new draft.`,
    );
  }
  await applyTransition(ctx, directive, 'REOPEN', input);
  for (const assignment of assignments) assignment.reportedDoneOn = null;
  return directive;
}

const closeMutation =
  (verb: 'CANCEL' | 'TRANSFER') =>
  async (ctx: MutationContext, input: ReasonedTransitionInput): Promise<Directive> => {
    const { directive } = await lockDirective(ctx, input, 'directive.close');
    assertTransition(directive, verb);
    requireReason(input.reason);
    await assertNoOpenParts(ctx, directive);
    await applyTransition(ctx, directive, verb, input);
    return directive;
  };

/** Cancels a directive. Its addressees owe nothing any more. */
export const cancelDirective = closeMutation('CANCEL');

/** Transfers a directive to a governing body outside this installation. The reason names that body. */
export const transferDirective = closeMutation('TRANSFER');
