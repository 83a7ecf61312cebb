import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../src/database/open-database.ts';
import { openPostgresql } from '../../src/database/postgresql.ts';
import { ormOptions } from '../../src/entities/orm.ts';

/** What the global setup provides to the specs: a server, and template databases on it. */
export interface DatabaseTemplates {
  /** The URL of a database of the server, to create others from. */
  readonly url: string;
  /** The prefix of the names of all databases of this run. */
  readonly prefix: string;
  /** The names of the templates. */
  readonly empty: string;
  readonly migrated: string;
  readonly seeded: string;
}

const SILENT_LOGGER = { info: () => {}, warn: () => {} };
const NO_ENTITIES = {
  entities: [],
  discovery: { warnWhenNoEntities: false },
  migrations: { tableName: 'migration' },
};

/** Creates the templates on a server; `remove` drops them and all their copies. */
export async function createTemplates(
  url: string,
): Promise<{ templates: DatabaseTemplates; remove: () => Promise<void> }> {
  const prefix = `giaoban_test_${randomBytes(4).toString('hex')}_`;
  const [empty, migrated, seeded] = [`${prefix}empty`, `${prefix}migrated`, `${prefix}seeded`];
  for (const name of [empty, migrated]) {
    await executeStatement(url, `create database ${name} encoding 'UTF8' template template0`);
  }
  await (
    await openDatabase({ databaseUrl: replaceDatabase(url, migrated), dataDir: '', ormOptions })
  ).close();
  return { templates: { url, prefix, empty, migrated, seeded }, remove: () => dropDatabases(url, prefix) };
}

async function dropDatabases(url: string, prefix: string): Promise<void> {
  const rows = await executeStatement(
    url,
    `select datname from pg_database where starts_with(datname, '${prefix}')`,
  );
  for (const { datname } of rows) {
    await executeStatement(url, `drop database if exists ${datname} with (force)`);
  }
  for (const suffix of ['turn', 'done'])
    await rm(join(tmpdir(), `${prefix}seeded.${suffix}`), { recursive: true, force: true });
}

/** Returns the URL of another database of the same server. */
export function replaceDatabase(url: string, database: string): string {
  return Object.assign(new URL(url), { pathname: `/${database}` }).href;
}

/** Runs one statement on a connection of its own. */
export async function executeStatement(databaseUrl: string, sql: string): Promise<Record<string, unknown>[]> {
  const driver = await openPostgresql({
    databaseUrl,
    ormOptions: NO_ENTITIES,
    log: SILENT_LOGGER,
    statementTimeout: 60_000,
    poolSize: 1,
    acquireTimeout: 10_000,
    migrationWait: 0,
  });
  try {
    return await driver.orm.em.getConnection().execute(sql);
  } finally {
    await driver.close();
  }
}
