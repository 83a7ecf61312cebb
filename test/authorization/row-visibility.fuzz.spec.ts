import { describe, expect, it } from 'vitest';
import { Viewer } from '../../src/authorization/viewer.ts';
import { nodeEntities } from '../../src/entities/orm.ts';
import { DomainError } from '../../src/shared/domain-error.ts';
import { fc } from '../support/random.ts';
import { openWorld, type World } from '../support/test-graph.ts';
import { fillTown } from './row-visibility/fill-town.ts';
import { type Names, Queries } from './row-visibility/random-query.ts';
import { idOf, viewerOf, viewers } from './row-visibility/town.ts';

/** Queries for all viewers together; `LEAK_QUERIES=10000` for the long run. */
const QUERIES = Number(process.env.LEAK_QUERIES ?? 80);

const WORDS = [
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

const prefixes = new Map(nodeEntities.map(({ name, prefix }) => [name, prefix]));

/** What somebody can tell from an answer: the data to the byte, and of errors all but the ids they are logged under. */
async function told(world: World, query: string): Promise<string> {
  const { result } = await world.ask(query);
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
async function changesIn(world: World, viewer: Viewer): Promise<unknown[]> {
  world.viewer = viewer;
  const all: unknown[] = [];
  for (let after = 0; ; ) {
    const { data } = await world.ask<{
      changes: { readTo: number; lastSeq: number; nodes: unknown[] };
    }>(
      `{ changes(after: ${after}, first: 100) { readTo lastSeq nodes { kind type id act actor node { __typename id } } } }`,
    );
    all.push(...data.changes.nodes);
    if (data.changes.readTo >= data.changes.lastSeq) return all;
    after = data.changes.readTo;
  }
}

/** Without fast-check's liking for small numbers: it would make most queries alike. */
const evenly = (count: number) => fc.noBias(fc.nat({ max: count - 1 }));

/** Cursors of answers, to be sent again; the newest are kept. */
function keepCursors(answer: string, cursors: string[]): void {
  for (const [, cursor] of answer.matchAll(/"([\w-]{40,})"/g)) cursors.unshift(String(cursor));
  cursors.length = Math.min(cursors.length, 40);
}

const idsOfOne: string[] = [];

/** The world of whatever viewer: nothing in it is otherwise for one of them. */
const one = openWorld(async ({ storage }) => {
  idsOfOne.push(...(await fillTown(storage, 'unit', 'one')));
});

describe.each(viewers)('what is hidden from %s', (who) => {
  const names = { ids: [] as string[], words: WORDS, prefixes, cursors: [] as string[] } satisfies Names;
  const other = openWorld(async ({ storage }) => {
    names.ids.push(...idsOfOne, ...(await fillTown(storage, who, 'other')), idOf('dir', 'nobody'));
  });

  it('makes no difference to any answer', async () => {
    one.viewer = other.viewer = viewerOf(who);
    one.today = other.today = '2099-01-01';
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (draw) => {
        const chance = { below: (count: number) => draw(evenly, count) };
        const query = new Queries(one.schema, names, chance).operation();
        const answer = await told(one, query);
        expect(await told(other, query), query).toBe(answer);
        keepCursors(answer, names.cursors);
      }),
      { endOnFailure: true, numRuns: Math.ceil(QUERIES / viewers.length) },
    );
  }, 3_600_000);

  it('makes no difference to what is told to have changed, its number and instant apart', async () => {
    const changes = await Promise.all([one, other].map((world) => changesIn(world, viewerOf(who))));
    expect(changes[1]).toEqual(changes[0]);
  });

  it('is not all there is: they are shown something', async () => {
    one.viewer = viewerOf(who);
    const seen = await told(one, '{ organizations(first: 1) { nodes { id name } } }');
    expect(seen).toContain('"id":"org_');
  });

  it('makes a difference to whoever sees everything, so that this proves something', async () => {
    one.viewer = other.viewer = Viewer.local;
    const lists = ['directives', 'documents', 'conclusions', 'people', 'accounts', 'drafts'].map(
      (list) => `${list}(first: 100) { totalCount nodes { id version __typename } }`,
    );
    const everything = `{ ${lists.join(' ')} search(text: "bí mật", first: 100) { totalCount } }`;
    expect(await told(other, everything)).not.toBe(await told(one, everything));
  });
});
