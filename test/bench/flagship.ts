/**
 * Compares the flagship query on three servers: this server, PostGraphile 5, and a bare Node server that sends PostgreSQL's JSON
 * unchanged. They use the same PostgreSQL and the same rows, each in a process of its own, and are measured in turns.
 *
 *     npm run bench -- --directives 100000 --rounds 3 --seconds 8
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { seedLoad } from '../../seeds/index.ts';
import { readConfig } from '../../src/config.ts';
import { createApplication, openConfiguredDatabase } from '../../src/server/application.ts';
import { LocalClient } from '../../src/server/local-client.ts';
import { executeStatement, replaceDatabase } from '../support/database-templates.ts';
import { median } from './median.ts';

const directory = import.meta.dirname;
const { values: options } = parseArgs({
  options: {
    directives: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '8' },
    connections: { type: 'string', default: '16' },
  },
});
const adminUrl = process.env.DATABASE_URL ?? 'postgresql://postgres@127.0.0.1:5432/postgres';
const database = `giaoban_bench_${process.pid}`;
const databaseUrl = replaceDatabase(adminUrl, database);
const tempFolder = mkdtempSync(join(tmpdir(), 'giaoban-bench-'));

interface BenchTarget {
  readonly name: string;
  readonly port: number;
  readonly command: readonly string[];
  readonly buildBody: (meeting: string) => string;
  /** Returns the directives of a response in one shape for all targets. */
  readonly parseResponse: (response: never) => unknown;
}

const flagshipQuery = readFileSync('schema/operations/OpenDirectivesOfMeeting.graphql', 'utf8');

const buildRequestBody = (query: string) => (meeting: string) =>
  JSON.stringify({ query, variables: { meeting } });

interface Span {
  start: number;
  quote: string;
}

interface GiaobanDirective {
  code: string;
  text: string;
  timeliness: string;
  span: Span;
  assignments: { nodes: { addressee: { name: string } }[] };
}

interface PostgraphileDirective extends Omit<GiaobanDirective, 'assignments'> {
  assignments: { nodes: { organization: { name: string } }[] };
}

const parseGiaobanResponse = ({
  data,
}: {
  data: { meeting: { directives: { nodes: GiaobanDirective[] } } };
}) =>
  data.meeting.directives.nodes.map(({ code, text, timeliness, span, assignments }) => {
    const names = assignments.nodes.map(({ addressee }) => addressee.name).sort();
    return [code, text, timeliness, span.start, span.quote, names];
  });

const postgraphileQuery = `query OpenDirectivesOfMeeting($meeting: NodeId!) {
  meetingByRowId(rowId: $meeting) {
    rowId title
    openDirectives(first: 100) {
      nodes {
        rowId code text status timeliness
        deadlineKind deadlineWords deadlineDueOn deadlinePrecision deadlineInferred
        assignments: assignmentsByDirectiveId(first: 20) { nodes { role inherited organization: organizationByOrganizationId { rowId name } group: addresseeGroupByGroupId { rowId name } person: personByPersonId { rowId fullName } } }
        span: textSpanBySpanId { start stop quote document: documentByDocumentId { rowId title } }
      }
    }
  }
}`;

const parsePostgraphileResponse = ({
  data,
}: {
  data: { meetingByRowId: { openDirectives: { nodes: PostgraphileDirective[] } } };
}) =>
  data.meetingByRowId.openDirectives.nodes.map(({ code, text, timeliness, span, assignments }) => {
    const names = assignments.nodes.map(({ organization }) => organization.name).sort();
    return [code, text, timeliness, span.start, span.quote, names];
  });

const targets: readonly BenchTarget[] = [
  {
    name: 'Giaoban',
    port: 41_001,
    command: ['bin/giaoban.js', 'serve', '--no-seed'],
    buildBody: buildRequestBody(flagshipQuery),
    parseResponse: parseGiaobanResponse as never,
  },
  {
    name: 'PostGraphile 5',
    port: 41_002,
    command: [join(directory, 'postgraphile.mjs')],
    buildBody: buildRequestBody(postgraphileQuery),
    parseResponse: parsePostgraphileResponse as never,
  },
  {
    name: 'bare http + pg',
    port: 41_003,
    command: [join(directory, 'bare.mjs')],
    buildBody: buildRequestBody(flagshipQuery),
    parseResponse: parseGiaobanResponse as never,
  },
];

const children: ChildProcess[] = [];

async function cleanUp(): Promise<void> {
  for (const child of children.splice(0)) child.kill('SIGTERM');
  rmSync(tempFolder, { recursive: true, force: true });
  await executeStatement(adminUrl, `drop database if exists ${database} with (force)`);
}

