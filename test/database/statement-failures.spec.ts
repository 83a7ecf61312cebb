import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { type OpenDatabaseOptions, openDatabase } from '../../src/database/open-database.ts';
import { executeStatement } from '../support/database-templates.ts';
import { createEmptyDatabase, type TestDatabase } from '../support/databases.ts';
import { WAIT_OPTIONS } from '../support/wait-options.ts';
import { expectDomainError } from './expect-domain-error.ts';
import { buildOrmOptions } from './notes-database.ts';
import { TcpProxy } from './tcp-proxy.ts';

describe('a PostgreSQL server', () => {
  let database: TestDatabase;
  let storage: Database;
  let url: string;

  beforeEach(async () => {
    database = await createEmptyDatabase();
    url = database.location.databaseUrl ?? '';
  });

  afterEach(async () => {
    await storage.close();
    await database.drop();
  });

  const open = async (options: Partial<OpenDatabaseOptions> = {}) => {
    storage = await openDatabase({
      ...database.location,
      ormOptions: buildOrmOptions('MakeNotes'),
      ...options,
    });
  };
  const run = (text: string) => storage.statements.run(text, text, []);
  const working = `select count(*) from pg_stat_activity
    where datname = current_database() and state = 'active' and query ~ '^select pg_sleep'`;

  /** Waits until the server runs the long statement. */
  const isWorking = () =>
    expect.poll(() => executeStatement(url, working), WAIT_OPTIONS).toEqual([{ count: 1 }]);

  it('ends a statement that takes too long', async () => {
    await open({ statementTimeout: 1_500 });
    const { code, message } = await expectDomainError(run('select pg_sleep(60)'));
    expect(code).toBe('QUERY_TOO_SLOW');
    expect(message).toContain('within 1.5 seconds');
    expect(await run('select 1 as next')).toEqual([{ next: 1 }]);
  });

  it('lets a transaction set a limit of its own', async () => {
    await open({ statementTimeout: 1_000 });
    const answer = storage.orm.em.fork().transactional(async (em) => {
      await em.execute(`set local statement_timeout = '60s'`);
      return em.execute('select pg_sleep(1.1)::text as slept');
    });
    await expect(answer).resolves.toEqual([{ slept: '' }]);
  });

  it('stops working when the caller leaves, and the connection serves the next', async () => {
    await open({ poolSize: 1 });
    const [before] = await run('select pg_backend_pid() as pid');
    const leaving = new AbortController();
    const answer = storage.statements.run('sleep', 'select pg_sleep(60)', [], leaving.signal);
    await isWorking();
    leaving.abort(new Error('The client left.'));
    await expect(answer).rejects.toThrow('The client left.');
    expect(await run('select pg_backend_pid() as pid')).toEqual([before]);
    expect(await executeStatement(url, working)).toEqual([{ count: 0 }]);
  });

  it('never stops the statement of another caller instead', async () => {
    await open({ poolSize: 1 });
    for (let round = 0; round < 100; round++) {
      const leaving = new AbortController();
      const left = storage.statements.run('brief', 'select pg_sleep(0.001)', [], leaving.signal);
      left.catch(() => {});
      const stays = run('select 1 as stays');
      await pause(round % 4);
      leaving.abort();
      expect(await stays).toEqual([{ stays: 1 }]);
    }
  });

  it('that ends our connections is reached again by the next statement', async () => {
    await open();
    const inFlight = expectDomainError(run('select pg_sleep(60)'));
    await isWorking();
    await executeStatement(
      url,
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    expect((await inFlight).code).toBe('DATABASE_UNAVAILABLE');
    expect(await run('select 1 as again')).toEqual([{ again: 1 }]);
  });

  it('that goes away and comes back needs no restart of ours', async () => {
    const wire = await TcpProxy.start(url);
    const port = Number(new URL(wire.url).port);
    await open({ databaseUrl: wire.url });
    const inFlight = expectDomainError(run('select pg_sleep(60)'));
    await isWorking();
    await wire.disconnect();
    expect((await inFlight).code).toBe('DATABASE_UNAVAILABLE');
    const { code, message } = await expectDomainError(run('select 1 as again'));
    expect(code).toBe('DATABASE_UNAVAILABLE');
    expect(message).toContain(`127.0.0.1:${port}/`);
    expect((await expectDomainError(storage.ping())).code).toBe('DATABASE_UNAVAILABLE');
    await wire.listen(port);
    expect(await run('select 1 as again')).toEqual([{ again: 1 }]);
    await storage.ping();
  });

  it('that falls silent is called unavailable in time', async () => {
    const wire = await TcpProxy.start(url);
    await open({ databaseUrl: wire.url, statementTimeout: 1_500 });
    wire.dropData();
    // Without a limit of our own it would wait for the system, which takes longer than a spec may.
    expect((await expectDomainError(storage.ping())).code).toBe('DATABASE_UNAVAILABLE');
    expect((await expectDomainError(run('select 1 as silent'))).code).toBe('DATABASE_UNAVAILABLE');
    await wire.disconnect();
  });
});
