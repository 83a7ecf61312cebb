import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStorage } from '../../src/database/open-database.ts';
import { openPostgresql } from '../../src/database/postgresql.ts';
import { ormOptions } from '../../src/entities/orm.ts';

/** What the global setup hands to the specs: a server, and databases on it to copy. */
export interface DatabaseTemplates {
  /** Names a database from which others may be made. */
  readonly url: string;
  /** What the names of all databases of this run begin with. */
  readonly prefix: string;
  /** Names of databases. */
  readonly empty: string;
  readonly migrated: string;
  readonly seeded: string;
}

const SILENT = { info: () => {}, warn: () => {} };
const NOTHING = {
  entities: [],
  discovery: { warnWhenNoEntities: false },
  migrations: { tableName: 'migration' },
};

/** Makes the templates on a server; `remove` drops them with all databases made from them. */
export async function createTemplates(
  url: string,
): Promise<{ templates: DatabaseTemplates; remove: () => Promise<void> }> {
  const prefix = `giaoban_test_${randomBytes(4).toString('hex')}_`;
  const [empty, migrated, seeded] = [`${prefix}empty`, `${prefix}migrated`, `${prefix}seeded`];
  for (const name of [empty, migrated]) {
    await administer(url, `create database ${name} encoding 'UTF8' template template0`);
  }
  await (await openStorage({ databaseUrl: urlOf(url, migrated), dataDir: '', ormOptions })).close();
  return { templates: { url, prefix, empty, migrated, seeded }, remove: () => dropAll(url, prefix) };
}

async function dropAll(url: string, prefix: string): Promise<void> {
  const rows = await administer(
    url,
    `select datname from pg_database where starts_with(datname, '${prefix}')`,
  );
  for (const { datname } of rows) {
    await administer(url, `drop database if exists ${datname} with (force)`);
  }
  for (const mark of ['turn', 'done'])
    await rm(join(tmpdir(), `${prefix}seeded.${mark}`), { recursive: true, force: true });
}

/** The same server, another database. */
export function urlOf(url: string, database: string): string {
  return Object.assign(new URL(url), { pathname: `/${database}` }).href;
}

/** One statement on a connection of its own. */
export async function administer(databaseUrl: string, sql: string): Promise<Record<string, unknown>[]> {
  const engine = await openPostgresql({
    databaseUrl,
    ormOptions: NOTHING,
    log: SILENT,
    statementTimeout: 60_000,
    poolSize: 1,
    acquireTimeout: 10_000,
    migrationWait: 0,
  });
  try {
    return await engine.orm.em.getConnection().execute(sql);
  } finally {
    await engine.close();
  }
}
