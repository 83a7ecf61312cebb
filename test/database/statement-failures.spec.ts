import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { type OpenDatabaseOptions, openDatabase } from '../../src/database/open-database.ts';
import { executeStatement } from '../support/database-templates.ts';
import { createEmptyDatabase, type TestDatabase } from '../support/databases.ts';
import { expectDomainError } from '../support/expect-domain-error.ts';
import { WAIT_OPTIONS } from '../support/wait-options.ts';
import { buildOrmOptions } from './notes-database.ts';
import { TcpProxy } from './tcp-proxy.ts';

describe('a statement', () => {
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
  const countExecutingSql = `select count(*) from pg_stat_activity
    where datname = current_database() and state = 'active' and query ~ '^select pg_sleep'`;

  /** Waits until the server executes the long statement. */
  const waitUntilExecuting = () =>
    expect.poll(() => executeStatement(url, countExecutingSql), WAIT_OPTIONS).toEqual([{ count: 1 }]);

  it('throws QUERY_TOO_SLOW if it takes too long', async () => {
    await open({ statementTimeout: 1_500 });
    const { code, message } = await expectDomainError(run('select pg_sleep(60)'));
    expect(code).toBe('QUERY_TOO_SLOW');
    expect(message).toContain('within 1.5 seconds');
    expect(await run('select 1 as next')).toEqual([{ next: 1 }]);
  });

  it('may take longer in a transaction that sets its own limit', async () => {
    await open({ statementTimeout: 1_000 });
    const result = storage.orm.em.fork().transactional(async (em) => {
      await em.execute(`set local statement_timeout = '60s'`);
      return em.execute('select pg_sleep(1.1)::text as slept');
    });
    await expect(result).resolves.toEqual([{ slept: '' }]);
  });

  it('stops when it is aborted, and its connection serves the next one', async () => {
    await open({ poolSize: 1 });
    const [before] = await run('select pg_backend_pid() as pid');
    const abortController = new AbortController();
    const result = storage.statements.run('sleep', 'select pg_sleep(60)', [], abortController.signal);
    await waitUntilExecuting();
    abortController.abort(new Error('The client left.'));
    await expect(result).rejects.toThrow('The client left.');
    expect(await run('select pg_backend_pid() as pid')).toEqual([before]);
    expect(await executeStatement(url, countExecutingSql)).toEqual([{ count: 0 }]);
  });

  it('is not stopped when another one is aborted', async () => {
    await open({ poolSize: 1 });
    for (let round = 0; round < 100; round++) {
      const abortController = new AbortController();
      const left = storage.statements.run('brief', 'select pg_sleep(0.001)', [], abortController.signal);
      left.catch(() => {});
      const stays = run('select 1 as stays');
      await pause(round % 4);
      abortController.abort();
      expect(await stays).toEqual([{ stays: 1 }]);
    }
  });

  it('works after the server terminated the connections', async () => {
    await open();
    const inFlight = expectDomainError(run('select pg_sleep(60)'));
    await waitUntilExecuting();
    await executeStatement(
      url,
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    expect((await inFlight).code).toBe('DATABASE_UNAVAILABLE');
    expect(await run('select 1 as again')).toEqual([{ again: 1 }]);
  });

  it('works after the server was away and is back', async () => {
    const proxy = await TcpProxy.start(url);
    const port = Number(new URL(proxy.url).port);
    await open({ databaseUrl: proxy.url });
    const inFlight = expectDomainError(run('select pg_sleep(60)'));
    await waitUntilExecuting();
    await proxy.disconnect();
    expect((await inFlight).code).toBe('DATABASE_UNAVAILABLE');
    const { code, message } = await expectDomainError(run('select 1 as again'));
    expect(code).toBe('DATABASE_UNAVAILABLE');
    expect(message).toContain(`127.0.0.1:${port}/`);
    expect((await expectDomainError(storage.ping())).code).toBe('DATABASE_UNAVAILABLE');
    await proxy.listen(port);
    expect(await run('select 1 as again')).toEqual([{ again: 1 }]);
    await storage.ping();
  });

  it('throws DATABASE_UNAVAILABLE in time if the network drops all data', async () => {
    const proxy = await TcpProxy.start(url);
    await open({ databaseUrl: proxy.url, statementTimeout: 1_500 });
    proxy.dropData();
    // Without a limit of its own it would wait for the timeout of the system, which is longer than that of a spec.
    expect((await expectDomainError(storage.ping())).code).toBe('DATABASE_UNAVAILABLE');
    expect((await expectDomainError(run('select 1 as silent'))).code).toBe('DATABASE_UNAVAILABLE');
    await proxy.disconnect();
  });
});
