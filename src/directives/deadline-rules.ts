import type { Scope } from '../acts/scope.ts';
import { CalendarDay } from '../calendar/calendar-day.entity.ts';
import type { Calendar } from '../calendar/working-days.ts';
import type { Day } from '../shared/day.ts';
import { BodyPolicy } from '../units/body-policy.entity.ts';
import type { Organization } from '../units/organization.entity.ts';
import type { DeadlineInput } from './deadline.inputs.ts';
import { Deadline } from './deadline.ts';
import { readDeadline } from './deadline-reading.ts';

/** A calendar out of its days; an entry that was taken back still says that somebody knows the year. */
function calendarOf(days: readonly CalendarDay[]): Calendar {
  const those = (kind: CalendarDay['kind']) =>
    new Set(days.filter((it) => it.kind === kind).map(({ day }) => day));
  const years = new Set(days.map(({ day }) => day.slice(0, 4)));
  return { daysOff: those('DAY_OFF'), workdays: those('WORKDAY'), years };
}

/** Reads a deadline by the calendar and the policy of a body; without an input nobody named one. */
export async function deadlineFrom(
  { em, timeZone }: Scope,
  body: Organization,
  input: DeadlineInput | null | undefined,
  issuedOn: Day | null,
): Promise<Deadline> {
  if (!input) return new Deadline();
  const days = typeof input.workingDays === 'number' ? await em.find(CalendarDay, { body }) : [];
  const policy = await em.findOne(BodyPolicy, { body });
  return readDeadline(input, { issuedOn, calendar: calendarOf(days), policy, timeZone });
}
