import { defineEnum } from './enum.ts';

export const DatePrecision = defineEnum(
  'DatePrecision',
  'How exactly a source names a date. A period is kept as its last day, so the reader can see that nobody said "31".',
  {
    TIME: ['giờ', 'A day and a time.'],
    DAY: ['ngày', 'A day.'],
    WEEK: ['tuần', 'A week; kept as its Sunday.'],
    MONTH: ['tháng', 'A month; kept as its last day.'],
    QUARTER: ['quý', 'A quarter; kept as its last day.'],
    HALF_YEAR: ['sáu tháng', 'Half a year; kept as its last day.'],
    YEAR: ['năm', 'A year; kept as 31 December.'],
  },
);
export type DatePrecision = keyof typeof DatePrecision;
