import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { type OpenDatabaseOptions, openDatabase } from '../../src/database/open-database.ts';
import { createEmptyDatabase, type TestDatabase } from '../support/databases.ts';
import { expectDomainError } from '../support/expect-domain-error.ts';
import { buildOrmOptions } from './notes-database.ts';

let database: TestDatabase;
let storage: Database;

const open = (options: Partial<OpenDatabaseOptions> = {}) =>
  openDatabase({ ...database.location, ormOptions: buildOrmOptions('MakeNotes'), ...options });

beforeAll(async () => {
  database = await createEmptyDatabase();
  storage = await open({ poolSize: 1, acquireTimeout: 2_000 });
});

afterAll(async () => {
  await storage.close();
  await database.drop();
});

const hashStatement = (text: string) => createHash('md5').update(text).digest('hex');

const run = (text: string, values: unknown[] = [], name = hashStatement(text)) =>
  storage.statements.run(name, text, values);

describe('the values of a statement', () => {
  it.each([
    ['a day', `date '2017-02-06'`, '2017-02-06'],
    ['an instant', `timestamptz '2017-02-06 08:00:00.125+07'`, '2017-02-06 01:00:00.125+00'],
    ['a small number', '7::int', 7],
    ['a count', 'count(*)', 1],
    ['a number past 2^53', '9007199254740993::int8', '9007199254740993'],
    ['an exact number', '1.10::numeric', '1.10'],
    ['a measured number', '1.5::float8', 1.5],
    ['a truth', 'true', true],
    ['nothing', 'null::text', null],
    ['Vietnamese', `'Sở Kế hoạch và Đầu tư'`, 'Sở Kế hoạch và Đầu tư'],
    ['JSON', `jsonb_build_object('a', array[1, 2], 'b', null)`, { a: [1, 2], b: null }],
    ['a list', `array['a', null, 'b,c']`, ['a', null, 'b,c']],
    ['a range', `daterange('2017-01-01', '2017-02-01')`, '[2017-01-01,2017-02-01)'],
    ['a duration', `interval '1 day 02:00'`, '1 day 02:00:00'],
    ['bytes', String.raw`'\x00ff'::bytea`, Buffer.from([0, 255])],
  ])('are the same on every database: %s', async (_, expression, expected) => {
    expect(await run(`select ${expression} as value`)).toEqual([{ value: expected }]);
  });

  it.each([
    ['text', 'Đà Nẵng; drop table note'],
    ['int', 7],
    ['bool', false],
    ['date', '2017-02-06'],
    ['text[]', ['a', 'b "c"', null]],
    ['int[]', [1, 2]],
    ['bytea', Buffer.from([1, 2, 3])],
    ['jsonb', { a: 1 }],
    ['text', null],
  ])('are returned unchanged as %s', async (type, value) => {
    expect(await run(`select $1::${type} as value`, [value])).toEqual([{ value }]);
  });
});

describe('a statement', () => {
  it('is prepared once on a connection', async () => {
    for (let id = 0; id < 3; id++) {
      await run('select $1::int as prepared_once', [id], 'prepared once');
    }
    const [row] = await run(`select count(*) from pg_prepared_statements where name = 'prepared once'`);
    expect(row).toEqual({ count: 1 });
  });

  it('is not prepared for ever: the connection stores a limited number', async () => {
    for (let shape = 0; shape < 600; shape++) {
      await run(`select ${shape} as shape`);
    }
    const [row] = await run('select count(*) from pg_prepared_statements');
    expect(row?.count).toBeLessThanOrEqual(501);
  });

  it('that fails does not affect the next one', async () => {
    await expect(run('select 1 / $1::int as quotient', [0])).rejects.toMatchObject({ code: '22012' });
    await expect(run('select nonsense')).rejects.toMatchObject({ code: '42703' });
    expect(await run('select 1 / $1::int as quotient', [1])).toEqual([{ quotient: 1 }]);
  });

  it('can be sent with a hundred others', async () => {
    const results = await Promise.all(Array.from({ length: 100 }, (_, n) => run('select $1::int as n', [n])));
    expect(results.map(([row]) => row?.n)).toEqual(Array.from({ length: 100 }, (_, n) => n));
  });

  it('still works after a column changed its type', async () => {
    await run('create table moving (value int)');
    await run('insert into moving values (1)');
    expect(await run('select * from moving')).toEqual([{ value: 1 }]);
    await run(`alter table moving alter column value type text using 'one'`);
    expect(await run('select * from moving')).toEqual([{ value: 'one' }]);
    await run('alter table moving add column more int');
    expect(await run('select * from moving')).toEqual([{ value: 'one', more: null }]);
  });

  it('still works after the prepared statements were deallocated', async () => {
    await run('select 1 as deallocated');
    await run('deallocate all', [], '');
    expect(await run('select 1 as deallocated')).toEqual([{ deallocated: 1 }]);
  });

  it('cannot use the name of another statement', async () => {
    await run('select 1 as mine', [], 'mine');
    await expect(run('select 2 as other', [], 'mine')).rejects.toThrow(/mine/);
    expect(await run('select 1 as mine', [], 'mine')).toEqual([{ mine: 1 }]);
  });

  it('without a name is prepared each time', async () => {
    expect(await run('select 1 as one', [], '')).toEqual([{ one: 1 }]);
    expect(await run('select $1::text as other', ['x'], '')).toEqual([{ other: 'x' }]);
  });

  it('that was aborted before does not run', async () => {
    const aborted = AbortSignal.abort(new Error('The client left.'));
    const result = storage.statements.run('', `insert into note values (99, 'x')`, [], aborted);
    await expect(result).rejects.toThrow('The client left.');
    expect(await run('select id from note where id = 99')).toEqual([]);
  });
});

describe('while a unit of work uses the only connection', () => {
  let release: () => void;
  let transaction: Promise<void>;

  beforeEach(async () => {
    const taken = Promise.withResolvers<void>();
    transaction = storage.orm.em.fork().transactional(async (em) => {
      await em.execute('select 1');
      taken.resolve();
      await new Promise<void>((resolve) => {
        release = resolve;
      });
    });
    await taken.promise;
  });

  it('a statement waits for the connection', async () => {
    const result = run('select 1 as waited');
    setTimeout(release, 50);
    expect(await result).toEqual([{ waited: 1 }]);
    await transaction;
  });

  it('a statement waits until the timeout at most', async () => {
    expect((await expectDomainError(run('select 1 as impatient'))).code).toBe('DATABASE_BUSY');
    release();
    await transaction;
    expect(await run('select 1 as impatient')).toEqual([{ impatient: 1 }]);
  });

  it('an aborted statement does not wait', async () => {
    const abortController = new AbortController();
    const result = storage.statements.run(
      '',
      `insert into note values (98, 'x')`,
      [],
      abortController.signal,
    );
    abortController.abort(new Error('The client left.'));
    await expect(result).rejects.toThrow('The client left.');
    release();
    await transaction;
    expect(await run('select id from note where id = 98')).toEqual([]);
  });

  it('a statement from within it throws instead of waiting for ever', async () => {
    release();
    await transaction;
    const outcome = storage.orm.em.fork().transactional(async (em) => {
      await em.execute('select 1');
      await run('select 1 as within');
    });
    expect((await expectDomainError(outcome)).code).toBe('DATABASE_BUSY');
  });
});
