/** Returns the match of a sticky pattern at an offset, or null. */
export function matchAt(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index;
  return pattern.exec(text);
}

/** Joins the alternatives of a pattern, longest first, so that a short one does not hide a longer one. */
export const buildAlternation = (choices: readonly string[]): string =>
  [...choices].sort((one, other) => other.length - one.length).join('|');
