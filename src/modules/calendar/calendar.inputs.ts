import { Field, ID, InputType, Int } from 'type-graphql';
import { CalendarDayKind } from '../../entities/calendar/calendar-day.entity.ts';
import { UpdateInput } from '../../mutations/base-inputs.ts';
import { DateScalar, type Day } from '../../shared/day.ts';

@InputType({ description: 'The governing body and the year of the public holidays to add.' })
export class AdoptPublicHolidaysInput {
  @Field(() => ID, { description: 'The governing body.' })
  body!: string;

  @Field(() => Int, { description: 'The year, 2000 to 2100.' })
  year!: number;
}

@InputType({ description: 'The entry of a calendar for one day.' })
export class SetCalendarDayInput {
  @Field(() => ID, { description: 'The governing body.' })
  body!: string;

  @Field(() => DateScalar, { description: 'The day.' })
  day!: Day;

  @Field(() => CalendarDayKind, {
    description: 'The kind of day. WORKDAY is only for Saturdays and Sundays.',
  })
  kind!: CalendarDayKind;

  @Field(() => String, {
    nullable: true,
    description: 'The name of the holiday, or the day that is off instead of this workday; null: no name.',
  })
  name?: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'The version of the entry that you read. Required if the calendar has an entry for this day.',
  })
  expectedVersion?: number | null;
}

@InputType({ description: 'An entry of a calendar to remove. The day becomes an ordinary day.' })
export class ClearCalendarDayInput extends UpdateInput {}
