import type { PreparedStatements } from '../../database/database.ts';

/** The first instant anything was recorded; `now` while there is nothing yet. It never changes once there is something. */
export async function findFirstRecordedAt(statements: PreparedStatements, now: Date): Promise<Date> {
  const [row] = await statements.run(
    'giaoban_records_begin',
    'select (extract(epoch from min(at)) * 1000)::float8 as at from audit_event where seq = (select min(seq) from audit_event)',
    [],
  );
  return typeof row?.at === 'number' ? new Date(row.at) : now;
}
