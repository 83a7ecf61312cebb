import { describe, expect, it } from 'vitest';
import { parseDay } from '../../src/shared/day.ts';
import { graphTypes } from '../../src/shared/graph-type.ts';
import { EntityFactory } from '../support/entity-factory.ts';
import { fc } from '../support/random.ts';
import { createTestGraph } from '../support/test-graph.ts';

/** A small dataset: many rows share a value of every order, and some rows have no value if the order allows it. */
const graph = createTestGraph(async ({ database }) => {
  const factory = new EntityFactory(database.orm.em.fork());
  const body = factory.organization('Thành ủy Mây Trắng');
  for (let i = 0; i < 30; i++) {
    factory.organization(`Phòng ${i % 4}`, { parent: body });
    const heldOn = i % 5 ? parseDay(`2026-0${1 + (i % 3)}-15`) : null;
    const meeting = factory.meeting(body, { heldOn, heldOnPrecision: heldOn && 'DAY' });
    factory.conclusion(meeting, 1 + (i % 6));
    factory.directive(body, {
      meeting,
      dueOn: i % 3 ? `2026-0${1 + (i % 4)}-28` : null,
      issuedOn: '2026-01-01',
    });
    factory.directive(body, { status: 'DRAFT', code: `N-${i}` });
    factory.document(`Kết luận số ${i}.`, { issuedOn: i % 4 ? parseDay('2026-02-02') : null });
  }
  await factory.em.flush();
});

const lists = ['directives', 'meetings', 'organizations', 'documents', 'conclusions'] as const;

type Page = {
  edges: { cursor: string; node: { id: string } }[];
  pageInfo: Record<string, unknown>;
  totalCount: number;
};

async function readPage(list: string, order: string, bounds: string): Promise<Page> {
  const { data } = await graph.execute(
    `{ ${list}(${order}${bounds}) { totalCount edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
  );
  return (data as Record<string, Page>)[list] as Page;
}

async function readAllPages(list: string, order: string, size: number, forward: boolean): Promise<string[]> {
  const ids: string[] = [];
  let bound = '';
  for (;;) {
    const { edges, pageInfo, totalCount } = await readPage(
      list,
      order,
      `${forward ? 'first' : 'last'}: ${size}${bound}`,
    );
    const pageIds = edges.map(({ node }) => node.id);
    if (forward) ids.push(...pageIds);
    else ids.unshift(...pageIds);
    expect(pageInfo.startCursor).toBe(edges.at(0)?.cursor ?? null);
    expect(pageInfo.endCursor).toBe(edges.at(-1)?.cursor ?? null);
    expect(pageInfo[forward ? 'hasPreviousPage' : 'hasNextPage']).toBe(bound !== '');
    if (!pageInfo[forward ? 'hasNextPage' : 'hasPreviousPage']) {
      expect(new Set(ids).size).toBe(totalCount);
      return ids;
    }
    bound = forward ? `, after: "${pageInfo.endCursor}"` : `, before: "${pageInfo.startCursor}"`;
  }
}

const listOrders = (list: string) =>
  [...graphTypes.values()]
    .filter(({ rootFields }) => rootFields?.many?.name === list)
    .flatMap(({ sortOrders = {} }) => Object.keys(sortOrders))
    .flatMap((field) =>
      ['ASC', 'DESC'].flatMap((direction) =>
        ['FIRST', 'LAST'].map((nulls) => `{ field: ${field}, direction: ${direction}, nulls: ${nulls} }`),
      ),
    );

describe('paginating a list', () => {
  it.each(lists.flatMap((list) => listOrders(list).map((order) => [list, order] as const)))(
    'returns each of the %s once, in both directions, ordered by %s',
    async (list, order) => {
      const orderBy = `orderBy: [${order}], `;
      const forward = await readAllPages(list, orderBy, 7, true);
      expect(new Set(forward).size).toBe(forward.length);
      expect(await readAllPages(list, orderBy, 7, false)).toEqual(forward);
    },
  );

  it('works for several order terms in mixed directions and any page size', async () => {
    const term = fc.constantFrom(...listOrders('directives'));
    await fc.assert(
      fc.asyncProperty(
        fc.array(term, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 100 }),
        async (terms, size) => {
          const orderBy = `orderBy: [${terms.join(', ')}], `;
          const forward = await readAllPages('directives', orderBy, size, true);
          expect(forward).toHaveLength(60);
          expect(await readAllPages('directives', orderBy, size, false)).toEqual(forward);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('returns nodes without a value at the requested end', async () => {
    const dueOn = async (nulls: string, direction: string) => {
      const { data } = await graph.execute(
        `{ directives(first: 100, orderBy: [{ field: DUE_ON, direction: ${direction}, nulls: ${nulls} }]) { nodes { deadline { dueOn } } } }`,
      );
      const nodes = (data as { directives: { nodes: { deadline: { dueOn: string | null } }[] } }).directives
        .nodes;
      return nodes.map(({ deadline }) => deadline.dueOn);
    };
    for (const direction of ['ASC', 'DESC']) {
      expect((await dueOn('FIRST', direction))[0]).toBeNull();
      expect((await dueOn('LAST', direction)).at(-1)).toBeNull();
    }
  });
});

describe('a page with a small selection', () => {
  it.each([
    ['pageInfo { __typename }', { pageInfo: { __typename: 'PageInfo' } }],
    ['pageInfo { hasPreviousPage }', { pageInfo: { hasPreviousPage: false } }],
    ['pageInfo { hasNextPage }', { pageInfo: { hasNextPage: true } }],
    ['__typename', { __typename: 'DirectiveConnection' }],
  ])('is returned correctly: %s', async (selection, expected) => {
    expect((await graph.execute(`{ directives { ${selection} } }`)).data).toEqual({ directives: expected });
    const { data } = await graph.execute(`{ people { ${selection} } }`);
    expect(Object.keys(data as object)).toEqual(['people']);
    expect((data as { people: unknown }).people).not.toBeNull();
  });
});

describe('an invalid page', () => {
  it.each([
    ['of no nodes', 'first: 0', 'PAGE_SIZE_INVALID'],
    ['of fewer than none', 'last: -1', 'PAGE_SIZE_INVALID'],
    ['of a million', 'first: 1000000', 'PAGE_SIZE_INVALID'],
    ['taken from both ends', 'first: 1, last: 1', 'PAGE_BOTH_ENDS'],
    ['after a damaged cursor', 'after: "AAAA"', 'CURSOR_INVALID'],
    ['after words', 'after: "the end"', 'CURSOR_INVALID'],
  ])('is rejected: one %s', async (_, bounds, errorCode) => {
    expect((await graph.execute(`{ directives(${bounds}) { nodes { id } } }`)).errorCode).toBe(errorCode);
  });

  it('is rejected after a cursor of another list or another order', async () => {
    const { edges } = await readPage('meetings', '', 'first: 1');
    const after = `after: "${edges[0]?.cursor}"`;
    expect((await graph.execute(`{ directives(${after}) { nodes { id } } }`)).errorCode).toBe(
      'CURSOR_INVALID',
    );
    expect(
      (await graph.execute(`{ meetings(${after}, orderBy: [{ field: CODE }]) { nodes { id } } }`)).errorCode,
    ).toBe('CURSOR_INVALID');
  });
});
