import type { EntityManager, RequiredEntityData } from '@mikro-orm/core';
import { Attendance, Meeting } from '../../src/entities/meetings/meeting.entity.ts';
import { addDays, type Day } from '../../src/shared/day.ts';
import { type BriefingMonth, demoId, nextWorkday } from './calendar.ts';
import type { Participants } from './orders.ts';
import type { Random } from './random.ts';

/** The number of units, from the start of the list, that are invited to briefings: the offices, departments and armed forces. */
const INVITED_UNIT_COUNT = 21;

function insertAttendances(
  em: EntityManager,
  participants: Participants,
  { meeting, on }: { readonly meeting: Meeting; readonly on: Day },
  chance: Random,
): void {
  let order = 0;
  const insertAttendance = (more: Partial<RequiredEntityData<Attendance>>) =>
    em.create(Attendance, {
      id: demoId(Attendance, on, `${meeting.code}/${order}`, order++),
      meeting,
      ...more,
    } as RequiredEntityData<Attendance>);
  insertAttendance({
    words: 'đại diện lãnh đạo các xã, phường',
    role: 'ATTENDED',
    group: participants.groups.localities,
  });
  insertAttendance({
    words: 'đồng chí Chánh Văn phòng Thành ủy',
    role: 'REPORTED',
    person: participants.people.office,
  });
  for (const { organization, spokenName } of chance.sample(
    6,
    participants.units.all.slice(0, INVITED_UNIT_COUNT),
  ))
    insertAttendance({
      words: `lãnh đạo ${spokenName}`,
      role: chance.pick(['REPORTED', 'ANSWERED', 'ATTENDED'] as const),
      organization,
    });
}

/** Inserts the briefing of a month and its attendees. */
export function insertMeeting(
  em: EntityManager,
  participants: Participants,
  { period, heldOn }: BriefingMonth,
  chance: Random,
): Meeting {
  const isReview = period.endsWith('-07') || period.endsWith('-12');
  const meeting = em.create(Meeting, {
    id: demoId(Meeting, heldOn, period),
    code: `MT-${period}`,
    kind: isReview ? 'REVIEW' : 'BRIEFING',
    title: `Hội nghị giao ban tháng ${period.slice(5)}/${period.slice(0, 4)} của Thường trực Thành ủy Mây Trắng`,
    period,
    heldOn,
    heldOnPrecision: 'DAY',
    state: 'CONCLUDED',
    host: participants.units.host,
    body: participants.units.body,
    chair: participants.people.chairOn(heldOn),
    chairTitle: 'Bí thư Thành ủy, chủ trì hội nghị',
  } as RequiredEntityData<Meeting>);
  insertAttendances(em, participants, { meeting, on: heldOn }, chance);
  return meeting;
}

/** Inserts meetings without a stored conclusion: a future one, one just held, and a cancelled one. */
export function insertOtherMeetings(em: EntityManager, { units, people }: Participants, today: Day): void {
  const insertMeetingOn = (on: Day, more: Pick<Meeting, 'code' | 'kind' | 'title' | 'state'>) =>
    em.create(Meeting, {
      id: demoId(Meeting, on, more.code),
      heldOn: on,
      heldOnPrecision: 'DAY',
      host: units.host,
      body: units.body,
      chair: people.chairOn(on),
      ...more,
    } as RequiredEntityData<Meeting>);
  insertMeetingOn(nextWorkday(addDays(today, 12)), {
    code: 'MT-KY-TOI',
    kind: 'BRIEFING',
    title: 'Hội nghị giao ban kỳ tới của Thường trực Thành ủy Mây Trắng',
    state: 'PLANNED',
  });
  insertMeetingOn(addDays(today, -3), {
    code: 'MT-CHUYEN-DE-1',
    kind: 'THEMATIC',
    title: 'Họp chuyên đề về giải phóng mặt bằng dự án đường vành đai',
    state: 'HELD',
  });
  insertMeetingOn(addDays(today, -40), {
    code: 'MT-LAM-VIEC-1',
    kind: 'WORKING_VISIT',
    title: 'Làm việc với Đảng ủy phường Trăng Non (hoãn)',
    state: 'CANCELLED',
  });
}
