import { DomainError } from './domain-error.ts';

const LONGEST = 500;

/**
 * A name or short text as it is kept: without blanks around it.
 *
 * Refuses with `TEXT_INVALID` what is blank, longer than 500 characters, or holds U+0000, which no text of a database can.
 */
export function wording(text: string, field: string): string {
  const kept = text.trim();
  if (kept && kept.length <= LONGEST && !kept.includes('\0')) return kept;
  throw new DomainError(
    'BAD_USER_INPUT',
    kept
      ? `"${kept.slice(0, 60)}" cannot be a ${field}. Write at most ${LONGEST} characters, without U+0000.`
      : `The ${field} is blank. Write it out.`,
    { fact: 'TEXT_INVALID', path: [field] },
  );
}
