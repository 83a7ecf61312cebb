import type { MikroORM } from '@mikro-orm/sql';
import { DIRECTIVES_PER_MEETING, loadStatements } from './statements.sql.ts';

/** Directives entered by one transaction, whole meetings each: between two of them the work can be stopped. */
const BATCH_SIZE = 300 * DIRECTIVES_PER_MEETING;

/** Nothing of it is hurried, and the history says where it came from. */
const SETTINGS = [
  'set local statement_timeout = 0',
  "set local giaoban.actor = 'SEED'",
  "set local giaoban.act = 'seedLoad'",
];

/** What a load needs; `progress` is told how many directives there are so far. */
export interface LoadOptions {
  readonly orm: MikroORM;
  readonly count: number;
  readonly progress: (done: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Adds directives for load tests, with the meetings, documents, words, assignments and reports they need.
 *
 * Everything is made inside the database by set-based statements. Rows belong to fictional organizations, and the same
 * count gives the same rows but for their ids. Stopped by the signal, it keeps the batches it finished. Answers with the
 * number of directives entered.
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
