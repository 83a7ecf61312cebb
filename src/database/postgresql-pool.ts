/*
 * Types for the part of `pg` that we use. The driver comes with @mikro-orm/postgresql. Its pool is shared with the unit of
 * work, so reads and writes together never use more connections than the pool has.
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

/** Gives the connection back to the pool. `release(true)` destroys it instead. */
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
  /** The first word of the command tag of the server, for example `UPDATE`. */
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
  /** `I` outside of a transaction, `T` in a transaction, `E` in a failed transaction. */
  getTransactionStatus(): 'I' | 'T' | 'E' | null;
}

/** The protocol connection of a client. */
export interface PgConnection {
  readonly ssl: unknown;
  readonly stream: { destroy(): void };
  connect(port: number | string, host?: string): void;
  requestSsl(): void;
  cancel(processID: number, secretKey: number): void;
  on(event: 'connect' | 'sslconnect' | 'end', listener: () => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/**
 * Returns a client with a connection outside of the pool. The caller connects it and ends it.
 *
 * It is for work that must not wait for the pool or that needs a connection for a long time.
 */
export function separateClient(pool: PgPool, options: Partial<PgOptions> = {}): PgClient {
  // The password of the pool is not enumerable, so the spread does not copy it.
  const client = new pool.Client({ ...pool.options, password: pool.options.password, ...options });
  // The pending query reports a lost connection. Without a listener for `error` the process would end.
  client.on('error', () => {});
  return client;
}

/** Ends a connection outside of the pool. Destroys it after one second if it does not respond. */
export async function endClient(client: PgClient): Promise<void> {
  const timer = setTimeout(() => client.connection.stream.destroy(), 1_000);
  await client.end().catch(() => {});
  clearTimeout(timer);
}
