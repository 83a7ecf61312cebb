import { Field, InputType, Int } from 'type-graphql';
import { DeadlineKind } from '../../entities/directives/deadline.ts';
import { DatePrecision } from '../../shared/date-precision.ts';
import { DateScalar, type Day } from '../../shared/day.ts';
import { DateTimeScalar } from '../../shared/instant.ts';

@InputType({
  description:
    'A deadline: the words of the source, and the values they mean. Returns DEADLINE_INVALID if the fields do not agree with `kind`.',
})
export class DeadlineInput {
  @Field(() => DeadlineKind, {
    description:
      'The kind of deadline. FIXED needs `dueOn` (or `dueAt`) and `precision`; WINDOW also `startOn`; RECURRING `recurrence`; RELATIVE `from` and `workingDays` or `days`, or only `words` while `from` is not known; EVENT and REFERENCED `words`; NONE no day.',
  })
  kind!: DeadlineKind;

  @Field(() => String, {
    nullable: true,
    description: 'The exact words of the source; null if it names no deadline.',
  })
  words?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The first day, for WINDOW, ONGOING and RECURRING.',
  })
  startOn?: Day | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'The last day to finish. For a period, give its last day: 31 March for March, Sunday for a week.',
  })
  dueOn?: Day | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'The instant, if the words name a time of day. Needs precision TIME.',
  })
  dueAt?: Date | null;

  @Field(() => DatePrecision, { nullable: true, description: 'How precisely the words name the day.' })
  precision?: DatePrecision | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True if the words say "trước ngày" (before the day). The policy `beforeIncludesDay` of the governing body decides whether that day itself counts.',
  })
  before?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description:
      'For RECURRING: an iCalendar RRULE with FREQ, INTERVAL, BYMONTHDAY, BYDAY and BYMONTH, for example `FREQ=MONTHLY;BYMONTHDAY=25`.',
  })
  recurrence?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'For RELATIVE: the day from which days are counted. The day after it is day 1.',
  })
  from?: Day | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'For RELATIVE: the number of working days, by the calendar of the governing body; 1 to 1000.',
  })
  workingDays?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'For RELATIVE: the number of days, holidays included; 1 to 3660.',
  })
  days?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True if the source does not state the deadline for this directive, but the surrounding text implies it. Default: false.',
  })
  inferred?: boolean | null;
}
