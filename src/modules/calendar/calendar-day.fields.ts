import { CalendarDay } from '../../entities/calendar/calendar-day.entity.ts';
import { defineGraphType } from '../../shared/graph-type.ts';

defineGraphType(CalendarDay, {
  sortOrders: { DAY: { type: 'date', sql: (c) => `${c}.day`, description: 'By day.' } },
  defaultOrder: ['DAY'],
  rootFields: {
    many: {
      name: 'calendarDays',
      description: 'Days off and worked weekend days, by day. Use a filter on `day` for one year.',
    },
  },
});
