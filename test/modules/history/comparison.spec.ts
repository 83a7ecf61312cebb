import { beforeAll, describe, expect, it } from 'vitest';
import { AuditTimeShifter } from '../../support/audit-time-shifter.ts';
import { createDirectiveOffice, type SelectedDirective } from '../../support/directive-office.ts';
import { EntityFactory } from '../../support/entity-factory.ts';

/** Returns a day of November 2099: the records of a spec must be later than the spec. */
const buildDay = (number: number) => `2099-11-${String(number).padStart(2, '0')}`;

const { graph, office } = createDirectiveOffice();
let timeShifter: AuditTimeShifter;

beforeAll(async () => {
  timeShifter = new AuditTimeShifter(graph.database);
  await timeShifter.moveNewEventsTo('2099-10-01T00:00:00+07:00');
});

interface DirectiveChange {
  readonly kind: string;
  readonly on: string;
  readonly before: string | null;
  readonly after: string | null;
}

let minuteCount = 0;

/** Returns a time of day that is later than all returned before. */
function nextMinute(): string {
  minuteCount++;
  return `${String(Math.floor(minuteCount / 60)).padStart(2, '0')}:${String(minuteCount % 60).padStart(2, '0')}:00.000`;
}

/** Runs mutations on a day, and moves their events to that day: to the next minute, or to the time `at`. */
async function recordOn<T>(number: number, mutate: () => Promise<T>, at = nextMinute()): Promise<T> {
  graph.today = buildDay(number);
  const result = await mutate();
  await timeShifter.moveNewEventsTo(`${buildDay(number)}T${at}+07:00`);
  return result;
}

async function mutateDirective(
  who: string,
  name: string,
  directive: SelectedDirective,
  overrides: object = {},
): Promise<SelectedDirective> {
  graph.viewer = office.getViewer('office');
  const { data } = await graph.execute<{ directive: SelectedDirective }>(
    'query ($id: ID!) { directive(by: { id: $id }) { version } }',
    { id: directive.id },
  );
  const input = { id: directive.id, expectedVersion: data.directive.version, ...overrides };
  const { node, error } = await office.mutate(who, name, input);
  if (error) throw new Error(error.message);
  return node;
}

const createDraft = (overrides: object = {}) =>
  office
    .mutate('office', 'draftDirective', {
      body: office.body.id,
      text: 'Rà soát.',
      addressees: [{ organization: office.getUnit(0).id }],
      ...overrides,
    })
    .then(({ node }) => node);

/** Compares one directive between the ends of two days, as an account of the office. */
async function compareDays(
  from: number,
  to: number,
  directive: SelectedDirective,
  who = 'office',
  extraArguments = '',
): Promise<DirectiveChange[]> {
  graph.viewer = office.getViewer(who);
  graph.today = buildDay(30);
  const { data, errorCode } = await graph.execute<{
    compare: { changes: { nodes: (DirectiveChange & { directive: { id: string } })[] } };
  }>(
    `{ compare(from: "${buildDay(from)}", to: "${buildDay(to)}"${extraArguments}) { changes(first: 100) { nodes { kind on before after directive { id } } } } }`,
  );
  expect(errorCode).toBeUndefined();
  return data.compare.changes.nodes
    .filter((it) => it.directive.id === directive.id)
    .map(({ directive: _, ...change }) => change);
}

/** Returns the kinds of change from the day before to the day, and from the day to the day after. */
async function readKindsAround(
  number: number,
  directive: SelectedDirective,
  who = 'office',
): Promise<string[][]> {
  const kinds: string[][] = [];
  for (const from of [number - 2, number - 1, number])
    kinds.push((await compareDays(from, from + 1, directive, who)).map(({ kind }) => kind).sort());
  return kinds;
}

const buildFixedDeadline = (dueOn: string) => ({ kind: 'FIXED', dueOn, precision: 'DAY' });

