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
      'Adds the public holidays of Vietnam of one year to the calendar of a governing body; existing entries stay. The Government decides each year on the five days of Tết, the second day of National Day, and days that are off or worked instead of others. Complete the calendar with setCalendarDay and clearCalendarDay.',
    input: AdoptPublicHolidaysInput,
    node: Organization,
    errorCodes: ['HOLIDAYS_UNKNOWN', 'BODY_NOT_TOP'],
    permission: 'calendar.adopt',
  })
  adoptPublicHolidays(input: AdoptPublicHolidaysInput, ctx: MutationContext): Promise<Organization> {
    return calendars.adoptPublicHolidays(ctx, input);
  }

  @TransactionalMutation({
    description: 'Marks one day as a day off, a workday instead of another day, or an ordinary day.',
    input: SetCalendarDayInput,
    node: CalendarDay,
    errorCodes: ['CALENDAR_DAY_NOT_WEEKEND', 'BODY_NOT_TOP'],
    permission: 'calendar.set',
  })
  setCalendarDay(input: SetCalendarDayInput, ctx: MutationContext): Promise<CalendarDay> {
    return calendars.setCalendarDay(ctx, input);
  }

  @TransactionalMutation({
    description: 'Clears an entry of a calendar: the day becomes an ordinary day.',
    input: ClearCalendarDayInput,
    node: CalendarDay,
    errorCodes: [],
    permission: 'calendar.set',
  })
  clearCalendarDay(input: ClearCalendarDayInput, ctx: MutationContext): Promise<CalendarDay> {
    return calendars.clearCalendarDay(ctx, input);
  }
}
