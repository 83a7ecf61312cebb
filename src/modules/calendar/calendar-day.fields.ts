import { CalendarDay } from '../../entities/calendar/calendar-day.entity.ts';
import { defineGraphType } from '../../shared/graph-type.ts';

defineGraphType(CalendarDay, {
  sortOrders: { DAY: { type: 'date', sql: (c) => `${c}.day`, description: 'By day.' } },
  defaultOrder: ['DAY'],
  rootFields: {
    many: {
      name: 'calendarDays',
      description: 'Days off and worked weekends, by day; those of one year by a filter on `day`.',
    },
  },
});