describe('a directive that was opened or closed', () => {
  it('is returned for its day, and not for the day before or after', async () => {
    const directive = await recordOn(5, () => office.issueDirective());
    await recordOn(8, () => mutateDirective('office', 'cancelDirective', directive, { reason: 'Thôi.' }));
    await recordOn(11, () => mutateDirective('office', 'reopenDirective', directive, { reason: 'Lại.' }));
    expect(await readKindsAround(5, directive)).toEqual([[], ['OPENED'], []]);
    expect(await readKindsAround(8, directive)).toEqual([[], ['CLOSED'], []]);
    expect(await readKindsAround(11, directive)).toEqual([[], ['REOPENED'], []]);
    expect(await compareDays(4, 20, directive)).toEqual([
      { kind: 'OPENED', on: buildDay(5), before: 'DRAFT', after: 'ASSIGNED' },
      { kind: 'CLOSED', on: buildDay(8), before: 'DRAFT', after: 'ASSIGNED' },
      { kind: 'REOPENED', on: buildDay(11), before: 'DRAFT', after: 'ASSIGNED' },
    ]);
  });

  it('is returned for the day on which it happened, also if it was entered later', async () => {
    const directive = await recordOn(9, () => createDraft());
    await recordOn(9, () =>
      mutateDirective('office', 'issueDirective', directive, { issuedOn: buildDay(3) }),
    );
    await recordOn(10, () =>
      mutateDirective('office', 'cancelDirective', directive, { reason: 'Thôi.', on: buildDay(6) }),
    );
    expect(await compareDays(2, 3, directive)).toMatchObject([
      { kind: 'OPENED', on: buildDay(3), before: 'DRAFT' },
    ]);
    expect(await compareDays(5, 6, directive)).toMatchObject([{ kind: 'CLOSED', after: 'CANCELLED' }]);
    expect(await compareDays(6, 20, directive)).toEqual([]);
  });

  it('is not returned if it was never open at the end of a day: closed on the day of issue, standing rules, drafts', async () => {
    const closedAtOnce = await recordOn(7, () => office.issueDirective());
    await recordOn(7, () => mutateDirective('office', 'cancelDirective', closedAtOnce, { reason: 'Thôi.' }));
    const standingRule = await recordOn(7, () => office.issueDirective({ kind: 'STANDING_RULE' }));
    const draft = await recordOn(7, () => createDraft());
    for (const directive of [closedAtOnce, standingRule, draft])
      expect(await compareDays(4, 20, directive)).toEqual([]);
  });

  it('is returned with knownAt only if it had been entered by then', async () => {
    const directive = await recordOn(5, () => office.issueDirective());
    await recordOn(15, () =>
      mutateDirective('office', 'cancelDirective', directive, { reason: 'Thôi.', on: buildDay(8) }),
    );
    const kinds = async (knownAt: string) =>
      (await compareDays(4, 20, directive, 'office', `, knownAt: "${knownAt}"`)).map(({ kind }) => kind);
    expect(await kinds(buildDay(4))).toEqual([]);
    expect(await kinds(buildDay(14))).toEqual(['OPENED']);
    expect(await kinds(buildDay(15))).toEqual(['OPENED', 'CLOSED']);
  });
});