/** Loads the rows, captures the statement of the flagship query, and returns meetings with open directives. */
async function prepare(): Promise<string[]> {
  await executeStatement(adminUrl, `create database ${database}`);
  const config = readConfig({ DATABASE_URL: databaseUrl });
  const storage = await openConfiguredDatabase(config, { info: () => {}, warn: console.warn });
  try {
    const count = Number(options.directives);
    await seedLoad({
      orm: storage.orm,
      count,
      progress: (done) => process.stderr.write(`\rloading ${done}/${count}`),
    });
    process.stderr.write('\n');
    for (const statement of readFileSync(join(directory, 'functions.sql'), 'utf8').split(/;\n\n/))
      await storage.orm.em.getConnection().execute(statement);
    const rows = await storage.orm.em
      .getConnection()
      .execute<{ id: string }[]>(
        'select meeting_id as id from directive where upper_inf(open_days) group by 1 having count(*) between 5 and 8 order by md5(meeting_id) limit 50',
      );
    const { run } = storage.statements;
    storage.statements.run = (name, text, values, signal) => {
      const parameterIndex = values.indexOf(rows[0]?.id);
      writeFileSync(join(tempFolder, 'statement.json'), JSON.stringify({ text, values, parameterIndex }));
      return run.call(storage.statements, name, text, values, signal);
    };
    const client = new LocalClient(await createApplication(storage, config));
    await client.executeOperation('OpenDirectivesOfMeeting', { meeting: rows[0]?.id });
    return rows.map(({ id }) => id);
  } finally {
    await storage.close();
  }
}

async function startTarget({ name, port, command }: BenchTarget): Promise<void> {
  const child = spawn(process.execPath, [...command], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      GRAPHILE_ENV: 'production',
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      LOG_LEVEL: 'warn',
      LOG_FORMAT: 'json',
      STATEMENT: join(tempFolder, 'statement.json'),
    },
    // PostGraphile prints many warnings about types that it does not know. DEBUG=1 shows the output of the servers.
    stdio: ['ignore', 'ignore', process.env.DEBUG ? 'inherit' : 'ignore'],
  });
  children.push(child);
  for (let attempt = 0; attempt < 100; attempt++) {
    if (await fetch(`http://127.0.0.1:${port}/`).catch(() => null)) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${name} does not respond.`);
}

async function fetchDirectives(
  { port, buildBody, parseResponse }: BenchTarget,
  meeting: string,
): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: buildBody(meeting),
  });
  const responseBody = (await response.json()) as { errors?: unknown };
  if (responseBody.errors) throw new Error(JSON.stringify(responseBody.errors));
  return JSON.stringify(parseResponse(responseBody as never));
}

interface Measurement {
  requests: { average: number };
  latency: { p50: number; p97_5: number; p99: number };
  non2xx: number;
  errors: number;
}

async function measure(
  { port, buildBody }: BenchTarget,
  meetings: readonly string[],
  seconds: number,
): Promise<Measurement> {
  const autocannon = createRequire(join(directory, 'package.json'))('autocannon') as (
    options: object,
  ) => Promise<Measurement>;
  return autocannon({
    url: `http://127.0.0.1:${port}/graphql`,
    connections: Number(options.connections),
    duration: seconds,
    requests: meetings.map((meeting) => ({
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: buildBody(meeting),
    })),
  });
}

async function main(): Promise<void> {
  execFileSync('npm', ['ci', '--prefix', directory], { stdio: ['ignore', 'ignore', 'inherit'] });
  const meetings = await prepare();
  for (const target of targets) await startTarget(target);
  for (const meeting of meetings) {
    const results = await Promise.all(targets.map((target) => fetchDirectives(target, meeting)));
    if (new Set(results).size !== 1)
      throw new Error(`The servers return different results for ${meeting}:\n${results.join('\n')}`);
  }
  console.log(`${meetings.length} meetings, all servers return the same results.\n`);
  for (const target of targets) await measure(target, meetings, 3);
  const rounds = new Map<string, Measurement[]>(targets.map(({ name }) => [name, []]));
  for (let round = 0; round < Number(options.rounds); round++)
    for (const target of targets) {
      const measured = await measure(target, meetings, Number(options.seconds));
      if (measured.non2xx || measured.errors)
        throw new Error(`${target.name}: ${measured.non2xx} rejected, ${measured.errors} failed`);
      rounds.get(target.name)?.push(measured);
    }
  const medianRate = (name: string) =>
    median((rounds.get(name) ?? []).map(({ requests }) => requests.average));
  console.log(
    `| server | requests/s, by round | median | × PostGraphile | p50 ms | p97.5 ms | p99 ms |\n| --- | --- | --- | --- | --- | --- | --- |`,
  );
  for (const [name, measured] of rounds) {
    const each = measured.map(({ requests }) => Math.round(requests.average)).join(', ');
    const latency = (key: keyof Measurement['latency']) => median(measured.map((it) => it.latency[key]));
    console.log(
      `| ${name} | ${each} | ${Math.round(medianRate(name))} | ${(medianRate(name) / medianRate('PostGraphile 5')).toFixed(2)} | ${latency('p50')} | ${latency('p97_5')} | ${latency('p99')} |`,
    );
  }
}

process.once('SIGINT', () => void cleanUp().then(() => process.exit(130)));
try {
  await main();
} finally {
  await cleanUp();
}
