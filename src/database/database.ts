import type { MikroORM } from '@mikro-orm/sql';

/** Where the data is stored: in the embedded cluster in `DATA_DIR`, or on the PostgreSQL server of `DATABASE_URL`. */
export type DatabaseKind = 'EMBEDDED' | 'POSTGRESQL';

/**
 * Runs prepared statements. Every read uses it. Parameters are separate from the text, and the result is plain rows.
 *
 * A statement is prepared once for each connection, under `name` (at most 63 bytes). So one name must always stand for the
 * same text. An empty name prepares nothing. If `signal` is aborted, the call rejects at once with its reason and the
 * statement is cancelled.
 *
 * Results have the same form on every server. Days, instants (in UTC), durations and `numeric` are the text of PostgreSQL.
 * `int8` is a number, or text above 2^53. JSON is parsed, `bytea` is a Buffer. Arrays may contain only built-in types.
 *
 * For a JSON parameter give text or an object, never an array: an array is sent as an SQL array.
 *
 * Do not use it in a transaction of the unit of work: it does not see the changes of that transaction.
 *
 * Errors: DATABASE_BUSY (no connection in time), QUERY_TOO_SLOW, DATABASE_UNAVAILABLE. Other failures are errors of the
 * driver with the SQLSTATE as `code`.
 */
export interface PreparedStatements {
  run(
    name: string,
    text: string,
    values: readonly unknown[],
    signal?: AbortSignal,
  ): Promise<Record<string, unknown>[]>;
}

/** Stops listening. It can be called several times. */
export type StopListening = () => Promise<void>;

/** An open database, migrated and ready. */
export interface Database {
  readonly kind: DatabaseKind;
  /** The version of the server, for example `18.4`. */
  readonly version: string;
  /** Whether the settings of the server protect committed changes from a power loss. */
  readonly isPowerLossSafe: boolean;
  readonly orm: MikroORM;
  readonly statements: PreparedStatements;
  /**
   * Calls back at each `notify` on a channel, from this process or another one. It also calls back when a notification may
   * have been lost.
   *
   * A call means only that something may have happened. It may come late or not at all, so read the table regularly too.
   */
  listen(channel: string, onNotify: () => void): Promise<StopListening>;
  /**
   * Resolves when the database responds. Rejects within about two seconds: with `DATABASE_BUSY` when the server responds but
   * the pool has no free connection, with `DATABASE_UNAVAILABLE` when the server does not respond.
   */
  ping(): Promise<void>;
  /**
   * Waits at most 10 s for running statements and closes the database. It can be called several times.
   *
   * The last process that closes an embedded cluster stops it.
   */
  close(): Promise<void>;
}
