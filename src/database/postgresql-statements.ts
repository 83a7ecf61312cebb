import type { Statements } from './database.ts';
import { asRefusal, isBroken, isStale, noConnection, unavailable } from './driver-errors.ts';
import { cancelStatement } from './postgresql-cancel.ts';
import type { PgClient, PgPool, PgQuery, PgRelease, PgResult } from './postgresql-pool.ts';

/**
 * Each connection of the server keeps what was prepared on it until it closes, and callers invent new shapes of
 * queries; a connection that has prepared this many is replaced.
 */
const PREPARED_PER_CONNECTION = 500;

/** How much longer than the server's own limit we wait before we call the connection dead, in ms. */
export const GRACE = 2_000;

type Row = Record<string, unknown>;

/** Statements over pg's pool: named, prepared, with callbacks all the way to the one promise the caller sees. */
export class PostgresqlStatements implements Statements {
  readonly #prepared = new WeakMap<PgClient, Set<string>>();
  #closed = false;

  /** `limit` is the session's `statement_timeout` in ms. */
  constructor(
    private readonly pool: PgPool,
    private readonly database: string,
    private readonly limit: number,
  ) {}

  run(name: string, text: string, values: readonly unknown[], signal?: AbortSignal): Promise<Row[]> {
    return new Promise((resolve, reject) => {
      if (this.#closed) {
        reject(unavailable(this.database, 'this process is closing it'));
        return;
      }
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const query: PgQuery = { name, text, values: values as unknown[] };
      this.#send(new Sending(query, this.pool, resolve, reject, signal));
    });
  }

  /** From now on every statement is refused. */
  close(): void {
    this.#closed = true;
  }

  #send(sending: Sending): void {
    this.pool.connect((error, client, release) => {
      if (error) {
        sending.fail(noConnection(error, this.database));
        return;
      }
      if (sending.over) {
        release();
        return;
      }
      sending.client = client;
      const { query } = sending;
      query.query_timeout = this.limit + GRACE;
      client.query(query, undefined, (failure, result) => {
        sending.client = undefined;
        this.#settle(sending, client, release, failure, result);
      });
    });
  }

  #settle(sending: Sending, client: PgClient, release: PgRelease, failure: Error | null, result: PgResult) {
    if (sending.cancelling) {
      sending.cancelling.then(() => release(failure !== null && isBroken(failure)));
      return;
    }
    if (failure === null) {
      release(this.#isFull(client, sending.query.name));
      sending.succeed(result.rows);
      return;
    }
    const stale = isStale(failure);
    release(stale || isBroken(failure));
    if (stale && sending.query.name !== undefined) {
      // Other connections may be as stale as this one; without a name the statement is prepared anew on any.
      sending.query = { text: sending.query.text, values: sending.query.values };
      this.#send(sending);
      return;
    }
    sending.fail(asRefusal(failure, this.database, this.limit));
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
    return names.size >= PREPARED_PER_CONNECTION;
  }
}

/** One statement on its way: it ends once, by an answer, a failure or the caller's leaving. */
class Sending {
  over = false;
  /** Set while the server works for us. */
  client: PgClient | undefined;
  cancelling: Promise<void> | undefined;

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
    this.over = true;
    this.signal?.removeEventListener('abort', this.#abort);
  }

  #abort = (): void => {
    if (this.client) {
      this.cancelling = cancelStatement(this.pool, this.client);
    }
    this.fail(this.signal?.reason);
  };
}
