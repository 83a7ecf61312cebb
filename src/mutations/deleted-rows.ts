import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Sql } from '../shared/graph-type.ts';

/**
 * Returns a query for the last state of each deleted row of a table, in one column `state`.
 *
 * The codes and numbers of deleted rows are never used again. A document that cites one must not lead to another row.
 */
export const deletedRowsSql = (table: Sql): Sql =>
  `select before as state from audit_event where kind = 'REMOVED' and subject_table = '${table}'`;

/** Returns whether a row with these column values was deleted from a table. */
export async function wasDeleted(
  em: SqlEntityManager,
  table: Sql,
  columns: Readonly<Record<string, string>>,
): Promise<boolean> {
  const [row] = await em.execute(
    `select 1 from (${deletedRowsSql(table)}) deleted where deleted.state @> ?::jsonb limit 1`,
    [JSON.stringify(columns)],
  );
  return row !== undefined;
}
