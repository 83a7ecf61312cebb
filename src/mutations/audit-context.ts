import type { SqlEntityManager } from '@mikro-orm/sql';

/** Who changes the graph, and why: what the history keeps beside each change. */
export interface Author {
  /** The id of an account, or the name in capitals of what acts by itself: `SEED`, `MIGRATION`, `LOCAL`. */
  readonly actor: string;
  /** What is done, `issueDirective`. */
  readonly act: string;
  readonly reason?: string | null | undefined;
  /** The id of the request it came with, so that the log and the history can be laid side by side. */
  readonly request?: string | null | undefined;
  /** For whom it is done, when somebody else does it. */
  readonly onBehalfOf?: string | null | undefined;
}

/** Longest reason the history keeps, in characters. */
const LONGEST_REASON = 4_000;

/**
 * Says to the database who acts in this transaction. Until it is said every change is refused; it ends with the transaction. `more` are
 * settings of the transaction that are said along with it.
 */
export async function actAs(
  em: SqlEntityManager,
  { actor, act, reason, request, onBehalfOf }: Author,
  more: Readonly<Record<string, string>> = {},
): Promise<void> {
  const settings = {
    'giaoban.actor': actor,
    'giaoban.act': act,
    'giaoban.reason': reason?.slice(0, LONGEST_REASON) ?? '',
    'giaoban.request': request ?? '',
    'giaoban.on_behalf_of': onBehalfOf ?? '',
    ...more,
  };
  const said = Object.keys(settings).map(() => 'set_config(?, ?, true)');
  await em.execute(`select ${said.join(', ')}`, Object.entries(settings).flat());
}

/**
 * Lets the database write the history of what was flushed so far. It waits for the end of the transaction otherwise, when the rows that
 * say to which body a removed part belonged may be gone.
 */
export async function writeHistory(em: SqlEntityManager): Promise<void> {
  await em.execute('set constraints all immediate');
  await em.execute('set constraints all deferred');
}
