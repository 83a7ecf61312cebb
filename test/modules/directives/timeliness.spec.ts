import { describe, expect, it } from 'vitest';
import { Given } from '../../support/entity-factory.ts';
import { openWorld } from '../../support/test-graph.ts';

const codes = {
  due: '2026-03-31',
  implied: '2026-03-31',
};

const world = openWorld(async ({ storage }) => {
  const given = new Given(storage.orm.em.fork());
  const body = given.organization('Thành ủy Mây Trắng', { kind: 'PARTY_COMMITTEE' });
  given.directive(body, { code: 'OPEN', dueOn: codes.due });
  given.directive(body, { code: 'IMPLIED', dueOn: codes.implied, inferred: true });
  given.directive(body, { code: 'NONE' });
  given.directive(body, { code: 'RULE', kind: 'STANDING_RULE' });
  given.directive(body, { code: 'DRAFT', status: 'DRAFT' });
  given.directive(body, { code: 'CANCELLED', status: 'CANCELLED', closedOn: '2026-03-01', dueOn: codes.due });
  given.directive(body, { code: 'REPORTED', status: 'REPORTED_DONE', dueOn: codes.due });
  given.directive(body, {
    code: 'ON_TIME',
    status: 'COMPLETED',
    closedOn: '2026-04-20',
    dueOn: codes.due,
    reportedDoneOn: '2026-03-31' as never,
  });
  given.directive(body, {
    code: 'EXTENDED',
    status: 'COMPLETED',
    closedOn: '2026-04-20',
    dueOn: '2026-04-15',
    originallyDueOn: codes.due,
    reportedDoneOn: '2026-04-01' as never,
  });
  await given.em.flush();
});

async function on(code: string, asOf: string) {
  const { data } = await world.ask(
    `query ($code: String!, $asOf: Date) {
      directives(filter: { code: { eq: $code } }, asOf: $asOf) {
        nodes { isOpen isOverdue timeliness originalTimeliness daysOverdue ageDays slippageDays silentDays status }
      }
    }`,
    { code, asOf },
  );
  return (data as { directives: { nodes: Record<string, unknown>[] } }).directives.nodes[0];
}

describe('the timeliness of a directive', () => {
  it.each([
    ['2026-01-09', null, false],
    ['2026-01-10', 'ON_TRACK', true],
    ['2026-03-23', 'ON_TRACK', true],
    ['2026-03-24', 'DUE_SOON', true],
    ['2026-03-31', 'DUE_SOON', true],
    ['2026-04-01', 'OVERDUE', true],
  ])('issued on 10 January and due on 31 March is, on %s, %s', async (day, timeliness, isOpen) => {
    expect(await on('OPEN', day)).toMatchObject({ timeliness, isOpen, isOverdue: timeliness === 'OVERDUE' });
  });

  it('counts the days from the day after the deadline', async () => {
    expect((await on('OPEN', '2026-03-31'))?.daysOverdue).toBe(0);
    expect((await on('OPEN', '2026-04-01'))?.daysOverdue).toBe(1);
  });

  it('never turns red by a deadline that was only implied', async () => {
    expect(await on('IMPLIED', '2026-12-31')).toMatchObject({
      timeliness: 'NO_DEADLINE',
      isOverdue: false,
      isOpen: true,
    });
  });

  it('has no deadline when nobody named one', async () => {
    expect(await on('NONE', '2026-12-31')).toMatchObject({
      timeliness: 'NO_DEADLINE',
      daysOverdue: 0,
      slippageDays: null,
    });
  });

  it.each(['RULE', 'DRAFT'])('is none for %s, which nobody has to finish', async (code) => {
    expect(await on(code, '2026-12-31')).toMatchObject({ timeliness: null, isOpen: false, silentDays: null });
  });

  it('stays open while only the unit says it is done', async () => {
    expect(await on('REPORTED', '2026-04-01')).toMatchObject({ isOpen: true, timeliness: 'OVERDUE' });
  });

  it('judges by the day the unit reported, not the day the office confirmed', async () => {
    expect(await on('ON_TIME', '2026-04-19')).toMatchObject({
      isOpen: true,
      timeliness: 'OVERDUE',
      status: 'ASSIGNED',
    });
    expect(await on('ON_TIME', '2026-04-20')).toMatchObject({
      isOpen: false,
      timeliness: 'ON_TIME',
      status: 'COMPLETED',
    });
  });

  it('tells the deadline in force from the original one', async () => {
    expect(await on('EXTENDED', '2026-05-01')).toMatchObject({
      timeliness: 'ON_TIME',
      originalTimeliness: 'LATE',
      slippageDays: 15,
    });
  });

  it('ends with the cancellation', async () => {
    expect(await on('CANCELLED', '2026-02-28')).toMatchObject({ isOpen: true, timeliness: 'ON_TRACK' });
    expect(await on('CANCELLED', '2026-03-01')).toMatchObject({
      isOpen: false,
      timeliness: null,
      ageDays: 50,
    });
  });

  it('is the same whether today is asked for by name or not', async () => {
    const { data } = await world.ask(
      `{ named: directives(asOf: "2026-11-24", first: 50) { nodes { ...Stand } } now: directives(first: 50) { nodes { ...Stand } } }
       fragment Stand on Directive { code status isOpen isOverdue timeliness originalTimeliness daysOverdue ageDays silentDays }`,
    );
    expect((data as Record<string, unknown>).named).toEqual((data as Record<string, unknown>).now);
  });
});
