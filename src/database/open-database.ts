import { setTimeout } from 'node:timers/promises';
import type { ConnectedDatabase, OrmOptions, StartupLogger } from './connected-database.ts';
import type { Database, StopListening } from './database.ts';
import { EmbeddedCluster } from './embedded-cluster.ts';
import { assertMigrated, migrateDatabase } from './migrate.ts';
import { migrateAsOwner } from './migrate-as-owner.ts';
import { openPostgresql } from './postgresql.ts';
import { reportWhenSlow } from './report-when-slow.ts';
import { checkServer, type ServerFacts } from './server-version.ts';

/** Durations in milliseconds. */
export interface OpenDatabaseOptions {
  /** `postgresql://user:password@host:port/database`. If missing or empty, the embedded cluster is used. */
  readonly databaseUrl?: string | undefined;
  /** The URL of the same database for its owner, who migrates. Then the role in `databaseUrl` has only the rights to work. */
  readonly ownerUrl?: string | undefined;
  /** The folder of the embedded cluster. It is created if needed. */
  readonly dataDir: string;
  /** The folder of the PostgreSQL programs. If missing or empty: those of the npm packages, else those on the path. */
  readonly binFolder?: string | undefined;
  readonly ormOptions: OrmOptions;
  /** `run` (default) runs missing migrations. `check` throws `DATABASE_OLDER` if any is missing. */
  readonly migrate?: 'run' | 'check';
  readonly log?: StartupLogger;
  /** The longest time of a statement (5 s). A transaction can set its own limit: `set local statement_timeout`. */
  readonly statementTimeout?: number;
  /** The most connections, for reads and writes together (8). */
  readonly poolSize?: number;
  /** The longest wait for a connection (2 s). */
  readonly acquireTimeout?: number;
  /** The longest wait for the migrations of another process (10 min). */
  readonly migrationWait?: number;
  /** The longest wait for running statements when closing (10 s). */
  readonly closeTimeout?: number;
}

/** The longest wait for a recovery after a crash. */
const RECOVERY_TIMEOUT_MS = 600_000;
/** The wait between two attempts to connect during a recovery. */
const RECOVERY_POLL_MS = 50;
const SILENT_LOGGER: StartupLogger = { info: () => {}, warn: () => {} };

/**
 * Opens the database. It starts the embedded cluster if there is no `databaseUrl`, connects, checks the version of the
 * server and runs or checks the migrations. If a step fails, it closes everything again.
 *
 * Errors: DATA_FOLDER_IN_USE, DATA_FOLDER_UNUSABLE, EMBEDDED_DATABASE_UNUSABLE, DATABASE_URL_INVALID,
 * DATABASE_UNAVAILABLE, DATABASE_BUSY, DATABASE_TOO_OLD, DATABASE_ENCODING_UNFIT, DATABASE_ROLE_UNFIT, DATABASE_NEWER,
 * DATABASE_OLDER, MIGRATION_UNFINISHED.
 */
export async function openDatabase(options: OpenDatabaseOptions): Promise<Database> {
  const { log = SILENT_LOGGER } = options;
  if (options.databaseUrl) return openDatabaseAt({ ...options, databaseUrl: options.databaseUrl }, log);
  const { dataDir, binFolder } = options;
  const mayCreate = options.migrate !== 'check';
  const cluster = await EmbeddedCluster.join({ dataDir, binFolder, mayCreate, log });
  const { databaseUrl } = cluster;
  try {
    return await openDatabaseAt({ ...options, databaseUrl, ownerUrl: undefined }, log, cluster);
  } catch (error) {
    await cluster.leave();
    throw error;
  }
}

async function openDatabaseAt(
  options: OpenDatabaseOptions & { readonly databaseUrl: string },
  log: StartupLogger,
  cluster?: EmbeddedCluster,
): Promise<Database> {
  const { databaseUrl, ownerUrl, ormOptions } = options;
  const { statementTimeout = 5_000, poolSize = 8, acquireTimeout = 2_000, migrationWait = 600_000 } = options;
  const shared = { ormOptions, log, statementTimeout, poolSize, acquireTimeout, migrationWait };
  const database = await openPostgresql({
    ...shared,
    databaseUrl,
    ...(cluster && { displayName: cluster.displayName }),
  });
  try {
    if (cluster) await waitUntilRecovered(database, log);
    const server = await checkServer(database);
    if (ownerUrl && options.migrate !== 'check') {
      await migrateAsOwner(database, { ...shared, databaseUrl: ownerUrl });
    }
    if (options.migrate === 'check' || ownerUrl) {
      await assertMigrated(database, ormOptions);
    } else {
      await migrateDatabase(database, ormOptions, log);
    }
    return new OpenedDatabase({
      connected: database,
      server,
      log,
      closeTimeout: options.closeTimeout ?? 10_000,
      cluster,
    });
  } catch (error) {
    await database.close().catch(() => {}); // The caller gets the first error.
    throw error;
  }
}

/**
 * Waits until the cluster responds.
 *
 * It may be recovering from the crash of one of its processes. Then it rejects connections with the message that it starts.
 */
async function waitUntilRecovered(database: ConnectedDatabase, log: StartupLogger): Promise<void> {
  const logWaiting = () => log.info(`Waiting until the database in ${database.displayName} responds.`);
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

/** What an opened database consists of. `cluster` is the embedded cluster, if it runs in one. */
interface OpenedDatabaseParts {
  readonly connected: ConnectedDatabase;
  readonly server: ServerFacts;
  readonly log: StartupLogger;
  /** In ms. */
  readonly closeTimeout: number;
  readonly cluster: EmbeddedCluster | undefined;
}

class OpenedDatabase implements Database {
  readonly kind;
  readonly version;
  readonly isPowerLossSafe;
  readonly orm;
  readonly statements;
  #closing: Promise<void> | undefined;

  constructor(private readonly parts: OpenedDatabaseParts) {
    const { connected, server, cluster } = parts;
    this.kind = cluster ? ('EMBEDDED' as const) : ('POSTGRESQL' as const);
    this.version = server.version;
    this.isPowerLossSafe = server.isPowerLossSafe;
    this.orm = connected.orm;
    this.statements = connected.statements;
  }

  ping(): Promise<void> {
    return this.parts.connected.ping();
  }

  listen(channel: string, onNotify: () => void): Promise<StopListening> {
    return this.parts.connected.listen(channel, onNotify);
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    const timer = new AbortController();
    const timeout = setTimeout(this.parts.closeTimeout, 'late' as const, { signal: timer.signal }).catch(
      () => {},
    );
    const outcome = await Promise.race([this.parts.connected.close(), timeout]);
    timer.abort();
    if (outcome === 'late') {
      this.parts.log.warn(
        `Statements on ${this.parts.connected.displayName} did not end within ${this.parts.closeTimeout / 1000} seconds. They end with the process.`,
      );
    }
    await this.parts.cluster?.leave();
  }
}
