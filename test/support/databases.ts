import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { inject } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { type OpenDatabaseOptions, openDatabase } from '../../src/database/open-database.ts';
import { type DatabaseTemplates, executeStatement, replaceDatabase } from './database-templates.ts';

declare module 'vitest' {
  interface ProvidedContext {
    database: DatabaseTemplates;
  }
}

/** A database of one spec file. */
export interface TestDatabase {
  /** Its location, for `openDatabase`; `dataDir` is an empty folder for the files beside it. */
  readonly location: { readonly databaseUrl: string; readonly dataDir: string };
  drop(): Promise<void>;
}

/** Limits that no spec reaches by chance, so that a busy machine does not fail a spec. */
const GENEROUS_TIMEOUTS = { statementTimeout: 600_000, acquireTimeout: 60_000 };

/** Opens a new migrated database, in about 0.2 s. Closing it drops the database. */
export async function openTestDatabase(options: Partial<OpenDatabaseOptions> = {}): Promise<Database> {
  const { ormOptions } = await import('../../src/entities/orm.ts');
  const database = await copyTemplate('migrated');
  const storage = await openDatabase({ ...database.location, ormOptions, ...GENEROUS_TIMEOUTS, ...options });
  const close = storage.close.bind(storage);
  storage.close = async () => {
    await close();
    await database.drop();
  };
  return storage;
}

/** Creates a database without tables. */
export function createEmptyDatabase(): Promise<TestDatabase> {
  return copyTemplate('empty');
}

/** Creates a database with all tables, and does not open it. */
export function createMigratedDatabase(): Promise<TestDatabase> {
  return copyTemplate('migrated');
}

/** Creates a database with the seeds of a first start, for servers that specs start. */
export async function createSeededDatabase(): Promise<TestDatabase> {
  await ensureSeededTemplate();
  return copyTemplate('seeded');
}

/** Fills the template of seeded databases once for all files of a run. If several workers need it, one fills it and the others wait. */
async function ensureSeededTemplate(): Promise<void> {
  const templates = inject('database');
  const markerPath = join(tmpdir(), templates.seeded);
  const hasLock = await mkdir(`${markerPath}.turn`).then(
    () => true,
    () => false,
  );
  if (hasLock) {
    await createSeededTemplate(templates);
    await writeFile(`${markerPath}.done`, '');
  }
  while (!existsSync(`${markerPath}.done`)) await setTimeout(100);
}

async function createSeededTemplate({ url, migrated, seeded }: DatabaseTemplates): Promise<void> {
  const { seedFirstStart } = await import('../../seeds/index.ts');
  const { ormOptions } = await import('../../src/entities/orm.ts');
  const { dayInTimeZone } = await import('../../src/shared/day.ts');
  await executeStatement(url, `create database ${seeded} template ${migrated}`);
  const storage = await openDatabase({ databaseUrl: replaceDatabase(url, seeded), dataDir: '', ormOptions });
  const today = dayInTimeZone('Asia/Ho_Chi_Minh', new Date());
  await seedFirstStart({ orm: storage.orm, log: () => {}, today }).finally(() => storage.close());
}

async function copyTemplate(template: 'migrated' | 'empty' | 'seeded'): Promise<TestDatabase> {
  const { url, prefix, ...templates } = inject('database');
  const dataDir = await mkdtemp(join(tmpdir(), 'giaoban-test-'));
  const name = `${prefix}${randomBytes(5).toString('hex')}`;
  await executeStatement(url, `create database ${name} template ${templates[template]}`);
  // Rows that specs insert without a mutation need an actor too. A mutation sets its own.
  if (template === 'migrated')
    await executeStatement(url, `alter database ${name} set giaoban.actor = 'SPEC'`);
  return {
    location: { databaseUrl: replaceDatabase(url, name), dataDir },
    drop: async () => {
      await executeStatement(url, `drop database if exists ${name} with (force)`);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
