import type { MikroORM } from '@mikro-orm/sql';

/** Where the graph is kept: the embedded PGlite, or a PostgreSQL server named by `DATABASE_URL`. */
export type StorageKind = 'EMBEDDED' | 'POSTGRESQL';

/**
 * The road every read takes: one prepared statement, parameters apart from the text, plain rows back.
 *
 * A statement is prepared under `name` once for each connection, so a name must stand for one text for ever. An aborted
 * `signal` cancels the statement on PostgreSQL; PGlite cannot cancel, there the answer is dropped.
 */
export interface Statements {
  run(name: string, text: string, values: readonly unknown[], signal?: AbortSignal): Promise<Record<string, unknown>[]>;
}

/** An opened store, migrated and ready. */
export interface Storage {
  readonly kind: StorageKind;
  /** The server's own version, `18.4`. */
  readonly version: string;
  readonly orm: MikroORM;
  readonly statements: Statements;
  /** Resolves when the database answers, rejects with `DATABASE_UNAVAILABLE` when it does not within two seconds. */
  ping(): Promise<void>;
  /** Lets statements in flight end, closes the database and gives up the folder lock. */
  close(): Promise<void>;
}
