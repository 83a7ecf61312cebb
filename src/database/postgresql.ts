import { setTimeout } from 'node:timers/promises';
import { DomainError } from '../shared/domain-error.ts';
import {
  type ConnectedDatabase,
  type OrmOptions,
  type StartupLogger,
  startOrm,
} from './connected-database.ts';
import { parseDatabaseUrl } from './database-url.ts';
import { connectionError, type DriverError, toDomainError } from './driver-errors.ts';
import { createOrmDriver } from './orm-driver.ts';
import { ping } from './ping.ts';
import { PostgresqlListener } from './postgresql-listener.ts';
import { endClient, type PgPool, separateClient } from './postgresql-pool.ts';
import { PostgresqlStatements, RESPONSE_GRACE_MS } from './postgresql-statements.ts';
import { ServerProbe } from './server-probe.ts';
import { INT8_OID, parseInt8 } from './type-parsers.ts';

export interface PostgresqlOptions {
  readonly databaseUrl: string;
  /** The name for messages. Default: `host:port/database`. */
  readonly displayName?: string;
  readonly ormOptions: OrmOptions;
  readonly log: StartupLogger;
  /** The longest time of a statement, in ms. A transaction can set its own limit. */
  readonly statementTimeout: number;
  /** The most connections at a time, for reads and writes together. */
  readonly poolSize: number;
  /** The longest wait for a connection, in ms. */
  readonly acquireTimeout: number;
  /** The longest wait for the migrations of another process, in ms. */
  readonly migrationWait: number;
}

/** `giaoban` in ASCII. Every version of the program must use the same lock. */
const MIGRATION_LOCK_ID = '29107789802660206';

/** Creates a connection pool for a PostgreSQL server. It opens no connection yet. */
export async function openPostgresql(options: PostgresqlOptions): Promise<ConnectedDatabase> {
  const { log, statementTimeout } = options;
  const address = parseDatabaseUrl(options.databaseUrl, 'giaoban');
  const displayName = options.displayName ?? address.displayName;
  const orm = await startOrm(options.ormOptions, {
    driver: createOrmDriver(displayName, statementTimeout + RESPONSE_GRACE_MS),
    dbName: address.database,
    driverOptions: {
      connectionString: address.connectionString,
      max: options.poolSize,
      connectionTimeoutMillis: options.acquireTimeout,
      statement_timeout: statementTimeout,
      keepAlive: true,
      // After this delay the system sends a probe every second. Without it, the system waits two hours.
      keepAliveInitialDelayMillis: 10_000,
      onPoolCreated: (pool: PgPool) => pool.options.types?.setTypeParser(INT8_OID, parseInt8),
    },
  });
  // The types of pg are not installed. `PgPool` is the part of them that we use.
  const pool = (await orm.em.getConnection().getNativeClient()) as unknown as PgPool;
  const statements = new PostgresqlStatements(pool, displayName, statementTimeout);
  const probe = new ServerProbe(pool, 1_000);
  const listeners = new Set<PostgresqlListener>();
  return {
    displayName,
    orm,
    statements,
    withExclusiveLock: (work) =>
      withMigrationLock({ pool, displayName, waitMs: options.migrationWait, log }, work),
    listen: async (channel, onNotify) => {
      const listener = new PostgresqlListener(pool, channel, onNotify);
      listeners.add(listener);
      listener.start();
      return () => listener.stop();
    },
    ping: () => ping(statements, probe, displayName),
    close: async () => {
      statements.close();
      await Promise.all([...listeners].map((it) => it.stop()));
      await waitUntilPoolIdle(pool);
      await orm.close();
      // Kysely ends the pool only if the unit of work has used it.
      if (!pool.ending) await pool.end();
    },
  };
}

/**
 * Waits until no connection is in use and nobody waits for one.
 *
 * The `end` of the pool also waits for connections in use. But Kysely 0.29 loses a connection that is just being opened for
 * the unit of work if Kysely is destroyed in that moment. Then `end` waits for ever.
 */
async function waitUntilPoolIdle(pool: PgPool): Promise<void> {
  while (pool.waitingCount > 0 || pool.totalCount > pool.idleCount) {
    await setTimeout(10);
  }
}

interface MigrationLockOptions {
  readonly pool: PgPool;
  readonly displayName: string;
  readonly waitMs: number;
  readonly log: StartupLogger;
}

/**
 * Runs the work under an advisory lock, in a separate session.
 *
 * The server releases the lock when the session ends. So a process that ends during a migration blocks no other process.
 *
 * Errors: MIGRATION_UNFINISHED, DATABASE_BUSY, DATABASE_UNAVAILABLE.
 */
async function withMigrationLock<T>(
  { pool, displayName, waitMs, log }: MigrationLockOptions,
  work: () => Promise<T>,
): Promise<T> {
  const client = separateClient(pool, { statement_timeout: waitMs });
  try {
    await client.connect();
  } catch (error) {
    throw connectionError(error as DriverError, displayName);
  }
  try {
    const { rows } = await client.query(`select pg_try_advisory_lock(${MIGRATION_LOCK_ID}) as got`);
    if (rows[0]?.got !== true) {
      log.info(`Another process is migrating the database ${displayName}. Waiting until it is finished.`);
      await client.query(`select pg_advisory_lock(${MIGRATION_LOCK_ID})`);
    }
  } catch (error) {
    await endClient(client);
    throw migrationLockError(error as DriverError, displayName, waitMs);
  }
  try {
    return await work();
  } finally {
    await endClient(client);
  }
}

function migrationLockError(error: DriverError, displayName: string, waitMs: number): Error {
  if (error.code !== '57014') {
    return toDomainError(error, displayName, waitMs);
  }
  return new DomainError(
    'MIGRATION_UNFINISHED',
    `Another process has been migrating the database ${displayName} for more than ${waitMs / 1000} seconds. Start again when it is finished.`,
  );
}
