import type { Database, StopListening } from '../../database/database.ts';

/** The channel on which the database notifies of each event of the history. */
const CHANNEL = 'giaoban_history';

/** How often to read the table without a notification, in ms. A notification can be lost; a row in the table cannot. */
const POLL_INTERVAL_MS = 1_000;

/**
 * Wakes subscribers when the history has new events.
 *
 * There is one notifier for each process. It listens and reads the last number for all subscribers. They read the table
 * themselves only when it has events that they have not read.
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

  /** Starts to listen and to poll. */
  start(): void {
    this.#stopListening = this.database.listen(CHANNEL, () => this.#onNotify());
    // If listening fails, polling still finds the events.
    this.#stopListening.catch(() => {});
    this.#timer = setInterval(() => this.#waiters.size && this.#onNotify(), this.pollIntervalMs);
    this.#timer.unref();
  }

  /** Stops listening and polling. Waiting subscribers wait until their timeout or their signal. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    const stop = await this.#stopListening?.catch(() => undefined);
    await stop?.();
  }

  /** Returns the number of the last event in the table. */
  async readLastSeq(): Promise<number> {
    const [row] = await this.database.statements.run(
      'giaoban_last_seq',
      'select coalesce(max(seq), 0) as seq from audit_event',
      [],
    );
    return Number(row?.seq ?? 0);
  }

  /** Resolves when there is an event after `seq`, after `timeoutMs`, or when the signal aborts. */
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

  /** Reads the last number and wakes the subscribers that are behind it. A notification during the read causes one more read. */
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
        for (const check of this.#waiters) check();
      })
      .catch(() => {}) // The next read finds the event.
      .finally(() => {
        this.#isPolling = false;
        if (!this.#hasMissedNotify) return;
        this.#hasMissedNotify = false;
        this.#onNotify();
      });
  }
}
