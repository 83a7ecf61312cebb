/** A passage of a text: UTF-16 units, the end exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
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
    const piece = text.slice(from, to);
    if (from >= to || !MEANS_SOMETHING.test(piece)) return;
    const start = from + piece.search(/[^\s;,.]/u);
    const end = from + piece.trimEnd().length;
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
