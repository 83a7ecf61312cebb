/** A passage of a text: UTF-16 units, the end exclusive. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** A passage without the blanks and marks at its ends, as clauses stand in a text. */
export function trimTextRange(text: string, { start, end }: TextRange): TextRange {
  const piece = text.slice(start, end);
  const before = piece.length - piece.replace(/^[\s;,.]+/u, '').length;
  return { start: start + before, end: start + Math.max(before, piece.replace(/[\s;,]+$/u, '').length) };
}

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/**
 * The passages of a zone that no clause covers, without the blanks and marks around them.
 *
 * What stands between two clauses and holds neither letter nor figure covers itself.
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
