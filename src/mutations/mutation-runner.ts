import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { OptimisticLockError } from '@mikro-orm/core';
import type { MikroORM, SqlEntityManager } from '@mikro-orm/sql';
import { OutcomeUnknownError } from '../database/driver-errors.ts';
import { IdempotencyKey } from '../entities/idempotency-key.entity.ts';
import { DomainError, isUnavailable } from '../shared/domain-error.ts';
import { flushAuditEvents, setAuditContext } from './audit-context.ts';
import type { MutationContext } from './mutation-context.ts';

/** One call of a mutation: its name, its input, and the function that runs it. The function returns the id of the node that it created or changed. */
export interface MutationCall {
  readonly name: string;
  readonly input: object & {
    readonly idempotencyKey?: string | null | undefined;
    readonly reason?: string | null | undefined;
  };
  readonly run: (ctx: MutationContext) => Promise<string>;
}

/** The result of a mutation. */
export interface MutationResult {
  /** The id of the node that the mutation created or changed. */
  readonly id: string;
  /** The number of the last audit event that the mutation wrote; null if it changed nothing. */
  readonly changeSeq: number | null;
}

/** Who runs a mutation, and when. */
export type MutationActor = Omit<MutationContext, 'em'> & {
  /** The id of the request that contains the mutation. */
  readonly requestId?: string | undefined;
};

/**
 * SQLSTATEs after which a retry may succeed: serialization failure, deadlock, and a key that somebody else has just taken or a row that
 * somebody else has just deleted. In the last two cases the mutation sees the change at its second attempt and throws its own error.
 */
const TRANSIENT_SQL_STATES = new Set(['40001', '40P01', '23505', '23503']);
const MAX_ATTEMPTS = 5;

/** How long a statement may run in the database, in ms. A mutation waits at most 5000 ms for the lock of another one. */
const STATEMENT_TIMEOUT_MS = 10_000;
const TIMEOUT_SETTINGS = { statement_timeout: String(STATEMENT_TIMEOUT_MS), lock_timeout: '5000' };

const hashInput = (input: object): string =>
  createHash('sha256')
    .update(JSON.stringify(input, Object.keys(collectKeys(input)).sort()))
    .digest('hex');

/** Returns every key that occurs anywhere in a value. With them the JSON text does not depend on the order of keys. */
function collectKeys(value: unknown, keys: Record<string, true> = {}): Record<string, true> {
  if (Array.isArray(value)) for (const item of value) collectKeys(item, keys);
  else if (value !== null && typeof value === 'object' && !(value instanceof Date))
    for (const [key, inner] of Object.entries(value)) {
      keys[key] = true;
      collectKeys(inner, keys);
    }
  return keys;
}

const findSqlState = (error: unknown): string | undefined => {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code } = at as { code?: unknown };
    if (typeof code === 'string') return code;
  }
  return undefined;
};

/**
 * Runs each mutation in a transaction of its own, so that it takes effect completely or not at all.
 *
 * After a deadlock or serialization failure it retries in a new unit of work. An idempotency key that is sent again with the same
 * input returns the same node and changes nothing. With another input it throws `IDEMPOTENCY_KEY_REUSED`.
 *
 * Errors: `NODE_BUSY`, `VERSION_STALE`, `QUERY_TOO_SLOW`, and `DATABASE_UNAVAILABLE` or `DATABASE_BUSY` if the database does not
 * respond. `extensions.recorded` then says whether the mutation was recorded: `NO`, or `UNKNOWN` if the connection was lost during
 * the commit.
 */
export class MutationRunner {
  constructor(private readonly orm: MikroORM) {}

