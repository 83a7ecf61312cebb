import { describe, expect, it } from 'vitest';
import { loadPublicHolidays } from '../../../src/modules/calendar/public-holidays.ts';

describe('the public holidays of Vietnam', () => {
  it.each([
    [2000, '2000-02-04'],
    [2025, '2025-01-28'],
    [2026, '2026-02-16'],
    [2027, '2027-02-05'],
    [2100, '2100-02-08'],
  ])('of %i contain five days of Tết from its eve, %s, on', async (year, eve) => {
    const days = (await loadPublicHolidays(year)).map(({ day }) => day);
    const tet = days.filter((day) => /-0[12]-/.test(day) && !day.endsWith('-01-01'));
    expect([tet.length, tet[0]]).toEqual([5, eve]);
  });

  it.each([
    [2025, '2025-04-07'],
    [2026, '2026-04-26'],
    [2027, '2027-04-16'],
  ])('of %i contain the fixed days of the law, and the day of the Hùng Kings on %s', async (year, kings) => {
    const days = (await loadPublicHolidays(year)).map(({ day }) => day);
    const fixed = ['01-01', '04-30', '05-01', '09-02'].map((day) => `${year}-${day}`);
    expect(days).toEqual(expect.arrayContaining([kings, ...fixed]));
    expect(days).toHaveLength(10);
  });
});
