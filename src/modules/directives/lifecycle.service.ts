import { LockMode } from '@mikro-orm/core';
import type { Directive } from '../../entities/directives/directive.entity.ts';
import { CLOSED_STATUSES } from '../../entities/directives/directive-enums.ts';
import { ProgressReport } from '../../entities/directives/progress-report.entity.ts';
import { DirectiveRelation } from '../../entities/directives/transition.entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { requireReason } from '../../mutations/require-reason.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { applyTransition, assertTransition } from './apply-transition.ts';
import type { ReasonedTransitionInput, ReturnForReworkInput, TransitionInput } from './directive.inputs.ts';
import { lockDirective, selectResponsibleLeads } from './load-directive.ts';
import type { TransitionVerb } from './transitions.ts';

/** Refuses with `PARTS_OPEN` to close what has parts that are still open. */
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

/** Refuses with `CONFIRMER_REPORTED`: whoever reported it done does not confirm it, whatever their role. */
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
      'You reported this done yourself. Somebody else of the office or the leadership confirms it.',
    );
}

/** The side that ordered it confirms: it is completed, judged by the day the unit reported. */
export async function confirmCompletion(ctx: MutationContext, input: TransitionInput): Promise<Directive> {
  const { directive } = await lockDirective(ctx, input, 'directive.confirm');
  assertTransition(directive, 'CONFIRM');
  await assertNotReporter(ctx, directive);
  await assertNoOpenParts(ctx, directive);
  await applyTransition(ctx, directive, 'CONFIRM', input);
  return directive;
}

/** The report is sent back: the parts named, or all, are owed again. */
export async function returnForRework(ctx: MutationContext, input: ReturnForReworkInput): Promise<Directive> {
  const { directive, assignments } = await lockDirective(ctx, input, 'directive.confirm');
  await applyTransition(ctx, directive, 'SEND_BACK', input);
  const named = input.assignments;
  const leadsToRedo = selectResponsibleLeads(assignments).filter(
    ({ id }) => !named?.length || named.includes(id),
  );
  if (!leadsToRedo.length)
    throw new DomainError(
      'ASSIGNMENT_UNKNOWN',
      'None of these is a lead of the directive. Name its assignments.',
      {
        path: ['assignments'],
      },
    );
  for (const assignment of leadsToRedo) assignment.reportedDoneOn = null;
  return directive;
}

/** A move that changes nothing but the status. */
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

/** Opens a closed directive again; the parts that were reported done are owed again. */
export async function reopenDirective(
  ctx: MutationContext,
  input: ReasonedTransitionInput,
): Promise<Directive> {
  const { directive, assignments } = await lockDirective(ctx, input, 'directive.reopen');
  if (!directive.issuedOn) {
    assertTransition(directive, 'REOPEN');
    throw new DomainError(
      'DIRECTIVE_NEVER_ISSUED',
      `${directive.code} was taken back as a draft. Write a new draft instead.`,
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

/** Takes a directive back: nobody owes it any more. */
export const cancelDirective = closeMutation('CANCEL');

/** Hands a directive to a body outside this installation; the reason says to whom. */
export const transferDirective = closeMutation('TRANSFER');
