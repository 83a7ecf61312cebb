import type { Viewer } from '../../authorization/viewer.ts';
import type { Config } from '../../config.ts';
import { DomainError } from '../../shared/domain-error.ts';

/** The place of one open WebSocket or event stream. */
export interface ConnectionSlot {
  /** Aborts when the client leaves, or with the error that ends the stream. */
  readonly signal: AbortSignal;
  /** Frees the place when the connection is closed. */
  release(): void;
}

/** Returns the error that ends all streams when the server stops. */
export const serverStoppingError = () =>
  new DomainError(
    'SERVER_STOPPING',
    'This server stops. Connect again, and continue after the last `seq` that you received.',
  );

/** Counts the open streams of a process. It limits them for each viewer and in all, and ends them together. */
export class ConnectionLimiter {
  readonly #slots = new Set<{ owner: string; controller: AbortController }>();
  #isStopped = false;

  constructor(private readonly config: Pick<Config, 'MAX_STREAMS' | 'MAX_STREAMS_IN_ALL'>) {}

  /**
   * Takes a place for a stream. Anonymous viewers are counted by their address. Errors: `TOO_MANY_STREAMS`, `SERVER_STOPPING`.
   */
  acquire(viewer: Viewer, address: string): ConnectionSlot {
    if (this.#isStopped) throw serverStoppingError();
    const { MAX_STREAMS, MAX_STREAMS_IN_ALL } = this.config;
    const owner = viewer.account?.accountId ?? `${viewer.kind} ${address}`;
    const ownCount = [...this.#slots].filter((it) => it.owner === owner).length;
    if (ownCount >= MAX_STREAMS)
      throw new DomainError(
        'TOO_MANY_STREAMS',
        `You have ${ownCount} open streams, and the limit is ${MAX_STREAMS}. Close one, or use one WebSocket for several subscriptions.`,
      );
    if (this.#slots.size >= MAX_STREAMS_IN_ALL)
      throw new DomainError(
        'TOO_MANY_STREAMS',
        'This server has the most streams that it allows. Try again later.',
      );
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

  /** Ends all streams with `SERVER_STOPPING` and accepts no more. Waits until they are closed, at most `timeoutMs`. */
  async stop(timeoutMs: number): Promise<void> {
    this.#isStopped = true;
    for (const { controller } of this.#slots) controller.abort(serverStoppingError());
    const until = Date.now() + timeoutMs;
    while (this.#slots.size && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
