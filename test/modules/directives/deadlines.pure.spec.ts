import 'reflect-metadata';
import { describe, expect, it } from 'vitest';
import type { Calendar } from '../../../src/modules/calendar/working-days.ts';
import type { DeadlineInput } from '../../../src/modules/directives/deadline.inputs.ts';
import { type DeadlineContext, resolveDeadline } from '../../../src/modules/directives/resolve-deadline.ts';
import { DatePrecision } from '../../../src/shared/date-precision.ts';
import { addDays, parseDay } from '../../../src/shared/day.ts';
import { endOfPeriod } from '../../../src/shared/period.ts';
import { fc } from '../../support/random.ts';

const calendar: Calendar = {
  daysOff: new Set([parseDay('2026-04-30'), parseDay('2026-05-01')]),
  workdays: new Set(),
  years: new Set(['2026']),
};
const terms: DeadlineContext = { issuedOn: parseDay('2026-03-02'), calendar };

type DeadlineValues = Record<string, unknown> & { kind: DeadlineInput['kind'] };
const toDeadlineInput = (input: DeadlineValues) => input as unknown as DeadlineInput;
const resolveValues = (input: DeadlineValues, overrides: Partial<DeadlineContext> = {}) =>
  resolveDeadline(toDeadlineInput(input), { ...terms, ...overrides });

/** Returns the error code and the path of the input; `accepted` if there is no error. */
function findErrorCodeAndPath(input: DeadlineValues, overrides: Partial<DeadlineContext> = {}): string {
  try {
    resolveValues(input, overrides);
  } catch (error) {
    const { code, extensions } = error as { code: string; extensions: { path?: string[] } };
    return [code, ...(extensions.path ?? [])].join(' ');
  }
  return 'accepted';
}

