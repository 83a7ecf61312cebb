import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fc } from '../../support/random.ts';
import { HistoryFixture } from './history-fixture.ts';

let history: HistoryFixture;

beforeAll(async () => {
  history = await HistoryFixture.create();
});
afterAll(() => history.close());

describe('sixteen concurrent writers', () => {
  it('write a chain without a gap, in the order of the commits', async () => {
    const before = (await history.verify()).eventCount;
    const writer = async (which: number) => {
      for (let turn = 0; turn < 5; turn++) {
        const code = `writer-${which}-${turn}`;
        await history.executeAsActor(
          `insert into topic (id, code, name) values ('top_' || md5('${code}'), '${code}', 'Chuyên đề ${which}')`,
          `update organization set version = version + 1 where id = '${history.bodyId}'`,
        );
      }
    };
    await Promise.all(Array.from({ length: 16 }, (_, which) => writer(which)));
    const { breaks, eventCount } = await history.verify();
    expect(breaks).toEqual([]);
    expect(eventCount).toBe(before + 16 * 5 * 2);
    const { is_in_order } = await history.queryRow(
      'select bool_and(at >= before) as is_in_order from (select at, lag(at, 1, at) over (order by seq) as before from audit_event) e',
    );
    expect(is_in_order).toBe(true);
  });

  it('write no event of a transaction that was rolled back', async () => {
    const { seq } = await history.queryRow<{ seq: number }>('select max(seq) as seq from audit_event');
    const half = history.executeAsActor(
      `update organization set name = 'Không' where id = '${history.bodyId}'`,
      'set constraints all immediate',
      'select 1 / 0',
    );
    await expect(half).rejects.toThrow();
    expect(await history.queryRow('select max(seq) as seq from audit_event')).toEqual({ seq });
  });

  it('keep the order of events that are recorded before the commit and within savepoints', async () => {
    await history.executeAsActor(
      'set constraints all immediate',
      `update organization set name = 'Một' where id = '${history.bodyId}'`,
      'savepoint one',
      `update organization set name = 'Hai' where id = '${history.bodyId}'`,
      'rollback to savepoint one',
      `update organization set name = 'Ba' where id = '${history.bodyId}'`,
      `delete from directive_topic`,
      `insert into directive_topic select '${history.directiveId}', id from topic order by id limit 1`,
    );
    expect((await history.verify()).breaks).toEqual([]);
  });

  it('may change the key of a row: the old key is removed, and the new one is entered', async () => {
    await history.executeAsActor(`update directive_topic set topic_id = (select max(id) from topic)`);
    const kinds = await history.database.statements.run(
      '',
      'select kind from audit_event order by seq desc limit 2',
      [],
    );
    expect(kinds.map(({ kind }) => kind).sort()).toEqual(['ENTERED', 'REMOVED']);
    expect((await history.verify()).breaks).toEqual([]);
  });
});

/** Columns that can be changed without an error of the database, with a new value. */
const TAMPERINGS: readonly (readonly [table: string, column: string, how: string])[] = [
  ...['act', 'actor', 'request', 'reason', 'on_behalf_of', 'subject_id', 'subject_table'].map(
    (column) => ['audit_event', column, `coalesce(${column}, '') || 'x'`] as const,
  ),
  ['audit_event', 'kind', `case kind when 'CHANGED' then 'ENTERED' else 'CHANGED' end`],
  ['audit_event', 'at', `at + interval '1 millisecond'`],
  ['audit_event', 'clock_at', `coalesce(clock_at, at) - interval '1 millisecond'`],
  ['audit_event', 'transaction', 'transaction + 1'],
  ['audit_event', 'seq', 'seq + 1000000'],
  ['audit_event', 'number', 'number + 1000000'],
  ['audit_event', 'body_id', `'org_' || md5('x')`],
  ['audit_event', 'before', `coalesce(before, '{}') || '{"x": 1}'`],
  ['audit_event', 'after', `coalesce(after, '{}') - 'version' || '{"name": "y"}'`],
  ['audit_event', 'previous', `translate(previous, '0123456789abcdef', '123456789abcdef0')`],
  ['audit_event', 'hash', `translate(hash, '0123456789abcdef', '123456789abcdef0')`],
  ...['organization', 'directive', 'topic', 'document', 'assignment'].flatMap((table) => [
    [`history.${table}_version`, 'seq', 'seq + 1000000'] as const,
    [`history.${table}_version`, 'id', `overlay(id placing '000' from 10)`] as const,
    [
      `history.${table}_version`,
      'recorded',
      `tstzrange(lower(recorded) + interval '1 millisecond', upper(recorded))`,
    ] as const,
    [`history.${table}_version`, 'created_at', `created_at + interval '1 millisecond'`] as const,
  ]),
  ['history.directive_version', 'text', `overlay(text placing 'x' from 1)`],
  ['history.document_version', 'text', `overlay(text placing 'x' from 1500)`],
  ['history.topic_version', 'name', `name || ' '`],
  ['organization', 'name', `overlay(name placing 'x' from 2)`],
  ['directive', 'text', `overlay(text placing 'x' from 2)`],
  ['topic', 'name', `name || ' '`],
  ['checkpoint', 'record', `replace(record, '"seq":', '"seq": ')`],
  ['checkpoint', 'signature', `reverse(signature)`],
  ['checkpoint', 'seq', 'seq + 1'],
  ['checkpoint', 'at', `at + interval '1 millisecond'`],
];

describe('tampering with any column of any row', () => {
  it('is detected', async () => {
    await history.signCheckpoint();
    expect((await history.verify()).breaks).toEqual([]);
    await fc.assert(
      fc.asyncProperty(fc.nat(TAMPERINGS.length - 1), fc.nat(1_000_000), async (which, place) => {
        const [table, column, how] = TAMPERINGS[which] as (typeof TAMPERINGS)[number];
        const row = `(select ctid from ${table} order by ctid offset ${place} % (select count(*) from ${table}) limit 1)`;
        await history.tamper(
          [table],
          `create table kept_aside as select ctid as at, ${column} as value from ${table} where ctid = ${row}`,
          `with flipped as (update ${table} set ${column} = ${how} where ctid = (select at from kept_aside) returning ctid)
            update kept_aside set at = (select ctid from flipped)`,
        );
        const { isIntact } = await history.verify();
        await history.tamper(
          [table],
          `update ${table} set ${column} = (select value from kept_aside) where ctid = (select at from kept_aside)`,
          'drop table kept_aside',
        );
        if (isIntact) throw new Error(`${table}.${column} was changed without being detected`);
      }),
      { numRuns: 40 },
    );
    expect((await history.verify()).breaks).toEqual([]);
  }, 300_000);
});
