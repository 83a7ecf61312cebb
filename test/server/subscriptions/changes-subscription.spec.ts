import { beforeAll, describe, expect, it } from 'vitest';
import { Office } from '../../support/directive-office.ts';
import { openWorld } from '../../support/test-graph.ts';

const world = openWorld();
const office = new Office(world);

interface Told {
  readonly seq: number;
  readonly kind: string;
  readonly type: string;
  readonly id: string;
  readonly act: string | null;
  readonly actor: string | null;
  readonly node: { __typename: string; id: string } | null;
}

interface Page {
  readonly nodes: Told[];
  readonly readTo: number;
  readonly lastSeq: number;
}

const QUERY = `query ($after: Int, $first: Int, $filter: ChangeFilterInput) { changes(after: $after, first: $first, filter: $filter) {
  readTo lastSeq nodes { seq kind type id act actor node { __typename id } } } }`;

async function page(who: string, variables: Record<string, unknown> = {}): Promise<Page> {
  world.viewer = office.viewer(who);
  const { data, refusal } = await world.ask<{ changes: Page }>(QUERY, variables);
  if (refusal) throw new Error(String(refusal));
  return data.changes;
}

/** All that somebody is told after a number, read page by page as a client does. */
async function told(who: string, after = 0, filter: Record<string, unknown> = {}): Promise<Told[]> {
  const all: Told[] = [];
  for (let from = after; ; ) {
    const { nodes, readTo, lastSeq } = await page(who, { after: from, first: 100, filter });
    all.push(...nodes);
    if (readTo >= lastSeq) return all;
    from = readTo;
  }
}

const inShort = (changes: readonly Told[]) => changes.map(({ kind, type }) => `${kind} ${type}`);

describe('asking what changed', () => {
  let before = 0;
  let directive = '';
  beforeAll(async () => {
    await office.open();
    before = (await page('office')).lastSeq;
    directive = (await office.issued()).id;
  });

  it('tells the office every step, in the order of the history, with who did it and how', async () => {
    const changes = await told('office', before);
    expect(inShort(changes)).toEqual(expect.arrayContaining(['ENTERED Directive', 'ENTERED Assignment']));
    const numbers = changes.map(({ seq }) => seq);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    expect(changes.map(({ act }) => act)).toContain('issueDirective');
    expect(changes.every(({ actor }) => actor === office.viewer('office').account?.accountId)).toBe(true);
  });

  it('tells a unit of what was given to it, as it stands now, and not who did it', async () => {
    const changes = await told('economy', before);
    expect(changes.map(({ id }) => id)).toContain(directive);
    for (const { actor, node, id } of changes) {
      expect(actor).toBeNull();
      expect(node?.id).toBe(id);
    }
  });

  it('tells nothing to those who may not see it, and yet how far they have read', async () => {
    for (const who of ['police', 'admin', 'anonymous']) {
      const { nodes, readTo, lastSeq } = await page(who, { after: before });
      expect(nodes).toEqual([]);
      expect(readTo).toBe(lastSeq);
    }
  });

  it('tells what is gone to those who may read the history, and to nobody else', async () => {
    const { lastSeq } = await page('office');
    const { em } = world.storage.orm;
    const given = em.fork();
    await given.execute(
      `insert into topic (id, code, name, version, created_at) values ('top_${'0'.repeat(32)}', 'thu', 'Thu', 1, now())`,
    );
    await given.execute(
      `insert into directive_topic (directive_id, topic_id) values ('${directive}', 'top_${'0'.repeat(32)}')`,
    );
    await given.execute(`delete from directive_topic`);
    const assignment = (await told('office', before)).find(({ type }) => type === 'Assignment')?.id;
    await given.execute(`delete from assignment where id = '${assignment}'`);
    expect(inShort(await told('office', lastSeq))).toEqual([
      'ENTERED Topic',
      'CHANGED Directive',
      'CHANGED Directive',
      'REMOVED Assignment',
    ]);
    expect(inShort(await told('police', lastSeq))).toEqual(['ENTERED Topic']);
    expect((await told('office', lastSeq)).at(-1)?.node).toBeNull();
  });

  it('tells of what a filter asks for', async () => {
    const some = async (filter: Record<string, unknown>) => told('office', before, filter);
    expect(new Set(inShort(await some({ types: ['Directive'], kinds: ['CHANGED'] })))).toEqual(
      new Set(['CHANGED Directive']),
    );
    expect(new Set((await some({ ids: [directive] })).map(({ id }) => id))).toEqual(new Set([directive]));
    const about = await some({ directive });
    expect(inShort(about)).toEqual(expect.arrayContaining(['ENTERED Directive', 'REMOVED Assignment']));
    expect(inShort(about)).not.toContain('ENTERED Topic');
    expect((await some({ body: office.body.id })).length).toBeGreaterThan(2);
    expect(await some({ body: `org_${'0'.repeat(32)}` })).toEqual([]);
    await expect(some({ types: ['Session'] })).rejects.toThrow('TYPE_UNKNOWN');
    await expect(some({ ids: ['x'] })).rejects.toThrow('ID_MALFORMED');
  });

  it('refuses a number that was never given, and a page of no size', async () => {
    const { lastSeq } = await page('office');
    await expect(page('office', { after: lastSeq + 1 })).rejects.toThrow('CHANGE_UNKNOWN');
    await expect(page('office', { after: -1 })).rejects.toThrow('CHANGE_UNKNOWN');
    await expect(page('office', { first: 0 })).rejects.toThrow('PAGE_SIZE_INVALID');
    expect((await page('office', { after: lastSeq })).nodes).toEqual([]);
  });

  it('asks one statement for the events, and two for each type among them', async () => {
    world.statements.length = 0;
    const { nodes } = await page('office', { after: before, filter: { types: ['Directive'] } });
    expect(nodes.length).toBeGreaterThan(1);
    expect(world.statements).toHaveLength(3);
  });

  it('refuses a number of which not all that came after is kept', async () => {
    const { em } = world.storage.orm;
    await em.execute('alter table audit_event disable trigger audit_event_is_final');
    await em.execute('delete from audit_event where seq <= 5');
    await expect(page('office', { after: 4 })).rejects.toThrow('CURSOR_TOO_OLD');
    expect((await page('office', { after: 5 })).readTo).toBeGreaterThan(5);
  });
});