describe('a valid deadline', () => {
  it.each<[string, DeadlineValues, object]>([
    [
      'a day',
      { kind: 'FIXED', words: 'trước ngày 15/3', dueOn: '2026-03-15', precision: 'DAY' },
      { dueOn: '2026-03-15', precision: 'DAY', inferred: false },
    ],
    ['a month', { kind: 'FIXED', dueOn: '2026-03-31', precision: 'MONTH' }, { dueOn: '2026-03-31' }],
    ['a leap February', { kind: 'FIXED', dueOn: '2028-02-29', precision: 'MONTH' }, { dueOn: '2028-02-29' }],
    ['a quarter', { kind: 'FIXED', dueOn: '2026-06-30', precision: 'QUARTER' }, { precision: 'QUARTER' }],
    ['half a year', { kind: 'FIXED', dueOn: '2026-12-31', precision: 'HALF_YEAR' }, { dueOn: '2026-12-31' }],
    ['a year', { kind: 'FIXED', dueOn: '2026-12-31', precision: 'YEAR' }, { precision: 'YEAR' }],
    [
      'a week, by its Sunday',
      { kind: 'FIXED', dueOn: '2026-03-08', precision: 'WEEK' },
      { dueOn: '2026-03-08' },
    ],
    [
      'half past four in the afternoon, whose day follows',
      { kind: 'FIXED', dueAt: new Date('2026-03-15T09:30:00Z'), precision: 'TIME' },
      { dueOn: '2026-03-15', dueAt: new Date('2026-03-15T09:30:00Z'), precision: 'TIME' },
    ],
    [
      'a time after midnight in Hà Nội, still the day before in Greenwich',
      { kind: 'FIXED', dueAt: new Date('2026-03-14T17:00:00Z'), dueOn: '2026-03-15', precision: 'TIME' },
      { dueOn: '2026-03-15' },
    ],
    [
      'a window',
      { kind: 'WINDOW', startOn: '2026-03-10', dueOn: '2026-03-20', precision: 'DAY' },
      { startOn: '2026-03-10', dueOn: '2026-03-20' },
    ],
    [
      'a window of one day',
      { kind: 'WINDOW', startOn: '2026-03-10', dueOn: '2026-03-10', precision: 'DAY' },
      { startOn: '2026-03-10', dueOn: '2026-03-10' },
    ],
    ['from a day on', { kind: 'ONGOING', startOn: '2026-03-10' }, { startOn: '2026-03-10', dueOn: null }],
    [
      'before the 25th of every month',
      { kind: 'RECURRING', recurrence: 'FREQ=MONTHLY;BYMONTHDAY=25' },
      { recurrence: 'FREQ=MONTHLY;BYMONTHDAY=25', dueOn: null, precision: null },
    ],
    [
      'before the rainy season',
      { kind: 'EVENT', words: 'trước mùa mưa' },
      { words: 'trước mùa mưa', dueOn: null },
    ],
    [
      'five working days from a Wednesday',
      { kind: 'RELATIVE', from: '2026-03-04', workingDays: 5 },
      { dueOn: '2026-03-11', precision: 'DAY' },
    ],
    [
      'one working day over two holidays and a weekend',
      { kind: 'RELATIVE', from: '2026-04-29', workingDays: 1 },
      { dueOn: '2026-05-04' },
    ],
    [
      'ten days, holidays included',
      { kind: 'RELATIVE', from: '2026-04-29', days: 10 },
      { dueOn: '2026-05-09' },
    ],
    [
      'ten days from a day nobody knows yet',
      { kind: 'RELATIVE', words: 'trong 10 ngày kể từ ngày nhận được văn bản' },
      { dueOn: null, precision: null },
    ],
    ['as another document says', { kind: 'REFERENCED', words: 'theo quy định' }, { dueOn: null }],
    ['none', { kind: 'NONE' }, { kind: 'NONE', words: null, dueOn: null, precision: null }],
    [
      'the day of issue itself',
      { kind: 'FIXED', dueOn: '2026-03-02', precision: 'DAY' },
      { dueOn: '2026-03-02' },
    ],
    [
      'an implied period',
      { kind: 'FIXED', dueOn: '2026-03-31', precision: 'MONTH', inferred: true },
      { inferred: true },
    ],
  ])('%s', (_, input, deadline) => {
    expect(resolveValues(input)).toMatchObject({ kind: input.kind, ...deadline });
  });

  it('keeps the exact words, with blanks and typing errors', () => {
    const words = ' trước  ngày\u00a015/3 , ';
    expect(resolveValues({ kind: 'FIXED', words, dueOn: '2026-03-15', precision: 'DAY' }).words).toBe(words);
  });

  it.each([
    [true, '2026-03-15'],
    [false, '2026-03-14'],
  ])(
    '"trước ngày 15": the body says whether the 15th counts (%s), so the last day is %s',
    (includes, last) => {
      const input: DeadlineValues = { kind: 'FIXED', dueOn: '2026-03-15', precision: 'DAY', before: true };
      expect(resolveValues(input, { policy: { beforeIncludesDay: includes } }).dueOn).toBe(last);
      expect(
        resolveValues({ ...input, before: false }, { policy: { beforeIncludesDay: includes } }).dueOn,
      ).toBe('2026-03-15');
    },
  );

  it('may be before any day while the directive is a draft', () => {
    const input: DeadlineValues = { kind: 'FIXED', dueOn: '2020-01-01', precision: 'DAY' };
    expect(resolveValues(input, { issuedOn: null }).dueOn).toBe('2020-01-01');
  });
});

