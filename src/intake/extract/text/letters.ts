/** Matches where a word starts; `\b` does not know Vietnamese letters. */
export const WORD = '(?<![\\p{L}\\p{N}])';
/** Matches where a word ends. */
export const END = '(?![\\p{L}\\p{N}])';

/** A pattern of whole words over text in small letters. */
export const words = (pattern: string, flags = 'u'): RegExp =>
  new RegExp(`${WORD}(?:${pattern})${END}`, flags);

/** A pattern of whole words that must stand where it is asked (sticky). */
export const here = (pattern: string): RegExp => new RegExp(`(?:${pattern})${END}`, 'uy');

/** What a sticky pattern matches at an index, or null. */
export function matchAt(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index;
  return pattern.exec(text);
}

/** Longest first, so that an alternative never hides a longer one. */
export const oneOf = (choices: readonly string[]): string =>
  [...choices].sort((one, other) => other.length - one.length).join('|');
