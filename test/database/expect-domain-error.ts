import { expect } from 'vitest';
import { DomainError } from '../../src/shared/domain-error.ts';

/** The refusal that the promise ends in; anything else fails the spec. */
export async function expectDomainError(promise: Promise<unknown>): Promise<DomainError> {
  const error = await promise.then(
    () => expect.fail('It was not refused.'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof DomainError)) {
    throw error;
  }
  return error;
}
