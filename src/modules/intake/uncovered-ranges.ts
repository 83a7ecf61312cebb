/** A passage of a text: UTF-16 units, the end exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A passage without the blanks and marks at its ends, as clauses stand in a text. */
export function trimmed(text: string, { start, end }: Stretch): Stretch {
  const piece = text.slice(start, end);
  const before = piece.length - piece.replace(/^[\s;,.]+/u, '').length;
  return { start: start + before, end: start + Math.max(before, piece.replace(/[\s;,]+$/u, '').length) };
}

const MEANS_SOMETHING = /[\p{L}\p{N}]/u;

/**
 * The passages of a zone that no clause covers, without the blanks and marks around them.
 *
 * What stands between two clauses and holds neither letter nor figure covers itself.
 */
export function uncovered(
  text: string,
  zone: Stretch | null,
  clauses: readonly Stretch[],
): (Stretch & { readonly quote: string })[] {
  if (!zone) return [];
  const found: (Stretch & { quote: string })[] = [];
  const leave = (from: number, to: number) => {
    if (from >= to || !MEANS_SOMETHING.test(text.slice(from, to))) return;
    const { start, end } = trimmed(text, { start: from, end: to });
    found.push({ start, end, quote: text.slice(start, end) });
  };
  let at = zone.start;
  for (const { start, end } of [...clauses].sort((a, b) => a.start - b.start)) {
    leave(at, Math.min(start, zone.end));
    at = Math.max(at, end);
  }
  leave(at, zone.end);
  return found;
}
