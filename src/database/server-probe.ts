import { type PgPool, separateClient } from './postgresql-pool.ts';

/** Asks a server whether it is there on a connection beside the pool, so that an exhausted pool does not matter. */
export class ServerProbe {
  #running: Promise<boolean> | undefined;

  /** `patience` is the longest wait for an answer, in ms. */
  constructor(
    private readonly pool: PgPool,
    private readonly timeoutMs: number,
  ) {}

  /** Whether the server answers in time. Many who ask at the same time share one connection. */
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
      // A server that has no connection left for us says so: it is there. Only what a server says has a severity.
      return 'severity' in (error as Error);
    } finally {
      client.end().catch(() => {});
      client.connection.stream.destroy();
    }
  }
}
