import { setTimeout as pause } from 'node:timers/promises';
import type { SqlEntityManager } from '@mikro-orm/sql';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Viewer } from '../../src/authorization/viewer.ts';
import { readConfig } from '../../src/config.ts';
import type { Database } from '../../src/database/database.ts';
import { openDatabase } from '../../src/database/open-database.ts';
import type { PgPool } from '../../src/database/postgresql-pool.ts';
import { ormOptions } from '../../src/entities/orm.ts';
import { createApplication } from '../../src/server/application.ts';
import { createServer, type Server } from '../../src/server/http-server.ts';
import { RequestContext } from '../../src/server/request-context.ts';
import { executeStatement } from '../support/database-templates.ts';
import { EntityFactory } from '../support/entity-factory.ts';
import { PostgresqlServer } from '../support/postgresql-server.ts';

const WRITERS = 16;
/** How often the server goes away, and how many sessions it ends. */
const RESTARTS = Number(process.env.RESTARTS ?? 2);
const TERMINATIONS = Number(process.env.TERMINATIONS ?? 8);

// A busy machine makes no defect.
const POLL_OPTIONS = { timeout: 30_000 };

/** The last two only where the machine is very busy. A 200 with an error is an act whose node could not be read back. */
const EXPECTED_ANSWERS = /^(200 done|(200|503) DATABASE_(UNAVAILABLE|BUSY)|200 (NODE_BUSY|QUERY_TOO_SLOW))$/;

const CREATE_PERSON = `mutation ($input: CreatePersonInput!) {
  createPerson(input: $input) { person { id } errors { code } }
}`;

interface CreatePersonResponse {
  readonly data?: { readonly createPerson: { readonly errors: readonly { code: string }[] } | null } | null;
  readonly errors?: readonly { readonly extensions: { code: string; recorded?: string } }[];
}

interface WriteOutcome {
  readonly name: string;
  readonly status: number;
  /** Whether it was recorded, as the answer says. */
  readonly recorded: unknown;
  readonly code: unknown;
}

