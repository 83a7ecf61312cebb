import type { GraphQLResolveInfo } from 'graphql';
import type { Change, ChangeFilterInput } from '../../modules/history/change.ts';
import { withNodes } from '../../modules/history/changed-nodes.ts';
import { readChanges, type Stretch } from '../../modules/history/read-changes.ts';
import { DomainError, isUnavailable } from '../../shared/domain-error.ts';
import type { StreamContext } from './subscription-context.ts';

/** How many changes are read at a time, and how long what was read may be told without being weighed anew, in ms. */
const BATCH = 50;
const FRESH = 250;

/** How often, and after how long in ms, a database that is busy or gone is asked again before the stream ends. */
const TRIES = 5;
const PAUSE = 500;

/** What a follower asks for. */
export interface Asked {
  readonly after?: number | null | undefined;
  readonly filter?: ChangeFilterInput | null | undefined;
}

/** One follower: where they stand, and what they are told next. */
class Follower {
  #after = 0;
  readonly #filter: ChangeFilterInput;

  constructor(
    private readonly context: StreamContext,
    private readonly info: GraphQLResolveInfo,
    { filter }: Asked,
  ) {
    this.#filter = filter ?? {};
  }

  /** Takes up the place they ask for, which is now unless they name a number, and reads from there. */
  async begin(after: number | null | undefined): Promise<Stretch> {
    this.#after = after ?? (await this.context.parts.bell.lastSeq());
    return this.#read();
  }

  /** Tells change after change. Nothing is read before the one before it was taken. */
  async *changes(first: Stretch): AsyncGenerator<Change, void> {
    const { leaving, parts } = this.context;
    for (let stretch = first; !leaving.aborted; stretch = await this.#readOn()) {
      const readAt = Date.now();
      let told = 0;
      for (const change of stretch.changes) {
        if (leaving.aborted || Date.now() - readAt > FRESH) break;
        this.#after = change.seq;
        told++;
        yield change;
      }
      if (told < stretch.changes.length) continue;
      this.#after = Math.max(this.#after, stretch.readTo);
      if (this.#after >= stretch.lastSeq)
        await parts.bell.beyond(this.#after, parts.config.STREAM_RECHECK_MS, leaving);
    }
    if (leaving.reason instanceof DomainError) throw leaving.reason;
  }

  /** A database that does not answer is waited for a while: it may be starting anew. */
  async #readOn(): Promise<Stretch> {
    for (let attempt = 1; ; attempt++)
      try {
        return await this.#read();
      } catch (error) {
        if (!isUnavailable(error) || attempt === TRIES || this.context.leaving.aborted) throw error;
        await new Promise((resolve) => setTimeout(resolve, PAUSE * attempt));
      }
  }

  /** Finds out who asks by now, then reads with the rights they have by now. */
  #read(): Promise<Stretch> {
    const { context, info } = this;
    return context.parts.limit(async () => {
      await context.renew();
      const asked = { after: this.#after, size: BATCH, filter: this.#filter };
      const stretch = await readChanges(context.graph, asked);
      return { ...stretch, changes: await withNodes(context.graph, info, stretch.changes) };
    });
  }
}

/** Begins to follow: what is asked wrongly is refused before the first change. */
export async function follow(
  asked: Asked,
  context: StreamContext,
  info: GraphQLResolveInfo,
): Promise<AsyncGenerator<Change, void>> {
  const follower = new Follower(context, info, asked);
  return follower.changes(await follower.begin(asked.after));
}
