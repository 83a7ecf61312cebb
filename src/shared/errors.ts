/**
 * A refusal the caller can act on.
 *
 * `code` is API (noun + fact, `CURSOR_FOREIGN`): once released it is never reworded or reused. The message says what
 * is wrong, with the value, then what to do.
 */
export class DomainError extends Error {
  override name = 'DomainError';

  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
