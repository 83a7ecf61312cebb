import type { SqlEntityManager } from '@mikro-orm/sql';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { type OpenDatabaseOptions, openDatabase } from '../../src/database/open-database.ts';
import type { PgPool } from '../../src/database/postgresql-pool.ts';
import { ormOptions } from '../../src/entities/orm.ts';
import { MutationRunner } from '../../src/mutations/mutation-runner.ts';
import { executeStatement } from '../support/database-templates.ts';
import { createMigratedDatabase, type TestDatabase } from '../support/databases.ts';
import { LOCAL_ACTOR } from '../support/local-actor.ts';
import { expectPoolIsIntact, getPgPool } from '../support/pg-pool.ts';
import { WAIT_OPTIONS } from '../support/wait-options.ts';
import { TcpProxy } from './tcp-proxy.ts';

const SELECT_PID = 'select pg_backend_pid() as pid';

describe('the session of a transaction', () => {
  let database: TestDatabase;
  let storage: Database;
  let pool: PgPool;
  let url: string;

  beforeAll(async () => {
    database = await createMigratedDatabase();
    url = database.location.databaseUrl ?? '';
  });

  afterEach(() => storage.close());
  afterAll(() => database.drop());

  /** Opens the database with a pool of one connection, unless the options say otherwise. */
  const open = async (options: Partial<OpenDatabaseOptions> = {}) => {
    storage = await openDatabase({
      ...database.location,
      ormOptions,
      poolSize: 1,
      acquireTimeout: 30_000,
      ...options,
    });
    pool = await getPgPool(storage);
  };

  const runTransaction = <T>(work: (em: SqlEntityManager) => Promise<T>): Promise<T> =>
    (storage.orm.em.fork() as SqlEntityManager).transactional(work);

  const runMutation = (run: (em: SqlEntityManager) => Promise<unknown>) => {
    const work = async ({ em }: { em: SqlEntityManager }) => {
      await run(em);
      return 'org_1';
    };
    return new MutationRunner(storage.orm).run({ name: 'spec', input: {}, run: work }, LOCAL_ACTOR);
  };

  const terminateSessions = (where = 'true') =>
    executeStatement(
      url,
      `select pg_terminate_backend(pid, 5000) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and ${where}`,
    );

  const expectPoolIsUsable = async () => {
    await expectPoolIsIntact(pool);
    await runTransaction((em) => em.execute('select 1'));
  };

  it('leaves the pool when it was idle for too long, and its place is free while the work continues', async () => {
    await open();
    const outcome = runTransaction(async (em) => {
      await em.execute(`set local idle_in_transaction_session_timeout = '50ms'`);
      await expect.poll(() => pool.totalCount, WAIT_OPTIONS).toBe(0);
      expect(await storage.statements.run('', 'select 1 as one', [])).toEqual([{ one: 1 }]);
      await em.execute('select 1');
    });
    await expect(outcome).rejects.toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
      message: expect.stringContaining('the transaction was idle for too long'),
    });
    await expectPoolIsUsable();
  });

  it('that ends before the commit records nothing, and the error says so', async () => {
    await open();
    const outcome = runMutation(async (em) => {
      await em.execute(`insert into installation (name, value) values ('spec', '1')`);
      await terminateSessions();
    });
    await expect(outcome).rejects.toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
      extensions: { recorded: 'NO' },
    });
    expect(await storage.statements.run('', `select 1 from installation where name = 'spec'`, [])).toEqual(
      [],
    );
    await expectPoolIsUsable();
  });

  it('stays open when a statement takes too long', async () => {
    await open();
    const [before] = await runTransaction((em) => em.execute(SELECT_PID));
    const outcome = runMutation(async (em) => {
      await em.execute(`set local statement_timeout = '20ms'`);
      await em.execute('select pg_sleep(5)');
    });
    await expect(outcome).rejects.toMatchObject({ code: 'QUERY_TOO_SLOW', extensions: { recorded: 'NO' } });
    expect(await runTransaction((em) => em.execute(SELECT_PID))).toEqual([before]);
    await expectPoolIsUsable();
  });

  it('stays open when a statement fails, and the error is not replaced', async () => {
    await open();
    const [before] = await runTransaction((em) => em.execute(SELECT_PID));
    await expect(runMutation((em) => em.execute('select 1 / 0'))).rejects.toMatchObject({ code: '22012' });
    const swallowed = runMutation(async (em) => {
      await em.execute('select 1 / 0').catch(() => {});
      await em.execute('select 1');
    });
    await expect(swallowed).rejects.toMatchObject({ code: '25P02' });
    expect(await runTransaction((em) => em.execute(SELECT_PID))).toEqual([before]);
    await expectPoolIsUsable();
  });

  it('stays open when the commit fails, and the error is not replaced', async () => {
    await open();
    const outcome = runTransaction(async (em) => {
      await em.execute('create temporary table later (id int unique deferrable initially deferred)');
      await em.execute('insert into later values (1), (1)');
    });
    await expect(outcome).rejects.toMatchObject({ code: '23505' });
    await expectPoolIsUsable();
  });

  it('throws instead of committing if an error was ignored', async () => {
    await open();
    await expect(runTransaction((em) => em.execute('select 1 / 0').catch(() => {}))).rejects.toThrow(
      'rolled back instead of committed',
    );
    await expectPoolIsUsable();
  });

  it('that ended in the pool fails at most one request', async () => {
    await open({ poolSize: 3 });
    await Promise.all([1, 2, 3].map(() => runTransaction((em) => em.execute('select pg_sleep(0.05)'))));
    await terminateSessions();
    await runTransaction((em) => em.execute('select 1')).catch((error) =>
      expect(error).toMatchObject({ code: 'DATABASE_UNAVAILABLE' }),
    );
    await expectPoolIsUsable();
  });

  it('throws DATABASE_BUSY if no connection is free in time', async () => {
    await open();
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const holding = runTransaction(() => released);
    await expect.poll(() => pool.totalCount - pool.idleCount, WAIT_OPTIONS).toBe(1);
    // Only after the connection is open: on a busy machine it takes longer than this to connect.
    pool.options.connectionTimeoutMillis = 50;
    await expect(runMutation(async () => {})).rejects.toMatchObject({
      code: 'DATABASE_BUSY',
      extensions: { recorded: 'NO' },
    });
    pool.options.connectionTimeoutMillis = 30_000;
    release();
    await holding;
    await expectPoolIsUsable();
  });

  it('is replaced for those who wait when it was terminated', async () => {
    await open();
    const dying = runTransaction(async (em) => {
      await em.execute('select 1');
      await terminateSessions();
      await em.execute('select 1');
    });
    const waiting = Promise.all(
      [1, 2, 3].map((n) => runTransaction((em) => em.execute('select ?::int as n', [n]))),
    );
    await expect(dying).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    expect(await waiting).toEqual([[{ n: 1 }], [{ n: 2 }], [{ n: 3 }]]);
    await expectPoolIsUsable();
  });

  it('is closed in time when the network drops all data', async () => {
    const proxy = await TcpProxy.start(url);
    await open({ databaseUrl: proxy.url, statementTimeout: 1_000 });
    const outcome = runMutation(async (em) => {
      proxy.dropData();
      await em.execute('select 1');
    });
    await expect(outcome).rejects.toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
      message: expect.stringContaining('it does not respond'),
      extensions: { recorded: 'NO' },
    });
    await proxy.disconnect();
    await expect.poll(() => pool.totalCount, WAIT_OPTIONS).toBe(0);
  });
});
