/**
 * A refusal the caller can act on.
 *
 * `code` is API (noun + fact, `DEADLINE_NOT_LATER`): once released it is never reworded or reused. The message says what
 * is wrong, with the value, then what to do.
 */
export class DomainError extends Error {
  override name = 'DomainError';

  constructor(
    readonly code: string,
    message: string,
    /** What helps besides the sentence; goes into `extensions` beside the code. */
    readonly extensions: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}

/** Codes that say the database cannot answer now: the answer is 503, so that proxies and clients try again. */
export const UNAVAILABLE_CODES: ReadonlySet<unknown> = new Set(['DATABASE_UNAVAILABLE', 'DATABASE_BUSY']);

/** Whether an error says that the database cannot answer now. */
export const isUnavailable = (error: unknown): boolean =>
  error instanceof DomainError && UNAVAILABLE_CODES.has(error.code);

/** A refusal that lies in one part of the input, told by its path. */
export const inputError = (code: string, message: string, ...path: readonly string[]): DomainError =>
  new DomainError(code, message, { path });

/** A refusal of what was asked, not of what was done: code `BAD_USER_INPUT`, with the fact that tells them apart. */
export class BadUserInputError extends DomainError {
  constructor(reason: string, message: string) {
    super('BAD_USER_INPUT', message, { reason });
  }
}
