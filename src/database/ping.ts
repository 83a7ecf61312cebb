import { DomainError } from '../shared/domain-error.ts';
import type { Statements } from './database.ts';
import { busy, unavailable } from './driver-errors.ts';
import type { ServerProbe } from './server-probe.ts';

const PATIENCE_MS = 1_000;

/**
 * Resolves when the database answers a statement.
 *
 * Refuses within some two seconds: with `DATABASE_BUSY` when only our connections are in the way, with
 * `DATABASE_UNAVAILABLE` when the server does not answer beside them either.
 */
export async function ping(
  statements: Statements,
  probe: Pick<ServerProbe, 'answers'>,
  database: string,
): Promise<void> {
  try {
    await statements.run('giaoban_ping', 'select 1', [], AbortSignal.timeout(PATIENCE_MS));
  } catch (error) {
    if (error instanceof DomainError && error.code === 'DATABASE_UNAVAILABLE') throw error;
    throw (await probe.answers()) ? busy() : unavailable(database, 'it does not answer');
  }
}
