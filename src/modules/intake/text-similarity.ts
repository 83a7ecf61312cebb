/** Marks that Vietnamese puts on letters, as they stand in decomposed text. */
const COMBINING_MARKS = /[\u0300-\u036f]/gu;

/**
 * Words as they are compared: without diacritics and case, one blank between them, dashes and quotes alike.
 *
 * Folds as `vn_fold` of the database does, and then evens out what writers vary.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replace(COMBINING_MARKS, '')
    .replace(/[đĐ]/gu, 'd')
    .toLowerCase()
    .replace(/[‐-―−]/gu, '-')
    .replace(/[^\p{L}\p{N}&/-]+/gu, ' ')
    .replace(/\s*([-/])\s*/gu, '$1')
    .trim();
}

/** The groups of three letters of each word, as pg_trgm makes them. */
export function extractTrigrams(text: string): Set<string> {
  const found = new Set<string>();
  for (const word of foldText(text).split(/[^\p{L}\p{N}]+/u)) {
    if (!word) continue;
    const padded = `  ${word} `;
    for (let at = 0; at + 3 <= padded.length; at++) found.add(padded.slice(at, at + 3));
  }
  return found;
}

/** How alike two sets are, 0 to 1: what they share of what either has. */
export function jaccardSimilarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const it of a) if (b.has(it)) shared++;
  const all = a.size + b.size - shared;
  return all ? shared / all : 0;
}
