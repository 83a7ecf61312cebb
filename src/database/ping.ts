import { DomainError } from '../shared/domain-error.ts';
import type { PreparedStatements } from './database.ts';
import { databaseBusyError, databaseUnavailableError } from './driver-errors.ts';
import type { ServerProbe } from './server-probe.ts';

const PING_TIMEOUT_MS = 1_000;

/**
 * Resolves when the database responds to a statement.
 *
 * Rejects within about two seconds. `DATABASE_BUSY`: the pool has no free connection, but the server responds on a separate
 * one. `DATABASE_UNAVAILABLE`: the server does not respond on a separate connection either.
 */
export async function ping(
  statements: PreparedStatements,
  probe: Pick<ServerProbe, 'answers'>,
  database: string,
): Promise<void> {
  try {
    await statements.run('giaoban_ping', 'select 1', [], AbortSignal.timeout(PING_TIMEOUT_MS));
  } catch (error) {
    if (error instanceof DomainError && error.code === 'DATABASE_UNAVAILABLE') throw error;
    throw (await probe.answers())
      ? databaseBusyError()
      : databaseUnavailableError(database, 'it does not respond');
  }
}