describe('a deadline is rejected if it is', () => {
  it.each<[string, DeadlineValues, string]>([
    [
      'no deadline with a day',
      { kind: 'NONE', dueOn: '2026-03-15', precision: 'DAY' },
      'DEADLINE_INVALID deadline dueOn',
    ],
    ['a fixed one without a day', { kind: 'FIXED', precision: 'DAY' }, 'DEADLINE_INVALID deadline dueOn'],
    [
      'a day without precision',
      { kind: 'FIXED', dueOn: '2026-03-15' },
      'DEADLINE_INVALID deadline precision',
    ],
    [
      'a month by a day in it',
      { kind: 'FIXED', dueOn: '2026-03-15', precision: 'MONTH' },
      'DEADLINE_INVALID deadline dueOn',
    ],
    [
      'a month by the day before its last',
      { kind: 'FIXED', dueOn: '2026-03-30', precision: 'MONTH' },
      'DEADLINE_INVALID deadline dueOn',
    ],
    [
      'a week by its Saturday',
      { kind: 'FIXED', dueOn: '2026-03-07', precision: 'WEEK' },
      'DEADLINE_INVALID deadline dueOn',
    ],
    [
      'a week by the Monday after',
      { kind: 'FIXED', dueOn: '2026-03-09', precision: 'WEEK' },
      'DEADLINE_INVALID deadline dueOn',
    ],
    [
      'a quarter by the end of its second month',
      { kind: 'FIXED', dueOn: '2026-05-31', precision: 'QUARTER' },
      'DEADLINE_INVALID deadline dueOn',
    ],
    [
      'half a year by the end of September',
      { kind: 'FIXED', dueOn: '2026-09-30', precision: 'HALF_YEAR' },
      'DEADLINE_INVALID deadline dueOn',
    ],
    [
      'a window without a start',
      { kind: 'WINDOW', dueOn: '2026-03-20', precision: 'DAY' },
      'DEADLINE_INVALID deadline startOn',
    ],
    [
      'a window that ends first',
      { kind: 'WINDOW', startOn: '2026-03-21', dueOn: '2026-03-20', precision: 'DAY' },
      'DEADLINE_INVALID deadline startOn',
    ],
    [
      'an ongoing deadline with an end',
      { kind: 'ONGOING', dueOn: '2026-03-20', precision: 'DAY' },
      'DEADLINE_INVALID deadline dueOn',
    ],
    ['a recurrence without a rule', { kind: 'RECURRING' }, 'DEADLINE_INVALID deadline recurrence'],
    [
      'an invalid rule',
      { kind: 'RECURRING', recurrence: 'hằng tháng' },
      'DEADLINE_INVALID deadline recurrence',
    ],
    ['an event without words', { kind: 'EVENT' }, 'DEADLINE_INVALID deadline words'],
    [
      'words with a character no text has',
      { kind: 'NONE', words: 'a\0b' },
      'DEADLINE_INVALID deadline words',
    ],
    ['blank words', { kind: 'EVENT', words: '  ' }, 'DEADLINE_INVALID deadline words'],
    [
      'a time that is no instant',
      { kind: 'FIXED', dueOn: '2026-03-15', precision: 'TIME' },
      'DEADLINE_INVALID deadline dueAt',
    ],
    [
      'an instant on another day',
      { kind: 'FIXED', dueAt: new Date('2026-03-15T17:00:00Z'), dueOn: '2026-03-15', precision: 'TIME' },
      'DEADLINE_INVALID deadline dueOn',
    ],
    [
      'an instant with the precision of a day',
      { kind: 'FIXED', dueAt: new Date('2026-03-15T09:00:00Z'), precision: 'DAY' },
      'DEADLINE_INVALID deadline precision',
    ],
    [
      '"before" a month',
      { kind: 'FIXED', dueOn: '2026-03-31', precision: 'MONTH', before: true },
      'DEADLINE_INVALID deadline before',
    ],
    [
      'days and working days at once',
      { kind: 'RELATIVE', from: '2026-03-04', days: 5, workingDays: 5 },
      'DEADLINE_INVALID deadline days',
    ],
    [
      'days from no day',
      { kind: 'RELATIVE', words: 'trong 5 ngày', days: 5 },
      'DEADLINE_INVALID deadline from',
    ],
    [
      'no count from a day',
      { kind: 'RELATIVE', from: '2026-03-04' },
      'DEADLINE_INVALID deadline workingDays',
    ],
    [
      'no working day at all',
      { kind: 'RELATIVE', from: '2026-03-04', workingDays: 0 },
      'DEADLINE_INVALID deadline workingDays',
    ],
    ['too many days', { kind: 'RELATIVE', from: '2026-03-04', days: 3661 }, 'DEADLINE_INVALID deadline days'],
    [
      'working days into a year nobody entered',
      { kind: 'RELATIVE', from: '2026-12-31', workingDays: 1 },
      'CALENDAR_UNKNOWN',
    ],
    [
      'the day before the issue',
      { kind: 'FIXED', dueOn: '2026-03-01', precision: 'DAY' },
      'DEADLINE_BEFORE_ISSUE deadline dueOn',
    ],
    [
      'counted to before the issue',
      { kind: 'RELATIVE', from: '2026-02-01', days: 5 },
      'DEADLINE_BEFORE_ISSUE deadline from',
    ],
  ])('%s', (_, input, expected) => {
    expect(findErrorCodeAndPath(input)).toBe(expected);
  });

  it('a day within a period, and the error names the right day', () => {
    expect(() => resolveValues({ kind: 'FIXED', dueOn: '2026-02-15', precision: 'QUARTER' })).toThrow(
      '2026-02-15 is not the last day of its quarter. Give 2026-03-31.',
    );
  });

  it('invalid, and the error has the path of the input', () => {
    expect(findErrorCodeAndPath({ kind: 'FIXED' }, { path: ['proposed'] })).toBe(
      'DEADLINE_INVALID proposed dueOn',
    );
  });
});

