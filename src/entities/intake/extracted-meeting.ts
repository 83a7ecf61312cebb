import type { Opt } from '@mikro-orm/core';
import { Embeddable, Enum, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { DatePrecision } from '../../shared/date-precision.ts';
import { DateScalar, type Day } from '../../shared/day.ts';
import { enumColumn } from '../../shared/enum.ts';
import { MeetingKind } from '../meetings/meeting.entity.ts';

/** What the rules read of the meeting a text speaks of, in the words of the text; null where it says nothing. */
@ObjectType({ description: 'What the rules read of the meeting; null where the text says nothing.' })
@Embeddable()
export class ExtractedMeetingValues {
  @Field(() => MeetingKind, { nullable: true, description: 'What sort of meeting it seems to be.' })
  @Enum({ ...enumColumn(MeetingKind), nullable: true })
  kind: MeetingKind | null = null;

  @Field(() => String, { nullable: true, description: 'Its title.' })
  @Property({ type: 'text', nullable: true })
  title: string | null = null;

  @Field(() => String, { nullable: true, description: 'The period spoken about, `2017-02`.' })
  @Property({ type: 'text', collation: 'C', nullable: true })
  period: string | null = null;

  @Field(() => DateScalar, { nullable: true, description: 'The day it was held.' })
  @Property({ type: 'date', nullable: true })
  heldOn: Day | null = null;

  @Field(() => DatePrecision, { nullable: true, description: 'How exactly the text names that day.' })
  @Enum({ ...enumColumn(DatePrecision), nullable: true })
  precision: DatePrecision | null = null;

  @Field(() => String, { nullable: true, description: 'The name of whoever held it.' })
  @Property({ type: 'text', nullable: true })
  host: string | null = null;

  @Field(() => String, { nullable: true, description: 'The name of whoever chaired.' })
  @Property({ type: 'text', nullable: true })
  chair: string | null = null;

  @Field(() => String, { nullable: true, description: 'The title the text gives the chair.' })
  @Property({ type: 'text', nullable: true })
  chairTitle: string | null = null;

  @Field(() => [String], {
    description: 'The names of those who were there. Being there makes nobody responsible.',
  })
  @Property({ type: 'array', default: [] })
  attendees: Opt<string[]> = [];
}
