import { openEmbedded } from './embedded.ts';
import type { Engine, OrmOptions, StorageLog } from './engine.ts';
import { checkMigrated, migrate } from './migrating.ts';
import { migrateAsOwner } from './owning.ts';
import { openPostgresql } from './postgresql.ts';
import { checkServer } from './server-version.ts';
import type { StopListening, Storage } from './storage.ts';

/** Durations in milliseconds. */
export interface OpenOptions {
  /** `postgresql://user:password@host:port/database`; when missing or empty, the embedded database is used. */
  readonly databaseUrl?: string | undefined;
  /** The same database as its owner, who migrates; then `databaseUrl` names a role that may only work in it. */
  readonly ownerUrl?: string | undefined;
  /** The folder of the embedded database, made if needed. */
  readonly dataDir: string;
  readonly ormOptions: OrmOptions;
  /** `run` (default) runs missing migrations, `check` refuses a database that lacks any. */
  readonly migrate?: 'run' | 'check';
  readonly log?: StorageLog;
  /** Longest a statement may run (5 s). A transaction can set its own: `set local statement_timeout`. PGlite has none. */
  readonly statementTimeout?: number;
  /** Most connections to PostgreSQL, reads and writes together (8). */
  readonly poolSize?: number;
  /** Longest wait for one of them, or for a turn on PGlite (2 s). */
  readonly acquireTimeout?: number;
  /** Longest wait for the migrations of another process (10 min). */
  readonly migrationWait?: number;
  /** Longest wait for statements in flight when closing (10 s). */
  readonly closeTimeout?: number;
}

const SILENT: StorageLog = { info: () => {}, warn: () => {} };

/**
 * Opens the store: folder lock → database → version → migrations.
 *
 * Refuses with `DATA_FOLDER_IN_USE`, `DATA_FOLDER_UNUSABLE`, `DATABASE_URL_INVALID`, `DATABASE_UNAVAILABLE`,
 * `DATABASE_TOO_OLD`, `DATABASE_ENCODING_UNFIT`, `DATABASE_NEWER`, `DATABASE_OLDER`, `MIGRATION_UNFINISHED`. Whatever
 * it had opened by then is closed again.
 */
export async function openStorage(options: OpenOptions): Promise<Storage> {
  const { log = SILENT, ormOptions } = options;
  const engine = await openEngine(options, log);
  try {
    const version = await checkServer(engine);
    if (options.ownerUrl && options.databaseUrl && options.migrate !== 'check') {
      const owner = { ...limitsOf(options), databaseUrl: options.ownerUrl, ormOptions, log };
      await migrateAsOwner(engine, owner, ormOptions, log);
    }
    if (options.migrate === 'check' || options.ownerUrl) {
      await checkMigrated(engine, ormOptions);
    } else {
      await migrate(engine, ormOptions, log);
    }
    await engine.refresh();
    return new OpenStorage(engine, version, log, options.closeTimeout ?? 10_000);
  } catch (error) {
    await engine.close().catch(() => {}); // The first failure is the one to tell.
    throw error;
  }
}

function openEngine(options: OpenOptions, log: StorageLog): Promise<Engine> {
  const { databaseUrl, dataDir, ormOptions } = options;
  const limits = limitsOf(options);
  if (!databaseUrl) {
    const { acquireTimeout } = limits;
    const mayCreate = options.migrate !== 'check';
    return openEmbedded({ dataDir, ormOptions, log, acquireTimeout, mayCreate });
  }
  return openPostgresql({ databaseUrl, ormOptions, log, ...limits });
}

function limitsOf(options: OpenOptions) {
  const { statementTimeout = 5_000, poolSize = 8, acquireTimeout = 2_000, migrationWait = 600_000 } = options;
  return { statementTimeout, poolSize, acquireTimeout, migrationWait };
}

class OpenStorage implements Storage {
  readonly kind;
  readonly orm;
  readonly statements;
  #closing: Promise<void> | undefined;

  constructor(
    private readonly engine: Engine,
    readonly version: string,
    private readonly log: StorageLog,
    private readonly closeTimeout: number,
  ) {
    this.kind = engine.kind;
    this.orm = engine.orm;
    this.statements = engine.statements;
  }

  ping(): Promise<void> {
    return this.engine.ping();
  }

  listen(channel: string, heard: () => void): Promise<StopListening> {
    return this.engine.listen(channel, heard);
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(resolve, this.closeTimeout, 'late');
    });
    const outcome = await Promise.race([this.engine.close(), late]);
    clearTimeout(timer);
    if (outcome === 'late') {
      // The folder lock stays: what is still running may write. The end of the process frees it.
      this.log.warn(
        `Statements on ${this.engine.shown} did not end within ${this.closeTimeout / 1000} seconds; left to the end of the process.`,
      );
    }
  }
}
