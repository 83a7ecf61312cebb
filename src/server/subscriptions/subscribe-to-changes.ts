import type { GraphQLResolveInfo } from 'graphql';
import type { Change, ChangeFilterInput } from '../../modules/history/change.ts';
import { attachNodes } from '../../modules/history/changed-nodes.ts';
import { type ChangeBatch, readChanges } from '../../modules/history/read-changes.ts';
import { DomainError, isUnavailable } from '../../shared/domain-error.ts';
import type { SubscriptionContext } from './subscription-context.ts';

/** How many changes are read at a time, and how long what was read may be told without being weighed anew, in ms. */
const BATCH_SIZE = 50;
const MAX_BATCH_AGE_MS = 250;

/** How often, and after how long in ms, a database that is busy or gone is asked again before the stream ends. */
const MAX_ATTEMPTS = 5;
const RETRY_DELAY_MS = 500;

/** What a follower asks for. */
export interface ChangesArguments {
  readonly after?: number | null | undefined;
  readonly filter?: ChangeFilterInput | null | undefined;
}

/** One follower: where they stand, and what they are told next. */
class ChangeSubscriber {
  #after = 0;
  readonly #filter: ChangeFilterInput;

  constructor(
    private readonly context: SubscriptionContext,
    private readonly info: GraphQLResolveInfo,
    { filter }: ChangesArguments,
  ) {
    this.#filter = filter ?? {};
  }

  /** Takes up the place they ask for, which is now unless they name a number, and reads from there. */
  async start(after: number | null | undefined): Promise<ChangeBatch> {
    this.#after = after ?? (await this.context.shared.notifier.readLastSeq());
    return this.#readBatch();
  }

  /** Tells change after change. Nothing is read before the one before it was taken. */
  async *changes(first: ChangeBatch): AsyncGenerator<Change, void> {
    const { abortSignal, shared } = this.context;
    for (let stretch = first; !abortSignal.aborted; stretch = await this.#readWithRetry()) {
      const readAt = Date.now();
      let sentCount = 0;
      for (const change of stretch.changes) {
        if (abortSignal.aborted || Date.now() - readAt > MAX_BATCH_AGE_MS) break;
        this.#after = change.seq;
        sentCount++;
        yield change;
      }
      if (sentCount < stretch.changes.length) continue;
      this.#after = Math.max(this.#after, stretch.readTo);
      if (this.#after >= stretch.lastSeq)
        await shared.notifier.waitForChangeAfter(this.#after, shared.config.STREAM_RECHECK_MS, abortSignal);
    }
    if (abortSignal.reason instanceof DomainError) throw abortSignal.reason;
  }

  /** A database that does not answer is waited for a while: it may be starting anew. */
  async #readWithRetry(): Promise<ChangeBatch> {
    for (let attempt = 1; ; attempt++)
      try {
        return await this.#readBatch();
      } catch (error) {
        if (!isUnavailable(error) || attempt === MAX_ATTEMPTS || this.context.abortSignal.aborted)
          throw error;
        await new Promise((resolve) => setTimeout(resolve, RETRY_DELAY_MS * attempt));
      }
  }

  /** Finds out who asks by now, then reads with the rights they have by now. */
  #readBatch(): Promise<ChangeBatch> {
    const { context, info } = this;
    return context.shared.limitReads(async () => {
      await context.reauthenticate();
      const options = { after: this.#after, size: BATCH_SIZE, filter: this.#filter };
      const stretch = await readChanges(context.graph, options);
      return { ...stretch, changes: await attachNodes(context.graph, info, stretch.changes) };
    });
  }
}

/** Begins to follow: what is asked wrongly is refused before the first change. */
export async function subscribeToChanges(
  args: ChangesArguments,
  context: SubscriptionContext,
  info: GraphQLResolveInfo,
): Promise<AsyncGenerator<Change, void>> {
  const subscriber = new ChangeSubscriber(context, info, args);
  return subscriber.changes(await subscriber.start(args.after));
}
