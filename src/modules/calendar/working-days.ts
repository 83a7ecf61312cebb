import { addDays, type Day } from '../../shared/day.ts';
import { DomainError } from '../../shared/domain-error.ts';

/** What a body's calendar says of days, besides their weekdays. */
export interface Calendar {
  /** Days nobody works, whatever the weekday. */
  readonly daysOff: ReadonlySet<Day>;
  /** Saturdays and Sundays that are worked instead of another day. */
  readonly workdays: ReadonlySet<Day>;
  /** Years somebody entered days for, `2026`. Of others nobody knows when Tết is. */
  readonly years: ReadonlySet<string>;
}

/** A calendar nobody entered anything in. */
export const EMPTY_CALENDAR: Calendar = { daysOff: new Set(), workdays: new Set(), years: new Set() };

const SATURDAY = 6;
const SUNDAY = 0;

export const isWeekend = (day: Day): boolean =>
  [SATURDAY, SUNDAY].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

/**
 * Whether offices work on a day: Monday to Friday except days off, and the Saturdays and Sundays that are worked instead.
 *
 * Refuses with `CALENDAR_UNKNOWN` a day of a year for which nobody entered any: a count that takes Tết for a working day is wrong,
 * and nobody would see it.
 */
export function isWorkingDay(day: Day, { daysOff, workdays, years }: Calendar): boolean {
  const year = day.slice(0, 4);
  if (!years.has(year))
    throw new DomainError(
      'CALENDAR_UNKNOWN',
      `The calendar of the body holds no day of ${year}, so working days of that year cannot be counted. An administrator enters them with adoptPublicHolidays.`,
    );
  return workdays.has(day) || (!daysOff.has(day) && !isWeekend(day));
}

/**
 * The last of so many working days, 1 or more. The day counted from is not one of them: the Civil Code (2015, article 147) starts a
 * period on the day after the one that is named.
 */
export function addWorkingDays(from: Day, count: number, calendar: Calendar): Day {
  let day = from;
  for (let left = count; left > 0; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day, calendar)) left--;
  }
  return day;
}

/** How many working days lie after one day up to and including another. */
export function countWorkingDays(from: Day, to: Day, calendar: Calendar): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day, calendar)) count++;
  return count;
}
