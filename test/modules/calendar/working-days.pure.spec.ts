import { describe, expect, it } from 'vitest';
import {
  addWorkingDays,
  type Calendar,
  countWorkingDays,
  EMPTY_CALENDAR,
  isWorkingDay,
} from '../../../src/modules/calendar/working-days.ts';
import { addDays, type Day, parseDay } from '../../../src/shared/day.ts';
import { fc } from '../../support/random.ts';

/** 2026 around Tết: 16 to 20 February are days off, and Saturday the 28th is a working day. */
const TET: Calendar = {
  daysOff: new Set(['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'].map(parseDay)),
  workdays: new Set([parseDay('2026-02-28')]),
  years: new Set(['2026']),
};

describe('a working day', () => {
  it.each([
    ['Friday', '2026-03-06', true],
    ['Saturday', '2026-03-07', false],
    ['Sunday', '2026-03-08', false],
    ['Monday', '2026-03-09', true],
    ['the Friday before Tết', '2026-02-13', true],
    ['the first day of Tết', '2026-02-16', false],
    ['the last day of Tết', '2026-02-20', false],
    ['the Monday after Tết', '2026-02-23', true],
    ['a Saturday worked instead', '2026-02-28', true],
    ['the Sunday after it', '2026-03-01', false],
  ])('%s, %s: %s', (_, on, works) => {
    expect(isWorkingDay(parseDay(on), TET)).toBe(works);
  });

  it.each([
    ['the last day before the year', '2025-12-31'],
    ['the first day after the year', '2027-01-01'],
  ])('is unknown for %s, which has no calendar', (_, on) => {
    expect(() => isWorkingDay(parseDay(on), TET)).toThrow(
      expect.objectContaining({ code: 'CALENDAR_UNKNOWN', message: expect.stringContaining(on.slice(0, 4)) }),
    );
  });
});

describe('counting working days', () => {
  it.each([
    ['one day from a Thursday is Friday', '2026-03-05', 1, '2026-03-06'],
    ['one day from a Friday is Monday', '2026-03-06', 1, '2026-03-09'],
    ['one day from a Saturday is Monday', '2026-03-07', 1, '2026-03-09'],
    ['five days are a week', '2026-03-04', 5, '2026-03-11'],
    ['Tết is jumped over', '2026-02-13', 1, '2026-02-23'],
    ['the worked Saturday is counted', '2026-02-23', 5, '2026-02-28'],
    ['and the day after it is Monday', '2026-02-23', 6, '2026-03-02'],
    ['no day is the day itself', '2026-02-13', 0, '2026-02-13'],
  ])('%s: from %s, %i → %s', (_, from, count, last) => {
    expect(addWorkingDays(parseDay(from), count, TET)).toBe(last);
  });

  it('stops at the end of the calendar', () => {
    expect(addWorkingDays(parseDay('2026-12-30'), 1, TET)).toBe('2026-12-31');
    expect(() => addWorkingDays(parseDay('2026-12-30'), 2, TET)).toThrow(/2027.*adoptPublicHolidays/);
    expect(() => addWorkingDays(parseDay('2026-12-30'), 1, EMPTY_CALENDAR)).toThrow(/2026/);
  });

  it('ends on a working day, and counting back gives the same number, for any calendar', () => {
    const first = parseDay('2026-01-01');
    const anyDay = fc.integer({ min: 0, max: 364 }).map((days) => addDays(first, days));
    const anyCalendar = fc
      .record({ off: fc.array(anyDay, { maxLength: 40 }), worked: fc.array(anyDay, { maxLength: 10 }) })
      .map(({ off, worked }) => ({
        daysOff: new Set<Day>(off),
        workdays: new Set<Day>(worked),
        years: new Set(['2026', '2027', '2028']),
      }));
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 300 }), anyCalendar, (from, count, calendar) => {
        const last = addWorkingDays(from, count, calendar);
        expect(countWorkingDays(from, last, calendar)).toBe(count);
        expect(isWorkingDay(last, calendar)).toBe(true);
      }),
    );
  });
});
