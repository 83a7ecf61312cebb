import type { Directive } from '../../entities/directives/directive.entity.ts';
import { CLOSED_STATUSES, type DirectiveStatus } from '../../entities/directives/directive-enums.ts';
import { Transition } from '../../entities/directives/transition.entity.ts';
import type { Organization } from '../../entities/units/organization.entity.ts';
import { Person } from '../../entities/units/person.entity.ts';
import { bumpVersion } from '../../mutations/load-entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { requireReason } from '../../mutations/require-reason.ts';
import type { Day } from '../../shared/day.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { currentAccount } from '../accounts/current-account.ts';
import { endOpenRange, isOpenNow, startOpenRange } from './open-ranges.ts';
import { findTransition, type TransitionVerb, transitionsFrom } from './transitions.ts';

/** Optional details of a transition. */
export interface TransitionDetails {
  readonly reason?: string | null | undefined;
  /** The day it happened. Default: today. */
  readonly on?: Day | null | undefined;
  /** The unit that performed it. */
  readonly organization?: Organization | null;
}

/** Returns the last transition of a directive; null while it is a draft. */
export const findLastTransition = (
  { em }: MutationContext,
  directive: Directive,
): Promise<Transition | null> => em.findOne(Transition, { directive }, { orderBy: { ordinal: 'desc' } });

/**
 * Returns the day of an event: `on`, or today if `on` is not given.
 *
 * `notBefore` is the day of the previous event. Throws `DAY_IN_FUTURE` if the day is after today, and
 * `DAY_BEFORE_LAST_TRANSITION` if it is before `notBefore`.
 */
export function resolveEventDate(
  { today }: MutationContext,
  on: Day | null | undefined,
  notBefore: Day | null,
  path = 'on',
): Day {
  const day = on ?? (notBefore && notBefore > today ? notBefore : today);
  if (day > today && day !== notBefore)
    throw new DomainError(
      'DAY_IN_FUTURE',
      `${day} is in the future. Give today, ${today}, or an earlier day.`,
      {
        path: [path],
      },
    );
  if (notBefore && day < notBefore)
    throw new DomainError(
      'DAY_BEFORE_LAST_TRANSITION',
      `${day} is before ${notBefore}, the day of the last change. Give ${notBefore} or a later day.`,
      { path: [path] },
    );
  return day;
}

/** Returns the rule of a transition. Throws `TRANSITION_IMPOSSIBLE` if the life cycle has no such transition from the current status. */
export function assertTransition({ status, kind, code }: Directive, verb: TransitionVerb) {
  const rule = findTransition(verb, status, kind);
  if (rule) return rule;
  const allowed = [...new Set(transitionsFrom(status, kind).map((it) => it.verb))];
  throw new DomainError(
    'TRANSITION_IMPOSSIBLE',
    `${verb} is not possible: ${code} is ${status}${kind === 'TASK' ? '' : ` and its kind is ${kind}`}. ${allowed.length ? `Possible now: ${allowed.join(', ')}.` : 'No transition is possible now.'}`,
    { allowed },
  );
}

/** Applies a transition to a directive and records who made it, when and why. The caller must lock the row first. */
export async function applyTransition(
  ctx: MutationContext,
  directive: Directive,
  verb: TransitionVerb,
  { reason, on, organization = null }: TransitionDetails = {},
): Promise<Transition> {
  const { em, viewer } = ctx;
  const rule = assertTransition(directive, verb);
  const last = await findLastTransition(ctx, directive);
  const reasonText = rule.requires.includes('reason') ? requireReason(reason) : (reason?.trim() ?? null);
  const happenedOn = resolveEventDate(ctx, on, last?.happenedOn ?? directive.issuedOn);
  const from = directive.status;
  const to = rule.to === 'BEFORE' ? (last?.from ?? 'ASSIGNED') : rule.to;
  setStatus(directive, to, happenedOn);
  bumpVersion(ctx, directive);
  const { account } = viewer;
  return em.create(Transition, {
    directive,
    ordinal: (last?.ordinal ?? 0) + 1,
    from,
    to,
    happenedOn,
    organization,
    reason: reasonText,
    person: account?.personId ? em.getReference(Person, account.personId) : null,
    account: currentAccount(ctx),
  });
}

/** Sets the status of a directive. Also sets its open days and its closing day, so that the three always agree. */
function setStatus(directive: Directive, to: DirectiveStatus, on: Day): void {
  const wasOpen = isOpenNow(directive.openDays);
  const isOpen = !CLOSED_STATUSES.includes(to) && directive.kind !== 'STANDING_RULE';
  if (wasOpen && !isOpen) directive.openDays = endOpenRange(directive.openDays, on);
  if (!wasOpen && isOpen) directive.openDays = startOpenRange(directive.openDays, on);
  directive.status = to;
  directive.closedOn = CLOSED_STATUSES.includes(to) ? on : null;
  if (to === 'REPORTED_DONE') directive.reportedDoneOn = on;
  else if (to !== 'COMPLETED') directive.reportedDoneOn = null;
}
