import { DomainError } from './domain-error.ts';

const MAX_LENGTH = 500;

/**
 * A name or short text as it is kept: without blanks around it.
 *
 * Refuses with `TEXT_INVALID` what is blank, longer than 500 characters, or holds U+0000, which no text of a database can.
 */
export function requireText(text: string, field: string): string {
  const trimmed = text.trim();
  if (trimmed && trimmed.length <= MAX_LENGTH && !trimmed.includes('\0')) return trimmed;
  throw new DomainError(
    'BAD_USER_INPUT',
    trimmed
      ? `"${trimmed.slice(0, 60)}" cannot be a ${field}. Write at most ${MAX_LENGTH} characters, without U+0000.`
      : `The ${field} is blank. Write it out.`,
    { reason: 'TEXT_INVALID', path: [field] },
  );
}
