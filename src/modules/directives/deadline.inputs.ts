import { Field, InputType, Int } from 'type-graphql';
import { DeadlineKind } from '../../entities/directives/deadline.ts';
import { DatePrecision } from '../../shared/date-precision.ts';
import { DateScalar, type Day } from '../../shared/day.ts';
import { DateTimeScalar } from '../../shared/instant.ts';

@InputType({
  description:
    'When something is due, in the words of the source and as those words are read. Refused with DEADLINE_INVALID when the fields do not agree with the kind.',
})
export class DeadlineInput {
  @Field(() => DeadlineKind, {
    description:
      'What the words say. FIXED takes `dueOn` (or `dueAt`) and `precision`; WINDOW also `startOn`; RECURRING `recurrence`; RELATIVE `from` and `workingDays` or `days`, or only the words while the day counted from is not known; EVENT and REFERENCED the words; NONE no day.',
  })
  kind!: DeadlineKind;

  @Field(() => String, {
    nullable: true,
    description: 'The words, exactly as the source has them; null when it says nothing.',
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
      'The last day to finish. A period is given by its last day: March as the 31st, a week as its Sunday.',
  })
  dueOn?: Day | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'The instant, when the words name a time of day; with precision TIME.',
  })
  dueAt?: Date | null;

  @Field(() => DatePrecision, { nullable: true, description: 'How exactly the words name the day.' })
  precision?: DatePrecision | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: the words say "trước ngày", before the day. Whether that day itself counts is a policy of the body, `beforeIncludesDay`.',
  })
  before?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description:
      'For RECURRING: an iCalendar RRULE of FREQ, INTERVAL, BYMONTHDAY, BYDAY and BYMONTH, `FREQ=MONTHLY;BYMONTHDAY=25`.',
  })
  recurrence?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'For RELATIVE: the day counted from. Counting starts the day after.',
  })
  from?: Day | null;

  @Field(() => Int, {
    nullable: true,
    description: 'For RELATIVE: so many working days, by the calendar of the body; 1 to 1000.',
  })
  workingDays?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'For RELATIVE: so many days, holidays included; 1 to 3660.',
  })
  days?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: nobody said it of this directive; it is implied by what stands around it. Default false.',
  })
  inferred?: boolean | null;
}
