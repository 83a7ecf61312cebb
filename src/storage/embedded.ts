import type { PGlite } from '@electric-sql/pglite';
import { PgliteDriver } from '@mikro-orm/pglite';
import type { MikroORM } from '@mikro-orm/sql';
import { ping } from '../database/ping.ts';
import { DomainError } from '../shared/errors.ts';
import { clusterFolder, majorVersion, openCluster } from './embedded-cluster.ts';
import { EmbeddedStatements } from './embedded-statements.ts';
import { type Engine, type OrmOptions, type StorageLog, startOrm } from './engine.ts';
import { type FolderLock, lockFolder } from './folder-lock.ts';

export interface EmbeddedOptions {
  readonly dataDir: string;
  readonly ormOptions: OrmOptions;
  readonly log: StorageLog;
  /** Longest wait for a turn, in ms. */
  readonly acquireTimeout: number;
  /** Whether a database may be made where there is none. */
  readonly mayCreate: boolean;
}

/** The embedded database in a folder of which this process is then the only user. */
export async function openEmbedded(options: EmbeddedOptions): Promise<Engine> {
  const lock = await lockFolder(options.dataDir);
  try {
    return await openLocked(options, lock);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function openLocked(options: EmbeddedOptions, lock: FolderLock): Promise<Engine> {
  const { ormOptions, log, mayCreate } = options;
  const { folder } = lock;
  if (!mayCreate && (await majorVersion(clusterFolder(folder))) === undefined) {
    throw new DomainError(
      'DATABASE_OLDER',
      `The data folder ${folder} holds no database yet. Run \`giaoban migrate\` to make one.`,
    );
  }
  const pglite = await openCluster(folder, log);
  try {
    const orm = await startOrm(ormOptions, {
      driver: PgliteDriver,
      dbName: clusterFolder(folder),
      driverOptions: { pglite },
    });
    return engineOf(pglite, orm, lock, options.acquireTimeout);
  } catch (error) {
    await pglite.close();
    throw error;
  }
}

function engineOf(pglite: PGlite, orm: MikroORM, lock: FolderLock, patience: number): Engine {
  const statements = new EmbeddedStatements(pglite, lock.folder, patience);
  return {
    kind: 'EMBEDDED',
    shown: lock.folder,
    orm,
    statements,
    // The folder lock keeps other processes away.
    alone: (work) => work(),
    listen: async (channel, heard) => {
      const stop = await pglite.listen(channel, heard);
      return () => stop();
    },
    ping: () => ping(statements, { answers: async () => false }, lock.folder),
    refresh: () => pglite.refreshArrayTypes(),
    close: async () => {
      statements.close();
      // PGlite wedges the process when it is closed under a running statement. Both queues serve first come first
      // served: an answer to ours means that all before it, open transactions too, have ended.
      await orm.em.getConnection().execute('select 1');
      await orm.close();
      await pglite.query('select 1');
      await pglite.close();
      await lock.release();
    },
  };
}
