import { expect } from 'vitest';
import { DomainError } from '../../src/shared/domain-error.ts';

/** Returns the `DomainError` that the promise rejects with; anything else fails the spec. */
export async function expectDomainError(promise: Promise<unknown>): Promise<DomainError> {
  const error = await promise.then(
    () => expect.fail('No error was thrown.'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof DomainError)) throw error;
  return error;
}
