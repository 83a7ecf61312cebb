import type { GraphQLResolveInfo } from 'graphql';
import type { Change, ChangeFilterInput } from '../../modules/history/change.ts';
import { attachNodes } from '../../modules/history/changed-nodes.ts';
import { type ChangeBatch, readChanges } from '../../modules/history/read-changes.ts';
import { DomainError, isUnavailable } from '../../shared/domain-error.ts';
import type { SubscriptionContext } from './subscription-context.ts';

/** How many changes are read at a time, and how long a batch may be sent before the rights are checked again, in ms. */
const BATCH_SIZE = 50;
const MAX_BATCH_AGE_MS = 250;

/**
 * How often a read is tried while the database is unavailable, and the delay between the attempts, in ms. Then the stream ends.
 */
const MAX_ATTEMPTS = 5;
const RETRY_DELAY_MS = 500;

/** The arguments of the subscription. */
export interface ChangesArguments {
  readonly after?: number | null | undefined;
  readonly filter?: ChangeFilterInput | null | undefined;
}

/** One subscriber: how far it has read, and what it receives next. */
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

  /** Starts after the given number, or at the present end of the history without one. Reads the first batch. */
  async start(after: number | null | undefined): Promise<ChangeBatch> {
    this.#after = after ?? (await this.context.shared.notifier.readLastSeq());
    return this.#readBatch();
  }

  /** Yields the changes one after the other. A batch is read only after the client has received the one before it. */
  async *changes(first: ChangeBatch): AsyncGenerator<Change, void> {
    const { abortSignal, shared } = this.context;
    for (let batch = first; !abortSignal.aborted; batch = await this.#readWithRetry()) {
      const readAt = Date.now();
      let sentCount = 0;
      for (const change of batch.changes) {
        if (abortSignal.aborted || Date.now() - readAt > MAX_BATCH_AGE_MS) break;
        this.#after = change.seq;
        sentCount++;
        yield change;
      }
      if (sentCount < batch.changes.length) continue;
      this.#after = Math.max(this.#after, batch.readTo);
      if (this.#after >= batch.lastSeq)
        await shared.notifier.waitForChangeAfter(this.#after, shared.config.STREAM_RECHECK_MS, abortSignal);
    }
    if (abortSignal.reason instanceof DomainError) throw abortSignal.reason;
  }

  /** Reads a batch, and retries while the database is unavailable: it may be restarting. */
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

  /** Authenticates the viewer again, then reads a batch with their present rights. */
  #readBatch(): Promise<ChangeBatch> {
    const { context, info } = this;
    return context.shared.limitReads(async () => {
      await context.reauthenticate();
      const options = { after: this.#after, size: BATCH_SIZE, filter: this.#filter };
      const batch = await readChanges(context.graph, options);
      return { ...batch, changes: await attachNodes(context.graph, info, batch.changes) };
    });
  }
}

/** Starts a subscription and reads its first batch. So errors of the arguments are thrown before the first change. */
export async function subscribeToChanges(
  args: ChangesArguments,
  context: SubscriptionContext,
  info: GraphQLResolveInfo,
): Promise<AsyncGenerator<Change, void>> {
  const subscriber = new ChangeSubscriber(context, info, args);
  return subscriber.changes(await subscriber.start(args.after));
}