describe('a deadline', () => {
  const changeDeadline = (directive: SelectedDirective, dueOn: string) =>
    mutateDirective('office', 'changeDeadline', directive, {
      reason: 'Xin thêm.',
      deadline: buildFixedDeadline(dueOn),
    });

  it('that was extended is returned for its day, with the old and the new day', async () => {
    const directive = await recordOn(2, () =>
      office.issueDirective({ deadline: buildFixedDeadline(buildDay(20)) }),
    );
    await recordOn(12, () => changeDeadline(directive, buildDay(25)));
    expect(await readKindsAround(12, directive)).toEqual([[], ['SLIPPED'], []]);
    expect(await compareDays(11, 12, directive)).toEqual([
      { kind: 'SLIPPED', on: buildDay(12), before: buildDay(20), after: buildDay(25) },
    ]);
  });

  it('is compared at both ends: two changes count once, a change that was undone does not count, an earlier day is tightened', async () => {
    const directive = await recordOn(2, () =>
      office.issueDirective({ deadline: buildFixedDeadline(buildDay(20)) }),
    );
    await recordOn(10, () => changeDeadline(directive, buildDay(25)));
    await recordOn(12, () => changeDeadline(directive, buildDay(28)));
    await recordOn(14, () => changeDeadline(directive, buildDay(20)));
    await recordOn(16, () => changeDeadline(directive, buildDay(18)));
    expect(await compareDays(9, 12, directive)).toEqual([
      { kind: 'SLIPPED', on: buildDay(12), before: buildDay(20), after: buildDay(28) },
    ]);
    expect(await compareDays(9, 14, directive)).toEqual([]);
    expect(await compareDays(14, 16, directive)).toEqual([
      { kind: 'TIGHTENED', on: buildDay(16), before: buildDay(20), after: buildDay(18) },
    ]);
  });

  it('has slipped if it is no day any more, and is tightened if it is a day for the first time', async () => {
    const directive = await recordOn(2, () => office.issueDirective());
    await recordOn(10, () => changeDeadline(directive, buildDay(25)));
    const { node } = await recordOn(12, () =>
      office.mutate('office', 'changeDeadline', {
        id: directive.id,
        expectedVersion: directive.version + 1,
        reason: 'Chưa rõ.',
        deadline: { kind: 'NONE' },
      }),
    );
    expect(node).toBeTruthy();
    expect(await compareDays(9, 10, directive)).toMatchObject([
      { kind: 'TIGHTENED', before: null, after: buildDay(25) },
    ]);
    expect(await compareDays(11, 12, directive)).toMatchObject([
      { kind: 'SLIPPED', before: buildDay(25), after: null },
    ]);
  });
});

describe('the addressee of a directive', () => {
  const assignTo = (directive: SelectedDirective, unit: number, role = 'LEAD') =>
    mutateDirective('office', 'assignDirective', directive, {
      addressees: [{ organization: office.getUnit(unit).id, role }],
    });

  it.each([
    ['12:00:00.000', 12],
    ['23:59:59.000', 12],
    ['00:00:00.000', 12],
  ])('is compared by the time of the record: at %s of its day', async (at, number) => {
    const directive = await recordOn(2, () => office.issueDirective());
    await recordOn(number, () => assignTo(directive, 1, 'COORDINATE'), at);
    expect(await readKindsAround(number, directive)).toEqual([[], ['REASSIGNED'], []]);
    expect(await compareDays(number - 1, number, directive)).toEqual([
      {
        kind: 'REASSIGNED',
        on: buildDay(number),
        before: 'LEAD Phòng Kinh tế',
        after: 'LEAD Phòng Kinh tế\nCOORDINATE Phòng Nội vụ',
      },
    ]);
  });

  it('changes if one unit returned the directive and another one has it', async () => {
    const directive = await recordOn(2, () => office.issueDirective());
    await recordOn(10, () =>
      mutateDirective('economy', 'returnDirective', directive, { reason: 'Không phải việc của phòng.' }),
    );
    await recordOn(12, () => assignTo(directive, 1));
    expect(await compareDays(9, 10, directive)).toMatchObject([{ kind: 'REASSIGNED', after: '' }]);
    expect(await compareDays(9, 12, directive)).toMatchObject([
      { before: 'LEAD Phòng Kinh tế', after: 'LEAD Phòng Nội vụ' },
    ]);
  });

  it('does not change while the directive is a draft, when a unit accepts, or when a group is resolved', async () => {
    const draft = await recordOn(2, () => createDraft());
    await recordOn(5, () => assignTo(draft, 1));
    expect(await compareDays(4, 5, draft)).toEqual([]);
    const directive = await recordOn(2, () =>
      office.issueDirective({ addressees: [{ group: office.groupWithMembers.id }] }),
    );
    graph.viewer = office.getViewer('office');
    const { data } = await graph.execute<{
      directive: { assignments: { nodes: { id: string; version: number }[] } };
    }>('query ($id: ID!) { directive(by: { id: $id }) { assignments { nodes { id version } } } }', {
      id: directive.id,
    });
    const [assignment] = data.directive.assignments.nodes;
    await recordOn(6, () =>
      office.mutate(
        'office',
        'resolveGroup',
        { id: assignment?.id, expectedVersion: assignment?.version },
        'id',
      ),
    );
    expect(await compareDays(2, 20, directive)).toEqual([]);
    const accepted = await recordOn(2, () => office.issueDirective());
    await recordOn(7, () => mutateDirective('economy', 'acceptDirective', accepted));
    expect(await compareDays(2, 20, accepted)).toEqual([]);
  });
});

