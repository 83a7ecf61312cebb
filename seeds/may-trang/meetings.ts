import type { EntityManager, RequiredEntityData } from '@mikro-orm/core';
import { Attendance, Meeting } from '../../src/entities/meetings/meeting.entity.ts';
import { addDays, type Day } from '../../src/shared/day.ts';
import { idOf, type Month, workday } from './calendar.ts';
import type { Cast } from './orders.ts';
import type { Chance } from './random.ts';

/** How many of the units, from the first, are asked to briefings: the offices, departments and armed forces. */
const INVITED = 21;

function enterAttendances(em: EntityManager, cast: Cast, meeting: Meeting, on: Day, chance: Chance): void {
  let order = 0;
  const attend = (more: Partial<RequiredEntityData<Attendance>>) =>
    em.create(Attendance, {
      id: idOf(Attendance, on, `${meeting.code}/${order}`, order++),
      meeting,
      ...more,
    } as RequiredEntityData<Attendance>);
  attend({ words: 'đại diện lãnh đạo các xã, phường', role: 'ATTENDED', group: cast.groups.localities });
  attend({ words: 'đồng chí Chánh Văn phòng Thành ủy', role: 'REPORTED', person: cast.people.office });
  for (const { organization, spoken } of chance.some(6, cast.units.all.slice(0, INVITED)))
    attend({
      words: `lãnh đạo ${spoken}`,
      role: chance.pick(['REPORTED', 'ANSWERED', 'ATTENDED'] as const),
      organization,
    });
}

/** Enters the briefing of a month, and who was there. */
export function enterMeeting(
  em: EntityManager,
  cast: Cast,
  { period, heldOn }: Month,
  chance: Chance,
): Meeting {
  const isReview = period.endsWith('-07') || period.endsWith('-12');
  const meeting = em.create(Meeting, {
    id: idOf(Meeting, heldOn, period),
    code: `MT-${period}`,
    kind: isReview ? 'REVIEW' : 'BRIEFING',
    title: `Hội nghị giao ban tháng ${period.slice(5)}/${period.slice(0, 4)} của Thường trực Thành ủy Mây Trắng`,
    period,
    heldOn,
    heldOnPrecision: 'DAY',
    state: 'CONCLUDED',
    host: cast.units.host,
    body: cast.units.body,
    chair: cast.people.chairOn(heldOn),
    chairTitle: 'Bí thư Thành ủy, chủ trì hội nghị',
  } as RequiredEntityData<Meeting>);
  enterAttendances(em, cast, meeting, heldOn, chance);
  return meeting;
}

/** Enters meetings of which no conclusion is kept: one to come, one just held, one that was called off. */
export function enterOtherMeetings(em: EntityManager, { units, people }: Cast, today: Day): void {
  const meeting = (on: Day, more: Pick<Meeting, 'code' | 'kind' | 'title' | 'state'>) =>
    em.create(Meeting, {
      id: idOf(Meeting, on, more.code),
      heldOn: on,
      heldOnPrecision: 'DAY',
      host: units.host,
      body: units.body,
      chair: people.chairOn(on),
      ...more,
    } as RequiredEntityData<Meeting>);
  meeting(workday(addDays(today, 12)), {
    code: 'MT-KY-TOI',
    kind: 'BRIEFING',
    title: 'Hội nghị giao ban kỳ tới của Thường trực Thành ủy Mây Trắng',
    state: 'PLANNED',
  });
  meeting(addDays(today, -3), {
    code: 'MT-CHUYEN-DE-1',
    kind: 'THEMATIC',
    title: 'Họp chuyên đề về giải phóng mặt bằng dự án đường vành đai',
    state: 'HELD',
  });
  meeting(addDays(today, -40), {
    code: 'MT-LAM-VIEC-1',
    kind: 'WORKING_VISIT',
    title: 'Làm việc với Đảng ủy phường Trăng Non (hoãn)',
    state: 'CANCELLED',
  });
}
