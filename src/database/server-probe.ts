import { type PgPool, separateClient } from './postgresql-pool.ts';

/** Asks a server whether it is there on a connection beside the pool, so that an exhausted pool does not matter. */
export class ServerProbe {
  #running: Promise<boolean> | undefined;

  /** `patience` is the longest wait for an answer, in ms. */
  constructor(
    private readonly pool: PgPool,
    private readonly patience: number,
  ) {}

  /** Whether the server answers in time. Many who ask at the same time share one connection. */
  answers(): Promise<boolean> {
    this.#running ??= this.#ask().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #ask(): Promise<boolean> {
    const { pool, patience } = this;
    const client = separateClient(pool, { connectionTimeoutMillis: patience, query_timeout: patience });
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
