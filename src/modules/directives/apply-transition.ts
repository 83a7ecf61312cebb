import type { Directive } from '../../entities/directives/directive.entity.ts';
import { CLOSED, type DirectiveStatus } from '../../entities/directives/directive-enums.ts';
import { Transition } from '../../entities/directives/transition.entity.ts';
import type { Organization } from '../../entities/units/organization.entity.ts';
import { Person } from '../../entities/units/person.entity.ts';
import { touch } from '../../mutations/load-entity.ts';
import type { Scope } from '../../mutations/mutation-context.ts';
import { requireReason } from '../../mutations/require-reason.ts';
import type { Day } from '../../shared/day.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { ownAccount } from '../accounts/current-account.ts';
import { closed, isOpenNow, opened } from './open-days.ts';
import { movesFrom, ruleFor, type TransitionVerb } from './transitions.ts';

/** What may come with a move. */
export interface Given {
  readonly reason?: string | null | undefined;
  /** The day it happened; today unless it is entered later. */
  readonly on?: Day | null | undefined;
  /** The unit that did it. */
  readonly organization?: Organization | null;
}

/** The last move of a directive; null while it is a draft. */
export const lastMove = ({ em }: Scope, directive: Directive): Promise<Transition | null> =>
  em.findOne(Transition, { directive }, { orderBy: { ordinal: 'desc' } });

/** The day something happened: today, or an earlier one no earlier than what happened before. */
export function dayOf({ today }: Scope, on: Day | null | undefined, notBefore: Day | null, path = 'on'): Day {
  const day = on ?? (notBefore && notBefore > today ? notBefore : today);
  if (day > today && day !== notBefore)
    throw new DomainError(
      'DAY_IN_FUTURE',
      `${day} has not come yet. Give today, ${today}, or an earlier day.`,
      {
        path: [path],
      },
    );
  if (notBefore && day < notBefore)
    throw new DomainError(
      'DAY_BEFORE_LAST_MOVE',
      `${day} lies before ${notBefore}, when the last thing happened to it. Give that day or a later one.`,
      { path: [path] },
    );
  return day;
}

/** Refuses with `TRANSITION_IMPOSSIBLE` what the life cycle does not have from here. */
export function mustBePossible({ status, kind, code }: Directive, verb: TransitionVerb) {
  const rule = ruleFor(verb, status, kind);
  if (rule) return rule;
  const allowed = [...new Set(movesFrom(status, kind).map((it) => it.verb))];
  throw new DomainError(
    'TRANSITION_IMPOSSIBLE',
    `${verb} is not possible: ${code} is ${status}${kind === 'TASK' ? '' : ` and a ${kind}`}. ${allowed.length ? `Possible now: ${allowed.join(', ')}.` : 'Nothing is possible any more.'}`,
    { allowed },
  );
}

/** Moves a directive and writes the move down: who, when, why. The row must be locked. */
export async function move(
  scope: Scope,
  directive: Directive,
  verb: TransitionVerb,
  { reason, on, organization = null }: Given = {},
): Promise<Transition> {
  const { em, viewer } = scope;
  const rule = mustBePossible(directive, verb);
  const last = await lastMove(scope, directive);
  const words = rule.needs.includes('reason') ? requireReason(reason) : (reason?.trim() ?? null);
  const happenedOn = dayOf(scope, on, last?.happenedOn ?? directive.issuedOn);
  const from = directive.status;
  const to = rule.to === 'BEFORE' ? (last?.from ?? 'ASSIGNED') : rule.to;
  stand(directive, to, happenedOn);
  touch(scope, directive);
  const { account } = viewer;
  return em.create(Transition, {
    directive,
    ordinal: (last?.ordinal ?? 0) + 1,
    from,
    to,
    happenedOn,
    organization,
    reason: words,
    person: account?.personId ? em.getReference(Person, account.personId) : null,
    account: ownAccount(scope),
  });
}

/** Puts a directive into a status: the status, the days it is open and the day it was closed always agree. */
function stand(directive: Directive, to: DirectiveStatus, on: Day): void {
  const wasOpen = isOpenNow(directive.openDays);
  const isOpen = !CLOSED.includes(to) && directive.kind !== 'STANDING_RULE';
  if (wasOpen && !isOpen) directive.openDays = closed(directive.openDays, on);
  if (!wasOpen && isOpen) directive.openDays = opened(directive.openDays, on);
  directive.status = to;
  directive.closedOn = CLOSED.includes(to) ? on : null;
  if (to === 'REPORTED_DONE') directive.reportedDoneOn = on;
  else if (to !== 'COMPLETED') directive.reportedDoneOn = null;
}
