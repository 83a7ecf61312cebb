import { describe, expect, it } from 'vitest';
import { createTestGraph } from '../../support/test-graph.ts';

const graph = createTestGraph();

describe('a tracked table with a new column', () => {
  it('has the column in its history from then on, and its default value in the chain', async () => {
    const { orm, statements } = graph.database;
    const run = (sql: string) => orm.em.getConnection().execute(sql);
    await run(
      "insert into topic (id, code, name) values ('top_0192aaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'xuan', 'Vụ xuân')",
    );
    await run("alter table topic add column colour text default 'đỏ'");
    await run("select history.keep('topic', 'null')");
    await run("update topic set colour = 'xanh'");
    const eventsSql =
      "select kind, before, after from audit_event where subject_table = 'topic' order by seq";
    expect(await statements.run('', eventsSql, [])).toMatchObject([
      { kind: 'ENTERED', after: { name: 'Vụ xuân' } },
      { kind: 'CHANGED', before: { colour: null }, after: { colour: 'đỏ' } },
      { kind: 'CHANGED', before: { colour: 'đỏ' }, after: { colour: 'xanh' } },
    ]);
    const versionsSql = 'select colour from history.topic order by seq';
    expect(await statements.run('', versionsSql, [])).toEqual([
      { colour: null },
      { colour: 'đỏ' },
      { colour: 'xanh' },
    ]);
  });
});

describe('every tracked table', () => {
  it('has each of its columns in its history view', async () => {
    const missingColumnsSql = `select k.tbl, c.column_name from history.kept k
      join information_schema.columns c on c.table_schema = 'public' and c.table_name = k.tbl
      where not exists (select from information_schema.columns h
        where h.table_schema = 'history' and h.table_name = k.tbl and h.column_name = c.column_name)`;
    expect(await graph.database.statements.run('', missingColumnsSql, [])).toEqual([]);
  });
});
