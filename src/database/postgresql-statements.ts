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
 * Each connection of the server keeps what was prepared on it until it closes, and callers invent new shapes of
 * queries; a connection that has prepared this many is replaced.
 */
const MAX_PREPARED_PER_CONNECTION = 500;

/** How much longer than the server's own limit we wait before we call the connection dead, in ms. */
export const RESPONSE_GRACE_MS = 2_000;

type Row = Record<string, unknown>;

/** Statements over pg's pool: named, prepared, with callbacks all the way to the one promise the caller sees. */
export class PostgresqlStatements implements PreparedStatements {
  readonly #prepared = new WeakMap<PgClient, Set<string>>();
  #closed = false;

  /** `limit` is the session's `statement_timeout` in ms. */
  constructor(
    private readonly pool: PgPool,
    private readonly database: string,
    private readonly limitMs: number,
  ) {}

  run(name: string, text: string, values: readonly unknown[], signal?: AbortSignal): Promise<Row[]> {
    return new Promise((resolve, reject) => {
      if (this.#closed) {
        reject(databaseUnavailableError(this.database, 'this process is closing it'));
        return;
      }
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const query: PgQuery = { name, text, values: values as unknown[] };
      this.#send(new PendingStatement(query, this.pool, resolve, reject, signal));
    });
  }

  /** From now on every statement is refused. */
  close(): void {
    this.#closed = true;
  }

  #send(sending: PendingStatement): void {
    this.pool.connect((error, client, release) => {
      if (error) {
        sending.fail(connectionError(error, this.database));
        return;
      }
      if (sending.isSettled) {
        release();
        return;
      }
      sending.client = client;
      const { query } = sending;
      query.query_timeout = this.limitMs + RESPONSE_GRACE_MS;
      client.query(query, undefined, (failure, result) => {
        sending.client = undefined;
        this.#settle(sending, client, release, failure, result);
      });
    });
  }

  #settle(
    sending: PendingStatement,
    client: PgClient,
    release: PgRelease,
    failure: Error | null,
    result: PgResult,
  ) {
    if (sending.cancellation) {
      sending.cancellation.then(() => release(failure !== null && isConnectionFailure(failure)));
      return;
    }
    if (failure === null) {
      release(this.#isFull(client, sending.query.name));
      sending.succeed(result.rows);
      return;
    }
    const stale = isStaleStatement(failure);
    release(stale || isConnectionFailure(failure));
    if (stale && sending.query.name !== undefined) {
      // Other connections may be as stale as this one; without a name the statement is prepared anew on any.
      sending.query = { text: sending.query.text, values: sending.query.values };
      this.#send(sending);
      return;
    }
    sending.fail(toDomainError(failure, this.database, this.limitMs));
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

/** One statement on its way: it ends once, by an answer, a failure or the caller's leaving. */
class PendingStatement {
  isSettled = false;
  /** Set while the server works for us. */
  client: PgClient | undefined;
  cancellation: Promise<void> | undefined;

  constructor(
    public query: PgQuery,
    private readonly pool: PgPool,
    private readonly resolve: (rows: Row[]) => void,
    private readonly reject: (error: unknown) => void,
    private readonly signal: AbortSignal | undefined,
  ) {
    signal?.addEventListener('abort', this.#abort, { once: true });
  }

  succeed(rows: Row[]): void {
    this.#end();
    this.resolve(rows);
  }

  fail(error: unknown): void {
    this.#end();
    this.reject(error);
  }

  #end(): void {
    this.isSettled = true;
    this.signal?.removeEventListener('abort', this.#abort);
  }

  #abort = (): void => {
    if (this.client) {
      this.cancellation = cancelStatement(this.pool, this.client);
    }
    this.fail(this.signal?.reason);
  };
}
