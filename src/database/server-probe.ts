import { type PgPool, separateClient } from './postgresql-pool.ts';

/** Checks whether a server responds. It uses a connection outside of the pool, so it works even if the pool is exhausted. */
export class ServerProbe {
  #running: Promise<boolean> | undefined;

  /** `timeoutMs` is the longest wait for a response. */
  constructor(
    private readonly pool: PgPool,
    private readonly timeoutMs: number,
  ) {}

  /** Returns whether the server responds in time. Calls at the same time share one connection. */
  answers(): Promise<boolean> {
    this.#running ??= this.#probe().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #probe(): Promise<boolean> {
    const { pool, timeoutMs } = this;
    const client = separateClient(pool, { connectionTimeoutMillis: timeoutMs, query_timeout: timeoutMs });
    try {
      await client.connect();
      await client.query('select 1');
      return true;
    } catch (error) {
      // A server without a free connection responds with an error, so it is reachable. Only errors of a server have a severity.
      return 'severity' in (error as Error);
    } finally {
      client.end().catch(() => {});
      client.connection.stream.destroy();
    }
  }
}
