import type { EntityManager } from '@mikro-orm/core';
import type { Day } from '../../src/shared/day.ts';
import { insertMonthlyBriefing } from './briefing.ts';
import { listBriefingMonths } from './calendar.ts';
import { insertDispatch } from './dispatch.ts';
import { insertOtherMeetings } from './meetings.ts';
import type { IssuedOrder, Participants } from './orders.ts';
import { insertGroups, insertPeople } from './people.ts';
import { ReviewAgenda } from './reviews.ts';
import { insertTopics } from './themes.ts';
import { insertUnits } from './units.ts';

/**
 * Inserts the fictional body: two years of monthly briefings up to a month, as of today.
 *
 * The same month and the same day give the same rows, except for `createdAt` and `updatedAt`, which hold the time of insertion.
 * Only deadlines and the next meeting are after today; briefings of future months are left out.
 *
 * @param until the month of the last briefing, `2026-11`
 */
export async function insertDemo(em: EntityManager, until: string, today: Day): Promise<void> {
  const units = insertUnits(em);
  const participants: Participants = {
    units,
    people: insertPeople(em, units),
    groups: insertGroups(em, units),
    topics: insertTopics(em),
  };
  const months = listBriefingMonths(until, today);
  const agenda = new ReviewAgenda();
  let before: IssuedOrder[] = [];
  months.forEach((month, index) => {
    const isRecent = index >= months.length - 2;
    const dispatched = insertDispatch(em, participants, month, today);
    before = insertMonthlyBriefing(em, {
      participants: participants,
      month,
      today,
      before: [...before, dispatched],
      agenda,
      isRecent,
    });
  });
  insertOtherMeetings(em, participants, today);
  await em.flush();
  em.clear();
}
