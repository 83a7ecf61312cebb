import type { StopListening, Storage } from '../../database/database.ts';

/** The channel the database speaks on at each event of the history. */
const CHANNEL = 'giaoban_history';

/** How often to look at the table although nothing was heard, in ms: a notice may be lost, a number in a table is not. */
const LOOK_EVERY = 1_000;

/**
 * Tells followers that the history went on. One for each process: it listens and looks once for all of them, and they look at the table
 * themselves only when there is something they have not read.
 */
export class Bell {
  #lastSeq = 0;
  #isLooking = false;
  #heardMeanwhile = false;
  #timer: NodeJS.Timeout | undefined;
  #listening: Promise<StopListening> | undefined;
  readonly #waiting = new Set<() => void>();

  constructor(
    private readonly storage: Pick<Storage, 'statements' | 'listen'>,
    private readonly lookEvery = LOOK_EVERY,
  ) {}

  /** Begins to listen. */
  start(): void {
    this.#listening = this.storage.listen(CHANNEL, () => this.#heard());
    // Whoever cannot listen looks.
    this.#listening.catch(() => {});
    this.#timer = setInterval(() => this.#waiting.size && this.#heard(), this.lookEvery);
    this.#timer.unref();
  }

  /** Stops listening; whoever waits goes on waiting until they leave. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    const stop = await this.#listening?.catch(() => undefined);
    await stop?.();
  }

  /** The number of the last event as the table has it now. */
  async lastSeq(): Promise<number> {
    const [row] = await this.storage.statements.run(
      'giaoban_last_seq',
      'select coalesce(max(seq), 0) as seq from audit_event',
      [],
    );
    return Number(row?.seq ?? 0);
  }

  /** Resolves when there is an event beyond a number, when patience ends (ms), or when the signal says so. */
  beyond(seq: number, patience: number, signal: AbortSignal): Promise<void> {
    if (this.#lastSeq > seq || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#waiting.delete(look);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const look = () => this.#lastSeq > seq && done();
      const timer = setTimeout(done, patience);
      this.#waiting.add(look);
      signal.addEventListener('abort', done, { once: true });
    });
  }

  /** Looks at the table and wakes those who have not read so far. What is heard while it looks makes it look once more. */
  #heard(): void {
    if (!this.#waiting.size) return;
    if (this.#isLooking) {
      this.#heardMeanwhile = true;
      return;
    }
    this.#isLooking = true;
    this.lastSeq()
      .then((seq) => {
        this.#lastSeq = Math.max(this.#lastSeq, seq);
        for (const look of this.#waiting) look();
      })
      .catch(() => {}) // The next look sees it.
      .finally(() => {
        this.#isLooking = false;
        if (!this.#heardMeanwhile) return;
        this.#heardMeanwhile = false;
        this.#heard();
      });
  }
}