describe('the text of a draft', () => {
  const rewriteDraft = (directive: SelectedDirective, text: string) =>
    mutateDirective('office', 'rewriteDirectiveDraft', directive, { text });

  it('is compared by the time of the record, with the text at both ends', async () => {
    const directive = await recordOn(2, () => createDraft({ text: 'Một.' }));
    await recordOn(10, () => rewriteDraft(directive, 'Hai.'), '23:59:59.500');
    await recordOn(11, () => rewriteDraft(directive, 'Ba.'), '00:00:00.000');
    expect(await readKindsAround(10, directive)).toEqual([[], ['REWORDED'], ['REWORDED']]);
    expect(await compareDays(9, 11, directive)).toEqual([
      { kind: 'REWORDED', on: buildDay(11), before: 'Một.', after: 'Ba.' },
    ]);
    await recordOn(12, () => rewriteDraft(directive, 'Một.'));
    expect(await compareDays(9, 12, directive)).toEqual([]);
  });

  it('is not compared if it was not yet recorded at the first end', async () => {
    const directive = await recordOn(5, () => createDraft({ text: 'Một.' }));
    await recordOn(6, () => rewriteDraft(directive, 'Hai.'));
    expect(await compareDays(4, 6, directive)).toEqual([]);
    expect(await compareDays(5, 6, directive)).toMatchObject([{ kind: 'REWORDED' }]);
  });

  it('is returned beside the other changes of the same directive', async () => {
    const directive = await recordOn(5, () => createDraft({ text: 'Một.' }));
    await recordOn(6, () => rewriteDraft(directive, 'Hai.'));
    await recordOn(7, () => mutateDirective('office', 'issueDirective', directive));
    expect((await compareDays(5, 7, directive)).map(({ kind }) => kind)).toEqual(['REWORDED', 'OPENED']);
  });
});

