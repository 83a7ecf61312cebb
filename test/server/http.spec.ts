import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import {
  buildClientSchema,
  getIntrospectionQuery,
  type IntrospectionQuery,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  killCliProcesses,
  runCliProcess,
  START_TIMEOUT_MS,
  startServerProcess,
} from '../support/cli-process.ts';
import { executeStatement } from '../support/database-templates.ts';
import { createEmptyDatabase, type TestDatabase } from '../support/databases.ts';

/** The parts of an introspection that GraphQL omits by default. */
const INTROSPECTION_OPTIONS = {
  oneOf: true,
  specifiedByUrl: true,
  inputValueDeprecation: true,
  directiveIsRepeatable: true,
  schemaDescription: true,
};

let database: TestDatabase;
let environment: Record<string, string>;

beforeAll(async () => {
  database = await createEmptyDatabase();
  environment = { DATA_DIR: database.location.dataDir, DATABASE_URL: database.location.databaseUrl ?? '' };
});
afterAll(async () => {
  await killCliProcesses();
  await database.drop();
});

describe('npx giaoban', { timeout: 2 * START_TIMEOUT_MS }, () => {
  it('seeds an empty database, serves it, and prints each step', async () => {
    const { url, stop, stdout } = await startServerProcess(environment);
    const [, entered] = /empty[\s\S]*Added (\d+) directives/.exec(stdout()) ?? [];
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query:
          '{ meeting(by: { code: "GB-2017-02" }) { directives(filter: { isOpen: { eq: true } }) { totalCount } } }',
      }),
    });
    expect(await response.json()).toMatchObject({ data: { meeting: { directives: { totalCount: 6 } } } });
    expect(
      await executeStatement(database.location.databaseUrl, 'select count(*)::text as count from directive'),
    ).toEqual([{ count: entered }]);
    // The compiled program has the same type names as the sources.
    const introspection = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: getIntrospectionQuery(INTROSPECTION_OPTIONS) }),
    });
    const { data } = (await introspection.json()) as { data: IntrospectionQuery };
    expect(`${printSchema(lexicographicSortSchema(buildClientSchema(data)))}\n`).toBe(
      await readFile(new URL('../../schema/schema.graphql', import.meta.url), 'utf8'),
    );
    const template = await fetch(`${url}/register-template.xlsx`);
    expect(template.headers.get('content-disposition')).toContain('So theo doi nhiem vu.xlsx');
    expect(
      Buffer.from(await template.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    const page = await (await fetch(`${url}/graphiql`)).text();
    expect(page).toContain('graphiql');
    expect(page).not.toMatch(/https?:\/\//);
    expect((await stop()).exitCode).toBe(0);
  });

  it('prints the open directives of February 2017 as a table', async () => {
    const { stdout, exitCode } = await runCliProcess(['open', '--meeting', '2017-02'], environment);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('6 open');
    expect(stdout).toContain('GB-2017-02/6');
    expect(stdout).toContain('(implied)');
  });

  it('prints them as JSON too', async () => {
    const { stdout } = await runCliProcess(['open', '--meeting', 'GB-2017-02', '--json'], environment);
    expect(JSON.parse(stdout)[0].directives.nodes).toHaveLength(6);
  });

  it.each([
    [
      'a meeting nobody knows',
      ['open', '--meeting', '1999-01'],
      {},
      'No meeting has the period or code "1999-01"',
    ],
    ['a database that is not empty', ['seed'], {}, 'not empty'],
    ['a load that is no number', ['seed', '--load', 'many'], {}, '--load is "many". It takes a whole number'],
    ['a month that is none', ['seed', '--until', '2026-13'], {}, '--until is "2026-13". It takes a month'],
    ['a port that is none', ['serve'], { PORT: '99999999999' }, 'PORT is "99999999999"'],
    ['an unknown command', ['serv'], {}, "unknown command 'serv'"],
    ['an unknown option', ['serve', '--fast'], {}, "unknown option '--fast'"],
  ])('prints one sentence and fails for %s', async (_, command, extraEnvironment, words) => {
    const { exitCode, stderr } = await runCliProcess(command, {
      ...environment,
      ...(extraEnvironment as Record<string, string>),
    });
    expect(exitCode).toBe(1);
    expect(stderr).toContain(words);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('prints what to do if the database is down', async () => {
    // Only root may listen on port 1, and no program does.
    const { exitCode, stderr } = await runCliProcess(['serve'], {
      DATABASE_URL: 'postgresql://postgres@127.0.0.1:1/none',
    });
    expect(exitCode).toBe(1);
    expect(stderr).toContain('127.0.0.1:1');
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('prints what to do if the port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as { port: number };
    const { exitCode, stderr } = await runCliProcess(['serve', '--no-seed'], {
      ...environment,
      PORT: String(port),
    });
    taken.close();
    expect(exitCode).toBe(1);
    expect(stderr).toContain(`${port}`);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it.each([
    [['--help']],
    [['serve', '--help']],
    [['migrate', '--help']],
    [['seed', '--help']],
    [['open', '--help']],
  ])('prints help: %s', async (command) => {
    const { exitCode, stdout } = await runCliProcess(command);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/Usage: giaoban/);
  });
});
