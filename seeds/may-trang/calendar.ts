import { addDays, type Day, parseDay } from '../../src/shared/day.ts';
import { fixedId } from '../fixed-id.ts';

/** The number of briefings of the fictional body. */
export const BRIEFING_COUNT = 24;

/** A day before the first briefing of any realistic run: units and people are older than meetings. */
const FOUNDED_ON = '2015-01-05' as Day;

/**
 * Returns the id of something that happened on a day.
 *
 * Ids sort by day, and within a day by `order`. They do not depend on the day of the run.
 */
export function demoId(of: { prefix: string }, on: Day, name: string, order = 0): string {
  const instant = Date.parse(`${on}T01:00:00.000Z`) + order;
  return fixedId(of.prefix, new Date(instant).toISOString(), `demo/${name}`);
}

/** Returns the id of something that existed before the first briefing. */
export const stableId = (of: { prefix: string }, name: string, order = 0) =>
  demoId(of, FOUNDED_ON, name, order);

/** Returns the day, or the Monday after it if it is on a weekend. */
export function nextWorkday(on: Day): Day {
  const weekday = new Date(`${on}T00:00:00Z`).getUTCDay();
  return weekday === 6 ? addDays(on, 2) : weekday === 0 ? addDays(on, 1) : on;
}

/** Formats a day as documents do: `05/03/2026`. */
export const formatDay = (on: Day) => on.split('-').reverse().join('/');

/** Returns the month that is `months` later: `2026-03`. */
export function addMonths(period: string, months: number): string {
  const [year, month] = period.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 7);
}

/** A month of the fictional body with its briefing and its notice. */
export interface BriefingMonth {
  readonly period: string;
  readonly heldOn: Day;
  /** The number of the notice. The count starts again every year. */
  readonly noticeNumber: string;
  /** The usual day of the next briefing. After the last briefing it is `9999-12-31`. */
  readonly nextOn: Day;
  /** The number of months since the year 0. It makes a month the same in every run. */
  readonly serial: number;
}

const NEVER = '9999-12-31' as Day;

const briefingDay = (period: string) => nextWorkday(parseDay(`${period}-05`));

/** Returns the briefings up to a month, earliest first. Months after `today` are left out. */
export function listBriefingMonths(until: string, today: Day): BriefingMonth[] {
  return Array.from({ length: BRIEFING_COUNT }, (_, index) => addMonths(until, index + 1 - BRIEFING_COUNT))
    .filter((period) => `${period}-01` <= today)
    .map((period, index, all) => {
      const [year, month] = period.split('-').map(Number) as [number, number];
      const usual = briefingDay(period);
      return {
        period,
        heldOn: usual > today ? today : usual,
        noticeNumber: `${month * 4 + 8}-TB/TU`,
        nextOn: index + 1 < all.length ? briefingDay(addMonths(period, 1)) : NEVER,
        serial: year * 12 + month,
      };
    });
}
