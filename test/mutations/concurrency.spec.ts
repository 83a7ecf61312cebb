import { describe, expect, it } from 'vitest';
import { DIRECTIVE_SELECTION, DirectiveOffice, type SelectedDirective } from '../support/directive-office.ts';
import { createTestGraph } from '../support/test-graph.ts';

const WRITER_COUNT = 16;

const graph = createTestGraph(async (it) => {
  office = new DirectiveOffice(it);
  await office.insert();
});
let office: DirectiveOffice;

const runWriters = <T>(act: (number: number) => Promise<T>) =>
  Promise.all(Array.from({ length: WRITER_COUNT }, (_, number) => act(number)));

describe('sixteen writers on one directive', () => {
  it('exactly one wins each version, and nothing that was written is lost', async () => {
    const directive = await office.issueDirective();
    let left: SelectedDirective = directive;
    for (let round = 1; round <= WRITER_COUNT; round++) {
      const answers = await runWriters((number) =>
        office.mutate('office', 'changeDeadline', {
          id: directive.id,
          expectedVersion: left.version,
          reason: `Lượt ${round}, người ${number}`,
          deadline: { kind: 'FIXED', words: 'đến hết năm', dueOn: '2026-12-31', precision: 'YEAR' },
        }),
      );
      const won = answers.filter(({ error }) => !error);
      expect(won).toHaveLength(1);
      expect(new Set(answers.flatMap(({ error }) => error?.code ?? []))).toEqual(new Set(['VERSION_STALE']));
      left = won[0]?.node as SelectedDirective;
    }
    const { data } = await graph.execute<{
      directive: { deadlineChanges: { nodes: { ordinal: number }[] } };
    }>(
      'query ($id: ID!) { directive(by: { id: $id }) { deadlineChanges(first: 100) { nodes { ordinal } } } }',
      { id: directive.id },
    );
    expect(data.directive.deadlineChanges.nodes.map(({ ordinal }) => ordinal)).toEqual(
      Array.from({ length: WRITER_COUNT }, (_, index) => index + 1),
    );
    expect(left.version).toBe(directive.version + WRITER_COUNT);
  });

  it('none is lost and none waits for ever when they do not contend for a version', async () => {
    const directive = await office.createDirectiveInStatus('IN_PROGRESS');
    const answers = await runWriters((number) =>
      office.mutate(
        'economy',
        'reportProgress',
        { directive: directive.id, summary: `Báo cáo ${number}` },
        'id',
      ),
    );
    expect(answers.map(({ error }) => error)).toEqual(Array(WRITER_COUNT).fill(undefined));
    const { data } = await graph.execute<{ directive: { reports: { totalCount: number } } }>(
      'query ($id: ID!) { directive(by: { id: $id }) { reports { totalCount } } }',
      { id: directive.id },
    );
    expect(data.directive.reports.totalCount).toBe(WRITER_COUNT);
  });

  it('each gets a code of its own when they draft at once', async () => {
    const answers = await runWriters(() =>
      office.mutate('office', 'draftDirective', { body: office.body.id, text: 'Báo cáo.' }),
    );
    expect(new Set(answers.map(({ node }) => node.code)).size).toBe(WRITER_COUNT);
  });
});

describe('the same key', () => {
  const drafting = (more: object = {}) =>
    office.mutate('office', 'draftDirective', {
      body: office.body.id,
      text: 'Một lần thôi.',
      idempotencyKey: 'lần-1',
      ...more,
    });

  it('answers the same and does nothing twice, also when it comes sixteen times at once', async () => {
    const answers = await runWriters(() => drafting());
    expect(answers.map(({ error }) => error)).toEqual(Array(WRITER_COUNT).fill(undefined));
    expect(new Set(answers.map(({ node }) => node.id)).size).toBe(1);
    expect((await drafting()).node).toEqual(answers[0]?.node);
  });

  it('is refused with another input, and is somebody else’s with another account', async () => {
    expect((await drafting({ text: 'Khác.' })).error).toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
      path: ['idempotencyKey'],
    });
    const input = { body: office.body.id, text: 'Một lần thôi.', idempotencyKey: 'lần-1' };
    const { node } = await office.mutate('second office', 'draftDirective', input, DIRECTIVE_SELECTION);
    expect(node.id).not.toBe((await drafting()).node.id);
  });

  it('is free again after a refusal: what was not done may be done', async () => {
    const refused = await office.mutate('office', 'draftDirective', {
      body: office.body.id,
      text: ' ',
      idempotencyKey: 'k',
    });
    expect(refused.error?.code).toBe('TEXT_MISSING');
    const { node } = await office.mutate('office', 'draftDirective', {
      body: office.body.id,
      text: 'Có.',
      idempotencyKey: 'k',
    });
    expect(node.status).toBe('DRAFT');
  });
});
