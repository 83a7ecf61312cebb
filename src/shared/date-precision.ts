import { defineEnum } from './enum.ts';

export const DatePrecision = defineEnum(
  'DatePrecision',
  'How exactly a source names a date. A period is stored as its last day: 31 March with MONTH means "in March".',
  {
    TIME: ['giờ', 'A day and a time.'],
    DAY: ['ngày', 'A day.'],
    WEEK: ['tuần', 'A week, stored as its Sunday.'],
    MONTH: ['tháng', 'A month, stored as its last day.'],
    QUARTER: ['quý', 'A quarter, stored as its last day.'],
    HALF_YEAR: ['sáu tháng', 'Half a year, stored as its last day.'],
    YEAR: ['năm', 'A year, stored as 31 December.'],
  },
);
export type DatePrecision = keyof typeof DatePrecision;
