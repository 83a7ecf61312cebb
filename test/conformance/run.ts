/**
 * Runs test suites and clients of other projects against the real server and prints their results. Fails if one of them fails.
 *
 *     npm run conformance -- --operations 300 --seed 20170228
 */
import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import pino from 'pino';
import { seedLoad } from '../../seeds/index.ts';
import { Viewer } from '../../src/authorization/viewer.ts';
import { readConfig } from '../../src/config.ts';
import { createApplication, openConfiguredDatabase } from '../../src/server/application.ts';
import { createServer } from '../../src/server/http-server.ts';
import { RequestContext } from '../../src/server/request-context.ts';
import { executeStatement, replaceDatabase } from '../support/database-templates.ts';

/** The result of one suite. */
interface SuiteResult {
  readonly passed: number;
  readonly warned: readonly string[];
  readonly failed: readonly string[];
  readonly note?: string;
}

type Suite = (url: string, options?: unknown) => Promise<SuiteResult>;

const directory = import.meta.dirname;
const folder = mkdtempSync(join(tmpdir(), 'giaoban-conformance-'));
const adminUrl = process.env.DATABASE_URL;
const database = `giaoban_conformance_${randomBytes(5).toString('hex')}`;
const { values: options } = parseArgs({
  options: {
    operations: { type: 'string', default: '300' },
    seed: { type: 'string', default: '20170228' },
  },
});

/** Starts a server with 300 directives on a database of its own: embedded, or on the server of DATABASE_URL. */
async function startServer() {
  if (adminUrl) await executeStatement(adminUrl, `create database ${database}`);
  const databaseUrl = adminUrl && replaceDatabase(adminUrl, database);
  const config = readConfig({ PORT: '0', DATA_DIR: folder, DATABASE_URL: databaseUrl });
  const storage = await openConfiguredDatabase(config, { info: () => {}, warn: console.warn });
  await seedLoad({ orm: storage.orm, count: 300, progress: () => {} });
  const { schema, services } = await createApplication(storage, config);
  const contextOf = async (signal: AbortSignal) =>
    new RequestContext(services, { viewer: Viewer.local, signal });
  const log = pino({ level: 'error' });
  const server = await createServer({ schema, config, database: storage, log, createContext: contextOf });
  return { server, url: `${await server.listen()}/graphql`, schema, contextOf };
}

/** Runs Apollo's suite with Vitest, in a process of its own. */
async function runApolloSuite(): Promise<SuiteResult> {
  const report = join(folder, 'apollo.json');
  const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
  const run = spawn(
    process.execPath,
    [
      vitest,
      'run',
      '--config',
      join(directory, 'vitest.config.mjs'),
      '--reporter=json',
      `--outputFile=${report}`,
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let stderr = '';
  run.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const [code] = await once(run, 'close');
  const { numPassedTests, numPendingTests, testResults } = JSON.parse(readFileSync(report, 'utf8')) as {
    numPassedTests: number;
    numPendingTests: number;
    testResults: {
      message?: string;
      assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
    }[];
  };
  const failed = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'failed')
    .map(({ fullName, failureMessages }) => `${fullName}: ${failureMessages[0]?.split('\n')[0]}`);
  // A suite that cannot be loaded has no failed test.
  if (!failed.length && (code !== 0 || !numPassedTests))
    failed.push(
      testResults.map(({ message }) => message).join('\n') ||
        stderr ||
        `vitest ended with ${code}: errors outside of any test`,
    );
  return {
    passed: numPassedTests,
    warned: [],
    failed,
    note: `${numPendingTests} skipped by the suite: graphql 17`,
  };
}

const toFailedResult = (error: unknown): SuiteResult => ({
  passed: 0,
  warned: [],
  failed: [error instanceof Error ? String(error.stack) : String(error)],
});

/** Compiles the Relay queries, which checks the schema for Relay. The Relay clients use the result. */
function compileRelay(): SuiteResult {
  const artifacts = join(directory, 'node_modules', '.relay');
  mkdirSync(artifacts, { recursive: true });
  writeFileSync(join(artifacts, 'package.json'), '{ "type": "commonjs" }');
  const compiler = join(directory, 'node_modules', '.bin', 'relay-compiler');
  const output = execFileSync(compiler, ['relay.config.json'], {
    cwd: directory,
    encoding: 'utf8',
    stdio: 'pipe',
  });
  return { passed: 1, warned: [], failed: [], note: /compiled documents: (.*)/.exec(output)?.[1] ?? '' };
}

async function runSuites({
  url,
  schema,
  contextOf,
}: Awaited<ReturnType<typeof startServer>>): Promise<Record<string, SuiteResult>> {
  // The packages of this folder do not belong to the product, so their modules are imported without types.
  const suite =
    (file: string, name: string): Suite =>
    async (...args) => {
      const module = (await import(join(directory, file))) as Record<string, Suite>;
      return (await module[name]?.(...args)) ?? toFailedResult(`${file} has no ${name}`);
    };
  const runClients = (url: string) =>
    suite('clients.mjs', 'runClients')(url) as unknown as Promise<Record<string, SuiteResult>>;
  const operationOptions = {
    schema,
    contextOf,
    count: Number(options.operations),
    seed: Number(options.seed),
  };
  return {
    'graphql-http audits': await suite('audits.mjs', 'audit')(url).catch(toFailedResult),
    'Apollo integration suite': await runApolloSuite().catch(toFailedResult),
    'relay-compiler': await Promise.resolve().then(compileRelay).catch(toFailedResult),
    ...(await runClients(url).catch((error) => ({ clients: toFailedResult(error) }))),
    'graphql-eslint, Relay and descriptions': await suite('schema.mjs', 'lint')(url).catch(toFailedResult),
    'graphql-inspector, against HEAD': await suite('schema.mjs', 'compare')(url).catch(toFailedResult),
    'generated operations': await suite('operations.mjs', 'runGeneratedOperations')(
      url,
      operationOptions,
    ).catch(toFailedResult),
  };
}

execFileSync('npm', ['ci', '--prefix', directory, '--silent'], { stdio: ['ignore', 'ignore', 'inherit'] });
const serverUnderTest = await startServer();
try {
  const outcomes = Object.entries(await runSuites(serverUnderTest));
  console.log('| suite | passed | warned | failed | |\n| --- | --- | --- | --- | --- |');
  for (const [name, { passed, warned, failed, note }] of outcomes)
    console.log(`| ${name} | ${passed} | ${warned.length} | ${failed.length} | ${note ?? ''} |`);
  for (const [name, { warned, failed }] of outcomes) {
    for (const message of warned) console.log(`warned: ${name}: ${message}`);
    for (const message of failed) console.log(`failed: ${name}: ${message}`);
  }
  if (outcomes.some(([, { failed }]) => failed.length)) process.exitCode = 1;
} finally {
  await serverUnderTest.server.stop();
  if (adminUrl) await executeStatement(adminUrl, `drop database if exists ${database} with (force)`);
  rmSync(folder, { recursive: true, force: true });
}
