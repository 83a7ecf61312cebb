import type { MikroORM } from '@mikro-orm/sql';
import { DIRECTIVES_PER_MEETING, loadStatements } from './statements.sql.ts';

/** The number of directives in one transaction, in whole meetings. The work can be stopped between two transactions. */
const BATCH_SIZE = 300 * DIRECTIVES_PER_MEETING;

/** Settings of the transaction: no time limit, and the actor and action for the history. */
const SETTINGS = [
  'set local statement_timeout = 0',
  "set local giaoban.actor = 'SEED'",
  "set local giaoban.act = 'seedLoad'",
];

/** Options of a load. `progress` receives the number of directives inserted so far. */
export interface LoadOptions {
  readonly orm: MikroORM;
  readonly count: number;
  readonly progress: (done: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Inserts directives for load tests, with their meetings, documents, text spans, assignments and reports.
 *
 * Set-based statements create everything inside the database. All rows belong to fictional organizations. The same count gives
 * the same rows, except for their ids. If the signal aborts the load, the finished batches stay. Returns the number of directives
 * inserted.
 */
export async function seedLoad({ orm, count, progress, signal }: LoadOptions): Promise<number> {
  const em = orm.em.fork();
  const runInTransaction = (texts: readonly string[]) =>
    em.transactional(async (tx) => {
      for (const text of [...SETTINGS, ...texts])
        await tx.getConnection().execute(text, [], 'run', tx.getTransactionContext());
    });
  await runInTransaction(loadStatements.organizations);
  let done = 0;
  while (done < count && !signal?.aborted) {
    const size = Math.min(BATCH_SIZE, count - done);
    await runInTransaction(loadStatements.batch.map((write) => write(done, size)));
    done += size;
    progress(done);
  }
  for (const table of loadStatements.tables) await em.getConnection().execute(`analyze ${table}`);
  return done;
}
