import { LockMode } from '@mikro-orm/core';
import type { Directive } from '../../entities/directives/directive.entity.ts';
import { CLOSED } from '../../entities/directives/directive-enums.ts';
import { ProgressReport } from '../../entities/directives/progress-report.entity.ts';
import { DirectiveRelation } from '../../entities/directives/transition.entity.ts';
import type { Scope } from '../../mutations/mutation-context.ts';
import { requireReason } from '../../mutations/require-reason.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { move, mustBePossible } from './apply-transition.ts';
import type { MoveDirectiveForReasonInput, MoveDirectiveInput, SendBackInput } from './directive.inputs.ts';
import { leadsOf, openCase } from './load-directive.ts';
import type { TransitionVerb } from './transitions.ts';

/** Refuses with `CHILDREN_OPEN` to close what has parts that are still open. */
export async function mustHaveNoOpenParts({ em }: Scope, directive: Directive): Promise<void> {
  const parts = await em.find(
    DirectiveRelation,
    { to: directive, kind: 'PART_OF', from: { status: { $nin: [...CLOSED] } } },
    { populate: ['from'], lockMode: LockMode.NONE, limit: 4 },
  );
  if (!parts.length) return;
  const codes = parts.map(({ from }) => from.unwrap().code).join(', ');
  throw new DomainError(
    'CHILDREN_OPEN',
    `${directive.code} has parts that are still open: ${codes}. Close them first.`,
    { node: parts[0]?.from.id },
  );
}

/** Refuses with `CONFIRMER_REPORTED`: whoever reported it done does not confirm it, whatever their role. */
async function mustNotHaveReported({ em, viewer }: Scope, directive: Directive): Promise<void> {
  const own = await em.count(ProgressReport, {
    directive,
    saysDone: true,
    state: 'SUBMITTED',
    account: viewer.account?.accountId ?? null,
  });
  if (own && viewer.account)
    throw new DomainError(
      'CONFIRMER_REPORTED',
      'You reported this done yourself. Somebody else of the office or the leadership confirms it.',
    );
}

/** The side that ordered it confirms: it is completed, judged by the day the unit reported. */
export async function confirm(scope: Scope, input: MoveDirectiveInput): Promise<Directive> {
  const { directive } = await openCase(scope, input, 'directive.confirm');
  mustBePossible(directive, 'CONFIRM');
  await mustNotHaveReported(scope, directive);
  await mustHaveNoOpenParts(scope, directive);
  await move(scope, directive, 'CONFIRM', input);
  return directive;
}

/** The report is sent back: the parts named, or all, are owed again. */
export async function sendBack(scope: Scope, input: SendBackInput): Promise<Directive> {
  const { directive, assignments } = await openCase(scope, input, 'directive.confirm');
  await move(scope, directive, 'SEND_BACK', input);
  const named = input.assignments;
  const again = leadsOf(assignments).filter(({ id }) => !named?.length || named.includes(id));
  if (!again.length)
    throw new DomainError(
      'ASSIGNMENT_UNKNOWN',
      'None of these is a lead of the directive. Name its assignments.',
      {
        path: ['assignments'],
      },
    );
  for (const assignment of again) assignment.reportedDoneOn = null;
  return directive;
}

/** A move that changes nothing but the status. */
const simply =
  (verb: TransitionVerb, policy: string) =>
  async (scope: Scope, input: MoveDirectiveInput | MoveDirectiveForReasonInput): Promise<Directive> => {
    const { directive } = await openCase(scope, input, policy);
    await move(scope, directive, verb, input);
    return directive;
  };

export const start = simply('START', 'directive.start');
export const suspend = simply('SUSPEND', 'directive.suspend');
export const resume = simply('RESUME', 'directive.suspend');

/** Opens a closed directive again; the parts that were reported done are owed again. */
export async function reopen(scope: Scope, input: MoveDirectiveForReasonInput): Promise<Directive> {
  const { directive, assignments } = await openCase(scope, input, 'directive.reopen');
  if (!directive.issuedOn) {
    mustBePossible(directive, 'REOPEN');
    throw new DomainError(
      'DIRECTIVE_NEVER_ISSUED',
      `${directive.code} was taken back as a draft. Write a new draft instead.`,
    );
  }
  await move(scope, directive, 'REOPEN', input);
  for (const assignment of assignments) assignment.reportedDoneOn = null;
  return directive;
}

const endFor =
  (verb: 'CANCEL' | 'TRANSFER') =>
  async (scope: Scope, input: MoveDirectiveForReasonInput): Promise<Directive> => {
    const { directive } = await openCase(scope, input, 'directive.close');
    mustBePossible(directive, verb);
    requireReason(input.reason);
    await mustHaveNoOpenParts(scope, directive);
    await move(scope, directive, verb, input);
    return directive;
  };

/** Takes a directive back: nobody owes it any more. */
export const cancel = endFor('CANCEL');

/** Hands a directive to a body outside this installation; the reason says to whom. */
export const transfer = endFor('TRANSFER');
