import type { Day } from '../../shared/day.ts';

const UNBOUNDED_LAST_RANGE = /,?\[(\d{4}-\d\d-\d\d),\)\}$/;

/** Returns true if the last range has no end: the directive is open now. The same as `upper_inf(open_days)` in PostgreSQL. */
export const isOpenNow = (openDays: string): boolean => openDays.endsWith(',)}');

/** Starts a range in the open days of a directive, in the text form of a `datemultirange`. The range includes the day `on`. */
export const startOpenRange = (openDays: string, on: Day): string =>
  openDays === '{}' ? `{[${on},)}` : `${openDays.slice(0, -1)},[${on},)}`;

/** Ends the last range of the open days. The range excludes the day `on`. */
export function endOpenRange(openDays: string, on: Day): string {
  const [lastRange, since] = UNBOUNDED_LAST_RANGE.exec(openDays) ?? [];
  if (lastRange === undefined || since === undefined) return openDays;
  const before = openDays.slice(0, -lastRange.length);
  if (since >= on) return before === '{' ? '{}' : `${before}}`;
  return `${before}${before === '{' ? '' : ','}[${since},${on})}`;
}
