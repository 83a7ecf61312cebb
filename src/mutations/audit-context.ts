import type { SqlEntityManager } from '@mikro-orm/sql';

/** Who changes the graph, and why: what the history keeps beside each change. */
export interface AuditContext {
  /** The id of an account, or the name in capitals of what acts by itself: `SEED`, `MIGRATION`, `LOCAL`. */
  readonly actor: string;
  /** What is done, `issueDirective`. */
  readonly action: string;
  readonly reason?: string | null | undefined;
  /** The id of the request it came with, so that the log and the history can be laid side by side. */
  readonly requestId?: string | null | undefined;
  /** For whom it is done, when somebody else does it. */
  readonly onBehalfOf?: string | null | undefined;
}

/** Longest reason the history keeps, in characters. */
const MAX_REASON_LENGTH = 4_000;

/**
 * Says to the database who acts in this transaction. Until it is said every change is refused; it ends with the transaction. `more` are
 * settings of the transaction that are said along with it.
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
 * Lets the database write the history of what was flushed so far. It waits for the end of the transaction otherwise, when the rows that
 * say to which body a removed part belonged may be gone.
 */
export async function flushAuditEvents(em: SqlEntityManager): Promise<void> {
  await em.execute('set constraints all immediate');
  await em.execute('set constraints all deferred');
}
