import type { SqlEntityManager } from '@mikro-orm/sql';
import { beforeEach, describe, expect, it } from 'vitest';
import { loadCalendar } from '../../../src/modules/calendar/calendar.service.ts';
import { addWorkingDays } from '../../../src/modules/calendar/working-days.ts';
import { loadDeadlineContext } from '../../../src/modules/directives/build-deadline.ts';
import type { DeadlineInput } from '../../../src/modules/directives/deadline.inputs.ts';
import { resolveDeadline } from '../../../src/modules/directives/resolve-deadline.ts';
import type { MutationContext } from '../../../src/mutations/mutation-context.ts';
import { parseDay } from '../../../src/shared/day.ts';
import { LOCAL_ACTOR } from '../../support/local-actor.ts';
import { createUnitsOffice } from '../units/units-office.ts';

const office = createUnitsOffice();
const { ids, signInAs, mutate, getErrorCode, countRows, graph } = office;

beforeEach(() => signInAs('ADMIN'));

const createMutationContext = (): MutationContext => ({
  em: graph.database.orm.em.fork() as SqlEntityManager,
  ...LOCAL_ACTOR,
  viewer: graph.viewer,
});

const CALENDAR_SELECTION = `calendarDays(first: 100) { nodes { id day kind name version } }`;

describe('the calendar of a body', () => {
  it('adopts the public holidays of a year with Tết, and keeps the days that an administrator set before', async () => {
    const own = await mutate(
      'setCalendarDay',
      { body: ids.town, day: '2026-02-20', kind: 'ORDINARY' },
      'id kind version',
    );
    expect(own.errors).toEqual([]);
    const { node, errors } = await mutate(
      'adoptPublicHolidays',
      { body: ids.town, year: 2026 },
      CALENDAR_SELECTION,
    );
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
    const before = await countRows('calendar_day');
    expect(await getErrorCode('adoptPublicHolidays', { body: ids.town, year: 2026 })).toBeUndefined();
    expect(await countRows('calendar_day')).toBe(before);
  });

  it('can be completed day by day, each day once', async () => {
    const input = { body: ids.town, day: '2026-09-01', kind: 'DAY_OFF', name: 'Quốc khánh' };
    const { node, errors } = await mutate('setCalendarDay', input, 'id day kind name version body { id }');
    expect(errors).toEqual([]);
    expect(node).toMatchObject({ day: '2026-09-01', kind: 'DAY_OFF', version: 1, body: { id: ids.town } });
    const again = await mutate('setCalendarDay', { ...input, kind: 'ORDINARY' });
    expect(again.errors).toMatchObject([{ code: 'VERSION_STALE', currentVersion: 1 }]);
    expect(
      await getErrorCode('setCalendarDay', { ...input, name: null, expectedVersion: 1 }),
    ).toBeUndefined();
    const cleared = await mutate('clearCalendarDay', { id: node?.id, expectedVersion: 2 }, 'kind version');
    expect(cleared.node).toEqual({ kind: 'ORDINARY', version: 3 });
    expect(await getErrorCode('clearCalendarDay', { id: node?.id, expectedVersion: 2 })).toBe(
      'VERSION_STALE',
    );
  });

  it('can have a Saturday as a working day, which counts', async () => {
    expect(
      await getErrorCode('setCalendarDay', {
        body: ids.town,
        day: '2026-08-22',
        kind: 'WORKDAY',
        name: 'Bù 31/8',
      }),
    ).toBeUndefined();
    const calendar = await loadCalendar(createMutationContext(), ids.town);
    expect(addWorkingDays(parseDay('2026-08-21'), 1, calendar)).toBe('2026-08-22');
    expect(addWorkingDays(parseDay('2026-04-29'), 1, calendar)).toBe('2026-05-04');
  });

  it('is used for a deadline in working days', async () => {
    const terms = await loadDeadlineContext(createMutationContext(), ids.town, parseDay('2026-04-27'));
    const input = { kind: 'RELATIVE', from: '2026-04-28', workingDays: 2 } as unknown as DeadlineInput;
    expect(resolveDeadline(input, terms)).toMatchObject({ dueOn: '2026-05-04', precision: 'DAY' });
    const ofOthers = await loadDeadlineContext(createMutationContext(), ids.other, null);
    expect(() => resolveDeadline(input, ofOthers)).toThrow(/adoptPublicHolidays/);
  });

  it('can be read by a range of days, by those who work in the body', async () => {
    const query = `{ calendarDays(filter: { day: { gte: "2026-04-30", lte: "2026-05-01" } }) { totalCount nodes { day } } }`;
    const read = async () => (await graph.execute(query)).data as { calendarDays: { totalCount: number } };
    const all = { calendarDays: { totalCount: 2, nodes: [{ day: '2026-04-30' }, { day: '2026-05-01' }] } };
    signInAs('UNIT', 'clinic');
    expect(await read()).toEqual(all);
    for (const [role, where] of [
      ['ADMIN', 'other'],
      ['nobody', 'town'],
    ] as const) {
      signInAs(role, where);
      expect((await read()).calendarDays.totalCount).toBe(0);
    }
  });

  it.each<[string, Parameters<typeof signInAs>, string, Record<string, unknown>, string]>([
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
  ])('is not changed %s', async (_, who, body, fields, code) => {
    const before = await countRows('calendar_day');
    signInAs(...who);
    const input = { body: ids[body as keyof typeof ids], day: '2026-12-24', kind: 'DAY_OFF', ...fields };
    expect(await getErrorCode('setCalendarDay', input)).toBe(code);
    expect(await countRows('calendar_day')).toBe(before);
  });

  it.each([1999, 2101])('has no public holidays of %i', async (of) => {
    expect(await getErrorCode('adoptPublicHolidays', { body: ids.town, year: of })).toBe('HOLIDAYS_UNKNOWN');
  });
});
