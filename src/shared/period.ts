import type { DatePrecision } from './date-precision.ts';
import { addDays, type Day, endOfMonth, parseDay } from './day.ts';
import { DomainError } from './domain-error.ts';

const MONTHS = { MONTH: 1, QUARTER: 3, HALF_YEAR: 6, YEAR: 12 } as const;

/**
 * Returns the last day of the period that contains a day. "Within March" and "in quarter I" mean this day. With DAY and TIME it is
 * the day itself.
 */
export function endOfPeriod(day: Day, precision: DatePrecision): Day {
  if (precision === 'TIME' || precision === 'DAY') return day;
  // getUTCDay returns 0 for Sunday. The week of an office ends on Sunday.
  if (precision === 'WEEK') return addDays(day, (7 - new Date(`${day}T00:00:00Z`).getUTCDay()) % 7);
  const months = MONTHS[precision];
  const last = Math.ceil(Number(day.slice(5, 7)) / months) * months;
  return endOfMonth(parseDay(`${day.slice(0, 5)}${String(last).padStart(2, '0')}-01`));
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
