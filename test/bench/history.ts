/**
 * Measures the cost of history: the same writes with and without the triggers that record, in turns, by one writer and by many;
 * and the size that history adds to the database. It runs on the server of DATABASE_URL, or on an embedded cluster.
 *
 *     node --import tsx test/bench/history.ts --directives 2000 --writers 16 --rounds 3 --seconds 2
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { seedLoad } from '../../seeds/index.ts';
import type { Database } from '../../src/database/database.ts';
import { openDatabase } from '../../src/database/open-database.ts';
import { ormOptions } from '../../src/entities/orm.ts';
import { verifyHistory } from '../../src/modules/history/verify-history.ts';
import { setAuditContext } from '../../src/mutations/audit-context.ts';
import { executeStatement, replaceDatabase } from '../support/database-templates.ts';
import { median } from './median.ts';

const { values: options } = parseArgs({
  options: {
    directives: { type: 'string', default: '2000' },
    writers: { type: 'string', default: '16' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '2' },
  },
});
const seconds = Number(options.seconds);

/** Writes like a mutation of the product: a transaction that sets the actor and changes one row. */
async function writeOnce({ orm }: Database, id: string, round: number): Promise<void> {
  await orm.em.fork().transactional(async (em) => {
    const sql = em as SqlEntityManager;
    await setAuditContext(sql, { actor: 'BENCH', action: 'bench' });
    await sql.execute('update directive set text = ? where id = ?', [`Rà soát lần ${round}.`, id]);
  });
}

/** Runs concurrent writers for some seconds and returns the writes per second. */
async function measure(storage: Database, ids: readonly string[]): Promise<number> {
  const end = performance.now() + seconds * 1000;
  const start = performance.now();
  let writes = 0;
  const writer = async (id: string) => {
    for (; performance.now() < end; writes++) await writeOnce(storage, id, writes);
  };
  await Promise.all(ids.map(writer));
  return writes / ((performance.now() - start) / 1000);
}

async function switchTriggers({ orm }: Database, mode: 'enable' | 'disable'): Promise<void> {
  for (const trigger of ['history_actor_1', 'history_1', 'history_2'])
    await orm.em.getConnection().execute(`alter table directive ${mode} trigger ${trigger}`);
}

const formatCount = (value: number, unit = '') =>
  `${value.toLocaleString('en', { maximumFractionDigits: 0 })}${unit}`;

/** Selects the bytes of the tracked tables, of their versions and of the events, with indexes. */
const SIZES = `select
  (select sum(pg_total_relation_size(format('public.%I', tbl)::regclass)) from history.kept)::bigint as tables,
  (select sum(pg_total_relation_size(format('history.%I', tbl || '_version')::regclass)) from history.kept)::bigint as versions,
  pg_total_relation_size('audit_event')::bigint as events, (select count(*) from audit_event)::bigint as count`;

async function bench(name: string, storage: Database): Promise<void> {
  const count = Number(options.directives);
  const startedAt = performance.now();
  await seedLoad({ orm: storage.orm, count, progress: () => {} });
  const loadSeconds = (performance.now() - startedAt) / 1000;
  const [sizes] = await storage.statements.run('', SIZES, []);
  const { tables, versions, events, count: eventTotal } = sizes as Record<string, number>;
  const rows = await storage.statements.run('', 'select id from directive limit $1', [options.writers]);
  const ids = rows.map(({ id }) => String(id));
  const results: Record<string, number[]> = {};
  for (let round = 0; round < Number(options.rounds); round++)
    for (const mode of ['enable', 'disable'] as const)
      for (const writers of [1, ids.length]) {
        await switchTriggers(storage, mode);
        results[`${mode} ${writers}`] ??= [];
        results[`${mode} ${writers}`]?.push(await measure(storage, ids.slice(0, writers)));
      }
  const medianRate = (key: string) => median(results[key] ?? []);
  console.log(
    `\n${name}, ${formatCount(count)} directives loaded in ${loadSeconds.toFixed(1)} s: ${formatCount(Number(eventTotal))} events`,
  );
  console.log(
    `  size: tables ${formatCount(Number(tables) / 1024, ' kB')}, versions ${formatCount(Number(versions) / 1024, ' kB')}, events ${formatCount(Number(events) / 1024, ' kB')} (${formatCount(Number(events) / Number(eventTotal), ' bytes')} an event)`,
  );
  for (const writers of [1, ids.length]) {
    const [on, off] = [medianRate(`enable ${writers}`), medianRate(`disable ${writers}`)];
    console.log(
      `  ${writers} writing: ${formatCount(on)} writes a second with history, ${formatCount(off)} without (${(1000 / on).toFixed(2)} ms against ${(1000 / off).toFixed(2)} ms a write)`,
    );
  }
  await switchTriggers(storage, 'enable');
  const start = performance.now();
  const { eventCount, breaks } = await verifyHistory({ statements: storage.statements });
  const findings = new Set(breaks.map(({ finding }) => finding));
  // The writes without triggers leave rows that differ from their history, as expected; the chain itself is intact.
  console.log(
    `  verified ${formatCount(eventCount)} events in ${((performance.now() - start) / 1000).toFixed(1)} s: ${[...findings].join(', ') || 'intact'}`,
  );
}

const folder = mkdtempSync(join(tmpdir(), 'giaoban-bench-'));
const openOptions = { ormOptions, statementTimeout: 600_000, poolSize: 20, acquireTimeout: 60_000 };
try {
  const server = process.env.DATABASE_URL;
  const database = `giaoban_bench_${process.pid}`;
  if (server)
    await executeStatement(server, `create database ${database} encoding 'UTF8' template template0`);
  const databaseUrl = server && replaceDatabase(server, database);
  try {
    const storage = await openDatabase({ ...openOptions, dataDir: folder, databaseUrl });
    await bench(`PostgreSQL ${storage.version}`, storage).finally(() => storage.close());
  } finally {
    if (server) await executeStatement(server, `drop database ${database} with (force)`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
