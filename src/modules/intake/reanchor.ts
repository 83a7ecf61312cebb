import { defineEnum } from '../../shared/enum.ts';
import { extractTrigrams, jaccardSimilarity } from './text-similarity.ts';

export const PassageFate = defineEnum(
  'PassageFate',
  'What became of a passage in a later version of its document.',
  {
    INTACT: ['giữ nguyên', 'The same words at the same place.'],
    MOVED: ['chuyển vị trí', 'The same words at another place.'],
    CHANGED: ['đã sửa', 'Similar words; somebody must look at them.'],
    LOST: ['không còn', 'Nothing in the new text is like it.'],
  },
);
export type PassageFate = keyof typeof PassageFate;

/** A passage of the earlier version. */
export interface OldPassage {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

/** What became of it; no place where it is LOST. */
export interface AnchorResult {
  readonly span: string;
  readonly quote: string;
  readonly fate: PassageFate;
  readonly start: number | null;
  readonly end: number | null;
  readonly newQuote: string | null;
  /** How alike the words are, 0 to 1. */
  readonly similarity: number;
}

/** Below this two passages are about different things: a clause with another unit and another date stays above it. */
const MIN_SIMILARITY = 0.5;

/** Segments looked at closely for one passage. */
const MAX_CANDIDATE_SEGMENTS = 5;

/** The place nearest to the expected one where exactly these words stand; -1 when they stand nowhere. */
function findNearest(text: string, quote: string, expected: number): number {
  const after = text.indexOf(quote, expected);
  const from = after < 0 ? 0 : Math.max(0, expected - (after - expected));
  const before = text.slice(from, expected + quote.length - 1).lastIndexOf(quote);
  return before < 0 ? after : from + before;
}

/** The sentences and clauses of a text. */
function splitSegments(text: string): { readonly start: number; readonly end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (const { 0: piece, index } of text.matchAll(/[^.:;\n]+/gu)) {
    const start = index + piece.length - piece.trimStart().length;
    const end = index + piece.trimEnd().length;
    if (start < end) found.push({ start, end });
  }
  return found;
}

/** The segments of a text, found by what they are made of. Made only when some passage does not stand there word for word. */
class SegmentIndex {
  readonly #segments: readonly { readonly start: number; readonly end: number }[];
  readonly #segmentsByTrigram = new Map<string, number[]>();

  constructor(private readonly text: string) {
    this.#segments = splitSegments(text);
    this.#segments.forEach(({ start, end }, index) => {
      for (const trigram of extractTrigrams(text.slice(start, end))) {
        const holding = this.#segmentsByTrigram.get(trigram);
        if (holding) holding.push(index);
        else this.#segmentsByTrigram.set(trigram, [index]);
      }
    });
  }

  /** What is most like a passage, if anything is like it. */
  findMostSimilar(quote: string): { start: number; end: number; similarity: number } | undefined {
    const wanted = extractTrigrams(quote);
    const width = Math.max(1, splitSegments(quote).length);
    let best: { start: number; end: number; similarity: number } | undefined;
    for (const at of this.#findCandidates(wanted))
      for (let first = Math.max(0, at - width + 1); first <= at; first++) {
        const last = this.#segments[Math.min(this.#segments.length, first + width) - 1];
        const { start = 0 } = this.#segments[first] ?? {};
        const end = last?.end ?? start;
        const score = jaccardSimilarity(wanted, extractTrigrams(this.text.slice(start, end)));
        if (score >= MIN_SIMILARITY && score > (best?.similarity ?? 0))
          best = { start, end, similarity: score };
      }
    return best;
  }

  #findCandidates(wanted: ReadonlySet<string>): number[] {
    const shared = new Map<number, number>();
    // What stands in every other segment tells nothing, and would make long texts slow.
    const common = Math.max(50, this.#segments.length / 10);
    for (const trigram of wanted) {
      const holding = this.#segmentsByTrigram.get(trigram) ?? [];
      if (holding.length <= common) for (const at of holding) shared.set(at, (shared.get(at) ?? 0) + 1);
    }
    const ranked = [...shared].sort(([a, x], [b, y]) => y - x || a - b);
    return ranked.slice(0, MAX_CANDIDATE_SEGMENTS).map(([at]) => at);
  }
}

/**
 * Finds the passages of one version of a text in the next, in the order given; no passage goes missing silently.
 *
 * Word for word it is INTACT or MOVED, whatever the distance; of equal words the nearest are taken, counted from where the
 * passage before it went. Otherwise the most similar clause is CHANGED, which is a proposal for a person and never a fact.
 */
export function reanchor(passages: readonly OldPassage[], text: string): AnchorResult[] {
  let segments: SegmentIndex | undefined;
  let drift = 0;
  return passages.map(({ id: span, start, end, quote }): AnchorResult => {
    const isUnmoved = text.startsWith(quote, start);
    const at = isUnmoved
      ? start
      : findNearest(text, quote, Math.max(0, Math.min(text.length, start + drift)));
    if (quote && at >= 0) {
      drift = at - start;
      const fate = at === start ? 'INTACT' : 'MOVED';
      return { span, quote, fate, start: at, end: at + (end - start), newQuote: quote, similarity: 1 };
    }
    segments ??= new SegmentIndex(text);
    const match = segments.findMostSimilar(quote);
    if (!match) return { span, quote, fate: 'LOST', start: null, end: null, newQuote: null, similarity: 0 };
    return { span, quote, fate: 'CHANGED', ...match, newQuote: text.slice(match.start, match.end) };
  });
}
