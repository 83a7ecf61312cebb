import { describe, expect, it } from 'vitest';
import {
  createDirectiveOffice,
  DIRECTIVE_SELECTION,
  type SelectedDirective,
} from '../support/directive-office.ts';

const WRITER_COUNT = 16;

const { graph, office } = createDirectiveOffice();

const runWriters = <T>(write: (number: number) => Promise<T>) =>
  Promise.all(Array.from({ length: WRITER_COUNT }, (_, number) => write(number)));

describe('sixteen concurrent writers on one directive', () => {
  it('succeed exactly once for each version, and lose no change', async () => {
    const directive = await office.issueDirective();
    let current: SelectedDirective = directive;
    for (let round = 1; round <= WRITER_COUNT; round++) {
      const responses = await runWriters((number) =>
        office.mutate('office', 'changeDeadline', {
          id: directive.id,
          expectedVersion: current.version,
          reason: `Lượt ${round}, người ${number}`,
          deadline: { kind: 'FIXED', words: 'đến hết năm', dueOn: '2026-12-31', precision: 'YEAR' },
        }),
      );
      const successes = responses.filter(({ error }) => !error);
      expect(successes).toHaveLength(1);
      expect(new Set(responses.flatMap(({ error }) => error?.code ?? []))).toEqual(
        new Set(['VERSION_STALE']),
      );
      current = successes[0]?.node as SelectedDirective;
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
    expect(current.version).toBe(directive.version + WRITER_COUNT);
  });

  it('all succeed if they do not write the same version', async () => {
    const directive = await office.createDirectiveInStatus('IN_PROGRESS');
    const responses = await runWriters((number) =>
      office.mutate(
        'economy',
        'reportProgress',
        { directive: directive.id, summary: `Báo cáo ${number}` },
        'id',
      ),
    );
    expect(responses.map(({ error }) => error)).toEqual(Array(WRITER_COUNT).fill(undefined));
    const { data } = await graph.execute<{ directive: { reports: { totalCount: number } } }>(
      'query ($id: ID!) { directive(by: { id: $id }) { reports { totalCount } } }',
      { id: directive.id },
    );
    expect(data.directive.reports.totalCount).toBe(WRITER_COUNT);
  });

  it('get different codes if they draft at the same time', async () => {
    const responses = await runWriters(() =>
      office.mutate('office', 'draftDirective', { body: office.body.id, text: 'Báo cáo.' }),
    );
    expect(new Set(responses.map(({ node }) => node.code)).size).toBe(WRITER_COUNT);
  });
});

describe('an idempotency key', () => {
  const draftWithKey = (overrides: object = {}) =>
    office.mutate('office', 'draftDirective', {
      body: office.body.id,
      text: 'Một lần thôi.',
      idempotencyKey: 'lần-1',
      ...overrides,
    });

  it('gives the same response and runs the mutation once, also sixteen times at the same time', async () => {
    const responses = await runWriters(() => draftWithKey());
    expect(responses.map(({ error }) => error)).toEqual(Array(WRITER_COUNT).fill(undefined));
    expect(new Set(responses.map(({ node }) => node.id)).size).toBe(1);
    expect((await draftWithKey()).node).toEqual(responses[0]?.node);
  });

  it('is rejected with another input, and is independent for another account', async () => {
    expect((await draftWithKey({ text: 'Khác.' })).error).toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
      path: ['idempotencyKey'],
    });
    const input = { body: office.body.id, text: 'Một lần thôi.', idempotencyKey: 'lần-1' };
    const { node } = await office.mutate('second office', 'draftDirective', input, DIRECTIVE_SELECTION);
    expect(node.id).not.toBe((await draftWithKey()).node.id);
  });

  it('can be used again after an error', async () => {
    const rejected = await office.mutate('office', 'draftDirective', {
      body: office.body.id,
      text: ' ',
      idempotencyKey: 'k',
    });
    expect(rejected.error?.code).toBe('TEXT_MISSING');
    const { node } = await office.mutate('office', 'draftDirective', {
      body: office.body.id,
      text: 'Có.',
      idempotencyKey: 'k',
    });
    expect(node.status).toBe('DRAFT');
  });
});
