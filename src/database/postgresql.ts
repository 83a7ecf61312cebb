import { setTimeout } from 'node:timers/promises';
import { DomainError } from '../shared/domain-error.ts';
import { type Engine, type OrmOptions, type StorageLog, startOrm } from './driver.ts';
import { asRefusal, type DriverError, noConnection } from './driver-errors.ts';
import { ormDriver } from './orm-driver.ts';
import { ping } from './ping.ts';
import { readAddress } from './postgresql-address.ts';
import { PostgresqlListening } from './postgresql-listen.ts';
import { endClient, type PgPool, separateClient } from './postgresql-pool.ts';
import { GRACE, PostgresqlStatements } from './postgresql-statements.ts';
import { ServerProbe } from './server-probe.ts';
import { INT8, parseInt8 } from './type-parsers.ts';

export interface PostgresqlOptions {
  readonly databaseUrl: string;
  /** How to speak of it; missing: `host:port/database`. */
  readonly displayName?: string;
  readonly ormOptions: OrmOptions;
  readonly log: StorageLog;
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
const MIGRATION_LOCK = '29107789802660206';

/** A pool on the server that `DATABASE_URL` names. Nothing is connected yet. */
export async function openPostgresql(options: PostgresqlOptions): Promise<Engine> {
  const { log, statementTimeout } = options;
  const address = readAddress(options.databaseUrl, 'giaoban');
  const shown = options.displayName ?? address.shown;
  const orm = await startOrm(options.ormOptions, {
    driver: ormDriver(shown, statementTimeout + GRACE),
    dbName: address.database,
    driverOptions: {
      connectionString: address.connectionString,
      max: options.poolSize,
      connectionTimeoutMillis: options.acquireTimeout,
      statement_timeout: statementTimeout,
      keepAlive: true,
      // With a delay of our own the system looks every second after it, without one after two hours.
      keepAliveInitialDelayMillis: 10_000,
      onPoolCreated: (pool: PgPool) => pool.options.types?.setTypeParser(INT8, parseInt8),
    },
  });
  // pg's own types are not installed; this is the part of them that we use.
  const pool = (await orm.em.getConnection().getNativeClient()) as unknown as PgPool;
  const statements = new PostgresqlStatements(pool, shown, statementTimeout);
  const probe = new ServerProbe(pool, 1_000);
  const listenings = new Set<PostgresqlListening>();
  return {
    shown,
    orm,
    statements,
    alone: (work) => underMigrationLock(pool, shown, options.migrationWait, log, work),
    listen: async (channel, heard) => {
      const listening = new PostgresqlListening(pool, channel, heard);
      listenings.add(listening);
      listening.start();
      return () => listening.stop();
    },
    ping: () => ping(statements, probe, shown),
    close: async () => {
      statements.close();
      await Promise.all([...listenings].map((it) => it.stop()));
      await allReturned(pool);
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
async function allReturned(pool: PgPool): Promise<void> {
  while (pool.waitingCount > 0 || pool.totalCount > pool.idleCount) {
    await setTimeout(10);
  }
}

/**
 * Runs the work under an advisory lock of a session of its own. The server takes the lock back when the session
 * ends, so a process that dies while it migrates blocks nobody.
 */
async function underMigrationLock<T>(
  pool: PgPool,
  shown: string,
  wait: number,
  log: StorageLog,
  work: () => Promise<T>,
): Promise<T> {
  const client = separateClient(pool, { statement_timeout: wait });
  try {
    await client.connect();
  } catch (error) {
    throw noConnection(error as DriverError, shown);
  }
  try {
    const { rows } = await client.query(`select pg_try_advisory_lock(${MIGRATION_LOCK}) as got`);
    if (rows[0]?.got !== true) {
      log.info(`Another process is migrating the database ${shown}. Waiting until it is done.`);
      await client.query(`select pg_advisory_lock(${MIGRATION_LOCK})`);
    }
  } catch (error) {
    await endClient(client);
    throw lockRefusal(error as DriverError, shown, wait);
  }
  try {
    return await work();
  } finally {
    await endClient(client);
  }
}

function lockRefusal(error: DriverError, shown: string, wait: number): Error {
  if (error.code !== '57014') {
    return asRefusal(error, shown, wait);
  }
  return new DomainError(
    'MIGRATION_UNFINISHED',
    `Another process has been migrating the database ${shown} for more than ${wait / 1000} seconds. Start again when it is done.`,
  );
}
