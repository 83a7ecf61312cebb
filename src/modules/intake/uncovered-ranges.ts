import type { TextRange } from '../../shared/text-range.ts';

/** Returns a range without the whitespace and punctuation at its ends. */
export function trimTextRange(text: string, { start, end }: TextRange): TextRange {
  const piece = text.slice(start, end);
  const before = piece.length - piece.replace(/^[\s;,.]+/u, '').length;
  return { start: start + before, end: start + Math.max(before, piece.replace(/[\s;,]+$/u, '').length) };
}

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/**
 * Returns the ranges of a zone that no clause covers, without whitespace and punctuation at their ends.
 *
 * A range without any letter or digit between two clauses is not returned.
 */
export function findUncoveredRanges(
  text: string,
  zone: TextRange | null,
  clauses: readonly TextRange[],
): (TextRange & { readonly quote: string })[] {
  if (!zone) return [];
  const ranges: (TextRange & { quote: string })[] = [];
  const addIfMeaningful = (from: number, to: number) => {
    if (from >= to || !LETTER_OR_DIGIT.test(text.slice(from, to))) return;
    const { start, end } = trimTextRange(text, { start: from, end: to });
    ranges.push({ start, end, quote: text.slice(start, end) });
  };
  let at = zone.start;
  for (const { start, end } of [...clauses].sort((a, b) => a.start - b.start)) {
    addIfMeaningful(at, Math.min(start, zone.end));
    at = Math.max(at, end);
  }
  addIfMeaningful(at, zone.end);
  return ranges;
}
