import { addDays, type Day, day, lastOfMonth } from './day.ts';
import { DomainError } from './domain-error.ts';
import type { DatePrecision } from './precision.ts';

/** The last day of the period a day lies in: what "within March" or "in quarter I" means. A day is its own period. */
export function lastOfPeriod(of: Day, precision: DatePrecision): Day {
  const month = Number(of.slice(5, 7));
  const endOfMonth = (last: number) =>
    lastOfMonth(day(`${of.slice(0, 5)}${String(last).padStart(2, '0')}-01`));
  switch (precision) {
    case 'TIME':
    case 'DAY':
      return of;
    case 'WEEK':
      // getUTCDay counts from Sunday, 0; an office week ends with it.
      return addDays(of, (7 - new Date(`${of}T00:00:00Z`).getUTCDay()) % 7);
    case 'MONTH':
      return endOfMonth(month);
    case 'QUARTER':
      return endOfMonth(Math.ceil(month / 3) * 3);
    case 'HALF_YEAR':
      return endOfMonth(month <= 6 ? 6 : 12);
    case 'YEAR':
      return endOfMonth(12);
  }
}

const PERIOD = /^\d{4}(-(0[1-9]|1[0-2]|Q[1-4]|H[12]|W[0-5]\d))?$/;

/** Refuses with `PERIOD_INVALID` what is no period: a year, or a month, quarter, half or week of one. None is none. */
export function mustBePeriod(period: string | null | undefined): void {
  if (!period || PERIOD.test(period)) return;
  throw new DomainError(
    'PERIOD_INVALID',
    `"${period.slice(0, 60)}" is no period. Write 2026-10, 2026-Q3, 2026-H1, 2026-W07 or 2026.`,
    { path: ['period'] },
  );
}
