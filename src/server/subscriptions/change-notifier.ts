import type { Database, StopListening } from '../../database/database.ts';

/** The channel the database speaks on at each event of the history. */
const CHANNEL = 'giaoban_history';

/** How often to look at the table although nothing was heard, in ms: a notice may be lost, a number in a table is not. */
const POLL_INTERVAL_MS = 1_000;

/**
 * Tells followers that the history went on. One for each process: it listens and looks once for all of them, and they look at the table
 * themselves only when there is something they have not read.
 */
export class ChangeNotifier {
  #lastSeq = 0;
  #isPolling = false;
  #hasMissedNotify = false;
  #timer: NodeJS.Timeout | undefined;
  #stopListening: Promise<StopListening> | undefined;
  readonly #waiters = new Set<() => void>();

  constructor(
    private readonly database: Pick<Database, 'statements' | 'listen'>,
    private readonly pollIntervalMs = POLL_INTERVAL_MS,
  ) {}

  /** Begins to listen. */
  start(): void {
    this.#stopListening = this.database.listen(CHANNEL, () => this.#onNotify());
    // Whoever cannot listen looks.
    this.#stopListening.catch(() => {});
    this.#timer = setInterval(() => this.#waiters.size && this.#onNotify(), this.pollIntervalMs);
    this.#timer.unref();
  }

  /** Stops listening; whoever waits goes on waiting until they leave. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    const stop = await this.#stopListening?.catch(() => undefined);
    await stop?.();
  }

  /** The number of the last event as the table has it now. */
  async readLastSeq(): Promise<number> {
    const [row] = await this.database.statements.run(
      'giaoban_last_seq',
      'select coalesce(max(seq), 0) as seq from audit_event',
      [],
    );
    return Number(row?.seq ?? 0);
  }

  /** Resolves when there is an event beyond a number, when patience ends (ms), or when the signal says so. */
  waitForChangeAfter(seq: number, timeoutMs: number, signal: AbortSignal): Promise<void> {
    if (this.#lastSeq > seq || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const finish = () => {
        clearTimeout(timer);
        this.#waiters.delete(check);
        signal.removeEventListener('abort', finish);
        resolve();
      };
      const check = () => this.#lastSeq > seq && finish();
      const timer = setTimeout(finish, timeoutMs);
      this.#waiters.add(check);
      signal.addEventListener('abort', finish, { once: true });
    });
  }

  /** Looks at the table and wakes those who have not read so far. What is heard while it looks makes it look once more. */
  #onNotify(): void {
    if (!this.#waiters.size) return;
    if (this.#isPolling) {
      this.#hasMissedNotify = true;
      return;
    }
    this.#isPolling = true;
    this.readLastSeq()
      .then((seq) => {
        this.#lastSeq = Math.max(this.#lastSeq, seq);
        for (const look of this.#waiters) look();
      })
      .catch(() => {}) // The next look sees it.
      .finally(() => {
        this.#isPolling = false;
        if (!this.#hasMissedNotify) return;
        this.#hasMissedNotify = false;
        this.#onNotify();
      });
  }
}
