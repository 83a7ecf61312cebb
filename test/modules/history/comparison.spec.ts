import { describe, expect, it } from 'vitest';
import { Recorder } from '../../support/audit-times.ts';
import { Office, type Seen } from '../../support/directive-office.ts';
import { Given } from '../../support/entity-factory.ts';
import { openWorld } from '../../support/test-graph.ts';

/** Days of November 2099: the records of a test must not lie before the test. */
const day = (number: number) => `2099-11-${String(number).padStart(2, '0')}`;

const world = openWorld(async (it) => {
  office = new Office(it);
  recorder = new Recorder(it.storage);
  await office.open();
  await recorder.at('2099-10-01T00:00:00+07:00');
});
let office: Office;
let recorder: Recorder;

interface Change {
  readonly kind: string;
  readonly on: string;
  readonly before: string | null;
  readonly after: string | null;
}

let minutes = 0;

/** A minute of the day later than any asked for before. */
function minute(): string {
  minutes++;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}:00.000`;
}

/** Something happens on a day and is recorded on it, in its course unless said. */
async function on<T>(number: number, act: () => Promise<T>, at = minute()): Promise<T> {
  world.today = day(number);
  const done = await act();
  await recorder.at(`${day(number)}T${at}+07:00`);
  return done;
}

async function act(who: string, name: string, directive: Seen, more: object = {}): Promise<Seen> {
  world.viewer = office.viewer('office');
  const { data } = await world.ask<{ directive: Seen }>(
    'query ($id: ID!) { directive(by: { id: $id }) { version } }',
    { id: directive.id },
  );
  const input = { id: directive.id, expectedVersion: data.directive.version, ...more };
  const { node, refusal } = await office.act(who, name, input);
  if (refusal) throw new Error(refusal.message);
  return node;
}

const draft = (more: object = {}) =>
  office
    .act('office', 'draftDirective', {
      body: office.body.id,
      text: 'Rà soát.',
      addressees: [{ organization: office.unit(0).id }],
      ...more,
    })
    .then(({ node }) => node);

/** What differs about one directive between the ends of two days, as somebody is told. */
async function between(
  from: number,
  to: number,
  directive: Seen,
  who = 'office',
  more = '',
): Promise<Change[]> {
  world.viewer = office.viewer(who);
  world.today = day(30);
  const { data, refusal } = await world.ask<{
    compare: { changes: { nodes: (Change & { directive: { id: string } })[] } };
  }>(
    `{ compare(from: "${day(from)}", to: "${day(to)}"${more}) { changes(first: 100) { nodes { kind on before after directive { id } } } } }`,
  );
  expect(refusal).toBeUndefined();
  return data.compare.changes.nodes
    .filter((it) => it.directive.id === directive.id)
    .map(({ directive: _, ...change }) => change);
}

/** The kinds of change told between the day before, the day itself and the day after. */
async function around(number: number, directive: Seen, who = 'office'): Promise<string[][]> {
  const kinds: string[][] = [];
  for (const from of [number - 2, number - 1, number])
    kinds.push((await between(from, from + 1, directive, who)).map(({ kind }) => kind).sort());
  return kinds;
}

const due = (dueOn: string) => ({ kind: 'FIXED', dueOn, precision: 'DAY' });

describe('what opened and closed', () => {
  it('is told on its day, not on the day before nor the day after', async () => {
    const directive = await on(5, () => office.issued());
    await on(8, () => act('office', 'cancelDirective', directive, { reason: 'Thôi.' }));
    await on(11, () => act('office', 'reopenDirective', directive, { reason: 'Lại.' }));
    expect(await around(5, directive)).toEqual([[], ['OPENED'], []]);
    expect(await around(8, directive)).toEqual([[], ['CLOSED'], []]);
    expect(await around(11, directive)).toEqual([[], ['REOPENED'], []]);
    expect(await between(4, 20, directive)).toEqual([
      { kind: 'OPENED', on: day(5), before: 'DRAFT', after: 'ASSIGNED' },
      { kind: 'CLOSED', on: day(8), before: 'DRAFT', after: 'ASSIGNED' },
      { kind: 'REOPENED', on: day(11), before: 'DRAFT', after: 'ASSIGNED' },
    ]);
  });

  it('is told by the day it happened on, however late it was entered', async () => {
    const directive = await on(9, () => draft());
    await on(9, () => act('office', 'issueDirective', directive, { issuedOn: day(3) }));
    await on(10, () => act('office', 'cancelDirective', directive, { reason: 'Thôi.', on: day(6) }));
    expect(await between(2, 3, directive)).toMatchObject([{ kind: 'OPENED', on: day(3), before: 'DRAFT' }]);
    expect(await between(5, 6, directive)).toMatchObject([{ kind: 'CLOSED', after: 'CANCELLED' }]);
    expect(await between(6, 20, directive)).toEqual([]);
  });

  it('leaves out what was never open at the end of a day: closed on the day of issue, standing rules, drafts', async () => {
    const same = await on(7, () => office.issued());
    await on(7, () => act('office', 'cancelDirective', same, { reason: 'Thôi.' }));
    const rule = await on(7, () => office.issued({ kind: 'STANDING_RULE' }));
    const kept = await on(7, () => draft());
    for (const directive of [same, rule, kept]) expect(await between(4, 20, directive)).toEqual([]);
  });

  it('knows with knownAt only what had been entered by then', async () => {
    const directive = await on(5, () => office.issued());
    await on(15, () => act('office', 'cancelDirective', directive, { reason: 'Thôi.', on: day(8) }));
    const kinds = async (knownAt: string) =>
      (await between(4, 20, directive, 'office', `, knownAt: "${knownAt}"`)).map(({ kind }) => kind);
    expect(await kinds(day(4))).toEqual([]);
    expect(await kinds(day(14))).toEqual(['OPENED']);
    expect(await kinds(day(15))).toEqual(['OPENED', 'CLOSED']);
  });
});

describe('a deadline', () => {
  const extend = (directive: Seen, dueOn: string) =>
    act('office', 'changeDeadline', directive, { reason: 'Xin thêm.', deadline: due(dueOn) });

  it('that was put off is told on its day, with the day before and after', async () => {
    const directive = await on(2, () => office.issued({ deadline: due(day(20)) }));
    await on(12, () => extend(directive, day(25)));
    expect(await around(12, directive)).toEqual([[], ['SLIPPED'], []]);
    expect(await between(11, 12, directive)).toEqual([
      { kind: 'SLIPPED', on: day(12), before: day(20), after: day(25) },
    ]);
  });

  it('is judged by where it stood at both ends: moved twice once, moved back never, forward as tightened', async () => {
    const directive = await on(2, () => office.issued({ deadline: due(day(20)) }));
    await on(10, () => extend(directive, day(25)));
    await on(12, () => extend(directive, day(28)));
    await on(14, () => extend(directive, day(20)));
    await on(16, () => extend(directive, day(18)));
    expect(await between(9, 12, directive)).toEqual([
      { kind: 'SLIPPED', on: day(12), before: day(20), after: day(28) },
    ]);
    expect(await between(9, 14, directive)).toEqual([]);
    expect(await between(14, 16, directive)).toEqual([
      { kind: 'TIGHTENED', on: day(16), before: day(20), after: day(18) },
    ]);
  });

  it('that is no day any more has slipped, and one for the first time is tightened', async () => {
    const directive = await on(2, () => office.issued());
    await on(10, () => extend(directive, day(25)));
    const { node } = await on(12, () =>
      office.act('office', 'changeDeadline', {
        id: directive.id,
        expectedVersion: directive.version + 1,
        reason: 'Chưa rõ.',
        deadline: { kind: 'NONE' },
      }),
    );
    expect(node).toBeTruthy();
    expect(await between(9, 10, directive)).toMatchObject([
      { kind: 'TIGHTENED', before: null, after: day(25) },
    ]);
    expect(await between(11, 12, directive)).toMatchObject([
      { kind: 'SLIPPED', before: day(25), after: null },
    ]);
  });
});

describe('to whom it was given', () => {
  const give = (directive: Seen, unit: number, role = 'LEAD') =>
    act('office', 'assignDirective', directive, {
      addressees: [{ organization: office.unit(unit).id, role }],
    });

  it.each([
    ['12:00:00.000', 12],
    ['23:59:59.000', 12],
    ['00:00:00.000', 12],
  ])('is told by when it was recorded: at %s of its day', async (at, number) => {
    const directive = await on(2, () => office.issued());
    await on(number, () => give(directive, 1, 'COORDINATE'), at);
    expect(await around(number, directive)).toEqual([[], ['REASSIGNED'], []]);
    expect(await between(number - 1, number, directive)).toEqual([
      {
        kind: 'REASSIGNED',
        on: day(number),
        before: 'LEAD Phòng Kinh tế',
        after: 'LEAD Phòng Kinh tế\nCOORDINATE Phòng Nội vụ',
      },
    ]);
  });

  it('changes when one returned it and another has it', async () => {
    const directive = await on(2, () => office.issued());
    await on(10, () =>
      act('economy', 'returnDirective', directive, { reason: 'Không phải việc của phòng.' }),
    );
    await on(12, () => give(directive, 1));
    expect(await between(9, 10, directive)).toMatchObject([{ kind: 'REASSIGNED', after: '' }]);
    expect(await between(9, 12, directive)).toMatchObject([
      { before: 'LEAD Phòng Kinh tế', after: 'LEAD Phòng Nội vụ' },
    ]);
  });

  it('does not change while it is a draft, nor by an answer, nor when a collective is resolved', async () => {
    const drafted = await on(2, () => draft());
    await on(5, () => give(drafted, 1));
    expect(await between(4, 5, drafted)).toEqual([]);
    const directive = await on(2, () => office.issued({ addressees: [{ group: office.communes.id }] }));
    world.viewer = office.viewer('office');
    const { data } = await world.ask<{
      directive: { assignments: { nodes: { id: string; version: number }[] } };
    }>('query ($id: ID!) { directive(by: { id: $id }) { assignments { nodes { id version } } } }', {
      id: directive.id,
    });
    const [assignment] = data.directive.assignments.nodes;
    await on(6, () =>
      office.act(
        'office',
        'resolveGroup',
        { id: assignment?.id, expectedVersion: assignment?.version },
        'id',
      ),
    );
    expect(await between(2, 20, directive)).toEqual([]);
    const answered = await on(2, () => office.issued());
    await on(7, () => act('economy', 'acceptDirective', answered));
    expect(await between(2, 20, answered)).toEqual([]);
  });
});

describe('the words of a draft', () => {
  const reword = (directive: Seen, text: string) => act('office', 'rewriteDraft', directive, { text });

  it('are told by when they were recorded, as they stood at both ends', async () => {
    const directive = await on(2, () => draft({ text: 'Một.' }));
    await on(10, () => reword(directive, 'Hai.'), '23:59:59.500');
    await on(11, () => reword(directive, 'Ba.'), '00:00:00.000');
    expect(await around(10, directive)).toEqual([[], ['REWORDED'], ['REWORDED']]);
    expect(await between(9, 11, directive)).toEqual([
      { kind: 'REWORDED', on: day(11), before: 'Một.', after: 'Ba.' },
    ]);
    await on(12, () => reword(directive, 'Một.'));
    expect(await between(9, 12, directive)).toEqual([]);
  });

  it('are nothing to compare when they were not yet recorded at the first end', async () => {
    const directive = await on(5, () => draft({ text: 'Một.' }));
    await on(6, () => reword(directive, 'Hai.'));
    expect(await between(4, 6, directive)).toEqual([]);
    expect(await between(5, 6, directive)).toMatchObject([{ kind: 'REWORDED' }]);
  });

  it('stand beside the other kinds of the same directive', async () => {
    const directive = await on(5, () => draft({ text: 'Một.' }));
    await on(6, () => reword(directive, 'Hai.'));
    await on(7, () => act('office', 'issueDirective', directive));
    expect((await between(5, 7, directive)).map(({ kind }) => kind)).toEqual(['REWORDED', 'OPENED']);
  });
});

describe('a comparison', () => {
  const compare = (given: string, selection = 'opened { totalCount }') =>
    world.ask<{ compare: Record<string, never> }>(`{ compare(${given}) { ${selection} } }`);
  const days = `from: "${day(2)}", to: "${day(30)}"`;

  it('tells each viewer of the directives they see, and nobody else', async () => {
    const directive = await on(5, () => office.issued());
    await on(8, () => act('office', 'cancelDirective', directive, { reason: 'Thôi.' }));
    for (const who of ['leader', 'auditor', 'economy'])
      expect(await around(8, directive, who), who).toEqual([[], ['CLOSED'], []]);
    for (const who of ['interior', 'admin', 'anonymous'])
      expect(await between(4, 20, directive, who), who).toEqual([]);
  });

  it('is of one body when one is named', async () => {
    const given = new Given(world.storage.orm.em.fork());
    const other = given.organization('Thành ủy khác', { kind: 'PARTY_COMMITTEE' });
    await given.em.flush();
    given.directive(other, { issuedOn: day(5) });
    await given.em.flush();
    world.viewer = (await import('../../../src/authorization/viewer.ts')).Viewer.local;
    world.today = day(30);
    const count = async (body: string) =>
      (await compare(`${days}, body: "${body}"`, 'changes { totalCount }')).data.compare
        .changes as unknown as {
        totalCount: number;
      };
    expect(await count(other.id)).toEqual({ totalCount: 1 });
    expect((await count(office.body.id)).totalCount).toBeGreaterThan(1);
    expect(await count(`org_${'0'.repeat(32)}`)).toEqual({ totalCount: 0 });
  });

  it('has a list for each kind, which together are all, in one statement', async () => {
    const kept = await on(2, () => draft({ text: 'Một.' }));
    await on(12, () => act('office', 'rewriteDraft', kept, { text: 'Hai.' }));
    world.viewer = office.viewer('office');
    world.today = day(30);
    const lists = ['opened', 'reopened', 'closed', 'slipped', 'tightened', 'reassigned', 'reworded'];
    world.statements.length = 0;
    const { data } = await compare(
      days,
      `from to changes { totalCount } ${lists.map((it) => `${it}(first: 100) { totalCount nodes { kind } }`).join(' ')}`,
    );
    expect(world.statements).toHaveLength(1);
    const found = data.compare as unknown as Record<string, { totalCount: number; nodes: Change[] }>;
    expect(found).toMatchObject({ from: day(2), to: day(30) });
    let sum = 0;
    for (const list of lists) {
      const { totalCount = 0, nodes = [] } = found[list] ?? {};
      sum += totalCount;
      expect(totalCount, list).toBeGreaterThan(0);
      expect(new Set(nodes.map(({ kind }) => kind)), list).toEqual(new Set([list.toUpperCase()]));
    }
    expect(found.changes?.totalCount).toBe(sum);
  });

  it('is read on page by page, each change once', async () => {
    world.viewer = office.viewer('office');
    world.today = day(30);
    const seen: string[] = [];
    let after = '';
    for (;;) {
      const { data } = await compare(
        days,
        `changes(first: 7${after}) { totalCount nodes { kind directive { id } } pageInfo { hasNextPage endCursor } }`,
      );
      const { nodes, pageInfo, totalCount } = data.compare.changes as unknown as {
        nodes: { kind: string; directive: { id: string } }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
        totalCount: number;
      };
      seen.push(...nodes.map(({ kind, directive }) => `${directive.id} ${kind}`));
      after = `, after: "${pageInfo.endCursor}"`;
      if (pageInfo.hasNextPage) continue;
      expect(new Set(seen).size).toBe(totalCount);
      expect(seen).toHaveLength(totalCount);
      break;
    }
  });

  it.each([
    [`from: "${day(10)}", to: "${day(10)}"`, 'DAYS_REVERSED'],
    [`from: "${day(11)}", to: "${day(10)}"`, 'DAYS_REVERSED'],
    [`from: "${day(9)}", to: "${day(10)}"`, undefined],
    [`from: "${day(10)}", to: "${day(20)}"`, undefined],
    [`from: "${day(10)}", to: "${day(21)}"`, 'DAY_IN_FUTURE'],
    [`from: "${day(1)}", to: "${day(2)}", body: "phòng"`, 'ID_MALFORMED'],
  ])('of %s on the 20th: %s', async (given, fact) => {
    world.viewer = office.viewer('office');
    world.today = day(20);
    expect((await compare(given)).refusal).toBe(fact);
    expect((await compare(given, 'from')).refusal).toBe(fact);
  });
});
