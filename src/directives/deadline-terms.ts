import type { Scope } from '../acts/scope.ts';
import { Calendars } from '../calendar/calendar.service.ts';
import type { Day } from '../shared/day.ts';
import { BodyPolicy } from '../units/body-policy.entity.ts';
import type { DeadlineTerms } from './deadline-reading.ts';

/** The terms on which a governing body reads deadlines: its calendar, its policy, and the time zone of the office. */
export async function deadlineTermsOf(
  scope: Scope,
  bodyId: string,
  issuedOn: Day | null,
): Promise<DeadlineTerms> {
  const calendar = await new Calendars(scope).of(bodyId);
  const policy = await scope.em.findOne(BodyPolicy, { body: bodyId });
  return { issuedOn, calendar, policy, timeZone: scope.timeZone };
}
