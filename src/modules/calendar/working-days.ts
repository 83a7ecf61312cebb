import { addDays, type Day } from '../../shared/day.ts';
import { DomainError } from '../../shared/domain-error.ts';

/** The exceptions to the weekdays in the calendar of a governing body. */
export interface Calendar {
  /** Days off, on any weekday. */
  readonly daysOff: ReadonlySet<Day>;
  /** Saturdays and Sundays that are workdays instead of another day. */
  readonly workdays: ReadonlySet<Day>;
  /** Years that have entries, for example `2026`. For other years the days of Tết are not known. */
  readonly years: ReadonlySet<string>;
}

/** A calendar without entries. */
export const EMPTY_CALENDAR: Calendar = { daysOff: new Set(), workdays: new Set(), years: new Set() };

const SATURDAY = 6;
const SUNDAY = 0;

export const isWeekend = (day: Day): boolean =>
  [SATURDAY, SUNDAY].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

/**
 * Whether a day is a working day: Monday to Friday except days off, and the Saturdays and Sundays that are workdays.
 *
 * Throws `CALENDAR_UNKNOWN` if the calendar has no entry for the year: a count that includes Tết as working days would be wrong,
 * and nobody would notice.
 */
export function isWorkingDay(day: Day, { daysOff, workdays, years }: Calendar): boolean {
  const year = day.slice(0, 4);
  if (!years.has(year))
    throw new DomainError(
      'CALENDAR_UNKNOWN',
      `The calendar of the governing body has no entries for ${year}, so working days of that year cannot be counted. Ask an administrator to add them with adoptPublicHolidays.`,
    );
  return workdays.has(day) || (!daysOff.has(day) && !isWeekend(day));
}

/**
 * Returns the last day of a period of `count` working days, 1 or more, after the day `from`.
 *
 * The day `from` does not count: under the Civil Code (2015, article 147) a period starts on the following day.
 */
export function addWorkingDays(from: Day, count: number, calendar: Calendar): Day {
  let day = from;
  for (let left = count; left > 0; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day, calendar)) left--;
  }
  return day;
}

/** Returns the number of working days after `from`, up to and including `to`. */
export function countWorkingDays(from: Day, to: Day, calendar: Calendar): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day, calendar)) count++;
  return count;
}
