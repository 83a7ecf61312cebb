/**
 * Compares the flagship query on the current records with the query on those of an instant (`knownAt`), in turns, in one process.
 *
 *     node --import tsx test/bench/known-at.ts --directives 5000 --versions 4 --rounds 3 --queries 400
 *
 * Every directive and assignment is changed `versions - 1` times before, so that the history has several versions of each.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type DocumentNode, execute, parse } from 'graphql';
import { seedLoad } from '../../seeds/index.ts';
import { Viewer } from '../../src/authorization/viewer.ts';
import { readConfig } from '../../src/config.ts';
import { createApplication, openConfiguredDatabase } from '../../src/server/application.ts';
import { RequestContext } from '../../src/server/request-context.ts';
import { executeStatement, replaceDatabase } from '../support/database-templates.ts';

const { values: options } = parseArgs({
  options: {
    directives: { type: 'string', default: '5000' },
    versions: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '3' },
    queries: { type: 'string', default: '400' },
  },
});
const adminUrl = process.env.DATABASE_URL ?? 'postgresql://postgres@127.0.0.1:5432/postgres';
const database = `giaoban_bench_${process.pid}`;
const config = readConfig({ DATABASE_URL: replaceDatabase(adminUrl, database) });

const flagshipQuery = readFileSync('schema/operations/OpenDirectivesOfMeeting.graphql', 'utf8');
const currentDocument = parse(flagshipQuery);
const pastDocument = parse(
  flagshipQuery
    .replace('$meeting: ID!', '$meeting: ID!, $at: PointInTime!')
    .replace('meeting(by: { id: $meeting })', 'meeting(by: { id: $meeting }, knownAt: $at)'),
);

const quantile = (times: readonly number[], q: number) =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length * q)] ?? 0;

await executeStatement(adminUrl, `create database ${database}`);
const storage = await openConfiguredDatabase(config, { info: () => {}, warn: console.warn });
try {
  const connection = storage.orm.em.getConnection();
  await seedLoad({ orm: storage.orm, count: Number(options.directives), progress: () => {} });
  for (let version = 1; version < Number(options.versions); version++)
    for (const table of ['directive', 'assignment'])
      await storage.orm.em.fork().transactional(async (em) => {
        await em
          .getConnection()
          .execute('set local statement_timeout = 0', [], 'run', em.getTransactionContext());
        const actor = "select set_config('giaoban.actor', 'BENCH', true)";
        await em.getConnection().execute(actor, [], 'run', em.getTransactionContext());
        const change = `update ${table} set version = version + 1`;
        await em.getConnection().execute(change, [], 'run', em.getTransactionContext());
      });
  for (const table of [
    'directive',
    'assignment',
    'text_span',
    'conclusion',
    'meeting',
    'document',
    'organization',
  ])
    await connection.execute(`analyze history.${table}_version`);
  await connection.execute('analyze');
  const meetings = await connection.execute<{ id: string }[]>(
    'select meeting_id as id from directive where upper_inf(open_days) group by 1 having count(*) between 5 and 8 order by md5(meeting_id) limit 50',
  );
  const [middle] = await connection.execute<{ at: string }[]>(
    "select to_char(percentile_disc(0.6) within group (order by at) at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"') as at from audit_event where kind = 'CHANGED'",
  );
  const { schema, services } = await createApplication(storage, config);
  const measure = async (document: DocumentNode, variables: object) => {
    const times: number[] = [];
    for (let n = 0; n < Number(options.queries); n++) {
      const variableValues = { meeting: meetings[n % meetings.length]?.id, ...variables };
      const begun = performance.now();
      const contextValue = new RequestContext(services, { viewer: Viewer.local });
      const { errors } = await execute({ schema, document, variableValues, contextValue });
      if (errors?.[0]) throw errors[0];
      times.push(performance.now() - begun);
    }
    return times.slice(50);
  };
  for (let round = 1; round <= Number(options.rounds); round++)
    for (const [name, query, variables] of [
      ['now', currentDocument, {}],
      ['knownAt', pastDocument, { at: middle?.at }],
    ] as const) {
      const times = await measure(query, variables);
      console.log(
        `round ${round}  ${name.padEnd(8)} p50 ${quantile(times, 0.5).toFixed(2)} ms  p95 ${quantile(times, 0.95).toFixed(2)} ms`,
      );
    }
} finally {
  await storage.close();
  await executeStatement(adminUrl, `drop database if exists ${database} with (force)`);
}
