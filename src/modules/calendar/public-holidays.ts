import { addDays, DAY_MS, type Day, parseDay } from '../../shared/day.ts';

/** A public holiday and the day it falls on. */
export interface PublicHoliday {
  readonly day: Day;
  readonly name: string;
}

const COUNTRY_CODE = 'VN';

/**
 * Returns the public holidays of Vietnam in a year, by day, from the package date-holidays.
 *
 * The Labour Code (2019, article 112) gives five days at Tết and two at National Day. The package has five days from the eve of
 * Tết and only 2 September. The Government decides each year on the five days, on the second day, and on days off that replace a weekend.
 * The package takes 13 MB of memory, so it is imported only when it is needed.
 */
export async function loadPublicHolidays(year: number): Promise<readonly PublicHoliday[]> {
  const { default: Holidays } = await import('date-holidays');
  const nameByDay = new Map<Day, string>();
  for (const { date, start, end, name, type } of new Holidays(COUNTRY_CODE).getHolidays(year)) {
    if (type !== 'public') continue;
    const first = parseDay(date.slice(0, 10));
    const length = Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY_MS));
    // The days of a longer holiday get its name, unless they have a name of their own.
    for (let at = 0; at < length; at++) {
      const on = addDays(first, at);
      if (at === 0 || !nameByDay.has(on))
        nameByDay.set(on, at === 0 ? name : name.replace(/^Giao thừa /, ''));
    }
  }
  return [...nameByDay].map(([on, name]) => ({ day: on, name })).sort((a, b) => (a.day < b.day ? -1 : 1));
}
