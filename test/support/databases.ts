import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { inject } from 'vitest';
import type { Storage } from '../../src/database/database.ts';
import { type OpenOptions, openStorage } from '../../src/database/open-database.ts';
import { administer, type DatabaseTemplates, urlOf } from './database-templates.ts';

declare module 'vitest' {
  interface ProvidedContext {
    database: DatabaseTemplates;
  }
}

/** A database of one spec's own. */
export interface TestDatabase {
  /** Where it is, for `openStorage`; `dataDir` is an empty folder for what is kept beside it. */
  readonly place: { readonly databaseUrl: string; readonly dataDir: string };
  drop(): Promise<void>;
}

/** Limits that no spec meets by chance: a busy machine makes no defect. */
const PATIENT = { statementTimeout: 600_000, acquireTimeout: 60_000 };

/** A migrated store of the spec's own, some 0.2 s old. Closing it drops its database. */
export async function openTestStorage(options: Partial<OpenOptions> = {}): Promise<Storage> {
  const { ormOptions } = await import('../../src/entities/orm.ts');
  const database = await copyOf('migrated');
  const storage = await openStorage({ ...database.place, ormOptions, ...PATIENT, ...options });
  const close = storage.close.bind(storage);
  storage.close = async () => {
    await close();
    await database.drop();
  };
  return storage;
}

/** A database without any tables. */
export function emptyDatabase(): Promise<TestDatabase> {
  return copyOf('empty');
}

/** A database with all tables, which nobody has opened. */
export function migratedDatabase(): Promise<TestDatabase> {
  return copyOf('migrated');
}

/** The database a first start fills, for servers that specs start on it. */
export async function seededDatabase(): Promise<TestDatabase> {
  await seedTemplate();
  return copyOf('seeded');
}

/** Fills the template of seeded databases, once for all files of a run; of several that come at once one does it. */
async function seedTemplate(): Promise<void> {
  const templates = inject('database');
  const mark = join(tmpdir(), templates.seeded);
  const isMine = await mkdir(`${mark}.turn`).then(
    () => true,
    () => false,
  );
  if (isMine) {
    await fillTemplate(templates);
    await writeFile(`${mark}.done`, '');
  }
  while (!existsSync(`${mark}.done`)) await setTimeout(100);
}

async function fillTemplate({ url, migrated, seeded }: DatabaseTemplates): Promise<void> {
  const { seedFirstStart } = await import('../../seeds/index.ts');
  const { ormOptions } = await import('../../src/entities/orm.ts');
  const { dayIn } = await import('../../src/shared/day.ts');
  await administer(url, `create database ${seeded} template ${migrated}`);
  const storage = await openStorage({ databaseUrl: urlOf(url, seeded), dataDir: '', ormOptions });
  const today = dayIn('Asia/Ho_Chi_Minh', new Date());
  await seedFirstStart({ orm: storage.orm, log: () => {}, today }).finally(() => storage.close());
}

async function copyOf(template: 'migrated' | 'empty' | 'seeded'): Promise<TestDatabase> {
  const { url, prefix, ...templates } = inject('database');
  const dataDir = await mkdtemp(join(tmpdir(), 'giaoban-test-'));
  const name = `${prefix}${randomBytes(5).toString('hex')}`;
  await administer(url, `create database ${name} template ${templates[template]}`);
  // What specs enter by themselves is entered by somebody too; mutations say who acts by themselves.
  if (template === 'migrated') await administer(url, `alter database ${name} set giaoban.actor = 'SPEC'`);
  return {
    place: { databaseUrl: urlOf(url, name), dataDir },
    drop: async () => {
      await administer(url, `drop database if exists ${name} with (force)`);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
