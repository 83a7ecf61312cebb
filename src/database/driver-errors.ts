import { isAbsolute } from 'node:path';
import { BadUserInputError, DomainError } from '../shared/domain-error.ts';

/** What drivers put on their errors: an SQLSTATE from the server, or a code from the operating system. */
export interface DriverError extends Error {
  code?: string;
  routine?: string;
}

const CONNECTION_FAILURE_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOENT', // a unix socket that is not there
  '57P01', // the server is stopped
  '57P02', // the server crashed
  '57P03', // the server starts or stops just now
  '57P05', // the session was idle for too long
  '25P03', // the transaction was idle for too long
]);

// pg gives these no code.
const CONNECTION_FAILURE_MESSAGE =
  /^(Connection terminated|Client (was closed|has encountered)|Query read timeout)/;

/** The connection did not open, or died on the way. SQLSTATE class 08 says the same. */
export function isConnectionFailure(error: DriverError): boolean {
  const { code = '', message } = error;
  return (
    CONNECTION_FAILURE_CODES.has(code) || code.startsWith('08') || CONNECTION_FAILURE_MESSAGE.test(message)
  );
}

/**
 * The server kept a plan, or we a name, that the other side no longer has: a column changed its type, or somebody
 * said `deallocate`. The same statement works when it is sent anew.
 */
export function isStaleStatement(error: DriverError): boolean {
  return error.code === '26000' || (error.code === '0A000' && error.routine === 'RevalidateCachedQuery');
}

/** What a failed statement means to a caller. Anything unforeseen is returned as it came. */
export function toDomainError(error: DriverError, database: string, limitMs: number): Error {
  if (error.code === '57014') {
    return queryTooSlowError(limitMs);
  }
  if (error.code === '22021') {
    return new BadUserInputError(
      'TEXT_INVALID',
      'A text here holds the character U+0000, which no text can. Leave it out.',
    );
  }
  return isConnectionFailure(error) ? databaseUnavailableError(database, describeDriverError(error)) : error;
}

/** What it means to a caller that there is no connection to send a statement on. */
export function connectionError(error: DriverError, database: string): DomainError {
  const tooMany = error.code === '53300' || error.message === 'timeout exceeded when trying to connect';
  return tooMany ? databaseBusyError() : databaseUnavailableError(database, describeDriverError(error));
}

export function queryTooSlowError(limitMs: number): DomainError {
  return new DomainError(
    'QUERY_TOO_SLOW',
    `The database did not answer within ${limitMs / 1000} seconds. Ask for less: fewer rows, fewer levels, a narrower filter.`,
  );
}

export function databaseBusyError(): DomainError {
  return new DomainError(
    'DATABASE_BUSY',
    'All connections to the database are in use. Try again in a moment.',
  );
}

/** The connection was lost during a commit: nobody knows whether the server carried it out. Its code is that of what was lost. */
export class OutcomeUnknownError extends DomainError {
  constructor({ code, message }: DomainError) {
    super(code, message);
  }
}

/** `database` is host:port/name or the folder of the embedded cluster, never a URL, which could carry a password. */
export function databaseUnavailableError(database: string, reason: string): DomainError {
  // The server process of the embedded cluster is started again by `EmbeddedCluster`.
  const remedy = isAbsolute(database) ? 'Try again in a moment.' : 'Start it, or correct DATABASE_URL.';
  return new DomainError(
    'DATABASE_UNAVAILABLE',
    `The database ${database} cannot be reached: ${reason}. ${remedy}`,
  );
}

const REASONS: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the connection was lost',
  EPIPE: 'the connection was lost',
  ENOENT: 'there is no such socket',
  ENOTFOUND: 'the host name is not known',
  EAI_AGAIN: 'the host name cannot be looked up',
  ETIMEDOUT: 'it does not answer',
  EHOSTUNREACH: 'there is no way to that host',
  ENETUNREACH: 'there is no way to that host',
  '28000': 'it refuses this user',
  '28P01': 'it refuses this user or password',
  '3D000': 'the server has no database of that name',
  '42501': 'this user may not use it',
  '57P01': 'it was stopped',
  '57P02': 'it crashed',
  '57P03': 'it is starting or stopping',
  '25P03': 'the transaction was idle for too long',
};

/** The reason in words that carry nothing secret. */
export function describeDriverError(error: DriverError): string {
  const known = REASONS[error.code ?? ''];
  if (known) {
    return known;
  }
  if (/due to connection timeout|read timeout|timeout expired/.test(error.message)) {
    return 'it does not answer';
  }
  return isConnectionFailure(error) ? 'the connection was lost' : (error.code ?? error.message);
}
