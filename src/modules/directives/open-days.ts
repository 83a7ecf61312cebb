import type { Day } from '../../shared/day.ts';

const OPEN_END = /,?\[(\d{4}-\d\d-\d\d),\)\}$/;

/** Whether they have no end yet: the directive is open now. What `upper_inf(open_days)` is to the database. */
export const isOpenNow = (openDays: string): boolean => openDays.endsWith(',)}');

/** The days a directive is open, as PostgreSQL writes a `datemultirange`, once it is opened on a day: that day is one of them. */
export const opened = (openDays: string, on: Day): string =>
  openDays === '{}' ? `{[${on},)}` : `${openDays.slice(0, -1)},[${on},)}`;

/** The same once it is closed on a day: that day is no longer one of them. */
export function closed(openDays: string, on: Day): string {
  const [end, since] = OPEN_END.exec(openDays) ?? [];
  if (end === undefined || since === undefined) return openDays;
  const before = openDays.slice(0, -end.length);
  if (since >= on) return before === '{' ? '{}' : `${before}}`;
  return `${before}${before === '{' ? '' : ','}[${since},${on})}`;
}
