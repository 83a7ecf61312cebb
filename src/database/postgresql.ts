import { setTimeout } from 'node:timers/promises';
import { DomainError } from '../shared/domain-error.ts';
import {
  type ConnectedDatabase,
  type DatabaseLogger,
  type OrmOptions,
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
  /** How to speak of it; missing: `host:port/database`. */
  readonly displayName?: string;
  readonly ormOptions: OrmOptions;
  readonly log: DatabaseLogger;
  /** Longest a statement may run, in ms; a transaction may say otherwise for itself. */
  readonly statementTimeout: number;
  /** Most connections at a time, reads and writes together. */
  readonly poolSize: number;
  /** Longest wait for a connection, in ms. */
  readonly acquireTimeout: number;
  /** Longest wait for another process to finish its migrations, in ms. */
  readonly migrationWait: number;
}

/** `giaoban` in ASCII. Every version of the program must ask for the same lock. */
const MIGRATION_LOCK_ID = '29107789802660206';

/** A pool on the server that `DATABASE_URL` names. Nothing is connected yet. */
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
      // With a delay of our own the system looks every second after it, without one after two hours.
      keepAliveInitialDelayMillis: 10_000,
      onPoolCreated: (pool: PgPool) => pool.options.types?.setTypeParser(INT8_OID, parseInt8),
    },
  });
  // pg's own types are not installed; this is the part of them that we use.
  const pool = (await orm.em.getConnection().getNativeClient()) as unknown as PgPool;
  const statements = new PostgresqlStatements(pool, displayName, statementTimeout);
  const probe = new ServerProbe(pool, 1_000);
  const listeners = new Set<PostgresqlListener>();
  return {
    displayName: displayName,
    orm,
    statements,
    withExclusiveLock: (work) => withMigrationLock(pool, displayName, options.migrationWait, log, work),
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
      // Kysely ends only a pool that the unit of work has used.
      if (!pool.ending) await pool.end();
    },
  };
}

/**
 * Waits until no connection is in use or asked for. The pool's own `end` would wait for those in use; but one that is
 * just being made for the unit of work is lost by Kysely 0.29 when it is destroyed meanwhile, and `end` waits for ever.
 */
async function waitUntilPoolIdle(pool: PgPool): Promise<void> {
  while (pool.waitingCount > 0 || pool.totalCount > pool.idleCount) {
    await setTimeout(10);
  }
}

/**
 * Runs the work under an advisory lock of a session of its own. The server takes the lock back when the session
 * ends, so a process that dies while it migrates blocks nobody.
 */
async function withMigrationLock<T>(
  pool: PgPool,
  displayName: string,
  waitMs: number,
  log: DatabaseLogger,
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
      log.info(`Another process is migrating the database ${displayName}. Waiting until it is done.`);
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
    `Another process has been migrating the database ${displayName} for more than ${waitMs / 1000} seconds. Start again when it is done.`,
  );
}
