import { beforeAll, describe, expect, it } from 'vitest';
import { dayInTimeZone } from '../../../src/shared/day.ts';
import { createDirectiveOffice, type SelectedDirective } from '../../support/directive-office.ts';
import { fc } from '../../support/random.ts';

const TIME_ZONE = 'Asia/Ho_Chi_Minh';

/** A selection with nested lists and counts, to compare the current state with the past one. */
const DIRECTIVES_SELECTION = `
  directives(first: 100, orderBy: [{ field: CODE }]%) { totalCount nodes {
    id version code text status isOpen timeliness deadline { dueOn words } urgent
    assignments(first: 50) { totalCount nodes { id role acceptance organization { name } } }
    transitions(first: 50) { nodes { ordinal from to happenedOn reason } }
    topics(first: 5) { nodes { name } }
    deadlineChanges(first: 20) { nodes { ordinal reason } }
    reports(first: 20) { nodes { state summary } }
    issuer: body { name auditLog(first: 100) { totalCount } }
  } }`;
const CURRENT_QUERY = `query ($today: Date!) { ${DIRECTIVES_SELECTION.replace('%', ', asOf: $today')} plain: ${DIRECTIVES_SELECTION.replace('%', '').trim()} }`;
const PAST_QUERY = `query ($at: PointInTime!, $today: Date!) { ${DIRECTIVES_SELECTION.replace('%', ', knownAt: $at, asOf: $today')} plain: ${DIRECTIVES_SELECTION.replace('%', ', knownAt: $at').trim()} }`;

const { graph, office } = createDirectiveOffice();

const readLastInstant = async () => {
  const [row] = await graph.database.statements.run(
    'spec_now',
    'select max(at)::text as at from audit_event',
    [],
  );
  return new Date(String(row?.at)).toISOString();
};

beforeAll(() => {
  graph.today = dayInTimeZone(TIME_ZONE, new Date());
});

/** One mutation of one of the directives. It may return an error. */
type Step = readonly [mutation: string, index: number, word: string];

const anyStep: fc.Arbitrary<Step> = fc.tuple(
  fc.constantFrom(
    'draft',
    'issueDirective',
    'acceptDirective',
    'startDirective',
    'changeDeadline',
    'assign',
    'suspendDirective',
    'cancelDirective',
    'reopenDirective',
    'report',
    'confirmCompletion',
    'rewriteDirectiveDraft',
  ),
  fc.nat(3),
  fc.constantFrom('rà soát', 'đẩy mạnh', 'hoàn thiện'),
);

async function runStep([mutation, index, word]: Step, directives: SelectedDirective[]): Promise<void> {
  if (mutation === 'draft' || !directives.length) {
    const { node } = await office.mutate('office', 'draftDirective', {
      body: office.body.id,
      text: `${word} ${directives.length}`,
      addressees: [{ organization: office.getUnit(directives.length % 3).id }],
    });
    directives.push(node);
    return;
  }
  const at = index % directives.length;
  const { id } = directives[at] as SelectedDirective;
  graph.viewer = office.getViewer('office');
  const { data } = await graph.execute<{ directive: SelectedDirective }>(
    'query ($id: ID!) { directive(by: { id: $id }) { id version } }',
    { id },
  );
  const input = { id, expectedVersion: data.directive.version };
  const inputs: Record<string, readonly [name: string, input: object]> = {
    assign: [
      'assignDirective',
      { addressees: [{ organization: office.getUnit(index % 3).id, role: 'COORDINATE' }] },
    ],
    report: ['reportProgress', { summary: word, isCompletionReport: true }],
    changeDeadline: [
      'changeDeadline',
      { reason: word, deadline: { kind: 'FIXED', dueOn: `2027-0${index + 1}-15`, precision: 'DAY' } },
    ],
    rewriteDirectiveDraft: ['rewriteDirectiveDraft', { text: `${word} lại` }],
  };
  const [name, extraInput] = inputs[mutation] ?? [
    mutation,
    ['suspendDirective', 'cancelDirective', 'reopenDirective'].includes(mutation) ? { reason: word } : {},
  ];
  const who = mutation === 'confirmCompletion' ? 'leader' : 'office';
  await office.mutate(
    who,
    name,
    mutation === 'report' ? { directive: id, ...extraInput } : { ...input, ...extraInput },
    'id',
  );
}

