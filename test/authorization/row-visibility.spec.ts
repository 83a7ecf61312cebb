import { beforeAll, describe, expect, it } from 'vitest';
import { Viewer } from '../../src/authorization/viewer.ts';
import { createTestGraph } from '../support/test-graph.ts';
import { insertDataset } from './row-visibility/insert-dataset.ts';
import {
  buildRowId,
  createViewer,
  type ViewerName,
  viewerNames,
} from './row-visibility/visibility-dataset.ts';

/** The dataset of the fuzz test: body "m" with units u1 (and u3 below it) and u2, which publishes its records; body "k" with its own units. */
const graph = createTestGraph(async ({ database }) => {
  ids = await insertDataset(database, 'office', 'one');
});
let ids: string[] = [];

async function executeAs<Data>(viewer: Viewer, query: string): Promise<Data> {
  graph.viewer = viewer;
  const { data, result } = await graph.execute(query);
  expect(result.errors).toBeUndefined();
  return data as Data;
}

const WORKERS: ViewerName[] = ['unit', 'secondUnit', 'partLeader', 'office'];
const MEMBERS: ViewerName[] = [...WORKERS, 'admin'];
const FIRST_UNIT_READERS: ViewerName[] = ['unit', 'partLeader', 'office'];
const OTHER_BODY: ViewerName[] = ['otherOffice', 'otherAuditor'];

describe('the viewers of a row', () => {
  const rows = new Map<string, Set<string>>();
  beforeAll(async () => {
    const everybody = viewerNames.map((who) => [who, createViewer(who)] as const);
    for (const [who, viewer] of [...everybody, ['local access', Viewer.local] as const]) {
      const visibleIds = new Set<string>();
      for (let at = 0; at < ids.length; at += 100) {
        const some = JSON.stringify(ids.slice(at, at + 100));
        const { nodes } = await executeAs<{ nodes: ({ id: string } | null)[] }>(
          viewer,
          `{ nodes(ids: ${some}) { id } }`,
        );
        for (const node of nodes) if (node) visibleIds.add(node.id);
      }
      rows.set(who, visibleIds);
    }
  });

  it.each<[what: string, prefix: string, name: string, seenBy: ViewerName[]]>([
    ['a unit', 'org', 'm u1', [...MEMBERS, 'anonymous']],
    ['a unit of a body that publishes nothing', 'org', 'k u1', OTHER_BODY],
    ['another name of a unit', 'als', 'm u1', [...MEMBERS, 'anonymous']],
    ['a collective addressee', 'grp', 'm g1', [...MEMBERS, 'anonymous']],
    ['a membership in it', 'gmb', 'm g1', [...MEMBERS, 'anonymous']],
    ['the policy of a body', 'pol', 'm', MEMBERS],
    ['a person with a position', 'per', 'm officer', MEMBERS],
    ['a post', 'pos', 'm officer', MEMBERS],
    ['the chair of a meeting that is public', 'per', 'm chair', [...MEMBERS, 'anonymous']],
    ['a person who is an addressee', 'per', 'm 5 assignee', ['office', 'anonymous']],
    ['a person without position and assignment', 'per', 'm stranger', []],
    ['a meeting recorded in a PUBLIC document', 'mtg', 'm 0', [...WORKERS, 'anonymous']],
    ['a meeting recorded in no PUBLIC document', 'mtg', 'm 1', WORKERS],
    ['who was at a meeting', 'att', 'm 1 1', WORKERS],
    ['a PUBLIC document', 'doc', 'm 0', [...WORKERS, 'anonymous']],
    ['a PUBLIC document of no meeting', 'doc', 'm 3', [...WORKERS, 'anonymous']],
    ['an INTERNAL document', 'doc', 'm 1', WORKERS],
    ['a RESTRICTED document, at least as a stub', 'doc', 'm 2', WORKERS],
    ['a passage of a RESTRICTED document with a named reader', 'spn', 'm 2 0', ['secondUnit', 'office']],
    ['a conclusion in a PUBLIC document', 'con', 'm 0 0', [...WORKERS, 'anonymous']],
    ['a conclusion in an INTERNAL document', 'con', 'm 1 0', WORKERS],
    ['a conclusion in a RESTRICTED document', 'con', 'm 4 0', ['office']],
    ['a directive to a unit, in a PUBLIC document', 'dir', 'm 0', [...FIRST_UNIT_READERS, 'anonymous']],
    ['a directive to another unit', 'dir', 'm 1', ['secondUnit', 'office']],
    ['a draft', 'dir', 'm 2', ['office']],
    ['a directive to a group the unit is a member of', 'dir', 'm 3', FIRST_UNIT_READERS],
    ['a directive to a group whose members nobody wrote down', 'dir', 'm 4', WORKERS],
    ['a directive given to nobody, in a PUBLIC document', 'dir', 'm 6', ['office', 'anonymous']],
    ['a directive to a unit of another body', 'dir', 'm 8', ['office', ...OTHER_BODY]],
    ['an assignment', 'asg', 'm 1 u2', ['secondUnit', 'office']],
    ['a move', 'trn', 'm 1 1', ['secondUnit', 'office']],
    ['a change of deadline', 'dch', 'm 1', ['secondUnit', 'office']],
    ['a review', 'rev', 'm 1', ['secondUnit', 'office']],
    ['a request for more time', 'ext', 'm 0', FIRST_UNIT_READERS],
    ['a report that was sent in', 'rep', 'm 0 u1', FIRST_UNIT_READERS],
    ['evidence of it', 'evi', 'm 0 u1', FIRST_UNIT_READERS],
    ['a report that is being written', 'rep', 'm 0 u2 draft', ['secondUnit', 'office']],
    ['a relation between two directives', 'rel', 'm 1', ['office']],
    ['a theme', 'top', '0', [...viewerNames]],
    ['an account', 'acc', 'unit', MEMBERS],
    ['an account nobody gave a role', 'acc', 'fresh', ['admin']],
    ['a role', 'grt', 'unit first', ['unit', 'admin']],
    ['a session', 'ses', 'unit 1', ['unit']],
    ['a token', 'tok', 'unit 1', ['unit']],
  ])('%s: exactly those who may see it', async (_, prefix, name, seenBy) => {
    const id = buildRowId(prefix, name);
    expect(rows.get('local access')?.has(id)).toBe(true);
    expect(viewerNames.filter((who) => rows.get(who)?.has(id))).toEqual(
      viewerNames.filter((who) => seenBy.includes(who)),
    );
  });

  it('do not include an account without a role, except for its own account', async () => {
    const { account } = createViewer('unit');
    const guest = Viewer.forAccount({ ...(account as NonNullable<typeof account>), grants: [] });
    expect(
      await executeAs(
        guest,
        '{ directives { totalCount } documents { totalCount } organizations { totalCount } accounts { totalCount } }',
      ),
    ).toEqual({
      directives: { totalCount: 0 },
      documents: { totalCount: 0 },
      organizations: { totalCount: 0 },
      accounts: { totalCount: 1 },
    });
  });
});

