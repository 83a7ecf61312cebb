import { setTimeout } from 'node:timers/promises';
import type { ConnectedDatabase, DatabaseLogger, OrmOptions } from './connected-database.ts';
import type { Database, StopListening } from './database.ts';
import { EmbeddedCluster } from './embedded-cluster.ts';
import { assertMigrated, migrateDatabase } from './migrate.ts';
import { migrateAsOwner } from './migrate-as-owner.ts';
import { openPostgresql } from './postgresql.ts';
import { reportWhenSlow } from './report-when-slow.ts';
import { checkServer, type ServerFacts } from './server-version.ts';

/** Durations in milliseconds. */
export interface OpenDatabaseOptions {
  /** `postgresql://user:password@host:port/database`; when missing or empty, the embedded cluster is used. */
  readonly databaseUrl?: string | undefined;
  /** The same database as its owner, who migrates; then `databaseUrl` names a role that may only work in it. */
  readonly ownerUrl?: string | undefined;
  /** The folder of the embedded cluster, made if needed. */
  readonly dataDir: string;
  /** The folder of the programs of the embedded cluster; missing or empty: those of the packages, else those on the path. */
  readonly binFolder?: string | undefined;
  readonly ormOptions: OrmOptions;
  /** `run` (default) runs missing migrations, `check` refuses a database that lacks any. */
  readonly migrate?: 'run' | 'check';
  readonly log?: DatabaseLogger;
  /** Longest a statement may run (5 s). A transaction can set its own: `set local statement_timeout`. */
  readonly statementTimeout?: number;
  /** Most connections, reads and writes together (8). */
  readonly poolSize?: number;
  /** Longest wait for one of them (2 s). */
  readonly acquireTimeout?: number;
  /** Longest wait for the migrations of another process (10 min). */
  readonly migrationWait?: number;
  /** Longest wait for statements in flight when closing (10 s). */
  readonly closeTimeout?: number;
}

/** Longest wait for a recovery after a crash, and between two looks, in ms. */
const RECOVERY_TIMEOUT_MS = 600_000;
const RECOVERY_POLL_MS = 50;
const SILENT_LOGGER: DatabaseLogger = { info: () => {}, warn: () => {} };

/**
 * Opens the store: cluster, when no server is named → database → version → migrations.
 *
 * Refuses with `DATA_FOLDER_IN_USE`, `DATA_FOLDER_UNUSABLE`, `EMBEDDED_DATABASE_UNUSABLE`, `DATABASE_URL_INVALID`,
 * `DATABASE_UNAVAILABLE`, `DATABASE_TOO_OLD`, `DATABASE_ENCODING_UNFIT`, `DATABASE_NEWER`, `DATABASE_OLDER`,
 * `MIGRATION_UNFINISHED`. Whatever it had opened by then is closed again.
 */
export async function openDatabase(options: OpenDatabaseOptions): Promise<Database> {
  const { log = SILENT_LOGGER } = options;
  if (options.databaseUrl) return openDatabaseAt({ ...options, databaseUrl: options.databaseUrl }, log);
  const { dataDir, binFolder } = options;
  const mayCreate = options.migrate !== 'check';
  const cluster = await EmbeddedCluster.join({ dataDir, binFolder, mayCreate, log });
  const { databaseUrl, displayName } = cluster;
  try {
    return await openDatabaseAt({ ...options, databaseUrl, ownerUrl: undefined }, log, {
      displayName,
      cluster,
    });
  } catch (error) {
    await cluster.leave();
    throw error;
  }
}

async function openDatabaseAt(
  options: OpenDatabaseOptions & { readonly databaseUrl: string },
  log: DatabaseLogger,
  embedded?: { readonly displayName: string; readonly cluster: EmbeddedCluster },
): Promise<Database> {
  const { databaseUrl, ownerUrl, ormOptions } = options;
  const { statementTimeout = 5_000, poolSize = 8, acquireTimeout = 2_000, migrationWait = 600_000 } = options;
  const limits = { statementTimeout, poolSize, acquireTimeout, migrationWait };
  const database = await openPostgresql({
    databaseUrl,
    ormOptions,
    log,
    ...limits,
    ...(embedded && { displayName: embedded.displayName }),
  });
  try {
    if (embedded) await waitUntilRecovered(database, log);
    const server = await checkServer(database);
    if (ownerUrl && options.migrate !== 'check') {
      await migrateAsOwner(database, { ...limits, databaseUrl: ownerUrl, ormOptions, log }, ormOptions, log);
    }
    if (options.migrate === 'check' || ownerUrl) {
      await assertMigrated(database, ormOptions);
    } else {
      await migrateDatabase(database, ormOptions, log);
    }
    return new OpenedDatabase(database, server, log, options.closeTimeout ?? 10_000, embedded?.cluster);
  } catch (error) {
    await database.close().catch(() => {}); // The first failure is the one to tell.
    throw error;
  }
}

/** The cluster may be recovering from the crash of one of its processes; it then says that it is starting. */
async function waitUntilRecovered(database: ConnectedDatabase, log: DatabaseLogger): Promise<void> {
  const logWaiting = () => log.info(`Waiting until the database in ${database.displayName} answers.`);
  await reportWhenSlow(logWaiting, async () => {
    for (const end = Date.now() + RECOVERY_TIMEOUT_MS; ; await setTimeout(RECOVERY_POLL_MS)) {
      try {
        return await database.ping();
      } catch (error) {
        if (Date.now() > end) throw error;
      }
    }
  });
}

class OpenedDatabase implements Database {
  readonly kind;
  readonly version;
  readonly isPowerLossSafe;
  readonly orm;
  readonly statements;
  #closing: Promise<void> | undefined;

  constructor(
    private readonly connected: ConnectedDatabase,
    server: ServerFacts,
    private readonly log: DatabaseLogger,
    private readonly closeTimeout: number,
    private readonly cluster: EmbeddedCluster | undefined,
  ) {
    this.kind = cluster ? ('EMBEDDED' as const) : ('POSTGRESQL' as const);
    this.version = server.version;
    this.isPowerLossSafe = server.isPowerLossSafe;
    this.orm = connected.orm;
    this.statements = connected.statements;
  }

  ping(): Promise<void> {
    return this.connected.ping();
  }

  listen(channel: string, onNotify: () => void): Promise<StopListening> {
    return this.connected.listen(channel, onNotify);
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    const timer = new AbortController();
    const timeout = setTimeout(this.closeTimeout, 'late' as const, { signal: timer.signal }).catch(() => {});
    const outcome = await Promise.race([this.connected.close(), timeout]);
    timer.abort();
    if (outcome === 'late') {
      this.log.warn(
        `Statements on ${this.connected.displayName} did not end within ${this.closeTimeout / 1000} seconds; left to the end of the process.`,
      );
    }
    await this.cluster?.leave();
  }
}