describe('a comparison', () => {
  const runComparison = (comparisonArguments: string, selection = 'opened { totalCount }') =>
    graph.execute<{ compare: Record<string, never> }>(`{ compare(${comparisonArguments}) { ${selection} } }`);
  const days = `from: "${buildDay(2)}", to: "${buildDay(30)}"`;

  it('returns to each viewer only visible directives', async () => {
    const directive = await recordOn(5, () => office.issueDirective());
    await recordOn(8, () => mutateDirective('office', 'cancelDirective', directive, { reason: 'Thôi.' }));
    for (const who of ['leader', 'auditor', 'economy'])
      expect(await readKindsAround(8, directive, who), who).toEqual([[], ['CLOSED'], []]);
    for (const who of ['interior', 'admin', 'anonymous'])
      expect(await compareDays(4, 20, directive, who), who).toEqual([]);
  });

  it('covers one body if one is named', async () => {
    const factory = new EntityFactory(graph.database.orm.em.fork());
    const other = factory.organization('Thành ủy khác', { kind: 'PARTY_COMMITTEE' });
    await factory.em.flush();
    factory.directive(other, { issuedOn: buildDay(5) });
    await factory.em.flush();
    graph.viewer = (await import('../../../src/authorization/viewer.ts')).Viewer.local;
    graph.today = buildDay(30);
    const count = async (body: string) =>
      (await runComparison(`${days}, body: "${body}"`, 'changes { totalCount }')).data.compare
        .changes as unknown as {
        totalCount: number;
      };
    expect(await count(other.id)).toEqual({ totalCount: 1 });
    expect((await count(office.body.id)).totalCount).toBeGreaterThan(1);
    expect(await count(`org_${'0'.repeat(32)}`)).toEqual({ totalCount: 0 });
  });

  it('has a list for each kind of change, which together are all, from one statement', async () => {
    const draft = await recordOn(2, () => createDraft({ text: 'Một.' }));
    await recordOn(12, () => mutateDirective('office', 'rewriteDirectiveDraft', draft, { text: 'Hai.' }));
    graph.viewer = office.getViewer('office');
    graph.today = buildDay(30);
    const lists = ['opened', 'reopened', 'closed', 'slipped', 'tightened', 'reassigned', 'reworded'];
    graph.statements.length = 0;
    const { data } = await runComparison(
      days,
      `from to changes { totalCount } ${lists.map((it) => `${it}(first: 100) { totalCount nodes { kind } }`).join(' ')}`,
    );
    expect(graph.statements).toHaveLength(1);
    const comparison = data.compare as unknown as Record<
      string,
      { totalCount: number; nodes: DirectiveChange[] }
    >;
    expect(comparison).toMatchObject({ from: buildDay(2), to: buildDay(30) });
    let sum = 0;
    for (const list of lists) {
      const { totalCount = 0, nodes = [] } = comparison[list] ?? {};
      sum += totalCount;
      expect(totalCount, list).toBeGreaterThan(0);
      expect(new Set(nodes.map(({ kind }) => kind)), list).toEqual(new Set([list.toUpperCase()]));
    }
    expect(comparison.changes?.totalCount).toBe(sum);
  });

  it('returns each change once, page by page', async () => {
    graph.viewer = office.getViewer('office');
    graph.today = buildDay(30);
    const received: string[] = [];
    let after = '';
    for (;;) {
      const { data } = await runComparison(
        days,
        `changes(first: 7${after}) { totalCount nodes { kind directive { id } } pageInfo { hasNextPage endCursor } }`,
      );
      const { nodes, pageInfo, totalCount } = data.compare.changes as unknown as {
        nodes: { kind: string; directive: { id: string } }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
        totalCount: number;
      };
      received.push(...nodes.map(({ kind, directive }) => `${directive.id} ${kind}`));
      after = `, after: "${pageInfo.endCursor}"`;
      if (pageInfo.hasNextPage) continue;
      expect(new Set(received).size).toBe(totalCount);
      expect(received).toHaveLength(totalCount);
      break;
    }
  });

  it.each([
    [`from: "${buildDay(10)}", to: "${buildDay(10)}"`, 'DAYS_REVERSED'],
    [`from: "${buildDay(11)}", to: "${buildDay(10)}"`, 'DAYS_REVERSED'],
    [`from: "${buildDay(9)}", to: "${buildDay(10)}"`, undefined],
    [`from: "${buildDay(10)}", to: "${buildDay(20)}"`, undefined],
    [`from: "${buildDay(10)}", to: "${buildDay(21)}"`, 'DAY_IN_FUTURE'],
    [`from: "${buildDay(1)}", to: "${buildDay(2)}", body: "phòng"`, 'ID_MALFORMED'],
  ])('of %s on the 20th returns the error: %s', async (comparisonArguments, reason) => {
    graph.viewer = office.getViewer('office');
    graph.today = buildDay(20);
    expect((await runComparison(comparisonArguments)).errorCode).toBe(reason);
    expect((await runComparison(comparisonArguments, 'from')).errorCode).toBe(reason);
  });
});
