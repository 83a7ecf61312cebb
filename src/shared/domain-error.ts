import type { CommandErrorCode, ErrorCode } from './error-codes.ts';

/**
 * An error that the caller can do something about.
 *
 * `code` is part of the API (noun + fact, `DEADLINE_NOT_LATER`). It is never reworded or reused once it is released. The
 * message says what is wrong, with the value, then what to do.
 */
export class DomainError extends Error {
  override name = 'DomainError';

  constructor(
    readonly code: ErrorCode | CommandErrorCode,
    message: string,
    /** Further facts for the client. They go into `extensions`, beside the code. */
    readonly extensions: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}

/** Codes that mean that the database does not respond now. The HTTP status is 503, so proxies and clients retry. */
export const UNAVAILABLE_CODES: ReadonlySet<unknown> = new Set(['DATABASE_UNAVAILABLE', 'DATABASE_BUSY']);

/** Whether an error means that the database does not respond now. */
export const isUnavailable = (error: unknown): boolean =>
  error instanceof DomainError && UNAVAILABLE_CODES.has(error.code);

/** Creates an error about one part of the input, which `path` names. */
export const inputError = (code: ErrorCode, message: string, ...path: readonly string[]): DomainError =>
  new DomainError(code, message, { path });

/** An error in the request itself: code `BAD_USER_INPUT`. `extensions.reason` says which error it is. */
export class BadUserInputError extends DomainError {
  constructor(reason: ErrorCode | CommandErrorCode, message: string) {
    super('BAD_USER_INPUT', message, { reason });
  }
}
