import type { ExpectedClause } from './expected-extraction.ts';

export interface ClauseSpan {
  readonly start: number;
  readonly end: number;
}

/** The minimum overlap of two spans that are the same clause. */
export const MIN_OVERLAP = 0.8;

/** Returns the intersection of two spans divided by their union: 1 for the same span, 0 for disjoint ones. */
export function computeOverlap(a: ClauseSpan, b: ClauseSpan): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  if (shared <= 0) return 0;
  return shared / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

/**
 * Finds the spans of the expected clauses, each after the one before it. Throws an `Error` if a quote is not in the text:
 * then the corpus is wrong, and not the extractor.
 */
export function locateClauses<Clause extends Pick<ExpectedClause, 'quote'>>(
  text: string,
  clauses: readonly Clause[],
): (Clause & ClauseSpan)[] {
  let from = 0;
  return clauses.map((clause) => {
    const start = text.indexOf(clause.quote, from);
    if (start < 0) throw new Error(`"${clause.quote}" does not stand in the text after character ${from}.`);
    from = start + clause.quote.length;
    return { ...clause, start, end: from };
  });
}

/** An expected clause and the extracted one that is the same. */
export interface ClausePair<Expected, Found> {
  readonly expected: Expected;
  readonly found: Found;
}

/** Pairs expected clauses with extracted ones, the largest overlap first; each clause has at most one partner. */
export function alignClauses<Expected extends ClauseSpan, Found extends ClauseSpan>(
  expected: readonly Expected[],
  found: readonly Found[],
): ClausePair<Expected, Found>[] {
  const candidates = expected.flatMap((one) =>
    found
      .map((other) => ({ expected: one, found: other, share: computeOverlap(one, other) }))
      .filter(({ share }) => share >= MIN_OVERLAP),
  );
  const taken = new Set<ClauseSpan>();
  return candidates
    .sort((a, b) => b.share - a.share)
    .filter((pair) => {
      if (taken.has(pair.expected) || taken.has(pair.found)) return false;
      taken.add(pair.expected).add(pair.found);
      return true;
    });
}
