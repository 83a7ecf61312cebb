import { setTimeout as pause } from 'node:timers/promises';
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
import { expectPoolIsIntact, getPgPool } from '../support/pg-pool.ts';
import { PostgresqlServer } from '../support/postgresql-server.ts';
import { WAIT_OPTIONS } from '../support/wait-options.ts';

const WRITERS = 16;
/** The number of restarts of the server, and of terminated sessions. */
const RESTARTS = Number(process.env.RESTARTS ?? 2);
const TERMINATIONS = Number(process.env.TERMINATIONS ?? 8);

/** The last two come only from a very busy machine. A 200 with an error is a mutation whose node could not be read after it. */
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
  /** Whether it was recorded, according to the response. */
  readonly recorded: unknown;
  readonly code: unknown;
}

// A PostgreSQL that a spec may stop is its own, so it always has the version of the package.
describe('a server that loses its PostgreSQL', () => {
  let postgresql: PostgresqlServer;
  let storage: Database;
  let pool: PgPool;
  let server: Server;
  let url: string;
  let organization: string;
  let personCount = 0;
  const logLines: Record<string, unknown>[] = [];

  beforeAll(async () => {
    postgresql = await PostgresqlServer.create();
    const databaseUrl = postgresql.getDatabaseUrl('postgres');
    storage = await openDatabase({ databaseUrl, dataDir: '', ormOptions });
    await executeStatement(databaseUrl, `alter database postgres set giaoban.actor = 'SPEC'`);
    pool = await getPgPool(storage);
    const config = readConfig({ PORT: '0' });
    const { schema, services } = await createApplication(storage, config);
    server = await createServer({
      ...{ schema, config, database: storage },
      log: pino({}, { write: (line: string) => logLines.push(JSON.parse(line)) }),
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

  const createPerson = async (): Promise<WriteOutcome> => {
    const name = `Người thứ ${++personCount}`;
    const input = { fullName: name, organization, title: 'Chuyên viên' };
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: CREATE_PERSON, variables: { input } }),
    });
    const { data, errors } = (await response.json()) as CreatePersonResponse;
    const { code, recorded } = errors?.[0]?.extensions ?? {};
    const userErrorCode = data?.createPerson?.errors[0]?.code;
    const isDone = data?.createPerson && !userErrorCode;
    return {
      name,
      status: response.status,
      code: code ?? userErrorCode,
      recorded: isDone ? 'YES' : recorded,
    };
  };

  const readReadiness = async () => {
    const response = await fetch(`${url}/readyz`);
    const { status, code } = (await response.json()) as { status: string; code?: string };
    return [response.status, status, code];
  };

  /** Creates persons with concurrent writers while `disturb` runs, and returns the outcomes. */
  const createPersonsDuring = async (disturb: () => Promise<void>): Promise<WriteOutcome[]> => {
    const outcomes: WriteOutcome[] = [];
    let isOver = false;
    const writers = Array.from({ length: WRITERS }, async () => {
      while (!isOver) {
        const outcome = await createPerson();
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

  /** Expects that the database has every row that a response reported as recorded, and none that it reported as not recorded. */
  const expectAnswersToBeTrue = async (outcomes: readonly WriteOutcome[]) => {
    const rows = await storage.statements.run('', 'select full_name from person', []);
    const stored = new Map<unknown, number>();
    for (const { full_name } of rows) stored.set(full_name, (stored.get(full_name) ?? 0) + 1);
    const of = (recorded: string) => outcomes.filter((it) => it.recorded === recorded);
    expect(of('YES').filter(({ name }) => stored.get(name) !== 1)).toEqual([]);
    expect(of('NO').filter(({ name }) => stored.has(name))).toEqual([]);
    expect(of('UNKNOWN').filter(({ name }) => (stored.get(name) ?? 0) > 1)).toEqual([]);
    // Requests whose response does not come from the mutation were rejected before it began.
    const others = outcomes.filter(({ recorded }) => recorded === undefined);
    expect(others.filter(({ name }) => stored.has(name))).toEqual([]);
    const answers = [...new Set(outcomes.map(({ status, code }) => `${status} ${code ?? 'done'}`))];
    expect(answers.filter((it) => !EXPECTED_ANSWERS.test(it))).toEqual([]);
    if (process.env.RESTARTS || process.env.TERMINATIONS)
      console.log(
        `${outcomes.length} answers: ${['YES', 'NO', 'UNKNOWN'].map((it) => `${of(it).length} ${it}`).join(', ')}, ${others.length} before the mutation; ${answers.join(', ')}; of the unknown ${of('UNKNOWN').filter(({ name }) => stored.has(name)).length} were recorded`,
      );
  };

  const expectRecovery = async () => {
    await expect.poll(async () => (await createPerson()).status, WAIT_OPTIONS).toBe(200);
    await expect.poll(readReadiness, WAIT_OPTIONS).toEqual([200, 'ready', undefined]);
  };

  it('recovers after each restart, and loses nothing that it reported as recorded', async () => {
    const stopFunctions = [
      () => postgresql.kill(),
      () => postgresql.stop(),
      () => postgresql.stop('immediate'),
    ];
    const outcomes = await createPersonsDuring(async () => {
      for (let time = 0; time < RESTARTS; time++) {
        await pause(100 + Math.random() * 200);
        await stopFunctions[time % stopFunctions.length]?.();
        await postgresql.start();
        await expectRecovery();
      }
    });
    await expectAnswersToBeTrue(outcomes);
    await expectPoolIsIntact(pool);
  });

  it('recovers when sessions are terminated one after the other', async () => {
    const terminateSql = `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
      order by xact_start is null, random() limit 1`;
    const outcomes = await createPersonsDuring(async () => {
      for (let time = 0; time < TERMINATIONS; time++)
        await executeStatement(postgresql.getDatabaseUrl('postgres'), terminateSql);
    });
    await expectAnswersToBeTrue(outcomes);
    await expectRecovery();
    await expectPoolIsIntact(pool);
  });

  it('returns DATABASE_BUSY if all connections are in use, and DATABASE_UNAVAILABLE if the database is gone', async () => {
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const holders = Array.from({ length: pool.options.max ?? 0 }, () =>
      storage.orm.em.fork().transactional(async () => released),
    );
    await expect.poll(() => pool.totalCount - pool.idleCount, WAIT_OPTIONS).toBe(holders.length);
    await expect.poll(readReadiness, WAIT_OPTIONS).toEqual([503, 'unavailable', 'DATABASE_BUSY']);
    expect(await createPerson()).toMatchObject({ status: 503, code: 'DATABASE_BUSY', recorded: 'NO' });
    release();
    await Promise.all(holders);
    await expect.poll(readReadiness, WAIT_OPTIONS).toEqual([200, 'ready', undefined]);
    await postgresql.stop();
    expect(await readReadiness()).toEqual([503, 'unavailable', 'DATABASE_UNAVAILABLE']);
    expect(await createPerson()).toMatchObject({ status: 503, code: 'DATABASE_UNAVAILABLE', recorded: 'NO' });
    await postgresql.start();
    await expectRecovery();
  });

  it('logs a line for each failed request, without a stack', () => {
    const lines = logLines.filter(({ msg }) => msg !== 'responded');
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines)
      expect(line).toMatchObject({ level: 40, code: expect.stringMatching(/^DATABASE_/) });
    expect(lines.filter((line) => /\\n *at /.test(JSON.stringify(line)))).toEqual([]);
  });
});
