import { Field, ID, InputType } from 'type-graphql';
import { AttendanceRole, MeetingKind, MeetingState } from '../../entities/meetings/meeting.entity.ts';
import { CreateInput, UpdateInput } from '../../mutations/base-inputs.ts';
import { DatePrecision } from '../../shared/date-precision.ts';
import { DateScalar, type Day } from '../../shared/day.ts';

@InputType({
  description: 'An attendee of a meeting: the words, and at most one of organization, group and person.',
})
export class AttendanceInput {
  @Field(() => String, { description: 'The words that name the attendee.' })
  words!: string;

  @Field(() => AttendanceRole, { defaultValue: 'ATTENDED', description: 'The role of the attendee.' })
  role!: AttendanceRole;

  @Field(() => ID, { nullable: true, description: 'The organization, if the attendee is one.' })
  organization?: string | null;

  @Field(() => ID, { nullable: true, description: 'The group, if the attendee is one.' })
  group?: string | null;

  @Field(() => ID, { nullable: true, description: 'The person, if the attendee is one.' })
  person?: string | null;
}

@InputType({ description: 'A meeting to record.' })
export class RecordMeetingInput extends CreateInput {
  @Field(() => ID, { description: 'The organization that holds the meeting.' })
  host!: string;

  @Field(() => String, {
    description: 'A short readable code, unique in the installation. It cannot be changed later.',
  })
  code!: string;

  @Field(() => MeetingKind, { defaultValue: 'BRIEFING', description: 'The kind of meeting.' })
  kind!: MeetingKind;

  @Field(() => String, { description: 'The title as it is written in the source.' })
  title!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The period that the meeting is about, for example `2017-02`.',
  })
  period?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day of the meeting. If only the month is known: its last day.',
  })
  heldOn?: Day | null;

  @Field(() => DatePrecision, {
    nullable: true,
    description: 'The precision of the day. Default: DAY.',
  })
  heldOnPrecision?: DatePrecision | null;

  @Field(() => MeetingState, { defaultValue: 'HELD', description: 'The state of the meeting.' })
  state!: MeetingState;

  @Field(() => ID, { nullable: true, description: 'The chair.' })
  chair?: string | null;

  @Field(() => String, { nullable: true, description: 'The words for the chair in the source.' })
  chairTitle?: string | null;

  @Field(() => [AttendanceInput], { defaultValue: [], description: 'The attendees.' })
  attendances!: AttendanceInput[];
}

@InputType({ description: 'The new state of a meeting.' })
export class ChangeMeetingStateInput extends UpdateInput {
  @Field(() => MeetingState, {
    description: 'The new state. A meeting in the state CONCLUDED cannot change any more.',
  })
  state!: MeetingState;

  @Field(() => DateScalar, { nullable: true, description: 'The day of the meeting, if it is known now.' })
  heldOn?: Day | null;
}
