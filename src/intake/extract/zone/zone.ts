import { type Stretch, sentencesOf } from '../segmenting/sentences.ts';
import { markerOf } from '../text/markers.ts';
import type { SourceText } from '../text/source-text.ts';
import { CLOSER, NO_OPENER, OPENERS, type OpenerRule } from './openers.ts';

/** A paragraph of the text, trimmed, in normalised units. */
export type Paragraph = Stretch;

/** The concluding zone: from the sentence that opens it to the last paragraph before a closing formula. */
export interface Zone {
  readonly start: number;
  readonly end: number;
  /** The sentence that opens it. */
  readonly opening: Stretch;
  readonly rule: string;
  readonly strength: number;
}

interface Candidate {
  readonly sentence: Stretch;
  readonly paragraph: number;
  readonly rule: OpenerRule;
}

const ORDER_FOLLOWS =
  /(?<![\p{L}\p{N}])(?:yêu cầu|đề nghị|giao|nhấn mạnh|chỉ rõ|lưu ý|chỉ đạo|ghi nhận|đánh giá|biểu dương|quán triệt|thống nhất|đồng ý|cần|phải|phân công|khẳng định|cho rằng|nhất trí|kết luận:)(?![\p{L}])|[:]$/u;
const KEY = /kết luận|chỉ đạo|yêu cầu|đề nghị|giao|ý kiến|thống nhất|truyền đạt|nhấn mạnh|quyết định/u;
const SHORT = 220;

/** Finds the concluding zone of a text; null when nobody concludes anything in it. */
export function zoneOf(source: SourceText, paragraphs: readonly Paragraph[]): Zone | null {
  const chosen = choose(source, paragraphs, candidates(source, paragraphs));
  if (!chosen) return null;
  const last = lastParagraph(source, paragraphs, chosen);
  const { sentence, rule } = chosen;
  const end =
    last === chosen.paragraph ? (paragraphs[last] as Paragraph).end : (paragraphs[last] as Paragraph).end;
  return { start: sentence.start, end, opening: sentence, rule: rule.name, strength: rule.strength };
}

function candidates({ plain, low }: SourceText, paragraphs: readonly Paragraph[]): Candidate[] {
  const found: Candidate[] = [];
  for (const [paragraph, { start, end }] of paragraphs.entries()) {
    if (!KEY.test(low.slice(start, end))) continue;
    const marker = markerOf(plain.slice(start, end))?.length ?? 0;
    for (const sentence of sentencesOf(plain, { start: start + marker, end })) {
      const words = low.slice(sentence.start, sentence.end);
      if (!KEY.test(words) || NO_OPENER.test(words)) continue;
      const rule = OPENERS.find(({ pattern }) => pattern.test(words.slice(0, 700)));
      if (rule) found.push({ sentence, paragraph, rule });
    }
  }
  return found;
}

/** The first of the surest openers that is neither a caption nor a lede said again below. */
function choose(
  { low }: SourceText,
  paragraphs: readonly Paragraph[],
  all: readonly Candidate[],
): Candidate | null {
  const real = all.filter((candidate) => {
    const { start, end } = candidate.sentence;
    const words = low.slice(start, end);
    if (
      isCaption(words) &&
      (all.some((other) => other.sentence.start > start && other.rule.strength >= 3) ||
        candidate.paragraph === paragraphs.length - 1)
    )
      return false;
    return !(words.length > 40 && low.indexOf(words, end) >= 0);
  });
  const best = Math.max(0, ...real.map(({ rule }) => Math.min(rule.strength, 3)));
  return real.find(({ rule }) => rule.strength >= best) ?? null;
}

const isCaption = (words: string) =>
  words.length < SHORT && !ORDER_FOLLOWS.test(words.replace(/kết luận|phát biểu chỉ đạo/gu, ''));

function lastParagraph(
  { plain, low }: SourceText,
  paragraphs: readonly Paragraph[],
  { paragraph }: Candidate,
): number {
  for (let index = paragraph + 1; index < paragraphs.length; index++) {
    const { start, end } = paragraphs[index] as Paragraph;
    const marker = markerOf(plain.slice(start, end))?.length ?? 0;
    if (CLOSER.test(low.slice(start + marker, Math.min(end, start + marker + 420)))) return index - 1;
  }
  return paragraphs.length - 1;
}
