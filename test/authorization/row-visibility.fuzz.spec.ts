import { describe, expect, it } from 'vitest';
import { Viewer } from '../../src/authorization/viewer.ts';
import { nodeEntities } from '../../src/entities/orm.ts';
import { DomainError } from '../../src/shared/domain-error.ts';
import { fc } from '../support/random.ts';
import { createTestGraph, type TestGraph } from '../support/test-graph.ts';
import { insertDataset } from './row-visibility/insert-dataset.ts';
import { type QueryVocabulary, RandomQueryGenerator } from './row-visibility/random-query.ts';
import { buildRowId, createViewer, viewerNames } from './row-visibility/visibility-dataset.ts';

/** The number of queries for all viewers together; `LEAK_QUERIES=10000` for a long run. */
const QUERY_COUNT = Number(process.env.LEAK_QUERIES ?? 80);

const SEARCH_WORDS = [
  'rà soát',
  'Bí mật',
  'bi mat',
  'Giao phòng',
  'm-0',
  'bi-mat-m-1',
  'topic-1',
  'u1',
  'Trần',
  'năm 2026',
  '%',
  '2026-02',
  'm-m 3',
];

const idPrefixes = new Map(nodeEntities.map(({ name, prefix }) => [name, prefix]));

/** Returns what a viewer can observe in a response: the exact data, and the errors without the ids of their log lines. */
async function observeResponse(graph: TestGraph, query: string): Promise<string> {
  const { result } = await graph.execute(query);
  const errors = result.errors?.map(({ message, path, originalError }) => {
    if (originalError instanceof DomainError)
      return JSON.stringify({
        message,
        path,
        code: originalError.code,
        extensions: originalError.extensions,
      });
    throw new Error(`${query}\nreturned an unexpected error: ${message} at ${path?.join('.')}`);
  });
  return JSON.stringify({ data: result.data, errors: errors?.sort() });
}

/** Reads all changes that a viewer may see, from the first one, in order. */
async function readAllChanges(graph: TestGraph, viewer: Viewer): Promise<unknown[]> {
  graph.viewer = viewer;
  const all: unknown[] = [];
  for (let after = 0; ; ) {
    const { data } = await graph.execute<{
      changes: { readTo: number; lastSeq: number; nodes: unknown[] };
    }>(
      `{ changes(after: ${after}, first: 100) { readTo lastSeq nodes { kind type id action actor node { __typename id } } } }`,
    );
    all.push(...data.changes.nodes);
    if (data.changes.readTo >= data.changes.lastSeq) return all;
    after = data.changes.readTo;
  }
}

/** Numbers without the bias of fast-check for small ones, which would make most queries alike. */
const uniformBelow = (count: number) => fc.noBias(fc.nat({ max: count - 1 }));

/** Collects the cursors of a response, for later queries; only the newest ones are stored. */
function collectCursors(response: string, cursors: string[]): void {
  for (const [, cursor] of response.matchAll(/"([\w-]{40,})"/g)) cursors.unshift(String(cursor));
  cursors.length = Math.min(cursors.length, 40);
}

const baseIds: string[] = [];

/** The graph of the base variant, which is the same for all viewers. */
const baseGraph = createTestGraph(async ({ database }) => {
  baseIds.push(...(await insertDataset(database, 'unit', 'one')));
});

describe.each(viewerNames)('rows that are hidden from %s', (who) => {
  const vocabulary = {
    ids: [] as string[],
    words: SEARCH_WORDS,
    prefixes: idPrefixes,
    cursors: [] as string[],
  } satisfies QueryVocabulary;
  const variantGraph = createTestGraph(async ({ database }) => {
    vocabulary.ids.push(
      ...baseIds,
      ...(await insertDataset(database, who, 'other')),
      buildRowId('dir', 'nobody'),
    );
  });

  it('do not change any response', async () => {
    baseGraph.viewer = variantGraph.viewer = createViewer(who);
    baseGraph.today = variantGraph.today = '2099-01-01';
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (draw) => {
        const random = { nextInt: (count: number) => draw(uniformBelow, count) };
        const query = new RandomQueryGenerator(baseGraph.schema, vocabulary, random).generate();
        const response = await observeResponse(baseGraph, query);
        expect(await observeResponse(variantGraph, query), query).toBe(response);
        collectCursors(response, vocabulary.cursors);
      }),
      { endOnFailure: true, numRuns: Math.ceil(QUERY_COUNT / viewerNames.length) },
    );
  }, 3_600_000);

  it('do not change the query changes, except for the number and time of a change', async () => {
    const changes = await Promise.all(
      [baseGraph, variantGraph].map((graph) => readAllChanges(graph, createViewer(who))),
    );
    expect(changes[1]).toEqual(changes[0]);
  });

  it('are not all rows: the viewer sees some rows', async () => {
    baseGraph.viewer = createViewer(who);
    const response = await observeResponse(baseGraph, '{ organizations(first: 1) { nodes { id name } } }');
    expect(response).toContain('"id":"org_');
  });

  it('change the responses for local access, so that the comparison proves something', async () => {
    baseGraph.viewer = variantGraph.viewer = Viewer.local;
    const lists = ['directives', 'documents', 'conclusions', 'people', 'accounts', 'drafts'].map(
      (list) => `${list}(first: 100) { totalCount nodes { id version __typename } }`,
    );
    const everything = `{ ${lists.join(' ')} search(text: "bí mật", first: 100) { totalCount } }`;
    expect(await observeResponse(variantGraph, everything)).not.toBe(
      await observeResponse(baseGraph, everything),
    );
  });
});
