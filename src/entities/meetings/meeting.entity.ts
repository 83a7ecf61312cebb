import type { Opt, Ref } from '@mikro-orm/core';
import { Check, Entity, Enum, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { DatePrecision } from '../../shared/date-precision.ts';
import { DateScalar, type Day } from '../../shared/day.ts';
import { defineEnum, enumColumn } from '../../shared/enum.ts';
import { Node, StoredNode } from '../../shared/node.entity.ts';
import { Group } from '../units/group.entity.ts';
import { Organization } from '../units/organization.entity.ts';
import { Person } from '../units/person.entity.ts';

export const MeetingKind = defineEnum('MeetingKind', 'The kind of a meeting.', {
  BRIEFING: ['giao ban', 'A regular briefing.'],
  REGULAR_SESSION: ['phiên họp thường kỳ', 'A regular session of a committee or council.'],
  THEMATIC: ['họp chuyên đề', 'A meeting on one subject.'],
  WORKING_VISIT: ['làm việc tại cơ sở', 'A working visit to a unit or locality.'],
  REVIEW: ['sơ kết, tổng kết', 'A review of a period.'],
  OTHER: ['khác', 'Anything else.'],
});
export type MeetingKind = keyof typeof MeetingKind;

export const MeetingState = defineEnum('MeetingState', 'The state of a meeting.', {
  PLANNED: ['dự kiến', 'It will be held.'],
  HELD: ['đã họp', 'It was held. Its conclusions are not recorded yet.'],
  CONCLUDED: ['đã kết luận', 'Its conclusions are recorded.'],
  CANCELLED: ['đã hủy', 'It was not held.'],
});
export type MeetingState = keyof typeof MeetingState;

/** A meeting whose chair states conclusions. Its day may be unknown. Its period is usually known. */
@ObjectType({
  implements: Node,
  description: 'A meeting whose chair states conclusions. Vietnamese: hội nghị, cuộc họp, giao ban.',
})
@Entity()
@Check({
  name: 'meeting_period_check',
  expression: `period ~ '^\\d{4}(-(0[1-9]|1[0-2]|Q[1-4]|H[12]|W[0-5]\\d))?$'`,
})
export class Meeting extends StoredNode {
  static override readonly prefix = 'mtg';

  @Field(() => String, {
    description: 'A short code for people, unique in the installation. It is never changed or reused.',
  })
  @Property({ type: 'text', collation: 'C' })
  @Unique()
  code!: string;

  @Field(() => MeetingKind, { description: 'The kind of meeting.' })
  @Enum(enumColumn(MeetingKind))
  kind!: MeetingKind;

  @Field(() => String, { description: 'The title, as the source gives it.' })
  @Property({ type: 'text' })
  title!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The period that the meeting covers: `2017-02`, `2017-Q1`, `2017-H1`, `2017-W07` or `2017`.',
  })
  @Property({ type: 'text', collation: 'C', nullable: true, index: true })
  period: string | null = null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day it was held. `heldOnPrecision` says how exactly it is known.',
  })
  @Property({ type: 'date', nullable: true })
  heldOn: Day | null = null;

  @Field(() => DatePrecision, {
    nullable: true,
    description:
      'How exactly the source names the day. With MONTH only the month is known, and `heldOn` is its last day.',
  })
  @Enum({ ...enumColumn(DatePrecision), nullable: true })
  heldOnPrecision: DatePrecision | null = null;

  @Field(() => MeetingState, { description: 'The state of the meeting.' })
  @Enum(enumColumn(MeetingState))
  state!: MeetingState;

  @Field(() => Organization, { description: 'The organization that held it.' })
  @ManyToOne(() => Organization, { ref: true, index: true })
  host!: Ref<Organization>;

  @Field(() => Organization, {
    description: 'The governing body it belongs to: the top organization above its host.',
  })
  @ManyToOne(() => Organization, { ref: true, index: true })
  body!: Ref<Organization>;

  @Field(() => Person, {
    nullable: true,
    description: 'The person who chaired the meeting and stated the conclusions.',
  })
  @ManyToOne(() => Person, { ref: true, nullable: true, index: true })
  chair: Ref<Person> | null = null;

  @Field(() => String, {
    nullable: true,
    description: 'How the source describes the chair, "Chủ trì hội nghị".',
  })
  @Property({ type: 'text', nullable: true })
  chairTitle: Opt<string> | null = null;
}

export const AttendanceRole = defineEnum('AttendanceRole', 'What an attendee did in the meeting.', {
  ATTENDED: ['dự họp', 'Attended.'],
  REPORTED: ['báo cáo', 'Reported to the meeting.'],
  ANSWERED: ['trả lời, giải trình', 'Answered proposals and questions.'],
});
export type AttendanceRole = keyof typeof AttendanceRole;

/** An attendee of a meeting. Attendance makes nobody responsible for a directive. */
@ObjectType({
  implements: Node,
  description: 'An attendee of a meeting. Attendance makes nobody responsible for a directive.',
})
@Entity()
@Check({
  name: 'attendance_one_attendee',
  expression: 'num_nonnulls(organization_id, group_id, person_id) <= 1',
})
export class Attendance extends StoredNode {
  static override readonly prefix = 'att';

  @Field(() => Meeting, { description: 'The meeting.' })
  @ManyToOne(() => Meeting, { ref: true, index: true })
  meeting!: Ref<Meeting>;

  @Field(() => String, { description: 'The words that name the attendee.' })
  @Property({ type: 'text' })
  words!: string;

  @Field(() => AttendanceRole, { description: 'What the attendee did.' })
  @Enum(enumColumn(AttendanceRole))
  role!: AttendanceRole;

  @Field(() => Organization, {
    nullable: true,
    description: 'The organization that attended; null if the attendee is none.',
  })
  @ManyToOne(() => Organization, { ref: true, nullable: true, index: true })
  organization: Ref<Organization> | null = null;

  @Field(() => Group, {
    nullable: true,
    description: 'The group that attended; null if the attendee is none.',
  })
  @ManyToOne(() => Group, { ref: true, nullable: true, index: true })
  group: Ref<Group> | null = null;

  @Field(() => Person, {
    nullable: true,
    description: 'The person who attended; null if the attendee is none.',
  })
  @ManyToOne(() => Person, { ref: true, nullable: true, index: true })
  person: Ref<Person> | null = null;
}