// A server that may be stopped is the spec's own, always of the version that comes along: once is enough.
describe('a server whose PostgreSQL goes away', () => {
  let postgresql: PostgresqlServer;
  let storage: Database;
  let pool: PgPool;
  let server: Server;
  let url: string;
  let organization: string;
  let written = 0;
  const logged: Record<string, unknown>[] = [];

  beforeAll(async () => {
    postgresql = await PostgresqlServer.create();
    const databaseUrl = postgresql.getDatabaseUrl('postgres');
    storage = await openDatabase({ databaseUrl, dataDir: '', ormOptions });
    await executeStatement(databaseUrl, `alter database postgres set giaoban.actor = 'SPEC'`);
    pool = (await (storage.orm.em as SqlEntityManager)
      .getConnection()
      .getNativeClient()) as unknown as PgPool;
    const config = readConfig({ PORT: '0' });
    const { schema, services } = await createApplication(storage, config);
    server = await createServer({
      ...{ schema, config, database: storage },
      log: pino({}, { write: (line: string) => logged.push(JSON.parse(line)) }),
      createContext: async (signal) => new RequestContext(services, { viewer: Viewer.local, signal }),
    });
    url = await server.listen();
    await storage.orm.em.fork().transactional(async (em) => {
      await em.execute(`set local giaoban.actor = 'SPEC'`);
      const office = new EntityFactory(em).organization('Thành ủy Mây Trắng');
      await em.flush();
      organization = office.id;
    });
  });

  afterAll(async () => {
    await server?.stop();
    await postgresql?.remove();
  });

  const write = async (): Promise<WriteOutcome> => {
    const name = `Người thứ ${++written}`;
    const input = { fullName: name, organization, title: 'Chuyên viên' };
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: CREATE_PERSON, variables: { input } }),
    });
    const { data, errors } = (await response.json()) as CreatePersonResponse;
    const { code, recorded } = errors?.[0]?.extensions ?? {};
    const refusal = data?.createPerson?.errors[0]?.code;
    const isDone = data?.createPerson && !refusal;
    return { name, status: response.status, code: code ?? refusal, recorded: isDone ? 'YES' : recorded };
  };

  const readiness = async () => {
    const response = await fetch(`${url}/readyz`);
    const { status, code } = (await response.json()) as { status: string; code?: string };
    return [response.status, status, code];
  };

  /** Writers who write until what disturbs them is over; answers what they were told. */
  const writeDuring = async (disturb: () => Promise<void>): Promise<WriteOutcome[]> => {
    const outcomes: WriteOutcome[] = [];
    let isOver = false;
    const writers = Array.from({ length: WRITERS }, async () => {
      while (!isOver) {
        const outcome = await write();
        outcomes.push(outcome);
        if (outcome.status !== 200) await pause(20);
      }
    });
    await disturb().finally(() => {
      isOver = true;
    });
    await Promise.all(writers);
    return outcomes;
  };

  /** Nothing that was answered as recorded is missing, nothing that was answered as not recorded is there. */
  const expectTruth = async (outcomes: readonly WriteOutcome[]) => {
    const rows = await storage.statements.run('', 'select full_name from person', []);
    const stored = new Map<unknown, number>();
    for (const { full_name } of rows) stored.set(full_name, (stored.get(full_name) ?? 0) + 1);
    const of = (recorded: string) => outcomes.filter((it) => it.recorded === recorded);
    expect(of('YES').filter(({ name }) => stored.get(name) !== 1)).toEqual([]);
    expect(of('NO').filter(({ name }) => stored.has(name))).toEqual([]);
    expect(of('UNKNOWN').filter(({ name }) => (stored.get(name) ?? 0) > 1)).toEqual([]);
    // Whatever was not answered by its act was refused before it began.
    const others = outcomes.filter(({ recorded }) => recorded === undefined);
    expect(others.filter(({ name }) => stored.has(name))).toEqual([]);
    const answers = [...new Set(outcomes.map(({ status, code }) => `${status} ${code ?? 'done'}`))];
    expect(answers.filter((it) => !EXPECTED_ANSWERS.test(it))).toEqual([]);
    if (process.env.RESTARTS || process.env.TERMINATIONS)
      console.log(
        `${outcomes.length} answers: ${['YES', 'NO', 'UNKNOWN'].map((it) => `${of(it).length} ${it}`).join(', ')}, ${others.length} before the act; ${answers.join(', ')}; of the unknown ${of('UNKNOWN').filter(({ name }) => stored.has(name)).length} were recorded`,
      );
  };

  const expectComeback = async () => {
    await expect.poll(async () => (await write()).status, POLL_OPTIONS).toBe(200);
    await expect.poll(readiness, POLL_OPTIONS).toEqual([200, 'ready', undefined]);
  };

  const expectWholePool = async () => {
    await expect.poll(() => pool.totalCount - pool.idleCount, POLL_OPTIONS).toBe(0);
    expect(pool.waitingCount).toBe(0);
  };

  it('comes back after each restart, and loses nothing it has answered as recorded', async () => {
    const ways = [() => postgresql.kill(), () => postgresql.stop(), () => postgresql.stop('immediate')];
    const outcomes = await writeDuring(async () => {
      for (let time = 0; time < RESTARTS; time++) {
        await pause(100 + Math.random() * 200);
        await ways[time % ways.length]?.();
        await postgresql.start();
        await expectComeback();
      }
    });
    await expectTruth(outcomes);
    await expectWholePool();
  });

  it('goes on when sessions are ended one after the other', async () => {
    const victims = `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
      order by xact_start is null, random() limit 1`;
    const outcomes = await writeDuring(async () => {
      for (let time = 0; time < TERMINATIONS; time++)
        await executeStatement(postgresql.getDatabaseUrl('postgres'), victims);
    });
    await expectTruth(outcomes);
    await expectComeback();
    await expectWholePool();
  });

  it('tells connections that are all in use from a database that is gone', async () => {
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const holders = Array.from({ length: pool.options.max ?? 0 }, () =>
      storage.orm.em.fork().transactional(async () => released),
    );
    await expect.poll(() => pool.totalCount - pool.idleCount, POLL_OPTIONS).toBe(holders.length);
    await expect.poll(readiness, POLL_OPTIONS).toEqual([503, 'unavailable', 'DATABASE_BUSY']);
    expect(await write()).toMatchObject({ status: 503, code: 'DATABASE_BUSY', recorded: 'NO' });
    release();
    await Promise.all(holders);
    await expect.poll(readiness, POLL_OPTIONS).toEqual([200, 'ready', undefined]);
    await postgresql.stop();
    expect(await readiness()).toEqual([503, 'unavailable', 'DATABASE_UNAVAILABLE']);
    expect(await write()).toMatchObject({ status: 503, code: 'DATABASE_UNAVAILABLE', recorded: 'NO' });
    await postgresql.start();
    await expectComeback();
  });

  it('logs a line for each answer it could not give, and no stack', () => {
    const lines = logged.filter(({ msg }) => msg !== 'answered');
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines)
      expect(line).toMatchObject({ level: 40, code: expect.stringMatching(/^DATABASE_/) });
    expect(lines.filter((line) => /\\n *at /.test(JSON.stringify(line)))).toEqual([]);
  });
});
