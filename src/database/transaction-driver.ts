import {
  type CompiledQuery,
  type DatabaseConnection,
  PostgresDriver,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';
import type { DomainError } from '../shared/domain-error.ts';
import {
  type DriverError,
  describe,
  isBroken,
  noConnection,
  OutcomeUnknown,
  unavailable,
} from './driver-errors.ts';
import type { PgClient, PgPool, PgRelease, PgResult } from './postgresql-pool.ts';
import type { ServerProbe } from './server-probe.ts';

const COUNTED = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

interface TransactionOptions {
  /** How messages call the database: host:port/name. */
  readonly database: string;
  /** How long a statement waits until we look whether the server is there, and between two looks, in ms. */
  readonly lookAfter: number;
  readonly probe: ServerProbe;
}

/**
 * Kysely's driver for PostgreSQL, but whatever fails, the client goes back to the pool or is destroyed.
 *
 * Kysely 0.29 gives a client back only after a commit or rollback that succeeded, and never after a begin that failed. A
 * connection that died in its transaction was lost to the pool for ever; after as many as the pool holds nothing worked.
 *
 * A lost connection is thrown as `DATABASE_UNAVAILABLE`, no connection in time as `DATABASE_BUSY`, and a connection lost
 * during a commit as `OutcomeUnknown`.
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
        if (error) reject(noConnection(error, this.options.database));
        else resolve(new LeasedClient(client, release, this.options));
      });
    });
  }

  override async releaseConnection(connection: DatabaseConnection): Promise<void> {
    leased(connection).giveBack();
  }

  override async beginTransaction(
    connection: DatabaseConnection,
    { isolationLevel, accessMode }: TransactionSettings,
  ): Promise<void> {
    const client = leased(connection);
    const level = isolationLevel ? ` isolation level ${isolationLevel}` : '';
    try {
      await client.send(`start transaction${level}${accessMode ? ` ${accessMode}` : ''}`);
    } catch (error) {
      client.destroy();
      throw error;
    }
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    const client = leased(connection);
    const isSent = !client.isOver;
    try {
      const { command } = await client.send('commit');
      // PostgreSQL answers this, without an error, when a statement before had failed.
      if (command === 'ROLLBACK') throw new Error('The transaction was rolled back instead of committed.');
    } catch (error) {
      if (isSent && client.isOver) throw new OutcomeUnknown(error as DomainError);
      // A commit that is refused ends the transaction. Nobody is sure to ask for a rollback.
      client.giveBack();
      throw error;
    }
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    const client = leased(connection);
    // The server rolls back by itself when the connection ends.
    if (!client.isOver) await client.send('rollback').catch(() => client.destroy());
  }
}

// Kysely hands back what `acquireConnection` gave it.
const leased = (connection: DatabaseConnection) => connection as LeasedClient;

/** A client on loan from the pool. It goes back once or is destroyed once; after that nothing is sent on it. */
class LeasedClient implements DatabaseConnection {
  #whyOver: Error | undefined;

  constructor(
    private readonly client: PgClient,
    private readonly release: PgRelease,
    private readonly options: TransactionOptions,
  ) {
    client.on('error', this.#onError);
  }

  /** Whether it was given back or destroyed. */
  get isOver(): boolean {
    return this.#whyOver !== undefined;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const { command = '', rowCount, rows = [] } = await this.send(sql, parameters);
    return {
      rows: rows as R[],
      ...(COUNTED.has(command) && { numAffectedRows: BigInt(rowCount ?? 0) }),
    };
  }

  // biome-ignore lint/correctness/useYield: a part of the interface that nothing here uses.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Rows are not streamed through the unit of work.');
  }

  /** Runs a statement. A connection that is lost on the way is destroyed before this rejects. */
  async send(text: string, values?: readonly unknown[]): Promise<PgResult> {
    if (this.#whyOver) throw this.#whyOver;
    let isWaiting = true;
    const looking = setInterval(() => this.#look(() => isWaiting), this.options.lookAfter);
    try {
      return await this.client.query(text, values);
    } catch (error) {
      if (isBroken(error as DriverError)) this.#onError(error as DriverError);
      throw this.#whyOver ?? error;
    } finally {
      isWaiting = false;
      clearInterval(looking);
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

  #end(why: Error, isDestroyed: boolean): void {
    if (this.#whyOver) return;
    this.#whyOver = why;
    this.client.off('error', this.#onError);
    this.release(isDestroyed);
    // The pool says goodbye and waits for the other side, which may never hear it.
    if (isDestroyed) this.client.connection.stream.destroy();
  }

  readonly #onError = (error: DriverError): void => {
    this.#end(unavailable(this.options.database, describe(error)), true);
  };

  /** A network that lost us says nothing: a statement would wait for ever. */
  async #look(isWaiting: () => boolean): Promise<void> {
    const { probe, database } = this.options;
    const isThere = await probe.answers();
    if (!isThere && isWaiting()) this.#end(unavailable(database, 'it does not answer'), true);
  }
}
