import { addDays, type Day, parseDay } from '../../src/shared/day.ts';
import { fixedId } from '../fixed-id.ts';

/** How many briefings the fictional body held. */
export const BRIEFING_COUNT = 24;

/** Before the first briefing of any seeding that makes sense: units and people are older than meetings. */
const FOUNDED_ON = '2015-01-05' as Day;

/**
 * The id of something that happened on a day.
 *
 * Ids sort by day, and within a day by `order`; they do not change when the body is seeded on another day.
 */
export function demoId(of: { prefix: string }, on: Day, name: string, order = 0): string {
  const instant = Date.parse(`${on}T01:00:00.000Z`) + order;
  return fixedId(of.prefix, new Date(instant).toISOString(), `demo/${name}`);
}

/** The id of something that was there before the first briefing. */
export const stableId = (of: { prefix: string }, name: string, order = 0) =>
  demoId(of, FOUNDED_ON, name, order);

/** That day, or the Monday after when it falls on a weekend. */
export function nextWorkday(on: Day): Day {
  const weekday = new Date(`${on}T00:00:00Z`).getUTCDay();
  return weekday === 6 ? addDays(on, 2) : weekday === 0 ? addDays(on, 1) : on;
}

/** A day as documents write it, `05/03/2026`. */
export const formatDay = (on: Day) => on.split('-').reverse().join('/');

/** The month so many months later, `2026-03`. */
export function addMonths(period: string, months: number): string {
  const [year, month] = period.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 7);
}

/** A month of the fictional body: its briefing, and the notice that told of it. */
export interface BriefingMonth {
  readonly period: string;
  readonly heldOn: Day;
  /** The number of the notice: it starts anew every year. */
  readonly noticeNumber: string;
  /** The usual day of the next briefing; after the last one there is none. */
  readonly nextOn: Day;
  /** Months since the year 0: the same month falls the same way whenever the body is seeded. */
  readonly serial: number;
}

const NEVER = '9999-12-31' as Day;

const briefingDay = (period: string) => nextWorkday(parseDay(`${period}-05`));

/** The briefings until a month, the first one first; those still to come on `today` are left out. */
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
