import { DomainError } from './domain-error.ts';

const MAX_LENGTH = 500;

/**
 * Returns a name or short text without blanks around it.
 *
 * Throws `TEXT_INVALID` if it is blank, longer than 500 characters, or contains U+0000, which the database cannot store.
 */
export function requireText(text: string, field: string): string {
  const trimmed = text.trim();
  if (trimmed && trimmed.length <= MAX_LENGTH && !trimmed.includes('\0')) return trimmed;
  throw new DomainError(
    'BAD_USER_INPUT',
    trimmed
      ? `"${trimmed.slice(0, 60)}" is not a valid ${field}. Write at most ${MAX_LENGTH} characters, without U+0000.`
      : `The ${field} is blank. Enter a text.`,
    { reason: 'TEXT_INVALID', path: [field] },
  );
}
