import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { type OpenDatabaseOptions, openDatabase } from '../../src/database/open-database.ts';
import { executeStatement } from '../support/database-templates.ts';
import { createEmptyDatabase, openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { expectDomainError } from '../support/expect-domain-error.ts';
import { buildOrmOptions, Note } from './notes-database.ts';

const ormOptions = buildOrmOptions('MakeNotes');

let database: TestDatabase;

beforeEach(async () => {
  database = await createEmptyDatabase();
});

afterEach(() => database.drop());

const open = async (options: Partial<OpenDatabaseOptions> = {}) => {
  const storage = await openDatabase({ ...database.location, ormOptions, ...options });
  onTestFinished(() => storage.close());
  return storage;
};

const writeNote = async (storage: Awaited<ReturnType<typeof open>>, id: number) => {
  const em = storage.orm.em.fork();
  em.create(Note, { id, body: 'Sở Xây dựng' });
  await em.flush();
};

describe('opening a database', () => {
  it('returns its kind and version, and it responds', async () => {
    const storage = await open();
    expect(storage.kind).toBe('POSTGRESQL');
    expect(storage.version).toMatch(/^\d+\.\d+$/);
    await storage.ping();
  });

  it('finds the rows that were stored before', async () => {
    const before = await open();
    await writeNote(before, 1);
    await before.close();
    const after = await open();
    expect(await after.orm.em.fork().find(Note, {})).toMatchObject([{ id: 1, body: 'Sở Xây dựng' }]);
  });

  it('gives every spec a migrated database of its own', async () => {
    const [one, other] = [await openTestDatabase(), await openTestDatabase()];
    await one.statements.run('', 'create table mark ()', []);
    expect(await other.statements.run('', `select to_regclass('mark') as mark`, [])).toEqual([
      { mark: null },
    ]);
    await Promise.all([one.close(), other.close()]);
  });
});

describe('closing a database', () => {
  it('waits for the statements and transactions in flight', async () => {
    const storage = await open();
    const ended: string[] = [];
    const begun = Promise.withResolvers<void>();
    const work = [
      storage.statements
        .run('count', 'select count(*) from generate_series(1, 300000)', [])
        .then(() => ended.push('statement')),
      storage.orm.em.fork().transactional(async (em) => {
        await em.execute('select 1');
        begun.resolve();
        await new Promise((resolve) => setTimeout(resolve, 100));
        await em.execute(`insert into note values (1, 'x')`);
        ended.push('transaction');
      }),
    ];
    await begun.promise;
    await storage.close();
    ended.push('closed');
    await Promise.all(work);
    expect(ended.at(-1)).toBe('closed');
    expect(ended).toHaveLength(3);
  });

  it('can be called twice', async () => {
    const storage = await open();
    const closings = [storage.close(), storage.close()];
    await expect(Promise.all([...closings, storage.close()])).resolves.toHaveLength(3);
    await expect(storage.close()).resolves.toBeUndefined();
  });

  it('lets later statements throw DATABASE_UNAVAILABLE', async () => {
    const storage = await open();
    await storage.close();
    expect((await expectDomainError(storage.statements.run('one', 'select 1', []))).code).toBe(
      'DATABASE_UNAVAILABLE',
    );
    expect((await expectDomainError(storage.ping())).code).toBe('DATABASE_UNAVAILABLE');
  });

  it('does not wait for ever for a transaction that does not end', async () => {
    const warnings: string[] = [];
    const log = { info: () => {}, warn: (sentence: string) => warnings.push(sentence) };
    const storage = await open({ closeTimeout: 100, log });
    const [begun, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const stuck = storage.orm.em.fork().transactional(async (em) => {
      await em.execute('select 1');
      begun.resolve();
      await held.promise;
    });
    await begun.promise;
    await storage.close();
    expect(warnings).toEqual([expect.stringContaining('did not end within 0.1 seconds')]);
    held.resolve();
    await stuck;
  });
});

describe('the URL of a PostgreSQL server', () => {
  const elsewhere = (change: (url: URL) => void) => {
    const url = new URL(database.location.databaseUrl ?? '');
    url.password = 's3cret/ñ';
    change(url);
    return expectDomainError(open({ databaseUrl: url.href }));
  };

  it('that does not listen is shown in the error without the password', async () => {
    const { code, message } = await elsewhere((url) => {
      url.port = '1';
    });
    expect(code).toBe('DATABASE_UNAVAILABLE');
    expect(message).toContain(':1/');
    expect(message).toContain('no server is listening there');
    expect(message).not.toContain('s3cret');
  });

  it('without this database is rejected', async () => {
    const url = new URL(database.location.databaseUrl ?? '');
    url.pathname = '/nowhere';
    const { code, message } = await expectDomainError(open({ databaseUrl: url.href }));
    expect(code).toBe('DATABASE_UNAVAILABLE');
    expect(message).toContain('has no database with this name');
  });

  it('with an unknown host name is rejected', async () => {
    const { code, message } = await elsewhere((url) => {
      url.hostname = 'no.such.host.invalid';
    });
    expect(code).toBe('DATABASE_UNAVAILABLE');
    expect(message).toMatch(/host name is unknown|look-up of the host name failed/);
  });

  it.each([
    ['nonsense', 'It is not a URL'],
    ['mysql://root@127.0.0.1/giaoban', 'It starts with mysql:'],
    ['postgresql://postgres:s3cret@127.0.0.1', 'It has no database name'],
    ['postgresql://postgres:s3cr#et@127.0.0.1:5432/giaoban', 'It'],
  ])('cannot be %s', async (databaseUrl, reason) => {
    const { code, message } = await expectDomainError(open({ databaseUrl }));
    expect(code).toBe('DATABASE_URL_INVALID');
    expect(message).toContain(reason);
    expect(message).not.toContain('s3cr');
  });

  it('of a database in another encoding than UTF-8 is rejected', async () => {
    const url = database.location.databaseUrl ?? '';
    const latin = `${new URL(url).pathname.slice(1)}_latin`;
    await executeStatement(url, `create database ${latin} encoding 'LATIN1' locale 'C' template template0`);
    const { code, message } = await expectDomainError(
      open({ databaseUrl: url.replace(/\/[^/]*$/, `/${latin}`) }),
    );
    await executeStatement(url, `drop database ${latin} with (force)`);
    expect(code).toBe('DATABASE_ENCODING_UNFIT');
    expect(message).toContain('LATIN1');
  });

  it('may have connection options', async () => {
    const url = new URL(database.location.databaseUrl ?? '');
    url.searchParams.set('options', '-c work_mem=7MB');
    const storage = await open({ databaseUrl: url.href });
    const settingsSql = `select current_setting('work_mem') as memory, current_setting('TimeZone') as zone`;
    expect(await storage.statements.run('', settingsSql, [])).toEqual([{ memory: '7MB', zone: 'UTC' }]);
  });
});
