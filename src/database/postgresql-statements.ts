import type { PreparedStatements } from './database.ts';
import {
  connectionError,
  databaseUnavailableError,
  isConnectionFailure,
  isStaleStatement,
  toDomainError,
} from './driver-errors.ts';
import { cancelStatement } from './postgresql-cancel.ts';
import type { PgClient, PgPool, PgQuery, PgRelease, PgResult } from './postgresql-pool.ts';

/**
 * A connection that has prepared this many statements is replaced.
 *
 * The server stores prepared statements until the connection closes, and clients send new shapes of queries again and again.
 */
const MAX_PREPARED_PER_CONNECTION = 500;

/** How long we wait after the time limit of the server before we treat the connection as lost. */
export const RESPONSE_GRACE_MS = 2_000;

type Row = Record<string, unknown>;

/** Runs named, prepared statements on the pool of pg. It uses callbacks and only one promise for each statement. */
export class PostgresqlStatements implements PreparedStatements {
  readonly #prepared = new WeakMap<PgClient, Set<string>>();
  #closed = false;

  /** `limitMs` is the `statement_timeout` of the session. */
  constructor(
    private readonly pool: PgPool,
    private readonly database: string,
    private readonly limitMs: number,
  ) {}

  run(name: string, text: string, values: readonly unknown[], signal?: AbortSignal): Promise<Row[]> {
    return new Promise((resolve, reject) => {
      if (this.#closed) {
        reject(databaseUnavailableError(this.database, 'this process is closing the connection'));
        return;
      }
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const query: PgQuery = { name, text, values: values as unknown[] };
      this.#send(new PendingStatement(query, this.pool, { resolve, reject, signal }));
    });
  }

  /** Rejects every statement from now on. */
  close(): void {
    this.#closed = true;
  }

  #send(pending: PendingStatement): void {
    this.pool.connect((error, client, release) => {
      if (error) {
        pending.fail(connectionError(error, this.database));
        return;
      }
      if (pending.isSettled) {
        release();
        return;
      }
      pending.client = client;
      const { query } = pending;
      query.query_timeout = this.limitMs + RESPONSE_GRACE_MS;
      client.query(query, undefined, (failure, result) => {
        pending.client = undefined;
        this.#settle(pending, { client, release }, failure, result);
      });
    });
  }

  #settle(
    pending: PendingStatement,
    { client, release }: { readonly client: PgClient; readonly release: PgRelease },
    failure: Error | null,
    result: PgResult,
  ) {
    if (pending.cancellation) {
      pending.cancellation.then(() => release(failure !== null && isConnectionFailure(failure)));
      return;
    }
    if (failure === null) {
      release(this.#isFull(client, pending.query.name));
      pending.succeed(result.rows);
      return;
    }
    const stale = isStaleStatement(failure);
    release(stale || isConnectionFailure(failure));
    if (stale && pending.query.name !== undefined) {
      // Other connections may have the same stale statement. Without a name it is parsed again on every connection.
      pending.query = { text: pending.query.text, values: pending.query.values };
      this.#send(pending);
      return;
    }
    pending.fail(toDomainError(failure, this.database, this.limitMs));
  }

  #isFull(client: PgClient, name: string | undefined): boolean {
    if (name === undefined) {
      return false;
    }
    let names = this.#prepared.get(client);
    if (names === undefined) {
      names = new Set();
      this.#prepared.set(client, names);
    }
    names.add(name);
    return names.size >= MAX_PREPARED_PER_CONNECTION;
  }
}

/** A statement that is not finished. It ends once: with a result, with an error or when the caller aborts it. */
class PendingStatement {
  isSettled = false;
  /** The client that runs the statement. Undefined when it does not run. */
  client: PgClient | undefined;
  cancellation: Promise<void> | undefined;

  constructor(
    public query: PgQuery,
    private readonly pool: PgPool,
    private readonly caller: {
      readonly resolve: (rows: Row[]) => void;
      readonly reject: (error: unknown) => void;
      readonly signal: AbortSignal | undefined;
    },
  ) {
    caller.signal?.addEventListener('abort', this.#abort, { once: true });
  }

  succeed(rows: Row[]): void {
    this.#end();
    this.caller.resolve(rows);
  }

  fail(error: unknown): void {
    this.#end();
    this.caller.reject(error);
  }

  #end(): void {
    this.isSettled = true;
    this.caller.signal?.removeEventListener('abort', this.#abort);
  }

  #abort = (): void => {
    if (this.client) {
      this.cancellation = cancelStatement(this.pool, this.client);
    }
    this.fail(this.caller.signal?.reason);
  };
}
