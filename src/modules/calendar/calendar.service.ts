import './calendar.policy.ts';
import { authorize } from '../../authorization/policy.ts';
import { CalendarDay } from '../../entities/calendar/calendar-day.entity.ts';
import { Organization } from '../../entities/units/organization.entity.ts';
import { assertVersionGiven, findVisible, lockAtVersion } from '../../mutations/load-entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import type { Day } from '../../shared/day.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { requireText } from '../../shared/require-text.ts';
import { lockGoverningBody } from '../units/governing-body.ts';
import { organizationResource } from '../units/unit.policy.ts';
import type {
  AdoptPublicHolidaysInput,
  ClearCalendarDayInput,
  SetCalendarDayInput,
} from './calendar.inputs.ts';
import { loadPublicHolidays } from './public-holidays.ts';
import { type Calendar, isWeekend } from './working-days.ts';

const FIRST_KNOWN_YEAR = 2000;
const LAST_KNOWN_YEAR = 2100;

/** Loads the calendar of a governing body, for counting working days. */
export async function loadCalendar(ctx: MutationContext, bodyId: string): Promise<Calendar> {
  const days = await ctx.em.find(CalendarDay, { body: bodyId });
  const all = (kind: CalendarDay['kind']): Set<Day> =>
    new Set(days.filter((it) => it.kind === kind).map((it) => it.day));
  const years = new Set(days.map((it) => it.day.slice(0, 4)));
  return { daysOff: all('DAY_OFF'), workdays: all('WORKDAY'), years };
}

/** Adds the public holidays of a year that have no entry yet. Existing entries do not change. Throws `HOLIDAYS_UNKNOWN`. */
export async function adoptPublicHolidays(
  ctx: MutationContext,
  { body: id, year }: AdoptPublicHolidaysInput,
): Promise<Organization> {
  const { em, viewer } = ctx;
  authorize(viewer, 'calendar.adopt', organizationResource(await findVisible(ctx, Organization, id)));
  if (year < FIRST_KNOWN_YEAR || year > LAST_KNOWN_YEAR)
    throw new DomainError(
      'HOLIDAYS_UNKNOWN',
      `The public holidays of ${year} are not known. Choose a year from ${FIRST_KNOWN_YEAR} to ${LAST_KNOWN_YEAR}.`,
      { path: ['year'] },
    );
  const body = await lockGoverningBody(ctx, id);
  const existingDays = new Set((await em.find(CalendarDay, { body })).map((it) => it.day));
  for (const { day, name } of await loadPublicHolidays(year))
    if (!existingDays.has(day)) em.create(CalendarDay, { body, day, kind: 'DAY_OFF', name });
  return body;
}

export async function setCalendarDay(ctx: MutationContext, input: SetCalendarDayInput): Promise<CalendarDay> {
  const { em, viewer } = ctx;
  const { day, kind } = input;
  authorize(viewer, 'calendar.set', organizationResource(await findVisible(ctx, Organization, input.body)));
  if (kind === 'WORKDAY' && !isWeekend(day))
    throw new DomainError(
      'CALENDAR_DAY_NOT_WEEKEND',
      `${day} is not a Saturday or Sunday, so it is a workday already. Choose ORDINARY to cancel a day off.`,
      { path: ['kind'] },
    );
  const name = input.name ? requireText(input.name, 'name') : null;
  const body = await lockGoverningBody(ctx, input.body);
  const existing = await em.findOne(CalendarDay, { body, day });
  if (!existing) return em.create(CalendarDay, { body, day, kind, name });
  assertVersionGiven(existing, day, input.expectedVersion);
  return Object.assign(existing, { kind, name });
}

/** Makes a day an ordinary day. The row stays, so that `adoptPublicHolidays` does not add the day again. */
export async function clearCalendarDay(
  ctx: MutationContext,
  { id, expectedVersion }: ClearCalendarDayInput,
): Promise<CalendarDay> {
  const entry = await findVisible(ctx, CalendarDay, id);
  authorize(ctx.viewer, 'calendar.set', organizationResource(await entry.body.loadOrFail()));
  return Object.assign(await lockAtVersion(ctx, CalendarDay, id, expectedVersion), { kind: 'ORDINARY' });
}
