import { addDays, type Day, day, lastOfMonth } from './day.ts';
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
