import type { Day } from '../../shared/day.ts';

const UNBOUNDED_LAST_RANGE = /,?\[(\d{4}-\d\d-\d\d),\)\}$/;

/** Whether they have no end yet: the directive is open now. What `upper_inf(open_days)` is to the database. */
export const isOpenNow = (openDays: string): boolean => openDays.endsWith(',)}');

/** The days a directive is open, as PostgreSQL writes a `datemultirange`, once it is opened on a day: that day is one of them. */
export const startOpenRange = (openDays: string, on: Day): string =>
  openDays === '{}' ? `{[${on},)}` : `${openDays.slice(0, -1)},[${on},)}`;

/** The same once it is closed on a day: that day is no longer one of them. */
export function endOpenRange(openDays: string, on: Day): string {
  const [lastRange, since] = UNBOUNDED_LAST_RANGE.exec(openDays) ?? [];
  if (lastRange === undefined || since === undefined) return openDays;
  const before = openDays.slice(0, -lastRange.length);
  if (since >= on) return before === '{' ? '{}' : `${before}}`;
  return `${before}${before === '{' ? '' : ','}[${since},${on})}`;
}
