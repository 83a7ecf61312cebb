import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Sql } from '../shared/graph-type.ts';

/**
 * The last state of the rows of a table that were taken out, as a query of one column `state`. Codes and numbers of theirs are never
 * given again: whoever cites one must find what it was, not something else.
 */
export const deletedRowsSql = (table: Sql): Sql =>
  `select before as state from audit_event where kind = 'REMOVED' and subject_table = '${table}'`;

/** Whether a row with these columns was taken out of a table. */
export async function wasDeleted(
  em: SqlEntityManager,
  table: Sql,
  columns: Readonly<Record<string, string>>,
): Promise<boolean> {
  const [row] = await em.execute(
    `select 1 from (${deletedRowsSql(table)}) gone where gone.state @> ?::jsonb limit 1`,
    [JSON.stringify(columns)],
  );
  return row !== undefined;
}
