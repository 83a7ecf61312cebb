import { addDays, type Day, parseDay } from '../../shared/day.ts';

/** A public holiday and the day it falls on. */
export interface PublicHoliday {
  readonly day: Day;
  readonly name: string;
}

const DAY_MS = 86_400_000;
const COUNTRY_CODE = 'VN';

/**
 * The public holidays of Vietnam in a year as the package date-holidays knows them, by day.
 *
 * The Labour Code (2019, article 112) gives five days at Tết and two at National Day. The package knows five days from the eve of Tết
 * on, and 2 September alone; which five, which second, and what is off instead of a weekend the Government decides each year. The
 * package weighs 13 MB in memory, so it is read when somebody asks.
 */
export async function loadPublicHolidays(year: number): Promise<readonly PublicHoliday[]> {
  const { default: Holidays } = await import('date-holidays');
  const nameByDay = new Map<Day, string>();
  for (const { date, start, end, name, type } of new Holidays(COUNTRY_CODE).getHolidays(year)) {
    if (type !== 'public') continue;
    const first = parseDay(date.slice(0, 10));
    const length = Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY_MS));
    // A holiday of several days gives its name to those that have none of their own.
    for (let at = 0; at < length; at++) {
      const on = addDays(first, at);
      if (at === 0 || !nameByDay.has(on))
        nameByDay.set(on, at === 0 ? name : name.replace(/^Giao thừa /, ''));
    }
  }
  return [...nameByDay].map(([on, name]) => ({ day: on, name })).sort((a, b) => (a.day < b.day ? -1 : 1));
}
