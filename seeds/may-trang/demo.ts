import type { EntityManager } from '@mikro-orm/core';
import type { Day } from '../../src/shared/day.ts';
import { enterBriefing } from './briefing.ts';
import { monthsUntil } from './calendar.ts';
import { enterDispatch } from './dispatch.ts';
import { enterOtherMeetings } from './meetings.ts';
import type { Cast, Issued } from './orders.ts';
import { enterGroups, enterPeople } from './people.ts';
import { Agenda } from './reviews.ts';
import { enterTopics } from './themes.ts';
import { enterUnits } from './units.ts';

/**
 * Enters the fictional body: two years of monthly briefings until a month, as they stand today.
 *
 * The same month and the same day give the same rows but for `createdAt` and `changedAt`, which tell when they were entered. Nothing
 * happens after today but deadlines and the next meeting; briefings of months still to come are left out.
 *
 * @param until the month of the last briefing, `2026-11`
 */
export async function enterDemo(em: EntityManager, until: string, today: Day): Promise<void> {
  const units = enterUnits(em);
  const cast: Cast = {
    units,
    people: enterPeople(em, units),
    groups: enterGroups(em, units),
    topics: enterTopics(em),
  };
  const months = monthsUntil(until, today);
  const agenda = new Agenda();
  let before: Issued[] = [];
  months.forEach((month, index) => {
    const isRecent = index >= months.length - 2;
    const between = enterDispatch(em, cast, month, today);
    before = enterBriefing(em, { cast, month, today, before: [...before, between], agenda, isRecent });
  });
  enterOtherMeetings(em, cast, today);
  await em.flush();
  em.clear();
}
