import { isAbsolute } from 'node:path';
import { BadUserInputError, DomainError } from '../shared/domain-error.ts';

/** An error of the driver. Its code is an SQLSTATE of the server or a code of the operating system. */
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
  'ENOENT', // the unix socket does not exist
  '57P01', // the server is stopped
  '57P02', // the server crashed
  '57P03', // the server is starting or stopping
  '57P05', // the session was idle for too long
  '25P03', // the transaction was idle for too long
]);

// These errors of pg have no code.
const CONNECTION_FAILURE_MESSAGE =
  /^(Connection terminated|Client (was closed|has encountered)|Query read timeout)/;

/** Returns whether the connection did not open or was lost. SQLSTATE class 08 means the same. */
export function isConnectionFailure(error: DriverError): boolean {
  const { code = '', message } = error;
  return (
    CONNECTION_FAILURE_CODES.has(code) || code.startsWith('08') || CONNECTION_FAILURE_MESSAGE.test(message)
  );
}

/**
 * Returns whether a prepared statement is no longer valid: a column has another type now, or somebody ran `deallocate`.
 * The same statement succeeds when it is prepared again.
 */
export function isStaleStatement(error: DriverError): boolean {
  return error.code === '26000' || (error.code === '0A000' && error.routine === 'RevalidateCachedQuery');
}

/** Returns the domain error for a failed statement. Returns an unknown error unchanged. */
export function toDomainError(error: DriverError, database: string, limitMs: number): Error {
  if (error.code === '57014') {
    return queryTooSlowError(limitMs);
  }
  if (error.code === '22021') {
    return new BadUserInputError(
      'TEXT_INVALID',
      'A text contains the character U+0000, which is not allowed. Remove it.',
    );
  }
  return isConnectionFailure(error) ? databaseUnavailableError(database, describeDriverError(error)) : error;
}

/** Returns the domain error for a failure to get a connection. */
export function connectionError(error: DriverError, database: string): DomainError {
  const tooMany = error.code === '53300' || error.message === 'timeout exceeded when trying to connect';
  return tooMany ? databaseBusyError() : databaseUnavailableError(database, describeDriverError(error));
}

export function queryTooSlowError(limitMs: number): DomainError {
  return new DomainError(
    'QUERY_TOO_SLOW',
    `The database did not respond within ${limitMs / 1000} seconds. Request less: fewer rows, fewer levels, a narrower filter.`,
  );
}

export function databaseBusyError(): DomainError {
  return new DomainError(
    'DATABASE_BUSY',
    'All connections to the database are in use. Try again in a moment.',
  );
}

/** The connection was lost during a commit. It is unknown whether the server committed. The code is that of the lost connection. */
export class OutcomeUnknownError extends DomainError {
  constructor({ code, message }: DomainError) {
    super(code, message);
  }
}

/**
 * Returns the error that the database cannot be reached.
 *
 * `database` is host:port/name or the folder of the embedded cluster. It is never a URL, because a URL can contain a
 * password.
 */
export function databaseUnavailableError(database: string, reason: string): DomainError {
  // `EmbeddedCluster` starts the server process of the embedded cluster again.
  const remedy = isAbsolute(database) ? 'Try again in a moment.' : 'Start it, or correct DATABASE_URL.';
  return new DomainError(
    'DATABASE_UNAVAILABLE',
    `The database ${database} cannot be reached: ${reason}. ${remedy}`,
  );
}

const REASONS: Record<string, string> = {
  ECONNREFUSED: 'no server is listening there',
  ECONNRESET: 'the connection was lost',
  EPIPE: 'the connection was lost',
  ENOENT: 'the socket does not exist',
  ENOTFOUND: 'the host name is unknown',
  EAI_AGAIN: 'the look-up of the host name failed',
  ETIMEDOUT: 'it does not respond',
  EHOSTUNREACH: 'there is no route to the host',
  ENETUNREACH: 'there is no route to the host',
  '28000': 'it rejects this user',
  '28P01': 'it rejects this user or password',
  '3D000': 'the server has no database with this name',
  '42501': 'this user has no right to use it',
  '57P01': 'it was stopped',
  '57P02': 'it crashed',
  '57P03': 'it is starting or stopping',
  '25P03': 'the transaction was idle for too long',
};

/** Returns the reason of an error, without secrets. */
export function describeDriverError(error: DriverError): string {
  const known = REASONS[error.code ?? ''];
  if (known) {
    return known;
  }
  if (/due to connection timeout|read timeout|timeout expired/.test(error.message)) {
    return 'it does not respond';
  }
  return isConnectionFailure(error) ? 'the connection was lost' : (error.code ?? error.message);
}
