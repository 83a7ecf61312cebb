import { Migrator } from '@mikro-orm/migrations';
import { type AbstractSqlDriver, MikroORM, type SqlEntityManager, type SqlOptions } from '@mikro-orm/sql';
import type { PreparedStatements, StopListening } from './database.ts';

/** What the entities and migrations bring along; the store adds the driver and the address. */
export type OrmOptions = Omit<SqlOptions, 'driver' | 'driverOptions' | 'dbName' | 'clientUrl'>;

/** Where the store tells how it gets on, one sentence at a time. A pino logger fits. */
export interface DatabaseLogger {
  info(sentence: string): void;
  warn(sentence: string): void;
}

/** A database that is connected but neither checked nor migrated. */
export interface ConnectedDatabase {
  /** How to speak of it: `db.example:5432/giaoban`, or a folder. */
  readonly displayName: string;
  readonly orm: MikroORM;
  readonly statements: PreparedStatements;
  /** Runs the work while no other process can run its own. */
  withExclusiveLock<T>(work: () => Promise<T>): Promise<T>;
  /** Hears what `notify` says on a channel, and that something may have been missed. */
  listen(channel: string, onNotify: () => void): Promise<StopListening>;
  /** Resolves when the database answers, else rejects with `DATABASE_BUSY` or `DATABASE_UNAVAILABLE`. */
  ping(): Promise<void>;
  /** Refuses new statements, lets those in flight end, closes. */
  close(): Promise<void>;
}

/** MikroORM on a driver. Migrations are classes in memory: nothing is read from or written to a folder. */
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
