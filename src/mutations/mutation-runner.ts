import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { OptimisticLockError } from '@mikro-orm/core';
import type { MikroORM, SqlEntityManager } from '@mikro-orm/sql';
import { OutcomeUnknownError } from '../database/driver-errors.ts';
import { IdempotentAnswer } from '../entities/idempotency-key.entity.ts';
import { DomainError, isUnavailable } from '../shared/domain-error.ts';
import { flushAuditEvents, setAuditContext } from './audit-context.ts';
import type { MutationContext } from './mutation-context.ts';

/** One act: its name, what was sent, and what it does. It answers the id of the node it made or changed. */
export interface MutationCall {
  readonly name: string;
  readonly input: object & {
    readonly idempotencyKey?: string | null | undefined;
    readonly reason?: string | null | undefined;
  };
  readonly run: (ctx: MutationContext) => Promise<string>;
}

/** What an act did. */
export interface MutationResult {
  /** The node it made or changed. */
  readonly id: string;
  /** The number of the last event it wrote into the history; null when it changed nothing. */
  readonly changeSeq: number | null;
}

/** Who acts, and when. */
export type MutationActor = Omit<MutationContext, 'em'> & {
  /** The id of the request that asked for it. */
  readonly requestId?: string | undefined;
};

/**
 * SQLSTATEs that say "the same again may work": serialization failure, deadlock, and a key that somebody else took, or a row that somebody
 * else took out, a moment ago, which the act sees the second time and refuses in its own words.
 */
const TRANSIENT_SQL_STATES = new Set(['40001', '40P01', '23505', '23503']);
const MAX_ATTEMPTS = 5;

/** Longest an act may take in the database, and longest it waits for the act of somebody else, in ms. */
const STATEMENT_TIMEOUT_MS = 10_000;
const TIMEOUT_SETTINGS = { statement_timeout: String(STATEMENT_TIMEOUT_MS), lock_timeout: '5000' };

const hashInput = (input: object): string =>
  createHash('sha256')
    .update(JSON.stringify(input, Object.keys(collectKeys(input)).sort()))
    .digest('hex');

/** Every key that occurs anywhere in a value, for a JSON text that does not depend on their order. */
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
 * Runs acts: each in one transaction of its own, so that it happens whole or not at all.
 *
 * A deadlock or serialization failure is tried again in a fresh unit of work. A key sent twice with the same input answers the
 * same node and does nothing; with other input it is refused with `IDEMPOTENCY_KEY_REUSED`.
 *
 * Refuses with `DATABASE_UNAVAILABLE` or `DATABASE_BUSY` when the database does not answer; `extensions.recorded` says whether the act
 * was recorded: `NO`, or `UNKNOWN` when the connection was lost during the commit. Refuses with `QUERY_TOO_SLOW` too.
 */
export class MutationRunner {
  constructor(private readonly orm: MikroORM) {}

  async run(act: MutationCall, actor: MutationActor): Promise<MutationResult> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#runOnce(act, actor);
      } catch (error) {
        const state = findSqlState(error);
        if (state === '55P03')
          throw new DomainError('NODE_BUSY', 'Somebody else is changing the same. Try again in a moment.');
        if (state === '57014') throw mutationTooSlowError();
        if (error instanceof OptimisticLockError) throw versionStaleError();
        if (error instanceof DomainError && isUnavailable(error))
          throw addOutcome(error, act.input.idempotencyKey);
        if (!state || !TRANSIENT_SQL_STATES.has(state) || attempt === MAX_ATTEMPTS) throw error;
        await setTimeout(Math.random() * 20 * 2 ** attempt);
      }
    }
  }

  async #runOnce({ name, input, run }: MutationCall, actor: MutationActor): Promise<MutationResult> {
    const orm = this.orm.em.fork() as SqlEntityManager;
    return orm.transactional(async (em) => {
      const { viewer } = actor;
      const who = viewer.account?.accountId ?? viewer.kind;
      await setAuditContext(
        em,
        { actor: who, action: name, reason: input.reason, requestId: actor.requestId },
        TIMEOUT_SETTINGS,
      );
      const key = input.idempotencyKey;
      if (key) {
        const before = await claimIdempotencyKey(em, who, key, name, hashInput(input));
        if (before) return { id: before, changeSeq: null };
      }
      const nodeId = await run({ ...actor, em });
      if (key) await em.nativeUpdate(IdempotentAnswer, { actor: who, key }, { nodeId });
      await em.flush();
      return { id: nodeId, changeSeq: await lastAuditSeq(em) };
    });
  }
}

/**
 * The number of the last event this transaction wrote. Events are written one transaction after the other, so that the latest of all is
 * its own, or it wrote none.
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
  new DomainError('VERSION_STALE', 'Somebody else changed this meanwhile. Read it again, then decide anew.');

const mutationTooSlowError = () =>
  new DomainError(
    'QUERY_TOO_SLOW',
    `The database did not finish this within ${STATEMENT_TIMEOUT_MS / 1000} seconds. Nothing was recorded. Do less at once, or try again in a moment.`,
    { recorded: 'NO' },
  );

/** Says of an act that met a database which does not answer what became of it. */
function addOutcome(error: DomainError, key: string | null | undefined): DomainError {
  if (!(error instanceof OutcomeUnknownError))
    return new DomainError(error.code, `${error.message} Nothing was recorded.`, { recorded: 'NO' });
  const then = key
    ? 'Send it again with the same idempotencyKey: if it was recorded, it is not done twice.'
    : 'Look whether it was before you send it again. With an idempotencyKey it could be sent again without looking.';
  return new DomainError(error.code, `${error.message} It is not known whether this was recorded. ${then}`, {
    recorded: 'UNKNOWN',
  });
}

/** While the first act under a key is under way nobody else gets past its row. */
const PENDING_NODE_ID = 'sys_00000000000000000000000000000000';

/** Takes a key, waiting for whoever took it before; answers what it answered then, or undefined when it is new. */
async function claimIdempotencyKey(
  em: SqlEntityManager,
  actor: string,
  key: string,
  mutation: string,
  inputHash: string,
): Promise<string | undefined> {
  const inserted = await em.execute<{ key: string }[]>(
    'insert into idempotent_answer (actor, key, act, input_hash, node_id) values (?, ?, ?, ?, ?) on conflict do nothing returning key',
    [actor, key, mutation, inputHash, PENDING_NODE_ID],
  );
  if (inserted.length) return undefined;
  const existing = await em.findOneOrFail(IdempotentAnswer, { actor, key });
  if (existing.act === mutation && existing.inputHash === inputHash) return existing.nodeId;
  throw new DomainError(
    'IDEMPOTENCY_KEY_REUSED',
    `The key "${key.slice(0, 60)}" was used for another act or another input. Use a new key for a new act.`,
    { path: ['idempotencyKey'] },
  );
}
