import type { Day } from './day.ts';
import { DomainError } from './domain-error.ts';

/** Throws `VALIDITY_REVERSED` if the last day lies before the first. A range of one day is valid. */
export function assertDateRange(validFrom: Day | null | undefined, validTo: Day | null | undefined): void {
  if (!validFrom || !validTo || validFrom <= validTo) return;
  throw new DomainError(
    'VALIDITY_REVERSED',
    `The last day, ${validTo}, lies before the first day, ${validFrom}. Choose a later last day or an earlier first day.`,
    { path: ['validTo'] },
  );
}