describe('a query with knownAt', () => {
  it('returns for any history what was visible at that instant', { timeout: 120_000 }, async () => {
    const snapshots: { at: string; data: unknown }[] = [];
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 4, maxLength: 12 }), async (steps) => {
        const directives: SelectedDirective[] = [];
        for (const it of steps) {
          await runStep(it, directives);
          graph.viewer = office.getViewer('leader');
          const { data } = await graph.execute(CURRENT_QUERY, { today: graph.today });
          snapshots.push({ at: await readLastInstant(), data });
        }
      }),
      { numRuns: Number(process.env.HISTORIES ?? 3), endOnFailure: true },
    );
    expect(snapshots.length).toBeGreaterThan(10);
    for (const { at, data: expected } of snapshots) {
      graph.viewer = office.getViewer('leader');
      const today = graph.today;
      // The clock of the test graph stands at noon; the records are from the real time.
      graph.today = '2099-01-01';
      const { data, errorCode } = await graph.execute(PAST_QUERY, { at, today });
      graph.today = today;
      expect(errorCode).toBeUndefined();
      expect(data, at).toEqual(expected);
    }
  });

  const DIRECTIVE_QUERY =
    'query ($id: ID!, $at: PointInTime!) { directive(by: { id: $id }, knownAt: $at) { text status } }';

  it('returns an error code for an instant in the future and for one before the first record', async () => {
    graph.viewer = office.getViewer('leader');
    const { id } = await office.issueDirective();
    expect((await graph.execute(DIRECTIVE_QUERY, { id, at: '2098-01-01T00:00:00Z' })).errorCode).toBe(
      'KNOWN_AT_IN_FUTURE',
    );
    expect((await graph.execute(DIRECTIVE_QUERY, { id, at: '2098-01-01' })).errorCode).toBe(
      'KNOWN_AT_IN_FUTURE',
    );
    expect((await graph.execute(DIRECTIVE_QUERY, { id, at: '2017-02-28' })).errorCode).toBe(
      'KNOWN_AT_BEFORE_RECORDS',
    );
    expect((await graph.execute(DIRECTIVE_QUERY, { id, at: '2017-02-30' })).errorCode).toContain(
      '2017-02-30',
    );
    const onNoDay = 'query ($id: ID!) { directive(by: { id: $id }, asOf: "2017-02-30") { text } }';
    await expect(graph.execute(onNoDay, { id })).rejects.toThrow('2017-02-30');
  });

  it('returns two days in one document, with nested fields', async () => {
    const draft = (
      await office.mutate('office', 'draftDirective', {
        body: office.body.id,
        text: 'Lần đầu',
        addressees: [{ organization: office.getUnit(0).id }],
      })
    ).node;
    const first = await readLastInstant();
    await office.mutate('office', 'rewriteDirectiveDraft', {
      id: draft.id,
      expectedVersion: draft.version,
      text: 'Lần sau',
    });
    const { id } = draft;
    graph.viewer = office.getViewer('office');
    graph.today = '2099-01-01';
    const { data } = await graph.execute(
      `query ($id: ID!, $at: PointInTime!) {
        once: directive(by: { id: $id }, knownAt: $at) { text assignments(first: 1) { nodes { directive { text } } } }
        now: directive(by: { id: $id }) { text assignments(first: 1) { nodes { directive { text } } } }
        body: organization(by: { id: "${office.body.id}" }) { auditLog(first: 1) { nodes { subject { ... on Organization { name } } } } }
      }`,
      { id, at: first },
    );
    const buildDirective = (text: string) => ({ text, assignments: { nodes: [{ directive: { text } }] } });
    expect(data).toMatchObject({ once: buildDirective('Lần đầu'), now: buildDirective('Lần sau') });
  });

  it('does not return rows that the viewer may not see now', async () => {
    const { id } = await office.issueDirective({ addressees: [{ organization: office.getUnit(1).id }] });
    const at = await readLastInstant();
    graph.today = '2099-01-01';
    const readDirective = async (who: string) => {
      graph.viewer = office.getViewer(who);
      return (await graph.execute<{ directive: object | null }>(DIRECTIVE_QUERY, { id, at })).data.directive;
    };
    expect(await readDirective('interior')).toMatchObject({ status: 'ASSIGNED' });
    expect(await readDirective('police')).toBeNull();
  });
});
