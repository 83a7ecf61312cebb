import type { Viewer } from '../../authorization/viewer.ts';
import type { Config } from '../../config.ts';
import { DomainError } from '../../shared/domain-error.ts';

/** A socket or an event stream that is open. */
export interface ConnectionSlot {
  /** Aborts when the client leaves, or with the refusal the stream ends with. */
  readonly signal: AbortSignal;
  /** It is closed: makes room for another. */
  release(): void;
}

/** The refusal streams end with when the server stops. */
export const serverStoppingError = () =>
  new DomainError(
    'SERVER_STOPPING',
    'This server is going away. Connect again, and follow on after the last number that came.',
  );

/** The streams of a process: so many for each viewer, so many in all, and how they end together. */
export class ConnectionLimiter {
  readonly #slots = new Set<{ owner: string; controller: AbortController }>();
  #isStopped = false;

  constructor(private readonly config: Pick<Config, 'MAX_STREAMS' | 'MAX_STREAMS_IN_ALL'>) {}

  /** Takes a place; who is not signed in is told apart by address. Refuses with `TOO_MANY_STREAMS`, `SERVER_STOPPING`. */
  acquire(viewer: Viewer, address: string): ConnectionSlot {
    if (this.#isStopped) throw serverStoppingError();
    const { MAX_STREAMS, MAX_STREAMS_IN_ALL } = this.config;
    const owner = viewer.account?.accountId ?? `${viewer.kind} ${address}`;
    const ownCount = [...this.#slots].filter((it) => it.owner === owner).length;
    if (ownCount >= MAX_STREAMS)
      throw new DomainError(
        'TOO_MANY_STREAMS',
        `You have ${ownCount} streams open, and ${MAX_STREAMS} are the most. Close one, or ask for more on one socket.`,
      );
    if (this.#slots.size >= MAX_STREAMS_IN_ALL)
      throw new DomainError('TOO_MANY_STREAMS', 'This server holds as many streams as it can. Try later.');
    const controller = new AbortController();
    const slot = { owner, controller };
    this.#slots.add(slot);
    return {
      signal: controller.signal,
      release: () => {
        controller.abort();
        this.#slots.delete(slot);
      },
    };
  }

  /** Ends all streams with `SERVER_STOPPING` and takes no more; waits until they are closed, or for a time in ms. */
  async stop(timeoutMs: number): Promise<void> {
    this.#isStopped = true;
    for (const { controller } of this.#slots) controller.abort(serverStoppingError());
    const until = Date.now() + timeoutMs;
    while (this.#slots.size && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
