import { beforeAll, describe, expect, it } from 'vitest';
import { dayInTimeZone } from '../../../src/shared/day.ts';
import { DirectiveOffice, type SelectedDirective } from '../../support/directive-office.ts';
import { fc } from '../../support/random.ts';
import { createTestGraph } from '../../support/test-graph.ts';

const TIME_ZONE = 'Asia/Ho_Chi_Minh';

/** Everything a reader of the body may want to know again later, nested lists and figures included. */
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

const graph = createTestGraph();
const office = new DirectiveOffice(graph);

const readLastInstant = async () => {
  const [row] = await graph.database.statements.run(
    'spec_now',
    'select max(at)::text as at from audit_event',
    [],
  );
  return new Date(String(row?.at)).toISOString();
};

beforeAll(async () => {
  await office.insert();
  graph.today = dayInTimeZone(TIME_ZONE, new Date());
});

/** One thing that may happen to one of the directives; refusals are part of life. */
type Step = readonly [act: string, which: number, word: string];

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

async function runStep([act, which, word]: Step, directives: SelectedDirective[]): Promise<void> {
  if (act === 'draft' || !directives.length) {
    const { node } = await office.mutate('office', 'draftDirective', {
      body: office.body.id,
      text: `${word} ${directives.length}`,
      addressees: [{ organization: office.unit(directives.length % 3).id }],
    });
    directives.push(node);
    return;
  }
  const at = which % directives.length;
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
      { addressees: [{ organization: office.unit(which % 3).id, role: 'COORDINATE' }] },
    ],
    report: ['reportProgress', { summary: word, isCompletionReport: true }],
    changeDeadline: [
      'changeDeadline',
      { reason: word, deadline: { kind: 'FIXED', dueOn: `2027-0${which + 1}-15`, precision: 'DAY' } },
    ],
    rewriteDirectiveDraft: ['rewriteDirectiveDraft', { text: `${word} lại` }],
  };
  const [name, more] = inputs[act] ?? [
    act,
    ['suspendDirective', 'cancelDirective', 'reopenDirective'].includes(act) ? { reason: word } : {},
  ];
  const who = act === 'confirmCompletion' ? 'leader' : 'office';
  await office.mutate(who, name, act === 'report' ? { directive: id, ...more } : { ...input, ...more }, 'id');
}

describe('asking what was known at an instant', () => {
  it('gives for any history what was to be seen then', { timeout: 120_000 }, async () => {
    const snapshots: { at: string; seen: unknown }[] = [];
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 4, maxLength: 12 }), async (steps) => {
        const made: SelectedDirective[] = [];
        for (const it of steps) {
          await runStep(it, made);
          graph.viewer = office.getViewer('leader');
          const { data } = await graph.execute(CURRENT_QUERY, { today: graph.today });
          snapshots.push({ at: await readLastInstant(), seen: data });
        }
      }),
      { numRuns: Number(process.env.HISTORIES ?? 3), endOnFailure: true },
    );
    expect(snapshots.length).toBeGreaterThan(10);
    for (const { at, seen } of snapshots) {
      graph.viewer = office.getViewer('leader');
      const today = graph.today;
      // The clock of the office stands at noon; what is asked about happened meanwhile.
      graph.today = '2099-01-01';
      const { data, errorCode } = await graph.execute(PAST_QUERY, { at, today });
      graph.today = today;
      expect(errorCode).toBeUndefined();
      expect(data, at).toEqual(seen);
    }
  });

  const ASKED =
    'query ($id: ID!, $at: PointInTime!) { directive(by: { id: $id }, knownAt: $at) { text status } }';

  it('refuses what has not come yet, and what lies before the first record, by name', async () => {
    graph.viewer = office.getViewer('leader');
    const { id } = await office.issueDirective();
    expect((await graph.execute(ASKED, { id, at: '2098-01-01T00:00:00Z' })).errorCode).toBe(
      'KNOWN_AT_IN_FUTURE',
    );
    expect((await graph.execute(ASKED, { id, at: '2098-01-01' })).errorCode).toBe('KNOWN_AT_IN_FUTURE');
    expect((await graph.execute(ASKED, { id, at: '2017-02-28' })).errorCode).toBe('KNOWN_AT_BEFORE_RECORDS');
    expect((await graph.execute(ASKED, { id, at: '2017-02-30' })).errorCode).toContain('2017-02-30');
    const onNoDay = 'query ($id: ID!) { directive(by: { id: $id }, asOf: "2017-02-30") { text } }';
    await expect(graph.execute(onNoDay, { id })).rejects.toThrow('2017-02-30');
  });

  it('shows two days side by side in one document, nested fields included', async () => {
    const draft = (
      await office.mutate('office', 'draftDirective', {
        body: office.body.id,
        text: 'Lần đầu',
        addressees: [{ organization: office.unit(0).id }],
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
    const inside = (text: string) => ({ text, assignments: { nodes: [{ directive: { text } }] } });
    expect(data).toMatchObject({ once: inside('Lần đầu'), now: inside('Lần sau') });
  });

  it('opens nothing that is closed now', async () => {
    const { id } = await office.issueDirective({ addressees: [{ organization: office.unit(1).id }] });
    const at = await readLastInstant();
    graph.today = '2099-01-01';
    const asks = async (who: string) => {
      graph.viewer = office.getViewer(who);
      return (await graph.execute<{ directive: object | null }>(ASKED, { id, at })).data.directive;
    };
    expect(await asks('interior')).toMatchObject({ status: 'ASSIGNED' });
    expect(await asks('police')).toBeNull();
  });
});
