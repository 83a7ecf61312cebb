import { Migrator } from '@mikro-orm/migrations';
import { type AbstractSqlDriver, MikroORM, type SqlEntityManager, type SqlOptions } from '@mikro-orm/sql';
import type { PreparedStatements, StopListening } from './database.ts';

/** The options for the entities and migrations. The database code adds the driver and the address. */
export type OrmOptions = Omit<SqlOptions, 'driver' | 'driverOptions' | 'dbName' | 'clientUrl'>;

/** The log of the database code. Each message is one or a few sentences. A pino logger fits. */
export interface StartupLogger {
  info(sentence: string): void;
  warn(sentence: string): void;
}

/** A connected database, not yet checked and not yet migrated. */
export interface ConnectedDatabase {
  /** The name for messages: `db.example:5432/giaoban`, or a folder. */
  readonly displayName: string;
  readonly orm: MikroORM;
  readonly statements: PreparedStatements;
  /** Runs the work under a lock. Only one process runs its work at a time. */
  withExclusiveLock<T>(work: () => Promise<T>): Promise<T>;
  /** Calls back at each `notify` on a channel, and when a notification may have been lost. */
  listen(channel: string, onNotify: () => void): Promise<StopListening>;
  /** Resolves when the database responds. Errors: DATABASE_BUSY, DATABASE_UNAVAILABLE. */
  ping(): Promise<void>;
  /** Rejects new statements, waits for the running ones, and closes the connections. */
  close(): Promise<void>;
}

/** Starts MikroORM with a driver. Migrations are classes in memory: no folder is read or written. */
export function startOrm(
  { migrations, extensions = [], ...rest }: OrmOptions,
  driver: Pick<SqlOptions, 'driver' | 'dbName' | 'driverOptions'>,
): Promise<MikroORM> {
  const options: SqlOptions = {
    ...rest,
    ...driver,
    ensureDatabase: false,
    extensions: [...new Set([...extensions, Migrator])],
    migrations: { ...migrations, silent: true, snapshot: false, transactional: true, allOrNothing: true },
  };
  return MikroORM.init<AbstractSqlDriver, SqlEntityManager<AbstractSqlDriver>>(options);
}
