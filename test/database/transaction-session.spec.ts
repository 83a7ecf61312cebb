import type { SqlEntityManager } from '@mikro-orm/sql';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Viewer } from '../../src/authorization/viewer.ts';
import type { Database } from '../../src/database/database.ts';
import { type OpenDatabaseOptions, openDatabase } from '../../src/database/open-database.ts';
import type { PgPool } from '../../src/database/postgresql-pool.ts';
import { ormOptions } from '../../src/entities/orm.ts';
import { MutationRunner } from '../../src/mutations/mutation-runner.ts';
import type { Day } from '../../src/shared/day.ts';
import { executeStatement } from '../support/database-templates.ts';
import { createMigratedDatabase, type TestDatabase } from '../support/databases.ts';
import { TcpProxy } from './tcp-proxy.ts';

const ACTOR = {
  viewer: Viewer.local,
  now: new Date(),
  today: '2026-11-24' as Day,
  timeZone: 'Asia/Ho_Chi_Minh',
};

// A busy machine makes no defect.
const POLL_OPTIONS = { timeout: 30_000 };

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

  /** Opens a store whose pool holds one connection, unless more are asked for. */
  const open = async (options: Partial<OpenDatabaseOptions> = {}) => {
    storage = await openDatabase({
      ...database.location,
      ormOptions,
      poolSize: 1,
      acquireTimeout: 30_000,
      ...options,
    });
    pool = (await (storage.orm.em as SqlEntityManager)
      .getConnection()
      .getNativeClient()) as unknown as PgPool;
  };

  const transact = <T>(work: (em: SqlEntityManager) => Promise<T>): Promise<T> =>
    (storage.orm.em.fork() as SqlEntityManager).transactional(work);

  const act = (run: (em: SqlEntityManager) => Promise<unknown>) => {
    const work = async ({ em }: { em: SqlEntityManager }) => {
      await run(em);
      return 'org_1';
    };
    return new MutationRunner(storage.orm).run({ name: 'act', input: {}, run: work }, ACTOR);
  };

  const terminate = (where = 'true') =>
    executeStatement(
      url,
      `select pg_terminate_backend(pid, 5000) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and ${where}`,
    );

  const expectWholePool = async () => {
    await expect.poll(() => pool.totalCount - pool.idleCount, POLL_OPTIONS).toBe(0);
    await transact((em) => em.execute('select 1'));
  };

  it('that was idle for too long is not waited for: its place is free while the work goes on', async () => {
    await open();
    const outcome = transact(async (em) => {
      await em.execute(`set local idle_in_transaction_session_timeout = '50ms'`);
      await expect.poll(() => pool.totalCount, POLL_OPTIONS).toBe(0);
      expect(await storage.statements.run('', 'select 1 as one', [])).toEqual([{ one: 1 }]);
      await em.execute('select 1');
    });
    await expect(outcome).rejects.toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
      message: expect.stringContaining('the transaction was idle for too long'),
    });
    await expectWholePool();
  });

  it('that ends before the commit is asked for: nothing was recorded, and the answer says so', async () => {
    await open();
    const outcome = act(async (em) => {
      await em.execute(`insert into installation (name, value) values ('spec', '1')`);
      await terminate();
    });
    await expect(outcome).rejects.toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
      extensions: { recorded: 'NO' },
    });
    expect(await storage.statements.run('', `select 1 from installation where name = 'spec'`, [])).toEqual(
      [],
    );
    await expectWholePool();
  });

  it('is kept when a statement takes too long', async () => {
    await open();
    const [before] = await transact((em) => em.execute(SELECT_PID));
    const outcome = act(async (em) => {
      await em.execute(`set local statement_timeout = '20ms'`);
      await em.execute('select pg_sleep(5)');
    });
    await expect(outcome).rejects.toMatchObject({ code: 'QUERY_TOO_SLOW', extensions: { recorded: 'NO' } });
    expect(await transact((em) => em.execute(SELECT_PID))).toEqual([before]);
    await expectWholePool();
  });

  it('is kept when a statement is wrong, and the error stays what it was', async () => {
    await open();
    const [before] = await transact((em) => em.execute(SELECT_PID));
    await expect(act((em) => em.execute('select 1 / 0'))).rejects.toMatchObject({ code: '22012' });
    const swallowed = act(async (em) => {
      await em.execute('select 1 / 0').catch(() => {});
      await em.execute('select 1');
    });
    await expect(swallowed).rejects.toMatchObject({ code: '25P02' });
    expect(await transact((em) => em.execute(SELECT_PID))).toEqual([before]);
    await expectWholePool();
  });

  it('is kept when the commit is refused, and the error stays what it was', async () => {
    await open();
    const outcome = transact(async (em) => {
      await em.execute('create temporary table later (id int unique deferrable initially deferred)');
      await em.execute('insert into later values (1), (1)');
    });
    await expect(outcome).rejects.toMatchObject({ code: '23505' });
    await expectWholePool();
  });

  it('in which an error was swallowed is not answered as committed', async () => {
    await open();
    await expect(transact((em) => em.execute('select 1 / 0').catch(() => {}))).rejects.toThrow(
      'rolled back instead of committed',
    );
    await expectWholePool();
  });

  it('that ended in the pool costs one answer at most', async () => {
    await open({ poolSize: 3 });
    await Promise.all([1, 2, 3].map(() => transact((em) => em.execute('select pg_sleep(0.05)'))));
    await terminate();
    await transact((em) => em.execute('select 1')).catch((error) =>
      expect(error).toMatchObject({ code: 'DATABASE_UNAVAILABLE' }),
    );
    await expectWholePool();
  });

  it('that never begins, because none is free in time, is answered as busy', async () => {
    await open();
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const holding = transact(() => released);
    await expect.poll(() => pool.totalCount - pool.idleCount, POLL_OPTIONS).toBe(1);
    // Not before it has opened: a busy machine takes longer than this to connect.
    pool.options.connectionTimeoutMillis = 50;
    await expect(act(async () => {})).rejects.toMatchObject({
      code: 'DATABASE_BUSY',
      extensions: { recorded: 'NO' },
    });
    pool.options.connectionTimeoutMillis = 30_000;
    release();
    await holding;
    await expectWholePool();
  });

  it('is given to who waits for it when the one before has died', async () => {
    await open();
    const dying = transact(async (em) => {
      await em.execute('select 1');
      await terminate();
      await em.execute('select 1');
    });
    const waiting = Promise.all(
      [1, 2, 3].map((n) => transact((em) => em.execute('select ?::int as n', [n]))),
    );
    await expect(dying).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    expect(await waiting).toEqual([[{ n: 1 }], [{ n: 2 }], [{ n: 3 }]]);
    await expectWholePool();
  });

  it('behind a network that falls silent is given up in time', async () => {
    const wire = await TcpProxy.start(url);
    await open({ databaseUrl: wire.url, statementTimeout: 1_000 });
    const outcome = act(async (em) => {
      wire.dropData();
      await em.execute('select 1');
    });
    await expect(outcome).rejects.toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
      message: expect.stringContaining('it does not answer'),
      extensions: { recorded: 'NO' },
    });
    await wire.disconnect();
    await expect.poll(() => pool.totalCount, POLL_OPTIONS).toBe(0);
  });
});
