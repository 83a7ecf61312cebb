/*
 * The part of `pg` that we use, in types. The driver comes with @mikro-orm/postgresql, and its pool is shared with
 * the unit of work, so reads and writes together never hold more than the pool's number of connections.
 */

export interface PgPool {
  readonly options: PgOptions;
  readonly Client: new (options: PgOptions) => PgClient;
  readonly totalCount: number;
  readonly idleCount: number;
  readonly waitingCount: number;
  /** Whether `end` was called. */
  readonly ending: boolean;
  end(): Promise<void>;
  connect(callback: (error: Error | undefined, client: PgClient, release: PgRelease) => void): void;
  on(event: 'acquire' | 'release', listener: () => void): unknown;
}

/** `release(true)` throws the connection away instead of giving it back. */
export type PgRelease = (destroy?: boolean | Error) => void;

export interface PgOptions {
  password?: unknown;
  max?: number;
  statement_timeout?: number;
  query_timeout?: number;
  connectionTimeoutMillis?: number;
  types?: { setTypeParser(oid: number, parse: (text: string) => unknown): void };
}

export interface PgQuery {
  name?: string;
  text: string;
  values: unknown[];
  query_timeout?: number;
}

export interface PgResult {
  /** The first word of the command, as the server calls what it did. */
  command?: string;
  rowCount?: number | null;
  rows: Record<string, unknown>[];
}

export interface PgClient {
  readonly host: string;
  readonly port: number;
  readonly processID: number | null;
  readonly secretKey: number | null;
  readonly connection: PgConnection;
  connect(): Promise<unknown>;
  end(): Promise<void>;
  query(text: string, values?: readonly unknown[]): Promise<PgResult>;
  query(query: PgQuery, values: undefined, callback: (error: Error | null, result: PgResult) => void): void;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'notification' | 'end', listener: () => void): unknown;
  off(event: 'error', listener: (error: Error) => void): unknown;
  /** `I` outside of a transaction, `T` in one, `E` in one that has failed. */
  getTransactionStatus(): 'I' | 'T' | 'E' | null;
}

/** The wire below a client. */
export interface PgConnection {
  readonly ssl: unknown;
  readonly stream: { destroy(): void };
  connect(port: number | string, host?: string): void;
  requestSsl(): void;
  cancel(processID: number, secretKey: number): void;
  on(event: 'connect' | 'sslconnect' | 'end', listener: () => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/** A connection beside the pool, for what must not wait for one or must keep its own. The caller ends it. */
export function separateClient(pool: PgPool, options: Partial<PgOptions> = {}): PgClient {
  // The pool hides its password from enumeration, a spread loses it.
  const client = new pool.Client({ ...pool.options, password: pool.options.password, ...options });
  // Its death is seen by whoever waits for its answer; without a listener the process would end.
  client.on('error', () => {});
  return client;
}

/** Ends a connection beside the pool. One that says nothing any more is cut after a second. */
export async function endClient(client: PgClient): Promise<void> {
  const timer = setTimeout(() => client.connection.stream.destroy(), 1_000);
  await client.end().catch(() => {});
  clearTimeout(timer);
}
