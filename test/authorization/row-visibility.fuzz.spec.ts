import { describe, expect, it } from 'vitest';
import { Viewer } from '../../src/authorization/viewer.ts';
import { nodeEntities } from '../../src/entities/orm.ts';
import { DomainError } from '../../src/shared/domain-error.ts';
import { fc } from '../support/random.ts';
import { createTestGraph, type TestGraph } from '../support/test-graph.ts';
import { insertDataset } from './row-visibility/insert-dataset.ts';
import { type QueryVocabulary, RandomQueryGenerator } from './row-visibility/random-query.ts';
import { buildRowId, createViewer, viewerNames } from './row-visibility/visibility-dataset.ts';

/** Queries for all viewers together; `LEAK_QUERIES=10000` for the long run. */
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

/** What somebody can tell from an answer: the data to the byte, and of errors all but the ids they are logged under. */
async function observeAnswer(graph: TestGraph, query: string): Promise<string> {
  const { result } = await graph.execute(query);
  const errors = result.errors?.map(({ message, path, originalError }) => {
    if (originalError instanceof DomainError)
      return JSON.stringify({
        message,
        path,
        code: originalError.code,
        extensions: originalError.extensions,
      });
    throw new Error(`${query}\nanswers an error nobody foresaw: ${message} at ${path?.join('.')}`);
  });
  return JSON.stringify({ data: result.data, errors: errors?.sort() });
}

/** All changes somebody is told of, from the first, in order. */
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

/** Without fast-check's liking for small numbers: it would make most queries alike. */
const uniformBelow = (count: number) => fc.noBias(fc.nat({ max: count - 1 }));

/** Cursors of answers, to be sent again; the newest are kept. */
function collectCursors(answer: string, cursors: string[]): void {
  for (const [, cursor] of answer.matchAll(/"([\w-]{40,})"/g)) cursors.unshift(String(cursor));
  cursors.length = Math.min(cursors.length, 40);
}

const baseIds: string[] = [];

/** The world of whatever viewer: nothing in it is otherwise for one of them. */
const baseGraph = createTestGraph(async ({ database }) => {
  baseIds.push(...(await insertDataset(database, 'unit', 'one')));
});

describe.each(viewerNames)('what is hidden from %s', (who) => {
  const names = {
    ids: [] as string[],
    words: SEARCH_WORDS,
    prefixes: idPrefixes,
    cursors: [] as string[],
  } satisfies QueryVocabulary;
  const other = createTestGraph(async ({ database }) => {
    names.ids.push(...baseIds, ...(await insertDataset(database, who, 'other')), buildRowId('dir', 'nobody'));
  });

  it('makes no difference to any answer', async () => {
    baseGraph.viewer = other.viewer = createViewer(who);
    baseGraph.today = other.today = '2099-01-01';
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (draw) => {
        const chance = { below: (count: number) => draw(uniformBelow, count) };
        const query = new RandomQueryGenerator(baseGraph.schema, names, chance).generate();
        const answer = await observeAnswer(baseGraph, query);
        expect(await observeAnswer(other, query), query).toBe(answer);
        collectCursors(answer, names.cursors);
      }),
      { endOnFailure: true, numRuns: Math.ceil(QUERY_COUNT / viewerNames.length) },
    );
  }, 3_600_000);

  it('makes no difference to what is told to have changed, its number and instant apart', async () => {
    const changes = await Promise.all(
      [baseGraph, other].map((world) => readAllChanges(world, createViewer(who))),
    );
    expect(changes[1]).toEqual(changes[0]);
  });

  it('is not all there is: they are shown something', async () => {
    baseGraph.viewer = createViewer(who);
    const seen = await observeAnswer(baseGraph, '{ organizations(first: 1) { nodes { id name } } }');
    expect(seen).toContain('"id":"org_');
  });

  it('makes a difference to whoever sees everything, so that this proves something', async () => {
    baseGraph.viewer = other.viewer = Viewer.local;
    const lists = ['directives', 'documents', 'conclusions', 'people', 'accounts', 'drafts'].map(
      (list) => `${list}(first: 100) { totalCount nodes { id version __typename } }`,
    );
    const everything = `{ ${lists.join(' ')} search(text: "bí mật", first: 100) { totalCount } }`;
    expect(await observeAnswer(other, everything)).not.toBe(await observeAnswer(baseGraph, everything));
  });
});
