import type { PreparedStatements } from '../../database/database.ts';

/** Returns the time of the first event, or `now` if there are no events. Once there is an event, the result never changes. */
export async function findFirstRecordedAt(statements: PreparedStatements, now: Date): Promise<Date> {
  const [row] = await statements.run(
    'giaoban_records_begin',
    'select (extract(epoch from min(at)) * 1000)::float8 as at from audit_event where seq = (select min(seq) from audit_event)',
    [],
  );
  return typeof row?.at === 'number' ? new Date(row.at) : now;
}
