import type { PGlite } from '@electric-sql/pglite';
import { PreparedStatements } from './embedded-prepared.ts';
import { asRefusal, busy, type DriverError, isStale, unavailable } from './failures.ts';
import type { Statements } from './storage.ts';

type Row = Record<string, unknown>;

/**
 * Statements on PGlite, which runs one after the other and cannot cancel: of an aborted one the answer is dropped, and
 * one that is aborted before its turn does not run.
 */
export class EmbeddedStatements implements Statements {
  readonly #prepared: PreparedStatements;
  #closed = false;

  /** `patience` is the longest wait for a turn, in ms. */
  constructor(
    private readonly pglite: PGlite,
    private readonly folder: string,
    private readonly patience: number,
  ) {
    this.#prepared = new PreparedStatements(pglite);
  }

  run(name: string, text: string, values: readonly unknown[], signal?: AbortSignal): Promise<Row[]> {
    if (this.#closed) {
      return Promise.reject(unavailable(this.folder, 'this process is closing it'));
    }
    if (signal?.aborted) {
      return Promise.reject(signal.reason);
    }
    return new Promise((resolve, reject) => {
      const leave = (reason: unknown) => {
        over = true;
        settle();
        reject(reason);
      };
      // Also what keeps a read inside a unit of work, which would wait for its own end, from hanging for ever.
      const timer = setTimeout(() => leave(busy()), this.patience);
      const abort = () => leave(signal?.reason);
      const settle = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', abort);
      };
      let over = false;
      signal?.addEventListener('abort', abort, { once: true });
      this.#inTurn(async () => {
        if (!over) {
          clearTimeout(timer);
          await this.#ask(name, text, values).then(resolve, reject);
          settle();
        }
      });
    });
  }

  /** From now on every statement is refused. */
  close(): void {
    this.#closed = true;
  }

  /** Behind all that asked before, and not within a transaction of the unit of work. */
  #inTurn(work: () => Promise<void>): void {
    this.pglite._runExclusiveTransaction(() => this.pglite._runExclusiveQuery(work)).catch(() => {}); // The work itself does not fail.
  }

  async #ask(name: string, text: string, values: readonly unknown[]): Promise<Row[]> {
    try {
      return await this.#prepared.run(name, text, values);
    } catch (error) {
      if (!isStale(error as DriverError)) {
        throw asRefusal(error as DriverError, this.folder, 0);
      }
      await this.#prepared.forget(name);
      return this.#prepared.run(name, text, values);
    }
  }
}
