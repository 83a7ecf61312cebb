import { beforeAll, describe, expect, it } from 'vitest';
import { createDirectiveOffice } from '../../support/directive-office.ts';

const { graph, office } = createDirectiveOffice();

interface ChangeNode {
  readonly seq: number;
  readonly kind: string;
  readonly type: string;
  readonly id: string;
  readonly action: string | null;
  readonly actor: string | null;
  readonly node: { __typename: string; id: string } | null;
}

interface Page {
  readonly nodes: ChangeNode[];
  readonly readTo: number;
  readonly lastSeq: number;
}

const QUERY = `query ($after: Int, $first: Int, $filter: ChangeFilterInput) { changes(after: $after, first: $first, filter: $filter) {
  readTo lastSeq nodes { seq kind type id action actor node { __typename id } } } }`;

async function readPage(who: string, variables: Record<string, unknown> = {}): Promise<Page> {
  graph.viewer = office.getViewer(who);
  const { data, errorCode } = await graph.execute<{ changes: Page }>(QUERY, variables);
  if (errorCode) throw new Error(String(errorCode));
  return data.changes;
}

/** Reads all changes after a sequence number, page by page, as a client does. */
async function readAllPages(
  who: string,
  after = 0,
  filter: Record<string, unknown> = {},
): Promise<ChangeNode[]> {
  const all: ChangeNode[] = [];
  for (let from = after; ; ) {
    const { nodes, readTo, lastSeq } = await readPage(who, { after: from, first: 100, filter });
    all.push(...nodes);
    if (readTo >= lastSeq) return all;
    from = readTo;
  }
}

const summarize = (changes: readonly ChangeNode[]) => changes.map(({ kind, type }) => `${kind} ${type}`);

describe('the query changes', () => {
  let before = 0;
  let directive = '';
  beforeAll(async () => {
    before = (await readPage('office')).lastSeq;
    directive = (await office.issueDirective()).id;
  });

  it('returns every change to the office, in the order of the history, with the actor and the mutation', async () => {
    const changes = await readAllPages('office', before);
    expect(summarize(changes)).toEqual(expect.arrayContaining(['ENTERED Directive', 'ENTERED Assignment']));
    const numbers = changes.map(({ seq }) => seq);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    expect(changes.map(({ action }) => action)).toContain('issueDirective');
    expect(changes.every(({ actor }) => actor === office.getViewer('office').account?.accountId)).toBe(true);
  });

  it('returns to a unit its own directives in their current state, and not the actor', async () => {
    const changes = await readAllPages('economy', before);
    expect(changes.map(({ id }) => id)).toContain(directive);
    for (const { actor, node, id } of changes) {
      expect(actor).toBeNull();
      expect(node?.id).toBe(id);
    }
  });

  it('returns no change to a viewer without access, but the number up to which it has read', async () => {
    for (const who of ['police', 'admin', 'anonymous']) {
      const { nodes, readTo, lastSeq } = await readPage(who, { after: before });
      expect(nodes).toEqual([]);
      expect(readTo).toBe(lastSeq);
    }
  });

  it('returns removed rows only to viewers who may read the history', async () => {
    const { lastSeq } = await readPage('office');
    const { em } = graph.database.orm;
    const sqlEm = em.fork();
    await sqlEm.execute(
      `insert into topic (id, code, name, version, created_at) values ('top_${'0'.repeat(32)}', 'thu', 'Thu', 1, now())`,
    );
    await sqlEm.execute(
      `insert into directive_topic (directive_id, topic_id) values ('${directive}', 'top_${'0'.repeat(32)}')`,
    );
    await sqlEm.execute(`delete from directive_topic`);
    const assignment = (await readAllPages('office', before)).find(({ type }) => type === 'Assignment')?.id;
    await sqlEm.execute(`delete from assignment where id = '${assignment}'`);
    expect(summarize(await readAllPages('office', lastSeq))).toEqual([
      'ENTERED Topic',
      'CHANGED Directive',
      'CHANGED Directive',
      'REMOVED Assignment',
    ]);
    expect(summarize(await readAllPages('police', lastSeq))).toEqual(['ENTERED Topic']);
    expect((await readAllPages('office', lastSeq)).at(-1)?.node).toBeNull();
  });

  it('returns only the changes that a filter selects', async () => {
    const some = async (filter: Record<string, unknown>) => readAllPages('office', before, filter);
    expect(new Set(summarize(await some({ types: ['Directive'], kinds: ['CHANGED'] })))).toEqual(
      new Set(['CHANGED Directive']),
    );
    expect(new Set((await some({ ids: [directive] })).map(({ id }) => id))).toEqual(new Set([directive]));
    const about = await some({ directive });
    expect(summarize(about)).toEqual(expect.arrayContaining(['ENTERED Directive', 'REMOVED Assignment']));
    expect(summarize(about)).not.toContain('ENTERED Topic');
    expect((await some({ body: office.body.id })).length).toBeGreaterThan(2);
    expect(await some({ body: `org_${'0'.repeat(32)}` })).toEqual([]);
    await expect(some({ types: ['Session'] })).rejects.toThrow('TYPE_UNKNOWN');
    await expect(some({ ids: ['x'] })).rejects.toThrow('ID_MALFORMED');
  });

  it('rejects a sequence number that does not exist yet, and a page without a size', async () => {
    const { lastSeq } = await readPage('office');
    await expect(readPage('office', { after: lastSeq + 1 })).rejects.toThrow('CHANGE_UNKNOWN');
    await expect(readPage('office', { after: -1 })).rejects.toThrow('CHANGE_UNKNOWN');
    await expect(readPage('office', { first: 0 })).rejects.toThrow('PAGE_SIZE_INVALID');
    expect((await readPage('office', { after: lastSeq })).nodes).toEqual([]);
  });

  it('runs one statement for the events, and two for each type among them', async () => {
    graph.statements.length = 0;
    const { nodes } = await readPage('office', { after: before, filter: { types: ['Directive'] } });
    expect(nodes.length).toBeGreaterThan(1);
    expect(graph.statements).toHaveLength(3);
  });

  it('rejects a sequence number after which events are no longer stored', async () => {
    const { em } = graph.database.orm;
    await em.execute('alter table audit_event disable trigger audit_event_is_final');
    await em.execute('delete from audit_event where seq <= 5');
    await expect(readPage('office', { after: 4 })).rejects.toThrow('CURSOR_TOO_OLD');
    expect((await readPage('office', { after: 5 })).readTo).toBeGreaterThan(5);
  });
});
