import type { Viewer } from '../../authorization/viewer.ts';
import type { Config } from '../../config.ts';
import { DomainError } from '../../shared/domain-error.ts';

/** A socket or an event stream that is open. */
export interface OpenStream {
  /** Aborts when the client leaves, or with the refusal the stream ends with. */
  readonly signal: AbortSignal;
  /** It is closed: makes room for another. */
  closed(): void;
}

/** The refusal streams end with when the server stops. */
export const stopping = () =>
  new DomainError(
    'SERVER_STOPPING',
    'This server is going away. Connect again, and follow on after the last number that came.',
  );

/** The streams of a process: so many for each viewer, so many in all, and how they end together. */
export class Streams {
  readonly #open = new Set<{ owner: string; controller: AbortController }>();
  #stopped = false;

  constructor(private readonly config: Pick<Config, 'MAX_STREAMS' | 'MAX_STREAMS_IN_ALL'>) {}

  /** Takes a place; who is not signed in is told apart by address. Refuses with `TOO_MANY_STREAMS`, `SERVER_STOPPING`. */
  open(viewer: Viewer, address: string): OpenStream {
    if (this.#stopped) throw stopping();
    const { MAX_STREAMS, MAX_STREAMS_IN_ALL } = this.config;
    const owner = viewer.account?.accountId ?? `${viewer.kind} ${address}`;
    const own = [...this.#open].filter((it) => it.owner === owner).length;
    if (own >= MAX_STREAMS)
      throw new DomainError(
        'TOO_MANY_STREAMS',
        `You have ${own} streams open, and ${MAX_STREAMS} are the most. Close one, or ask for more on one socket.`,
      );
    if (this.#open.size >= MAX_STREAMS_IN_ALL)
      throw new DomainError('TOO_MANY_STREAMS', 'This server holds as many streams as it can. Try later.');
    const controller = new AbortController();
    const place = { owner, controller };
    this.#open.add(place);
    return {
      signal: controller.signal,
      closed: () => {
        controller.abort();
        this.#open.delete(place);
      },
    };
  }

  /** Ends all streams with `SERVER_STOPPING` and takes no more; waits until they are closed, or for a time in ms. */
  async stop(patience: number): Promise<void> {
    this.#stopped = true;
    for (const { controller } of this.#open) controller.abort(stopping());
    const until = Date.now() + patience;
    while (this.#open.size && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
