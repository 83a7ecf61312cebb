import { beforeAll, describe, expect, it } from 'vitest';
import { dayIn } from '../../../src/shared/day.ts';
import { Office, type Seen } from '../../support/directive-office.ts';
import { fc } from '../../support/random.ts';
import { openWorld } from '../../support/test-graph.ts';

const HANOI = 'Asia/Ho_Chi_Minh';

/** Everything a reader of the body may want to know again later, nested lists and figures included. */
const EVERYTHING = `
  directives(first: 100, orderBy: [{ field: CODE }]%) { totalCount nodes {
    id version code text status isOpen timeliness deadline { dueOn words } urgent
    assignments(first: 50) { totalCount nodes { id role acceptance organization { name } } }
    transitions(first: 50) { nodes { ordinal from to happenedOn reason } }
    topics(first: 5) { nodes { name } }
    deadlineChanges(first: 20) { nodes { ordinal reason } }
    reports(first: 20) { nodes { state claim } }
    issuer: body { name auditLog(first: 100) { totalCount } }
  } }`;
const NOW = `query ($today: Date!) { ${EVERYTHING.replace('%', ', asOf: $today')} plain: ${EVERYTHING.replace('%', '').trim()} }`;
const THEN = `query ($at: PointInTime!, $today: Date!) { ${EVERYTHING.replace('%', ', knownAt: $at, asOf: $today')} plain: ${EVERYTHING.replace('%', ', knownAt: $at').trim()} }`;

const world = openWorld();
const office = new Office(world);

const instant = async () => {
  const [row] = await world.storage.statements.run(
    'spec_now',
    'select max(at)::text as at from audit_event',
    [],
  );
  return new Date(String(row?.at)).toISOString();
};

beforeAll(async () => {
  await office.open();
  world.today = dayIn(HANOI, new Date());
});

/** One thing that may happen to one of the directives; refusals are part of life. */
type Step = readonly [act: string, which: number, word: string];

const step: fc.Arbitrary<Step> = fc.tuple(
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
    'rewriteDraft',
  ),
  fc.nat(3),
  fc.constantFrom('rà soát', 'đẩy mạnh', 'hoàn thiện'),
);

async function play([act, which, word]: Step, made: Seen[]): Promise<void> {
  if (act === 'draft' || !made.length) {
    const { node } = await office.act('office', 'draftDirective', {
      body: office.body.id,
      text: `${word} ${made.length}`,
      addressees: [{ organization: office.unit(made.length % 3).id }],
    });
    made.push(node);
    return;
  }
  const at = which % made.length;
  const { id } = made[at] as Seen;
  world.viewer = office.viewer('office');
  const { data } = await world.ask<{ directive: Seen }>(
    'query ($id: ID!) { directive(by: { id: $id }) { id version } }',
    { id },
  );
  const input = { id, expectedVersion: data.directive.version };
  const inputs: Record<string, readonly [name: string, input: object]> = {
    assign: [
      'assignDirective',
      { addressees: [{ organization: office.unit(which % 3).id, role: 'COORDINATE' }] },
    ],
    report: ['reportProgress', { claim: word, saysDone: true }],
    changeDeadline: [
      'changeDeadline',
      { reason: word, deadline: { kind: 'FIXED', dueOn: `2027-0${which + 1}-15`, precision: 'DAY' } },
    ],
    rewriteDraft: ['rewriteDraft', { text: `${word} lại` }],
  };
  const [name, more] = inputs[act] ?? [
    act,
    ['suspendDirective', 'cancelDirective', 'reopenDirective'].includes(act) ? { reason: word } : {},
  ];
  const who = act === 'confirmCompletion' ? 'leader' : 'office';
  await office.act(who, name, act === 'report' ? { directive: id, ...more } : { ...input, ...more }, 'id');
}

describe('asking what was known at an instant', () => {
  it('gives for any history what was to be seen then', { timeout: 120_000 }, async () => {
    const snapshots: { at: string; seen: unknown }[] = [];
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
        const made: Seen[] = [];
        for (const it of steps) {
          await play(it, made);
          world.viewer = office.viewer('leader');
          const { data } = await world.ask(NOW, { today: world.today });
          snapshots.push({ at: await instant(), seen: data });
        }
      }),
      { numRuns: Number(process.env.HISTORIES ?? 3), endOnFailure: true },
    );
    expect(snapshots.length).toBeGreaterThan(10);
    for (const { at, seen } of snapshots) {
      world.viewer = office.viewer('leader');
      const today = world.today;
      // The clock of the office stands at noon; what is asked about happened meanwhile.
      world.today = '2099-01-01';
      const { data, refusal } = await world.ask(THEN, { at, today });
      world.today = today;
      expect(refusal).toBeUndefined();
      expect(data, at).toEqual(seen);
    }
  });

  const ASKED =
    'query ($id: ID!, $at: PointInTime!) { directive(by: { id: $id }, knownAt: $at) { text status } }';

  it('refuses what has not come yet, and what lies before the first record, by name', async () => {
    world.viewer = office.viewer('leader');
    const { id } = await office.issued();
    expect((await world.ask(ASKED, { id, at: '2098-01-01T00:00:00Z' })).refusal).toBe('KNOWN_AT_IN_FUTURE');
    expect((await world.ask(ASKED, { id, at: '2098-01-01' })).refusal).toBe('KNOWN_AT_IN_FUTURE');
    expect((await world.ask(ASKED, { id, at: '2017-02-28' })).refusal).toBe('KNOWN_AT_BEFORE_RECORDS');
    expect((await world.ask(ASKED, { id, at: '2017-02-30' })).refusal).toContain('2017-02-30');
    const onNoDay = 'query ($id: ID!) { directive(by: { id: $id }, asOf: "2017-02-30") { text } }';
    await expect(world.ask(onNoDay, { id })).rejects.toThrow('2017-02-30');
  });

  it('shows two days side by side in one document, nested fields included', async () => {
    const draft = (
      await office.act('office', 'draftDirective', {
        body: office.body.id,
        text: 'Lần đầu',
        addressees: [{ organization: office.unit(0).id }],
      })
    ).node;
    const first = await instant();
    await office.act('office', 'rewriteDraft', {
      id: draft.id,
      expectedVersion: draft.version,
      text: 'Lần sau',
    });
    const { id } = draft;
    world.viewer = office.viewer('office');
    world.today = '2099-01-01';
    const { data } = await world.ask(
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
    const { id } = await office.issued({ addressees: [{ organization: office.unit(1).id }] });
    const at = await instant();
    world.today = '2099-01-01';
    const asks = async (who: string) => {
      world.viewer = office.viewer(who);
      return (await world.ask<{ directive: object | null }>(ASKED, { id, at })).data.directive;
    };
    expect(await asks('interior')).toMatchObject({ status: 'ASSIGNED' });
    expect(await asks('police')).toBeNull();
  });
});
