import { Resolver } from 'type-graphql';
import { CalendarDay } from '../../entities/calendar/calendar-day.entity.ts';
import { Organization } from '../../entities/units/organization.entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { TransactionalMutation } from '../../mutations/transactional-mutation.ts';
import { AdoptPublicHolidaysInput, ClearCalendarDayInput, SetCalendarDayInput } from './calendar.inputs.ts';
import * as calendars from './calendar.service.ts';

@Resolver()
export class CalendarResolver {
  @TransactionalMutation({
    description:
      'Enters the public holidays of Vietnam of one year in the calendar of a body; entries that stand there stay. The Government decides each year which five days are Tết, which day beside 2 September is off, and what is off or worked instead of which day: complete and correct the calendar with setCalendarDay and clearCalendarDay.',
    input: AdoptPublicHolidaysInput,
    node: Organization,
    errorCodes: ['HOLIDAYS_UNKNOWN', 'BODY_NOT_TOP'],
    permission: 'calendar.adopt',
  })
  adoptPublicHolidays(input: AdoptPublicHolidaysInput, ctx: MutationContext): Promise<Organization> {
    return calendars.adoptPublicHolidays(ctx, input);
  }

  @TransactionalMutation({
    description: 'Says of one day that it is off, worked instead of another, or as its weekday says.',
    input: SetCalendarDayInput,
    node: CalendarDay,
    errorCodes: ['CALENDAR_DAY_NOT_WEEKEND', 'BODY_NOT_TOP'],
    permission: 'calendar.set',
  })
  setCalendarDay(input: SetCalendarDayInput, ctx: MutationContext): Promise<CalendarDay> {
    return calendars.setCalendarDay(ctx, input);
  }

  @TransactionalMutation({
    description: 'Takes an entry of a calendar back: the day is as its weekday says.',
    input: ClearCalendarDayInput,
    node: CalendarDay,
    errorCodes: [],
    permission: 'calendar.set',
  })
  clearCalendarDay(input: ClearCalendarDayInput, ctx: MutationContext): Promise<CalendarDay> {
    return calendars.clearCalendarDay(ctx, input);
  }
}
