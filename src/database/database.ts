import type { MikroORM } from '@mikro-orm/sql';

/** Where the graph is kept: the embedded cluster in `DATA_DIR`, or a PostgreSQL server named by `DATABASE_URL`. */
export type DatabaseKind = 'EMBEDDED' | 'POSTGRESQL';

/**
 * The road every read takes: one prepared statement, parameters apart from the text, plain rows back.
 *
 * A statement is prepared under `name` (at most 63 bytes) once for each connection, so a name must stand for one text
 * for ever; an empty name prepares nothing. An aborted `signal` rejects with its reason at once and cancels the statement.
 *
 * Values read the same on every server: days, instants (in UTC), durations and `numeric` are the text PostgreSQL
 * writes, `int8` is a number (text past 2^53), JSON is parsed, `bytea` is a Buffer. Arrays only of built-in types.
 * Values sent: JSON as text or an object, never a bare array, which is sent as an SQL array.
 *
 * Never within a transaction of the unit of work: it would not see what that wrote.
 *
 * Refuses with `DATABASE_BUSY` (no connection in time), `QUERY_TOO_SLOW`, `DATABASE_UNAVAILABLE`; other failures are
 * the driver's own errors with their SQLSTATE as `code`.
 */
export interface PreparedStatements {
  run(
    name: string,
    text: string,
    values: readonly unknown[],
    signal?: AbortSignal,
  ): Promise<Record<string, unknown>[]>;
}

/** Ends a listening. May be asked twice. */
export type StopListening = () => Promise<void>;

/** An opened store, migrated and ready. */
export interface Database {
  readonly kind: DatabaseKind;
  /** The server's own version, `18.4`. */
  readonly version: string;
  /** Whether the settings of the server keep an acknowledged change through a loss of power. */
  readonly isPowerLossSafe: boolean;
  readonly orm: MikroORM;
  readonly statements: PreparedStatements;
  /**
   * Calls back whenever somebody says `notify` on a channel, in this process or another, and after a time in which it may have been missed. A
   * call says that something may have happened, nothing more, and may be late or lost: look at the table now and then all the same.
   */
  listen(channel: string, onNotify: () => void): Promise<StopListening>;
  /**
   * Resolves when the database answers. Rejects within some two seconds: with `DATABASE_BUSY` when the server answers but no connection
   * of ours is free, with `DATABASE_UNAVAILABLE` when it does not answer.
   */
  ping(): Promise<void>;
  /** Lets statements in flight end (10 s at most) and closes the database; of an embedded cluster the last one to close stops it. May be asked twice. */
  close(): Promise<void>;
}
