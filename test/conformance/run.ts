/**
 * Runs suites and clients by others against the real server and prints what they say. Fails when one of them fails.
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
import { installOn, openStore } from '../../src/server/application.ts';
import { createServer } from '../../src/server/http-server.ts';
import { Context } from '../../src/server/request-context.ts';
import { administer, urlOf } from '../support/database-templates.ts';

/** What one suite says. */
interface Outcome {
  readonly passed: number;
  readonly warned: readonly string[];
  readonly failed: readonly string[];
  readonly note?: string;
}

type Suite = (url: string, more?: unknown) => Promise<Outcome>;

const here = import.meta.dirname;
const folder = mkdtempSync(join(tmpdir(), 'giaoban-conformance-'));
const administration = process.env.DATABASE_URL;
const database = `giaoban_conformance_${randomBytes(5).toString('hex')}`;
const { values: options } = parseArgs({
  options: {
    operations: { type: 'string', default: '300' },
    seed: { type: 'string', default: '20170228' },
  },
});

/** A server on a database of its own with 300 directives: embedded, or where DATABASE_URL points. */
async function startServer() {
  if (administration) await administer(administration, `create database ${database}`);
  const databaseUrl = administration && urlOf(administration, database);
  const config = readConfig({ PORT: '0', DATA_DIR: folder, DATABASE_URL: databaseUrl });
  const storage = await openStore(config, { info: () => {}, warn: console.warn });
  await seedLoad({ orm: storage.orm, count: 300, progress: () => {} });
  const { schema, application } = await installOn(storage, config);
  const contextOf = async (signal: AbortSignal) => new Context(application, { viewer: Viewer.local, signal });
  const log = pino({ level: 'error' });
  const server = await createServer({ schema, config, storage, log, contextOf });
  return { server, url: `${await server.listen()}/graphql`, schema, contextOf };
}

/** Apollo's suite runs under Vitest, in a process of its own. */
async function runApolloSuite(): Promise<Outcome> {
  const report = join(folder, 'apollo.json');
  const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
  const run = spawn(
    process.execPath,
    [vitest, 'run', '--config', join(here, 'vitest.config.mjs'), '--reporter=json', `--outputFile=${report}`],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let complaint = '';
  run.stderr.on('data', (chunk) => {
    complaint += chunk;
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
  // A suite that does not load fails no test.
  if (!failed.length && (code !== 0 || !numPassedTests))
    failed.push(
      testResults.map(({ message }) => message).join('\n') ||
        complaint ||
        `vitest ended with ${code}: errors outside of any test`,
    );
  return {
    passed: numPassedTests,
    warned: [],
    failed,
    note: `${numPendingTests} skipped by the suite: graphql 17`,
  };
}

const broken = (error: unknown): Outcome => ({
  passed: 0,
  warned: [],
  failed: [error instanceof Error ? String(error.stack) : String(error)],
});

/** What compiles is a schema Relay can live with; what it compiles to, the walks read. */
function compileRelay(): Outcome {
  const artifacts = join(here, 'node_modules', '.relay');
  mkdirSync(artifacts, { recursive: true });
  writeFileSync(join(artifacts, 'package.json'), '{ "type": "commonjs" }');
  const compiler = join(here, 'node_modules', '.bin', 'relay-compiler');
  const told = execFileSync(compiler, ['relay.config.json'], { cwd: here, encoding: 'utf8', stdio: 'pipe' });
  return { passed: 1, warned: [], failed: [], note: /compiled documents: (.*)/.exec(told)?.[1] ?? '' };
}

async function runSuites({
  url,
  schema,
  contextOf,
}: Awaited<ReturnType<typeof startServer>>): Promise<Record<string, Outcome>> {
  // Packages of this folder are not the product's, so their modules are imported without types.
  const suite =
    (file: string, name: string): Suite =>
    async (...asked) => {
      const found = (await import(join(here, file))) as Record<string, Suite>;
      return (await found[name]?.(...asked)) ?? broken(`${file} has no ${name}`);
    };
  const walks = (url: string) =>
    suite('clients.mjs', 'walk')(url) as unknown as Promise<Record<string, Outcome>>;
  const asked = { schema, contextOf, count: Number(options.operations), seed: Number(options.seed) };
  return {
    'graphql-http audits': await suite('audits.mjs', 'audit')(url).catch(broken),
    'Apollo integration suite': await runApolloSuite().catch(broken),
    'relay-compiler': await Promise.resolve().then(compileRelay).catch(broken),
    ...(await walks(url).catch((error) => ({ clients: broken(error) }))),
    'graphql-eslint, Relay and descriptions': await suite('schema.mjs', 'lint')(url).catch(broken),
    'graphql-inspector, against HEAD': await suite('schema.mjs', 'compare')(url).catch(broken),
    'generated operations': await suite('operations.mjs', 'generate')(url, asked).catch(broken),
  };
}

execFileSync('npm', ['ci', '--prefix', here, '--silent'], { stdio: ['ignore', 'ignore', 'inherit'] });
const started = await startServer();
try {
  const outcomes = Object.entries(await runSuites(started));
  console.log('| suite | passed | warned | failed | |\n| --- | --- | --- | --- | --- |');
  for (const [name, { passed, warned, failed, note }] of outcomes)
    console.log(`| ${name} | ${passed} | ${warned.length} | ${failed.length} | ${note ?? ''} |`);
  for (const [name, { warned, failed }] of outcomes) {
    for (const said of warned) console.log(`warned: ${name}: ${said}`);
    for (const said of failed) console.log(`failed: ${name}: ${said}`);
  }
  if (outcomes.some(([, { failed }]) => failed.length)) process.exitCode = 1;
} finally {
  await started.server.stop();
  if (administration) await administer(administration, `drop database if exists ${database} with (force)`);
  rmSync(folder, { recursive: true, force: true });
}
