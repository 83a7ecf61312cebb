import { type DriverError, isBroken } from '../storage/failures.ts';
import { type PgPool, separateClient } from '../storage/postgresql-pool.ts';

/** Longest wait for an answer, in ms. */
const PATIENCE_MS = 1_000;

/** Asks a server whether it is there on a connection beside the pool, so that an exhausted pool does not matter. */
export class ServerProbe {
  #running: Promise<boolean> | undefined;

  constructor(private readonly pool: PgPool) {}

  /** Whether the server answers within a second. Many who ask at the same time share one connection. */
  answers(): Promise<boolean> {
    this.#running ??= this.#ask().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #ask(): Promise<boolean> {
    const client = separateClient(this.pool, {
      connectionTimeoutMillis: PATIENCE_MS,
      query_timeout: PATIENCE_MS,
    });
    try {
      await client.connect();
      await client.query('select 1');
      return true;
    } catch (error) {
      // A server that has no connection left for us says so, with an SQLSTATE: it is there.
      return /^[0-9A-Z]{5}$/.test((error as DriverError).code ?? '') && !isBroken(error as DriverError);
    } finally {
      client.end().catch(() => {});
      client.connection.stream.destroy();
    }
  }
}
