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
  /** How messages call the database: host:port/name. */
  readonly database: string;
  /** How long a statement waits until we look whether the server is there, and between two looks, in ms. */
  readonly probeAfterMs: number;
  readonly probe: ServerProbe;
}

/**
 * Kysely's driver for PostgreSQL, but whatever fails, the client goes back to the pool or is destroyed.
 *
 * Kysely 0.29 gives a client back only after a commit or rollback that succeeded, and never after a begin that failed. A
 * connection that died in its transaction was lost to the pool for ever; after as many as the pool holds nothing worked.
 *
 * A lost connection is thrown as `DATABASE_UNAVAILABLE`, no connection in time as `DATABASE_BUSY`, and a connection lost
 * during a commit as `OutcomeUnknownError`.
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
      // PostgreSQL answers this, without an error, when a statement before had failed.
      if (command === 'ROLLBACK') throw new Error('The transaction was rolled back instead of committed.');
    } catch (error) {
      if (isSent && client.hasEnded) throw new OutcomeUnknownError(error as DomainError);
      // A commit that is refused ends the transaction. Nobody is sure to ask for a rollback.
      client.giveBack();
      throw error;
    }
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    const client = asLeasedClient(connection);
    // The server rolls back by itself when the connection ends.
    if (!client.hasEnded) await client.send('rollback').catch(() => client.destroy());
  }
}

// Kysely hands back what `acquireConnection` gave it.
const asLeasedClient = (connection: DatabaseConnection) => connection as LeasedClient;

/** A client on loan from the pool. It goes back once or is destroyed once; after that nothing is sent on it. */
class LeasedClient implements DatabaseConnection {
  #endReason: Error | undefined;

  constructor(
    private readonly client: PgClient,
    private readonly release: PgRelease,
    private readonly options: TransactionOptions,
  ) {
    client.on('error', this.#onError);
  }

  /** Whether it was given back or destroyed. */
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

  // biome-ignore lint/correctness/useYield: a part of the interface that nothing here uses.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Rows are not streamed through the unit of work.');
  }

  /** Runs a statement. A connection that is lost on the way is destroyed before this rejects. */
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

  /** Gives it back to the pool. One that is still in a transaction would carry it to the next user: it is destroyed. */
  giveBack(): void {
    const isInTransaction = this.client.getTransactionStatus() !== 'I';
    this.#end(new Error('The connection has been given back.'), isInTransaction);
  }

  destroy(): void {
    this.#end(new Error('The connection has been destroyed.'), true);
  }

  #end(reason: Error, isDestroyed: boolean): void {
    if (this.#endReason) return;
    this.#endReason = reason;
    this.client.off('error', this.#onError);
    this.release(isDestroyed);
    // The pool says goodbye and waits for the other side, which may never hear it.
    if (isDestroyed) this.client.connection.stream.destroy();
  }

  readonly #onError = (error: DriverError): void => {
    this.#end(databaseUnavailableError(this.options.database, describeDriverError(error)), true);
  };

  /** A network that lost us says nothing: a statement would wait for ever. */
  async #probeServer(isWaiting: () => boolean): Promise<void> {
    const { probe, database } = this.options;
    const isReachable = await probe.answers();
    if (!isReachable && isWaiting())
      this.#end(databaseUnavailableError(database, 'it does not answer'), true);
  }
}
