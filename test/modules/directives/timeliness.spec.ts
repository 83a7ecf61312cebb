import { describe, expect, it } from 'vitest';
import { EntityFactory } from '../../support/entity-factory.ts';
import { createTestGraph } from '../../support/test-graph.ts';

const DUE_DATES = {
  due: '2026-03-31',
  implied: '2026-03-31',
};

const graph = createTestGraph(async ({ database }) => {
  const factory = new EntityFactory(database.orm.em.fork());
  const body = factory.organization('Thành ủy Mây Trắng', { kind: 'PARTY_COMMITTEE' });
  factory.directive(body, { code: 'OPEN', dueOn: DUE_DATES.due });
  factory.directive(body, { code: 'IMPLIED', dueOn: DUE_DATES.implied, inferred: true });
  factory.directive(body, { code: 'NONE' });
  factory.directive(body, { code: 'RULE', kind: 'STANDING_RULE' });
  factory.directive(body, { code: 'DRAFT', status: 'DRAFT' });
  factory.directive(body, {
    code: 'CANCELLED',
    status: 'CANCELLED',
    closedOn: '2026-03-01',
    dueOn: DUE_DATES.due,
  });
  factory.directive(body, { code: 'REPORTED', status: 'REPORTED_DONE', dueOn: DUE_DATES.due });
  factory.directive(body, {
    code: 'ON_TIME',
    status: 'COMPLETED',
    closedOn: '2026-04-20',
    dueOn: DUE_DATES.due,
    reportedDoneOn: '2026-03-31' as never,
  });
  factory.directive(body, {
    code: 'EXTENDED',
    status: 'COMPLETED',
    closedOn: '2026-04-20',
    dueOn: '2026-04-15',
    originallyDueOn: DUE_DATES.due,
    reportedDoneOn: '2026-04-01' as never,
  });
  await factory.em.flush();
});

async function readDirective(code: string, asOf: string) {
  const { data } = await graph.execute(
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
    expect(await readDirective('OPEN', day)).toMatchObject({
      timeliness,
      isOpen,
      isOverdue: timeliness === 'OVERDUE',
    });
  });

  it('counts overdue days from the day after the deadline', async () => {
    expect((await readDirective('OPEN', '2026-03-31'))?.daysOverdue).toBe(0);
    expect((await readDirective('OPEN', '2026-04-01'))?.daysOverdue).toBe(1);
  });

  it('is never overdue by an implied deadline', async () => {
    expect(await readDirective('IMPLIED', '2026-12-31')).toMatchObject({
      timeliness: 'NO_DEADLINE',
      isOverdue: false,
      isOpen: true,
    });
  });

  it('is NO_DEADLINE without a deadline', async () => {
    expect(await readDirective('NONE', '2026-12-31')).toMatchObject({
      timeliness: 'NO_DEADLINE',
      daysOverdue: 0,
      slippageDays: null,
    });
  });

  it.each(['RULE', 'DRAFT'])('is null for %s, which nobody has to finish', async (code) => {
    expect(await readDirective(code, '2026-12-31')).toMatchObject({
      timeliness: null,
      isOpen: false,
      silentDays: null,
    });
  });

  it('is still open after the report of the unit and before the confirmation', async () => {
    expect(await readDirective('REPORTED', '2026-04-01')).toMatchObject({
      isOpen: true,
      timeliness: 'OVERDUE',
    });
  });

  it('depends on the day on which the unit reported, and not on the day of the confirmation', async () => {
    expect(await readDirective('ON_TIME', '2026-04-19')).toMatchObject({
      isOpen: true,
      timeliness: 'OVERDUE',
      status: 'ASSIGNED',
    });
    expect(await readDirective('ON_TIME', '2026-04-20')).toMatchObject({
      isOpen: false,
      timeliness: 'ON_TIME',
      status: 'COMPLETED',
    });
  });

  it('differs for the deadline in force and for the original one', async () => {
    expect(await readDirective('EXTENDED', '2026-05-01')).toMatchObject({
      timeliness: 'ON_TIME',
      originalTimeliness: 'LATE',
      slippageDays: 15,
    });
  });

  it('is null after the cancellation', async () => {
    expect(await readDirective('CANCELLED', '2026-02-28')).toMatchObject({
      isOpen: true,
      timeliness: 'ON_TRACK',
    });
    expect(await readDirective('CANCELLED', '2026-03-01')).toMatchObject({
      isOpen: false,
      timeliness: null,
      ageDays: 50,
    });
  });

  it('is the same with and without asOf of the current day', async () => {
    const { data } = await graph.execute(
      `{ named: directives(asOf: "2026-11-24", first: 50) { nodes { ...Stand } } now: directives(first: 50) { nodes { ...Stand } } }
       fragment Stand on Directive { code status isOpen isOverdue timeliness originalTimeliness daysOverdue ageDays silentDays }`,
    );
    expect((data as Record<string, unknown>).named).toEqual((data as Record<string, unknown>).now);
  });
});
