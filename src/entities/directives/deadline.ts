import type { Opt } from '@mikro-orm/core';
import { Embeddable, Enum, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { DatePrecision } from '../../shared/date-precision.ts';
import { DateScalar, type Day } from '../../shared/day.ts';
import { defineEnum, enumColumn } from '../../shared/enum.ts';
import { DateTimeScalar } from '../../shared/instant.ts';

export const DeadlineKind = defineEnum('DeadlineKind', 'What the words of a deadline say.', {
  FIXED: ['thời điểm cụ thể', 'Until a day or the end of a period.'],
  WINDOW: ['khoảng thời gian', 'From one day to another.'],
  ONGOING: ['thường xuyên', 'All the time, from a day on or at once.'],
  RECURRING: ['định kỳ', 'Again and again.'],
  EVENT: ['trước một sự kiện', 'Before something whose day is not known yet.'],
  RELATIVE: ['kể từ một mốc', 'So long after something.'],
  REFERENCED: ['theo quy định', 'As another document says.'],
  NONE: ['không nêu thời hạn', 'The source names none. That is a fact, not a gap to be filled.'],
});
export type DeadlineKind = keyof typeof DeadlineKind;

/**
 * The day a directive is due, and how sure we are of it.
 *
 * Conclusions seldom name a day. "Within March" is kept as 31 March with precision MONTH, so the reader can see that
 * nobody ever said "31". A deadline that was only implied ("March's work") is shown and never turns red.
 */
@ObjectType({ description: 'When a directive is due, and how sure we are of it. Vietnamese: thời hạn.' })
@Embeddable()
export class Deadline {
  @Field(() => DeadlineKind, { description: 'What the words say.' })
  @Enum({ ...enumColumn(DeadlineKind), default: 'NONE' })
  kind: Opt<DeadlineKind> = 'NONE';

  @Field(() => String, { nullable: true, description: 'The words of the source; null when it says nothing.' })
  @Property({ type: 'text', nullable: true })
  words: string | null = null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The first day of a window; null when there is none.',
  })
  @Property({ type: 'date', nullable: true })
  startOn: Day | null = null;

  @Field(() => DateScalar, { nullable: true, description: 'The last day to finish; that whole day counts.' })
  @Property({ type: 'date', nullable: true })
  dueOn: Day | null = null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'The instant, when the words name a time of day.',
  })
  @Property({ type: 'datetime', length: 3, nullable: true })
  dueAt: Date | null = null;

  @Field(() => DatePrecision, { nullable: true, description: 'How exactly the words name the day.' })
  @Enum({ ...enumColumn(DatePrecision), nullable: true })
  precision: DatePrecision | null = null;

  @Field(() => String, {
    nullable: true,
    description: 'The recurrence as an iCalendar RRULE, for RECURRING.',
  })
  @Property({ type: 'text', nullable: true })
  recurrence: string | null = null;

  @Field(() => Boolean, {
    description: 'True: nobody said it of this directive; it was implied by what stands around it.',
  })
  @Property({ type: 'boolean', default: false })
  inferred: Opt<boolean> = false;
}

/** The same deadline as a value of its own: two rows never share one. */
export const copyDeadline = (deadline: Deadline): Deadline => Object.assign(new Deadline(), deadline);
