import {
  type CompiledQuery,
  type DatabaseConnection,
  PostgresDriver,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';
import type { DomainError } from '../shared/domain-error.ts';
import {
  connectionError,
  type DriverError,
  databaseUnavailableError,
  describeDriverError,
  isConnectionFailure,
  OutcomeUnknownError,
} from './driver-errors.ts';
import type { PgClient, PgPool, PgRelease, PgResult } from './postgresql-pool.ts';
import type { ServerProbe } from './server-probe.ts';

const COMMANDS_WITH_ROW_COUNT = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

interface TransactionOptions {
  /** The name of the database for messages: host:port/name. */
  readonly database: string;
  /** How long a statement runs before we check whether the server responds, and the time between two checks. */
  readonly probeAfterMs: number;
  readonly probe: ServerProbe;
}

/**
 * Kysely's driver for PostgreSQL. After every failure it gives the client back to the pool or destroys it.
 *
 * Kysely 0.29 gives a client back only after a successful commit or rollback, and never after a failed begin. So the pool lost
 * each connection that ended in a transaction. When the pool had lost all connections, nothing worked any more.
 *
 * Throws `DATABASE_UNAVAILABLE` if the connection is lost, `DATABASE_BUSY` if there is no connection in time, and
 * `OutcomeUnknownError` if the connection is lost during a commit.
 */
export class TransactionDriver extends PostgresDriver {
  constructor(
    private readonly pool: PgPool,
    private readonly options: TransactionOptions,
  ) {
    super({ pool: pool as never });
  }

  override acquireConnection(): Promise<LeasedClient> {
    return new Promise((resolve, reject) => {
      this.pool.connect((error, client, release) => {
        if (error) reject(connectionError(error, this.options.database));
        else resolve(new LeasedClient(client, release, this.options));
      });
    });
  }

  override async releaseConnection(connection: DatabaseConnection): Promise<void> {
    asLeasedClient(connection).giveBack();
  }

  override async beginTransaction(
    connection: DatabaseConnection,
    { isolationLevel, accessMode }: TransactionSettings,
  ): Promise<void> {
    const client = asLeasedClient(connection);
    const level = isolationLevel ? ` isolation level ${isolationLevel}` : '';
    try {
      await client.send(`start transaction${level}${accessMode ? ` ${accessMode}` : ''}`);
    } catch (error) {
      client.destroy();
      throw error;
    }
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    const client = asLeasedClient(connection);
    const isSent = !client.hasEnded;
    try {
      const { command } = await client.send('commit');
      // PostgreSQL returns ROLLBACK without an error if an earlier statement has failed.
      if (command === 'ROLLBACK') throw new Error('The transaction was rolled back instead of committed.');
    } catch (error) {
      if (isSent && client.hasEnded) throw new OutcomeUnknownError(error as DomainError);
      // A failed commit ends the transaction. The caller may not call rollback, so the client is given back here.
      client.giveBack();
      throw error;
    }
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    const client = asLeasedClient(connection);
    // If the connection has ended, the server rolls back itself.
    if (!client.hasEnded) await client.send('rollback').catch(() => client.destroy());
  }
}

// Kysely passes the object that `acquireConnection` returned.
const asLeasedClient = (connection: DatabaseConnection) => connection as LeasedClient;

/** A client leased from the pool. It is given back or destroyed once. After that it sends nothing. */
class LeasedClient implements DatabaseConnection {
  #endReason: Error | undefined;

  constructor(
    private readonly client: PgClient,
    private readonly release: PgRelease,
    private readonly options: TransactionOptions,
  ) {
    client.on('error', this.#onError);
  }

  /** Whether the client was given back or destroyed. */
  get hasEnded(): boolean {
    return this.#endReason !== undefined;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const { command = '', rowCount, rows = [] } = await this.send(sql, parameters);
    return {
      rows: rows as R[],
      ...(COMMANDS_WITH_ROW_COUNT.has(command) && { numAffectedRows: BigInt(rowCount ?? 0) }),
    };
  }

  // biome-ignore lint/correctness/useYield: the interface requires this method, but nothing uses it.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Rows are not streamed through the unit of work.');
  }

  /** Runs a statement. If the connection is lost, the client is destroyed before the promise rejects. */
  async send(text: string, values?: readonly unknown[]): Promise<PgResult> {
    if (this.#endReason) throw this.#endReason;
    let isWaiting = true;
    const probeTimer = setInterval(() => this.#probeServer(() => isWaiting), this.options.probeAfterMs);
    try {
      return await this.client.query(text, values);
    } catch (error) {
      if (isConnectionFailure(error as DriverError)) this.#onError(error as DriverError);
      throw this.#endReason ?? error;
    } finally {
      isWaiting = false;
      clearInterval(probeTimer);
    }
  }

  /** Gives the client back to the pool. Destroys it if it is still in a transaction, which the next user would continue. */
  giveBack(): void {
    const isInTransaction = this.client.getTransactionStatus() !== 'I';
    this.#end(new Error('The connection was already given back.'), isInTransaction);
  }

  destroy(): void {
    this.#end(new Error('The connection was destroyed.'), true);
  }

  #end(reason: Error, isDestroyed: boolean): void {
    if (this.#endReason) return;
    this.#endReason = reason;
    this.client.off('error', this.#onError);
    this.release(isDestroyed);
    // The pool sends a termination message and waits for the server, which may never receive it.
    if (isDestroyed) this.client.connection.stream.destroy();
  }

  readonly #onError = (error: DriverError): void => {
    this.#end(databaseUnavailableError(this.options.database, describeDriverError(error)), true);
  };

  /** Destroys the client if the server does not respond. Without this check a statement waits for ever after a network failure. */
  async #probeServer(isWaiting: () => boolean): Promise<void> {
    const { probe, database } = this.options;
    const isReachable = await probe.answers();
    if (!isReachable && isWaiting())
      this.#end(databaseUnavailableError(database, 'it does not respond'), true);
  }
}
