/**
 * Runs the suites by others against the real server and prints what they say.
 *
 *     npm run conformance
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { seedLoad } from '../../seeds/index.ts';
import { readConfig } from '../../src/config.ts';
import { Context } from '../../src/context.ts';
import { installOn, openStore } from '../../src/installation.ts';
import { createServer } from '../../src/server.ts';

/** What one suite says. */
interface Outcome {
  readonly passed: number;
  readonly warned: readonly string[];
  readonly failed: readonly string[];
  readonly note?: string;
}

const here = import.meta.dirname;
const folder = mkdtempSync(join(tmpdir(), 'giaoban-conformance-'));

/** A server on an embedded database with some hundred directives. */
async function startServer() {
  const config = readConfig({ PORT: '0', DATA_DIR: folder });
  const storage = await openStore(config, { info: () => {}, warn: console.warn });
  await seedLoad({ orm: storage.orm, count: 300, progress: () => {} });
  const { schema, application } = await installOn(storage, config);
  const server = await createServer({
    schema,
    config,
    storage,
    log: pino({ level: 'error' }),
    contextOf: (signal) => new Context(application, signal),
  });
  return { server, url: `${await server.listen()}/graphql` };
}

/** Apollo's suite runs under Vitest, in a process of its own. */
function runApolloSuite(): Outcome {
  const report = join(folder, 'apollo.json');
  const vitest = join(here, 'node_modules', 'vitest', 'vitest.mjs');
  spawnSync(
    process.execPath,
    [vitest, 'run', '--config', join(here, 'vitest.config.mjs'), '--reporter=json', `--outputFile=${report}`],
    { stdio: 'ignore' },
  );
  const { numPassedTests, testResults } = JSON.parse(execFileSync('cat', [report], { encoding: 'utf8' })) as {
    numPassedTests: number;
    testResults: { assertionResults: { status: string; fullName: string; failureMessages: string[] }[] }[];
  };
  const failed = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'failed')
    .map(({ fullName, failureMessages }) => `${fullName}: ${failureMessages[0]?.split('\n')[0]}`);
  // The suite of 5.5.1 was never published; its own check that it fits the server is the one thing it can fail at.
  const isVersionCheck = (told: string) => told.includes('lockstep versioning');
  return {
    passed: numPassedTests,
    warned: failed.filter(isVersionCheck),
    failed: failed.filter((told) => !isVersionCheck(told)),
  };
}

async function runSuites(url: string): Promise<Record<string, Outcome>> {
  const load = (file: string) =>
    import(join(here, file)) as Promise<Record<string, (url: string) => Promise<unknown>>>;
  const [audits, clients, schema] = [
    await load('audits.mjs'),
    await load('clients.mjs'),
    await load('schema.mjs'),
  ];
  return {
    'graphql-http audit': (await audits.audit?.(url)) as Outcome,
    'Apollo integration suite': runApolloSuite(),
    ...((await clients.walk?.(url)) as Record<string, Outcome>),
    'graphql-eslint': (await schema.lint?.(url)) as Outcome,
    'graphql-inspector': (await schema.compare?.(url)) as Outcome,
  };
}

execFileSync('npm', ['ci', '--prefix', here], { stdio: ['ignore', 'ignore', 'inherit'] });
execFileSync(join(here, 'node_modules', '.bin', 'relay-compiler'), ['relay.config.json'], {
  cwd: here,
  stdio: ['ignore', 'ignore', 'inherit'],
});
const { server, url } = await startServer();
try {
  const outcomes = await runSuites(url);
  console.log('| suite | passed | warned | failed | |\n| --- | --- | --- | --- | --- |');
  for (const [name, { passed, warned, failed, note }] of Object.entries(outcomes))
    console.log(`| ${name} | ${passed} | ${warned.length} | ${failed.length} | ${note ?? ''} |`);
  for (const [name, { warned, failed }] of Object.entries(outcomes))
    for (const said of [...warned, ...failed]) console.log(`${name}: ${said}`);
  if (Object.values(outcomes).some(({ failed }) => failed.length)) process.exitCode = 1;
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
