import type { SqlEntityManager } from '@mikro-orm/sql';

/** Who changes the graph, and why. The history stores it with each change. */
export interface AuditContext {
  /** The id of an account, or `SEED`, `MIGRATION` or `LOCAL`. */
  readonly actor: string;
  /** The name of the mutation, `issueDirective`. */
  readonly action: string;
  readonly reason?: string | null | undefined;
  /** The id of the request. It links the history to the log. */
  readonly requestId?: string | null | undefined;
  /** On whose behalf the actor does it. */
  readonly onBehalfOf?: string | null | undefined;
}

/** The longest reason that the history stores, in characters. */
const MAX_REASON_LENGTH = 4_000;

/**
 * Sets who makes the changes of this transaction. The database rejects every change until this is set. The setting ends with the
 * transaction. `extraSettings` are further settings of the transaction, sent in the same statement.
 */
export async function setAuditContext(
  em: SqlEntityManager,
  { actor, action, reason, requestId, onBehalfOf }: AuditContext,
  extraSettings: Readonly<Record<string, string>> = {},
): Promise<void> {
  const settings = {
    'giaoban.actor': actor,
    'giaoban.act': action,
    'giaoban.reason': reason?.slice(0, MAX_REASON_LENGTH) ?? '',
    'giaoban.request': requestId ?? '',
    'giaoban.on_behalf_of': onBehalfOf ?? '',
    ...extraSettings,
  };
  const setConfigCalls = Object.keys(settings).map(() => 'set_config(?, ?, true)');
  await em.execute(`select ${setConfigCalls.join(', ')}`, Object.entries(settings).flat());
}

/**
 * Makes the database write the audit events of what was flushed so far. Otherwise it writes them at the end of the
 * transaction. Then the rows that say to which body a removed row belonged may be removed too.
 */
export async function flushAuditEvents(em: SqlEntityManager): Promise<void> {
  await em.execute('set constraints all immediate');
  await em.execute('set constraints all deferred');
}
