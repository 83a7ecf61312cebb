import { randomBytes } from 'node:crypto';
import { cpSync, existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { inject } from 'vitest';
import { type OpenOptions, openStorage } from '../../src/storage/open.ts';
import type { Storage, StorageKind } from '../../src/storage/storage.ts';
import { administer, type ProvidedDatabase, urlOf } from './databases-templates.ts';

declare module 'vitest' {
  interface ProvidedContext {
    database: ProvidedDatabase;
  }
}

/** A database of one spec's own. */
export interface TestDatabase {
  readonly kind: StorageKind;
  /** Where it is, for `openStorage`. */
  readonly place: Pick<OpenOptions, 'databaseUrl' | 'dataDir'>;
  drop(): Promise<void>;
}

/** The kind of database that this run of the specs is about. */
export function databaseKind(): StorageKind {
  return inject('database').kind;
}

/** A migrated store of the spec's own, some 0.2 s old. Closing it drops its database. */
export async function openTestStorage(options: Partial<OpenOptions> = {}): Promise<Storage> {
  const { ormOptions } = await import('../../src/orm.ts');
  const database = await copyOf('migrated');
  const storage = await openStorage({ ...database.place, ormOptions, ...options });
  await nameActor(storage);
  const close = storage.close.bind(storage);
  storage.close = async () => {
    await close();
    await database.drop();
  };
  return storage;
}

/** What specs enter by themselves is entered by somebody too; acts say who acts by themselves. */
export async function nameActor({ kind, orm }: Storage): Promise<void> {
  const connection = orm.em.getConnection();
  if (kind === 'EMBEDDED') await connection.execute("set giaoban.actor = 'SPEC'");
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
  const provided = inject('database');
  const mark = provided.kind === 'EMBEDDED' ? provided.seeded : join(tmpdir(), provided.seeded);
  const isMine = await mkdir(`${mark}.turn`).then(
    () => true,
    () => false,
  );
  if (isMine) {
    await fillTemplate(provided);
    await writeFile(`${mark}.done`, '');
  }
  while (!existsSync(`${mark}.done`)) await setTimeout(100);
}

async function fillTemplate(provided: ProvidedDatabase): Promise<void> {
  const { seedFirstStart } = await import('../../seeds/index.ts');
  const { ormOptions } = await import('../../src/orm.ts');
  const { dayIn } = await import('../../src/shared/day.ts');
  const isEmbedded = provided.kind === 'EMBEDDED';
  if (isEmbedded) cpSync(provided.migrated, provided.seeded, { recursive: true });
  else await administer(provided.url, `create database ${provided.seeded} template ${provided.migrated}`);
  const databaseUrl = isEmbedded ? undefined : urlOf(provided.url, provided.seeded);
  const storage = await openStorage({ databaseUrl, dataDir: provided.seeded, ormOptions });
  const today = dayIn('Asia/Ho_Chi_Minh', new Date());
  await seedFirstStart({ orm: storage.orm, log: () => {}, today }).finally(() => storage.close());
}

async function copyOf(template: 'migrated' | 'empty' | 'seeded'): Promise<TestDatabase> {
  const provided = inject('database');
  const dataDir = await mkdtemp(join(tmpdir(), 'giaoban-test-'));
  if (provided.kind === 'EMBEDDED') {
    cpSync(provided[template], dataDir, { recursive: true });
    return {
      kind: 'EMBEDDED',
      place: { databaseUrl: undefined, dataDir },
      drop: () => rm(dataDir, { recursive: true, force: true }),
    };
  }
  const name = `${provided.prefix}${randomBytes(5).toString('hex')}`;
  await administer(provided.url, `create database ${name} template ${provided[template]}`);
  if (template === 'migrated')
    await administer(provided.url, `alter database ${name} set giaoban.actor = 'SPEC'`);
  return {
    kind: 'POSTGRESQL',
    place: { databaseUrl: urlOf(provided.url, name), dataDir },
    drop: async () => {
      await administer(provided.url, `drop database if exists ${name} with (force)`);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
