import type { Opt } from '@mikro-orm/core';
import { Embeddable, Enum, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { DatePrecision } from '../../shared/date-precision.ts';
import { DateScalar, type Day } from '../../shared/day.ts';
import { defineEnum, enumColumn } from '../../shared/enum.ts';
import { DateTimeScalar } from '../../shared/instant.ts';

export const DeadlineKind = defineEnum(
  'DeadlineKind',
  'What kind of deadline the words of the source name.',
  {
    FIXED: ['thời điểm cụ thể', 'By a day, or by the end of a period.'],
    WINDOW: ['khoảng thời gian', 'From one day to another.'],
    ONGOING: ['thường xuyên', 'Continuously, from a day on or immediately.'],
    RECURRING: ['định kỳ', 'At regular intervals.'],
    EVENT: ['trước một sự kiện', 'Before an event whose day is not known yet.'],
    RELATIVE: ['kể từ một mốc', 'A period of time after an event.'],
    REFERENCED: ['theo quy định', 'Set by another document.'],
    NONE: ['không nêu thời hạn', 'The source names no deadline. This is a fact, and nobody has to add one.'],
  },
);
export type DeadlineKind = keyof typeof DeadlineKind;

/**
 * When a directive is due, and how exactly the source says so.
 *
 * Conclusions seldom name a day. "Within March" is stored as 31 March with precision MONTH, so the reader can see that
 * nobody said "31". A deadline that was only implied ("March's work") is shown, but the directive never becomes overdue by it.
 */
@ObjectType({
  description: 'When a directive is due, and how exactly the source says so. Vietnamese: thời hạn.',
})
@Embeddable()
export class Deadline {
  @Field(() => DeadlineKind, { description: 'What kind of deadline the words name.' })
  @Enum({ ...enumColumn(DeadlineKind), default: 'NONE' })
  kind: Opt<DeadlineKind> = 'NONE';

  @Field(() => String, {
    nullable: true,
    description: 'The words of the source; null if it names no deadline.',
  })
  @Property({ type: 'text', nullable: true })
  words: string | null = null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The first day of a window; null if there is none.',
  })
  @Property({ type: 'date', nullable: true })
  startOn: Day | null = null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The last day on which the directive can be finished on time.',
  })
  @Property({ type: 'date', nullable: true })
  dueOn: Day | null = null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'The instant it is due; null if the words name no time of day.',
  })
  @Property({ type: 'datetime', length: 3, nullable: true })
  dueAt: Date | null = null;

  @Field(() => DatePrecision, { nullable: true, description: 'How exactly the words name the due day.' })
  @Enum({ ...enumColumn(DatePrecision), nullable: true })
  precision: DatePrecision | null = null;

  @Field(() => String, {
    nullable: true,
    description: 'The recurrence as an iCalendar RRULE; null unless the kind is RECURRING.',
  })
  @Property({ type: 'text', nullable: true })
  recurrence: string | null = null;

  @Field(() => Boolean, {
    description:
      'True if the source names no deadline for this directive, and the deadline follows from the context. Such a deadline is never overdue.',
  })
  @Property({ type: 'boolean', default: false })
  inferred: Opt<boolean> = false;
}

/** Returns a copy of a deadline. Two rows must never share one object. */
export const copyDeadline = (deadline: Deadline): Deadline => Object.assign(new Deadline(), deadline);
