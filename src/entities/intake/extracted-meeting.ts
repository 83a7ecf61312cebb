import type { Opt } from '@mikro-orm/core';
import { Embeddable, Enum, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { DatePrecision } from '../../shared/date-precision.ts';
import { DateScalar, type Day } from '../../shared/day.ts';
import { enumColumn } from '../../shared/enum.ts';
import { MeetingKind } from '../meetings/meeting.entity.ts';

/** What the rules extracted about the meeting, in the words of the text. Null where the text says nothing. */
@ObjectType({ description: 'What the rules extracted about the meeting. Null where the text says nothing.' })
@Embeddable()
export class ExtractedMeetingValues {
  @Field(() => MeetingKind, { nullable: true, description: 'The probable kind of meeting.' })
  @Enum({ ...enumColumn(MeetingKind), nullable: true })
  kind: MeetingKind | null = null;

  @Field(() => String, { nullable: true, description: 'The title.' })
  @Property({ type: 'text', nullable: true })
  title: string | null = null;

  @Field(() => String, { nullable: true, description: 'The period that the meeting covers, `2017-02`.' })
  @Property({ type: 'text', collation: 'C', nullable: true })
  period: string | null = null;

  @Field(() => DateScalar, { nullable: true, description: 'The day it was held.' })
  @Property({ type: 'date', nullable: true })
  heldOn: Day | null = null;

  @Field(() => DatePrecision, { nullable: true, description: 'How exactly the text names that day.' })
  @Enum({ ...enumColumn(DatePrecision), nullable: true })
  precision: DatePrecision | null = null;

  @Field(() => String, { nullable: true, description: 'The name of the organization that held it.' })
  @Property({ type: 'text', nullable: true })
  host: string | null = null;

  @Field(() => String, { nullable: true, description: 'The name of the person who chaired it.' })
  @Property({ type: 'text', nullable: true })
  chair: string | null = null;

  @Field(() => String, { nullable: true, description: 'The title that the text gives the chair.' })
  @Property({ type: 'text', nullable: true })
  chairTitle: string | null = null;

  @Field(() => [String], {
    description: 'The names of the attendees. Attendance makes nobody responsible for a directive.',
  })
  @Property({ type: 'array', default: [] })
  attendees: Opt<string[]> = [];
}
