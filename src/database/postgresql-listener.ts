import { endClient, type PgClient, type PgPool, separateClient } from './postgresql-pool.ts';

/** How long to wait before a lost connection is made anew, in ms. */
const RECONNECT_DELAY_MS = 1_000;

/** Longest wait for the answer to `listen`, in ms. */
const LISTEN_TIMEOUT_MS = 5_000;

/**
 * A connection that does nothing but listen on a channel. When it is lost it is made anew, for as long as it takes, and then what is
 * listened for is said to have happened, because it may have.
 */
export class PostgresqlListener {
  #client: PgClient | undefined;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  /** `channel` is a name of our own, not what somebody sent. */
  constructor(
    private readonly pool: PgPool,
    private readonly channel: string,
    private readonly onNotify: () => void,
  ) {}

  /** Begins to listen; does not wait for the connection. */
  start(): void {
    this.#connect().catch(() => this.#reconnectLater());
  }

  /** Ends the connection. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    const client = this.#client;
    this.#client = undefined;
    if (client) await endClient(client);
  }

  async #connect(): Promise<void> {
    const client = separateClient(this.pool, { statement_timeout: 0, query_timeout: LISTEN_TIMEOUT_MS });
    client.on('notification', this.onNotify);
    client.on('end', () => this.#onConnectionEnd(client));
    this.#client = client;
    try {
      await client.connect();
      await client.query(`listen ${this.channel}`);
    } catch (error) {
      client.connection.stream.destroy();
      throw error;
    }
    if (this.#stopped) await endClient(client);
    else this.onNotify();
  }

  #onConnectionEnd(client: PgClient): void {
    if (this.#client === client) this.#reconnectLater();
  }

  #reconnectLater(): void {
    if (this.#stopped) return;
    this.#client = undefined;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.start(), RECONNECT_DELAY_MS);
    this.#timer.unref();
  }
}
