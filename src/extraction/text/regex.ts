/** What a sticky pattern matches at an index, or null. */
export function matchAt(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index;
  return pattern.exec(text);
}

/** Alternatives of a pattern, longest first, so that none hides a longer one. */
export const buildAlternation = (choices: readonly string[]): string =>
  [...choices].sort((one, other) => other.length - one.length).join('|');