describe('the hidden fields of an account', () => {
  it.each<[ViewerName, string | null]>([
    ['unit', 'unit-dang-nhap'],
    ['admin', 'unit-dang-nhap'],
    ['office', null],
    ['secondUnit', null],
  ])('include the login, except for its owner and its administrators: %s', async (who, login) => {
    const id = buildRowId('acc', 'unit');
    const all = `{ account(by: { id: "${id}" }) { login } accounts(filter: { login: { eq: "unit-dang-nhap" } }) { totalCount } }`;
    expect(await executeAs(createViewer(who), all)).toEqual({
      account: { login },
      accounts: { totalCount: login ? 1 : 0 },
    });
  });
});

describe('a RESTRICTED document', () => {
  const id = buildRowId('doc', 'm 2');
  const FIELDS =
    'isStub number kind year issuedOn issuer { id } title text sha256 length zoneStart zoneEnd meeting { id } spans { totalCount }';
  const read = (who: ViewerName) =>
    executeAs<{ document: object }>(createViewer(who), `{ document(by: { id: "${id}" }) { ${FIELDS} } }`);
  const stub = {
    isStub: true,
    number: '2-TB/m',
    kind: 'MINUTES',
    year: 2026,
    issuedOn: '2026-03-01',
    issuer: { id: buildRowId('org', 'm top') },
    title: null,
    text: null,
    sha256: null,
    length: null,
    zoneStart: null,
    zoneEnd: null,
    meeting: null,
    spans: { totalCount: 0 },
  };

  it('is a stub for those who work in the body: number, kind, date and holder', async () => {
    expect((await read('unit')).document).toEqual(stub);
    expect((await read('partLeader')).document).toEqual(stub);
  });

  it.each<ViewerName>(['secondUnit', 'office'])(
    'is whole to named readers and to those who read the whole body: %s',
    async (who) => {
      expect((await read(who)).document).toMatchObject({
        isStub: false,
        title: 'Biên bản 2',
        meeting: { id: buildRowId('mtg', 'm 1') },
        spans: { totalCount: 6 },
      });
    },
  );

  it.each<[ViewerName, number]>([
    ['unit', 0],
    ['secondUnit', 1],
  ])(
    'is not found by what it says, by its passages, its hash or its meeting, unless it may be read: %s',
    async (who, count) => {
      const sha = await executeAs<{ document: { sha256: string } }>(
        Viewer.local,
        `{ document(by: { id: "${id}" }) { sha256 } }`,
      );
      const filters = [
        '{ text: { contains: "van ban 2" } }',
        '{ title: { eq: "Biên bản 2" } }',
        `{ sha256: { eq: "${sha.document.sha256}" } }`,
        `{ id: { eq: "${id}" }, length: { gt: 0 } }`,
        `{ id: { eq: "${id}" }, meeting: {} }`,
        `{ id: { eq: "${id}" }, spans: { some: {} } }`,
        `{ id: { eq: "${id}" }, directives: { some: {} } }`,
        `{ id: { eq: "${id}" }, not: { text: { contains: "xyz" } } }`,
      ];
      for (const filter of filters)
        expect(
          await executeAs(createViewer(who), `{ documents(filter: ${filter}) { totalCount } }`),
          filter,
        ).toEqual({
          documents: { totalCount: count },
        });
    },
  );

  it('has the same place in every order for a reader and for others, by its date only', async () => {
    const order = async (who: ViewerName, field: string) => {
      const query = `{ documents(filter: { id: { in: ["${id}", "${buildRowId('doc', 'm 1')}"] } }, orderBy: [{ field: ${field} }]) { nodes { id } } }`;
      return executeAs(createViewer(who), query);
    };
    for (const field of ['ISSUED_ON', 'CREATED_AT'])
      expect(await order('unit', field)).toEqual(await order('secondUnit', field));
  });

  it('is not in search results, in a trace or in its meeting', async () => {
    const reach = async (who: ViewerName) => {
      const { search, trace, meeting } = await executeAs<{
        search: { nodes: { node: { id: string } }[] };
        trace: { origin: { totalCount: number }; onward: { totalCount: number } };
        meeting: { documents: { nodes: { id: string }[] } };
      }>(
        createViewer(who),
        `{ search(text: "văn bản 2", first: 100) { nodes { node { id } } }
           trace(id: "${id}") { origin { totalCount } onward { totalCount } }
           meeting(by: { id: "${buildRowId('mtg', 'm 1')}" }) { documents { nodes { id } } } }`,
      );
      return [
        search.nodes.some(({ node }) => node.id === id),
        trace.origin.totalCount > 0,
        trace.onward.totalCount > 0,
        meeting.documents.nodes.some((it) => it.id === id),
      ];
    };
    expect(await reach('unit')).toEqual([false, false, false, false]);
    expect(await reach('secondUnit')).toEqual([true, true, true, true]);
  });

  it('does not show the span of a directive to the unit that has the directive', async () => {
    // The directive comes from the other RESTRICTED document, which only the office reads, and is assigned to the first unit.
    const given = buildRowId('dir', 'm 4');
    const query = `{ directive(by: { id: "${given}" }) { text span { id } conclusion { id } }
      directives(filter: { id: { eq: "${given}" }, span: {} }) { totalCount }
      document(by: { id: "${buildRowId('doc', 'm 4')}" }) { directives { totalCount } }
      trace(id: "${given}") { origin { nodes { node { __typename } } } } }`;
    expect(await executeAs(createViewer('unit'), query)).toMatchObject({
      directive: { span: null, conclusion: null },
      directives: { totalCount: 0 },
      document: { directives: { totalCount: 0 } },
      trace: { origin: { nodes: [{ node: { __typename: 'Meeting' } }] } },
    });
    expect(await executeAs(createViewer('office'), query)).toMatchObject({ directives: { totalCount: 1 } });
  });
});

describe('a directive of a body that is not the unit’s own', () => {
  it('is returned without the body, and without an error', async () => {
    const query = `{ directive(by: { id: "${buildRowId('dir', 'm 8')}" }) { code body { id } meeting { id } } }`;
    expect(await executeAs(createViewer('otherOffice'), query)).toEqual({
      directive: { code: 'm-m 8', body: null, meeting: null },
    });
  });
});
