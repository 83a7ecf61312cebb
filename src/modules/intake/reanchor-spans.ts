import { defineEnum } from '../../shared/enum.ts';
import { extractTrigrams, jaccardSimilarity } from './text-similarity.ts';

export const PassageFate = defineEnum(
  'PassageFate',
  'How the text of an earlier version appears in a later version of its document.',
  {
    INTACT: ['giữ nguyên', 'The same words are at the same place.'],
    MOVED: ['chuyển vị trí', 'The same words are at another place.'],
    CHANGED: ['đã sửa', 'Similar words are in the new text. A person must check them.'],
    LOST: ['không còn', 'The new text has no similar words.'],
  },
);
export type PassageFate = keyof typeof PassageFate;

/** A text span of the earlier version. */
export interface OldPassage {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

/** The place of a span of the earlier version in the new text. `start`, `end` and `newQuote` are null if it is LOST. */
export interface AnchorResult {
  readonly span: string;
  readonly quote: string;
  readonly fate: PassageFate;
  readonly start: number | null;
  readonly end: number | null;
  readonly newQuote: string | null;
  /** The similarity of the words, 0 to 1. */
  readonly similarity: number;
}

/** Two texts with a lower similarity are about different things. A clause with another unit and another date stays above it. */
const MIN_SIMILARITY = 0.5;

/** The maximum number of segments that are compared with one span. */
const MAX_CANDIDATE_SEGMENTS = 5;

/** Returns the offset of exactly these words that is nearest to the expected offset; -1 if the text does not contain them. */
function findNearest(text: string, quote: string, expected: number): number {
  const after = text.indexOf(quote, expected);
  const from = after < 0 ? 0 : Math.max(0, expected - (after - expected));
  const before = text.slice(from, expected + quote.length - 1).lastIndexOf(quote);
  return before < 0 ? after : from + before;
}

/** Returns the ranges of the sentences and clauses of a text. */
function splitSegments(text: string): { readonly start: number; readonly end: number }[] {
  const segments: { start: number; end: number }[] = [];
  for (const { 0: piece, index } of text.matchAll(/[^.:;\n]+/gu)) {
    const start = index + piece.length - piece.trimStart().length;
    const end = index + piece.trimEnd().length;
    if (start < end) segments.push({ start, end });
  }
  return segments;
}

/** An index of the segments of a text by their trigrams. It is built only if some span is not in the text word for word. */
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

  /** Returns the range that is most similar to a quote; undefined if nothing is similar enough. */
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
    // A trigram of many segments does not distinguish them, and would make long texts slow.
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
 * Finds the spans of one version of a text in the next version. Returns one result for each span, in the given order.
 *
 * The same words are INTACT or MOVED, at any distance. If the text has them several times, those are taken that moved by
 * nearly the same distance as the span before. Otherwise the most similar clause is CHANGED: this is a suggestion for a person, not a fact.
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
