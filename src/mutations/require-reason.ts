import { DomainError } from '../shared/domain-error.ts';

/** Returns the reason, trimmed. Throws `REASON_MISSING` when it is empty; `path` names the field of the input. */
export function requireReason(reason: string | null | undefined, path = 'reason'): string {
  const trimmed = reason?.trim();
  if (trimmed) return trimmed;
  throw new DomainError('REASON_MISSING', 'The reason is missing. Write a sentence that others understand.', {
    path: [path],
  });
}
