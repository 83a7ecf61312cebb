import { Field, ID, InputType } from 'type-graphql';
import { AttendanceRole, MeetingKind, MeetingState } from '../../entities/meetings/meeting.entity.ts';
import { CreateInput, UpdateInput } from '../../mutations/inputs.ts';
import { DatePrecision } from '../../shared/date-precision.ts';
import { DateScalar, type Day } from '../../shared/day.ts';

@InputType({
  description: 'Somebody who was at a meeting: words, and at most one of organization, group and person.',
})
export class AttendanceInput {
  @Field(() => String, { description: 'The words that name the attendee.' })
  words!: string;

  @Field(() => AttendanceRole, { defaultValue: 'ATTENDED', description: 'What the attendee did.' })
  role!: AttendanceRole;

  @Field(() => ID, { nullable: true, description: 'The organization meant.' })
  organization?: string | null;

  @Field(() => ID, { nullable: true, description: 'The collective meant.' })
  group?: string | null;

  @Field(() => ID, { nullable: true, description: 'The person meant.' })
  person?: string | null;
}

@InputType({ description: 'A meeting to be recorded.' })
export class RecordMeetingInput extends CreateInput {
  @Field(() => ID, { description: 'Who held it, or will.' })
  host!: string;

  @Field(() => String, { description: 'A short code for people, unique in the installation; never edited.' })
  code!: string;

  @Field(() => MeetingKind, { defaultValue: 'BRIEFING', description: 'What sort of meeting it is.' })
  kind!: MeetingKind;

  @Field(() => String, { description: 'Its title, as the source gives it.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'The period it speaks about, `2017-02`.' })
  period?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day; the last day of the month when only that is known.',
  })
  heldOn?: Day | null;

  @Field(() => DatePrecision, {
    nullable: true,
    description: 'How exactly the day is known; DAY unless given.',
  })
  heldOnPrecision?: DatePrecision | null;

  @Field(() => MeetingState, { defaultValue: 'HELD', description: 'How far it has come.' })
  state!: MeetingState;

  @Field(() => ID, { nullable: true, description: 'Who chairs.' })
  chair?: string | null;

  @Field(() => String, { nullable: true, description: 'The words the source uses of the chair.' })
  chairTitle?: string | null;

  @Field(() => [AttendanceInput], { defaultValue: [], description: 'Who was there.' })
  attendances!: AttendanceInput[];
}

@InputType({ description: 'How far a meeting has come now.' })
export class ChangeMeetingStateInput extends UpdateInput {
  @Field(() => MeetingState, { description: 'The state; what was concluded is not unmade.' })
  state!: MeetingState;

  @Field(() => DateScalar, { nullable: true, description: 'The day it was held, when it is known now.' })
  heldOn?: Day | null;
}
