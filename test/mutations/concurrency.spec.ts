import { describe, expect, it } from 'vitest';
import { Office, SEEN, type Seen } from '../support/directive-office.ts';
import { openWorld } from '../support/test-graph.ts';

const WRITERS = 16;

const world = openWorld(async (it) => {
  office = new Office(it);
  await office.open();
});
let office: Office;

const writers = <T>(act: (number: number) => Promise<T>) =>
  Promise.all(Array.from({ length: WRITERS }, (_, number) => act(number)));

describe('sixteen writers on one directive', () => {
  it('exactly one wins each version, and nothing that was written is lost', async () => {
    const directive = await office.issued();
    let left: Seen = directive;
    for (let round = 1; round <= WRITERS; round++) {
      const answers = await writers((number) =>
        office.act('office', 'changeDeadline', {
          id: directive.id,
          expectedVersion: left.version,
          reason: `Lượt ${round}, người ${number}`,
          deadline: { kind: 'FIXED', words: 'đến hết năm', dueOn: '2026-12-31', precision: 'YEAR' },
        }),
      );
      const won = answers.filter(({ refusal }) => !refusal);
      expect(won).toHaveLength(1);
      expect(new Set(answers.flatMap(({ refusal }) => refusal?.code ?? []))).toEqual(
        new Set(['VERSION_STALE']),
      );
      left = won[0]?.node as Seen;
    }
    const { data } = await world.ask<{ directive: { deadlineChanges: { nodes: { ordinal: number }[] } } }>(
      'query ($id: ID!) { directive(by: { id: $id }) { deadlineChanges(first: 100) { nodes { ordinal } } } }',
      { id: directive.id },
    );
    expect(data.directive.deadlineChanges.nodes.map(({ ordinal }) => ordinal)).toEqual(
      Array.from({ length: WRITERS }, (_, index) => index + 1),
    );
    expect(left.version).toBe(directive.version + WRITERS);
  });

  it('none is lost and none waits for ever when they do not contend for a version', async () => {
    const directive = await office.at('IN_PROGRESS');
    const answers = await writers((number) =>
      office.act('economy', 'reportProgress', { directive: directive.id, claim: `Báo cáo ${number}` }, 'id'),
    );
    expect(answers.map(({ refusal }) => refusal)).toEqual(Array(WRITERS).fill(undefined));
    const { data } = await world.ask<{ directive: { reports: { totalCount: number } } }>(
      'query ($id: ID!) { directive(by: { id: $id }) { reports { totalCount } } }',
      { id: directive.id },
    );
    expect(data.directive.reports.totalCount).toBe(WRITERS);
  });

  it('each gets a code of its own when they draft at once', async () => {
    const answers = await writers(() =>
      office.act('office', 'draftDirective', { body: office.body.id, text: 'Báo cáo.' }),
    );
    expect(new Set(answers.map(({ node }) => node.code)).size).toBe(WRITERS);
  });
});

describe('the same key', () => {
  const drafting = (more: object = {}) =>
    office.act('office', 'draftDirective', {
      body: office.body.id,
      text: 'Một lần thôi.',
      idempotencyKey: 'lần-1',
      ...more,
    });

  it('answers the same and does nothing twice, also when it comes sixteen times at once', async () => {
    const answers = await writers(() => drafting());
    expect(answers.map(({ refusal }) => refusal)).toEqual(Array(WRITERS).fill(undefined));
    expect(new Set(answers.map(({ node }) => node.id)).size).toBe(1);
    expect((await drafting()).node).toEqual(answers[0]?.node);
  });

  it('is refused with another input, and is somebody else’s with another account', async () => {
    expect((await drafting({ text: 'Khác.' })).refusal).toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
      path: ['idempotencyKey'],
    });
    const input = { body: office.body.id, text: 'Một lần thôi.', idempotencyKey: 'lần-1' };
    const { node } = await office.act('second office', 'draftDirective', input, SEEN);
    expect(node.id).not.toBe((await drafting()).node.id);
  });

  it('is free again after a refusal: what was not done may be done', async () => {
    const refused = await office.act('office', 'draftDirective', {
      body: office.body.id,
      text: ' ',
      idempotencyKey: 'k',
    });
    expect(refused.refusal?.code).toBe('TEXT_MISSING');
    const { node } = await office.act('office', 'draftDirective', {
      body: office.body.id,
      text: 'Có.',
      idempotencyKey: 'k',
    });
    expect(node.status).toBe('DRAFT');
  });
});
