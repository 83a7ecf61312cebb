import type { Day } from './day.ts';
import { DomainError } from './domain-error.ts';

/** Refuses with `VALIDITY_REVERSED` what would end before it begins. One day is long enough. */
export function assertDateRange(validFrom: Day | null | undefined, validTo: Day | null | undefined): void {
  if (!validFrom || !validTo || validFrom <= validTo) return;
  throw new DomainError(
    'VALIDITY_REVERSED',
    `It cannot end on ${validTo}, before it begins on ${validFrom}. Give a later last day, or an earlier first one.`,
    { path: ['validTo'] },
  );
}