  async run(call: MutationCall, actor: MutationActor): Promise<MutationResult> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#runOnce(call, actor);
      } catch (error) {
        const state = findSqlState(error);
        if (state === '55P03')
          throw new DomainError(
            'NODE_BUSY',
            'Somebody else is changing the same node. Try again in a moment.',
          );
        if (state === '57014') throw mutationTooSlowError();
        if (error instanceof OptimisticLockError) throw versionStaleError();
        if (error instanceof DomainError && isUnavailable(error))
          throw addOutcome(error, call.input.idempotencyKey);
        if (!state || !TRANSIENT_SQL_STATES.has(state) || attempt === MAX_ATTEMPTS) throw error;
        await setTimeout(Math.random() * 20 * 2 ** attempt);
      }
    }
  }

  async #runOnce({ name, input, run }: MutationCall, actor: MutationActor): Promise<MutationResult> {
    const orm = this.orm.em.fork() as SqlEntityManager;
    return orm.transactional(async (em) => {
      const { viewer } = actor;
      const actorId = viewer.account?.accountId ?? viewer.kind;
      await setAuditContext(
        em,
        { actor: actorId, action: name, reason: input.reason, requestId: actor.requestId },
        TIMEOUT_SETTINGS,
      );
      const key = input.idempotencyKey;
      if (key) {
        const previousNodeId = await claimIdempotencyKey(em, {
          actor: actorId,
          key,
          mutation: name,
          inputHash: hashInput(input),
        });
        if (previousNodeId) return { id: previousNodeId, changeSeq: null };
      }
      const nodeId = await run({ ...actor, em });
      if (key) await em.nativeUpdate(IdempotencyKey, { actor: actorId, key }, { nodeId });
      await em.flush();
      return { id: nodeId, changeSeq: await lastAuditSeq(em) };
    });
  }
}

/**
 * Returns the number of the last audit event that this transaction wrote; null if it wrote none.
 *
 * Only one transaction at a time writes events. So it is enough to look at the latest event and its transaction.
 */
async function lastAuditSeq(em: SqlEntityManager): Promise<number | null> {
  await flushAuditEvents(em);
  const [row] = await em.execute<{ seq: number | string }[]>(
    `select seq from (select seq, transaction from audit_event order by seq desc limit 1) latest
      where transaction::text = pg_current_xact_id_if_assigned()::text`,
  );
  return row ? Number(row.seq) : null;
}

const versionStaleError = () =>
  new DomainError(
    'VERSION_STALE',
    'Somebody else changed the node meanwhile. Read it again, then decide again.',
  );

const mutationTooSlowError = () =>
  new DomainError(
    'QUERY_TOO_SLOW',
    `The database did not finish this within ${STATEMENT_TIMEOUT_MS / 1000} seconds. Nothing was recorded. Change less at once, or try again in a moment.`,
    { recorded: 'NO' },
  );

/** Adds to an error of the database whether the mutation was recorded. */
function addOutcome(error: DomainError, key: string | null | undefined): DomainError {
  if (!(error instanceof OutcomeUnknownError))
    return new DomainError(error.code, `${error.message} Nothing was recorded.`, { recorded: 'NO' });
  const advice = key
    ? 'Send it again with the same idempotencyKey: if it was recorded, it is not recorded twice.'
    : 'Check this before you send it again. With an idempotencyKey no check is needed.';
  return new DomainError(
    error.code,
    `${error.message} It is unknown whether the change was recorded. ${advice}`,
    {
      recorded: 'UNKNOWN',
    },
  );
}

/** The node id of a key while its first mutation is running. Another request with the key waits for this row. */
const PENDING_NODE_ID = 'sys_00000000000000000000000000000000';

/**
 * Claims an idempotency key, and waits if another request is using it. Returns the node id of the earlier mutation; undefined if the key
 * is new. Throws `IDEMPOTENCY_KEY_REUSED`.
 */
async function claimIdempotencyKey(
  em: SqlEntityManager,
  {
    actor,
    key,
    mutation,
    inputHash,
  }: { readonly actor: string; readonly key: string; readonly mutation: string; readonly inputHash: string },
): Promise<string | undefined> {
  const inserted = await em.execute<{ key: string }[]>(
    'insert into idempotent_answer (actor, key, act, input_hash, node_id) values (?, ?, ?, ?, ?) on conflict do nothing returning key',
    [actor, key, mutation, inputHash, PENDING_NODE_ID],
  );
  if (inserted.length) return undefined;
  const existing = await em.findOneOrFail(IdempotencyKey, { actor, key });
  if (existing.mutation === mutation && existing.inputHash === inputHash) return existing.nodeId;
  throw new DomainError(
    'IDEMPOTENCY_KEY_REUSED',
    `The key "${key.slice(0, 60)}" was used for another mutation or another input. Use a new key for each mutation.`,
    { path: ['idempotencyKey'] },
  );
}
