import type { SqlEntityManager } from '@mikro-orm/sql';
import { beforeEach, describe, expect, it } from 'vitest';
import { loadCalendar } from '../../../src/modules/calendar/calendar.service.ts';
import { addWorkingDays } from '../../../src/modules/calendar/working-days.ts';
import { deadlineTermsOf } from '../../../src/modules/directives/build-deadline.ts';
import type { DeadlineInput } from '../../../src/modules/directives/deadline.inputs.ts';
import { readDeadline } from '../../../src/modules/directives/resolve-deadline.ts';
import type { Scope } from '../../../src/mutations/mutation-context.ts';
import { day } from '../../../src/shared/day.ts';
import { openTown } from '../units/units-office.ts';

const town = openTown();
const { ids, as, act, refusal, count, world } = town;

beforeEach(() => as('ADMIN'));

const scope = (): Scope => ({
  em: world.storage.orm.em.fork() as SqlEntityManager,
  viewer: world.viewer,
  today: day('2026-11-25'),
  timeZone: 'Asia/Ho_Chi_Minh',
  now: new Date(),
});

const year = `calendarDays(first: 100) { nodes { id day kind name version } }`;

describe('the calendar of a body', () => {
  it('takes the public holidays of a year, Tết included, and keeps what an administrator said before', async () => {
    const own = await act(
      'setCalendarDay',
      { body: ids.town, day: '2026-02-20', kind: 'ORDINARY' },
      'id kind version',
    );
    expect(own.errors).toEqual([]);
    const { node, errors } = await act('adoptPublicHolidays', { body: ids.town, year: 2026 }, year);
    expect(errors).toEqual([]);
    const entered = node?.calendarDays as { nodes: Record<string, unknown>[] } | undefined;
    expect(entered?.nodes.map(({ day, kind, name }) => [day, kind, name])).toEqual([
      ['2026-01-01', 'DAY_OFF', 'Tết Dương lịch'],
      ['2026-02-16', 'DAY_OFF', 'Giao thừa Tết Nguyên Đán'],
      ['2026-02-17', 'DAY_OFF', 'Tết Nguyên Đán'],
      ['2026-02-18', 'DAY_OFF', 'Tết Nguyên Đán'],
      ['2026-02-19', 'DAY_OFF', 'Tết Nguyên Đán'],
      ['2026-02-20', 'ORDINARY', null],
      ['2026-04-26', 'DAY_OFF', 'Giỗ tổ Hùng Vương'],
      ['2026-04-30', 'DAY_OFF', 'Ngày Giải phóng miền Nam'],
      ['2026-05-01', 'DAY_OFF', 'Quốc tế Lao động'],
      ['2026-09-02', 'DAY_OFF', 'Quốc khánh'],
    ]);
    const before = await count('calendar_day');
    expect(await refusal('adoptPublicHolidays', { body: ids.town, year: 2026 })).toBeUndefined();
    expect(await count('calendar_day')).toBe(before);
  });

  it('is completed day by day, each once', async () => {
    const input = { body: ids.town, day: '2026-09-01', kind: 'DAY_OFF', name: 'Quốc khánh' };
    const { node, errors } = await act('setCalendarDay', input, 'id day kind name version body { id }');
    expect(errors).toEqual([]);
    expect(node).toMatchObject({ day: '2026-09-01', kind: 'DAY_OFF', version: 1, body: { id: ids.town } });
    const again = await act('setCalendarDay', { ...input, kind: 'ORDINARY' });
    expect(again.errors).toMatchObject([{ code: 'VERSION_STALE', currentVersion: 1 }]);
    expect(await refusal('setCalendarDay', { ...input, name: null, expectedVersion: 1 })).toBeUndefined();
    const cleared = await act('clearCalendarDay', { id: node?.id, expectedVersion: 2 }, 'kind version');
    expect(cleared.node).toEqual({ kind: 'ORDINARY', version: 3 });
    expect(await refusal('clearCalendarDay', { id: node?.id, expectedVersion: 2 })).toBe('VERSION_STALE');
  });

  it('lets a Saturday be worked, and counts it', async () => {
    expect(
      await refusal('setCalendarDay', {
        body: ids.town,
        day: '2026-08-22',
        kind: 'WORKDAY',
        name: 'Bù 31/8',
      }),
    ).toBeUndefined();
    const calendar = await loadCalendar(scope(), ids.town);
    expect(addWorkingDays(day('2026-08-21'), 1, calendar)).toBe('2026-08-22');
    expect(addWorkingDays(day('2026-04-29'), 1, calendar)).toBe('2026-05-04');
  });

  it('counts a deadline of so many working days over the holidays of the body', async () => {
    const terms = await deadlineTermsOf(scope(), ids.town, day('2026-04-27'));
    const input = { kind: 'RELATIVE', from: '2026-04-28', workingDays: 2 } as unknown as DeadlineInput;
    expect(readDeadline(input, terms)).toMatchObject({ dueOn: '2026-05-04', precision: 'DAY' });
    const ofOthers = await deadlineTermsOf(scope(), ids.other, null);
    expect(() => readDeadline(input, ofOthers)).toThrow(/adoptPublicHolidays/);
  });

  it('is read by a range of days, by those who work in the body', async () => {
    const query = `{ calendarDays(filter: { day: { gte: "2026-04-30", lte: "2026-05-01" } }) { totalCount nodes { day } } }`;
    const read = async () => (await world.ask(query)).data as { calendarDays: { totalCount: number } };
    const all = { calendarDays: { totalCount: 2, nodes: [{ day: '2026-04-30' }, { day: '2026-05-01' }] } };
    as('UNIT', 'clinic');
    expect(await read()).toEqual(all);
    for (const [role, where] of [
      ['ADMIN', 'other'],
      ['nobody', 'town'],
    ] as const) {
      as(role, where);
      expect((await read()).calendarDays.totalCount).toBe(0);
    }
  });

  it.each<[string, Parameters<typeof as>, string, Record<string, unknown>, string]>([
    ['by the office', ['OFFICE'], 'town', {}, 'FORBIDDEN'],
    ['by nobody', ['nobody'], 'town', {}, 'SIGN_IN_REQUIRED'],
    ['for a body of others', ['ADMIN'], 'other', {}, 'NODE_UNKNOWN'],
    ['by the administrator of a unit', ['ADMIN', 'finance'], 'town', {}, 'FORBIDDEN'],
    ['for a unit', ['ADMIN'], 'finance', {}, 'BODY_NOT_TOP'],
    [
      'to work on a Friday',
      ['ADMIN'],
      'town',
      { day: '2026-08-21', kind: 'WORKDAY' },
      'CALENDAR_DAY_NOT_WEEKEND',
    ],
  ])('is not changed %s', async (_, who, body, more, code) => {
    const before = await count('calendar_day');
    as(...who);
    const input = { body: ids[body as keyof typeof ids], day: '2026-12-24', kind: 'DAY_OFF', ...more };
    expect(await refusal('setCalendarDay', input)).toBe(code);
    expect(await count('calendar_day')).toBe(before);
  });

  it.each([1999, 2101])('knows no holidays of %i', async (of) => {
    expect(await refusal('adoptPublicHolidays', { body: ids.town, year: of })).toBe('HOLIDAYS_UNKNOWN');
  });
});
