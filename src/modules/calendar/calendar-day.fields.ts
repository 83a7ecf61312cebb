import { CalendarDay } from '../../entities/calendar/calendar-day.entity.ts';
import { reading } from '../../shared/graph-type.ts';

reading(CalendarDay, {
  orders: { DAY: { type: 'date', sql: (c) => `${c}.day`, description: 'By day.' } },
  defaultOrder: ['DAY'],
  roots: {
    many: {
      name: 'calendarDays',
      description: 'Days off and worked weekends, by day; those of one year by a filter on `day`.',
    },
  },
});