describe('a valid recurrence', () => {
  it.each([
    'FREQ=DAILY',
    'FREQ=WEEKLY;BYDAY=MO,FR',
    'FREQ=MONTHLY;BYMONTHDAY=-1',
    'INTERVAL=3;FREQ=MONTHLY;BYMONTH=3,6,9,12;BYDAY=-1FR',
    'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31',
  ])('is %s', (recurrence) => {
    expect(resolveValues({ kind: 'RECURRING', recurrence }).recurrence).toBe(recurrence);
  });

  it.each([
    ['FREQ=HOURLY', /HOURLY/],
    ['BYMONTHDAY=25', /no FREQ/],
    ['FREQ=MONTHLY;FREQ=DAILY', /twice/],
    ['FREQ=MONTHLY;BYMONTHDAY=32', /"32"/],
    ['FREQ=MONTHLY;BYMONTHDAY=0', /"0"/],
    ['FREQ=MONTHLY;BYMONTHDAY=', /not valid for BYMONTHDAY/],
    ['FREQ=MONTHLY;BYMONTH=13', /"13"/],
    ['FREQ=MONTHLY;INTERVAL=0', /"0"/],
    ['FREQ=WEEKLY;BYMONTHDAY=1', /not possible with FREQ=WEEKLY/],
    ['FREQ=WEEKLY;BYDAY=1MO', /of a month/],
    ['FREQ=MONTHLY;COUNT=3', /COUNT/],
    ['RRULE:FREQ=MONTHLY', /RRULE/],
    ['FREQ=MONTHLY;', /not a valid part/],
    ['constructor=1', /not a valid part/],
  ])('cannot be %s', (recurrence, sentence) => {
    expect(() => resolveValues({ kind: 'RECURRING', recurrence })).toThrow(sentence);
  });
});

describe('the last day of a period', () => {
  it('is the last day of its own period, and the day after is in another period', () => {
    const anyDay = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays(parseDay('1990-01-01'), days));
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...Object.values(DatePrecision)), (on, precision) => {
        const last = endOfPeriod(on, precision);
        expect(last >= on).toBe(true);
        expect(endOfPeriod(last, precision)).toBe(last);
        expect(endOfPeriod(addDays(last, 1), precision) > last).toBe(true);
      }),
    );
  });
});
