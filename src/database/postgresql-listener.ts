import { endClient, type PgClient, type PgPool, separateClient } from './postgresql-pool.ts';

/** The wait before a lost connection is opened again. */
const RECONNECT_DELAY_MS = 1_000;

/** The longest wait for the response to `listen`. */
const LISTEN_TIMEOUT_MS = 5_000;

/**
 * A connection that only listens on a channel.
 *
 * If the connection is lost, the listener connects again and again until it succeeds. Then it calls `onNotify`, because it may
 * have missed a notification.
 */
export class PostgresqlListener {
  #client: PgClient | undefined;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  /** `channel` must be a name of our own, never user input: it becomes part of the SQL. */
  constructor(
    private readonly pool: PgPool,
    private readonly channel: string,
    private readonly onNotify: () => void,
  ) {}

  /** Starts to listen. Does not wait for the connection. */
  start(): void {
    this.#connect().catch(() => this.#reconnectLater());
  }

  /** Stops listening and closes the connection. */
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
