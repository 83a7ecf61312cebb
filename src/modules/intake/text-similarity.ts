import { foldDiacritics } from '../../shared/fold-diacritics.ts';

/**
 * Returns a text for comparison: without diacritics, in lower case, with single spaces, one form of dash and no punctuation.
 *
 * It folds like `vn_fold` in the database, and also removes differences between writers.
 */
export function foldText(text: string): string {
  return foldDiacritics(text)
    .toLowerCase()
    .replace(/[‐-―−]/gu, '-')
    .replace(/[^\p{L}\p{N}&/-]+/gu, ' ')
    .replace(/\s*([-/])\s*/gu, '$1')
    .trim();
}

/** Returns the trigrams of the words of a text, as pg_trgm makes them. */
export function extractTrigrams(text: string): Set<string> {
  const trigrams = new Set<string>();
  for (const word of foldText(text).split(/[^\p{L}\p{N}]+/u)) {
    if (!word) continue;
    const padded = `  ${word} `;
    for (let at = 0; at + 3 <= padded.length; at++) trigrams.add(padded.slice(at, at + 3));
  }
  return trigrams;
}

/** Returns the Jaccard similarity of two sets, 0 to 1: the size of the intersection divided by the size of the union. */
export function jaccardSimilarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const it of a) if (b.has(it)) shared++;
  const all = a.size + b.size - shared;
  return all ? shared / all : 0;
}
