import { Field, ID, InputType, Int } from 'type-graphql';
import { CalendarDayKind } from '../../entities/calendar/calendar-day.entity.ts';
import { DateScalar, type Day } from '../../shared/day.ts';

@InputType({ description: 'Whose calendar is to hold the public holidays of which year.' })
export class AdoptPublicHolidaysInput {
  @Field(() => ID, { description: 'The governing body.' })
  body!: string;

  @Field(() => Int, { description: 'The year, 2000 to 2100.' })
  year!: number;
}

@InputType({ description: 'What a calendar is to say of a day.' })
export class SetCalendarDayInput {
  @Field(() => ID, { description: 'The governing body.' })
  body!: string;

  @Field(() => DateScalar, { description: 'The day.' })
  day!: Day;

  @Field(() => CalendarDayKind, {
    description: 'What the calendar says of it. WORKDAY is for Saturdays and Sundays.',
  })
  kind!: CalendarDayKind;

  @Field(() => String, {
    nullable: true,
    description: 'The holiday, or for which day it is worked instead; null: no name.',
  })
  name?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The version that was read, where the day is entered already.',
  })
  expectedVersion?: number | null;
}

@InputType({ description: 'A day that is to be as its weekday says.' })
export class ClearCalendarDayInput {
  @Field(() => ID, { description: 'The entry of the calendar.' })
  id!: string;

  @Field(() => Int, { description: 'The version that was read.' })
  expectedVersion!: number;
}
