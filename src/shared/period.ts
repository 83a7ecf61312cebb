import type { DatePrecision } from './date-precision.ts';
import { addDays, type Day, endOfMonth, parseDay } from './day.ts';
import { DomainError } from './domain-error.ts';

/**
 * Returns the last day of the period that contains a day. "Within March" and "in quarter I" mean this day. With DAY and TIME it is
 * the day itself.
 */
export function endOfPeriod(day: Day, precision: DatePrecision): Day {
  const month = Number(day.slice(5, 7));
  const endOfMonthInYear = (last: number) =>
    endOfMonth(parseDay(`${day.slice(0, 5)}${String(last).padStart(2, '0')}-01`));
  switch (precision) {
    case 'TIME':
    case 'DAY':
      return day;
    case 'WEEK':
      // getUTCDay returns 0 for Sunday. The week of an office ends on Sunday.
      return addDays(day, (7 - new Date(`${day}T00:00:00Z`).getUTCDay()) % 7);
    case 'MONTH':
      return endOfMonthInYear(month);
    case 'QUARTER':
      return endOfMonthInYear(Math.ceil(month / 3) * 3);
    case 'HALF_YEAR':
      return endOfMonthInYear(month <= 6 ? 6 : 12);
    case 'YEAR':
      return endOfMonthInYear(12);
  }
}

const PERIOD_PATTERN = /^\d{4}(-(0[1-9]|1[0-2]|Q[1-4]|H[12]|W[0-5]\d))?$/;

/** Throws `PERIOD_INVALID` unless the text is a year, or a month, quarter, half-year or week of a year. No text is valid. */
export function assertPeriod(period: string | null | undefined): void {
  if (!period || PERIOD_PATTERN.test(period)) return;
  throw new DomainError(
    'PERIOD_INVALID',
    `"${period.slice(0, 60)}" is not a period. Write 2026-10, 2026-Q3, 2026-H1, 2026-W07 or 2026.`,
    { path: ['period'] },
  );
}
