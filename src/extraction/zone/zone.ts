import { leadsOf } from '../addressees/rules/addressee-rules.ts';
import { markerOf } from '../text/markers.ts';
import type { SourceText } from '../text/normalized-text.ts';
import { type Stretch, sentencesOf } from '../text/sentences.ts';
import { CLOSER, NO_OPENER, OPENERS, type OpenerRule } from './opening-rules.ts';

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
const KEY =
  /kết luận|chỉ đạo|yêu cầu|đề nghị|giao|ý kiến|thống nhất|truyền đạt|nhấn mạnh|quyết định|phát biểu|biểu dương|ghi nhận|phân công|(?<![\p{L}/-])kl(?![\p{L}/-])/u;
const SHORT = 220;
/** A caption, a title or a lede is said again within so many paragraphs, or it was none. */
const FURTHEST = 300;

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
  let sure = Number.POSITIVE_INFINITY;
  for (const [paragraph, { start, end }] of paragraphs.entries()) {
    if (paragraph > sure + FURTHEST) break;
    if (!KEY.test(low.slice(start, end))) continue;
    const marker = markerOf(plain.slice(start, end))?.length ?? 0;
    for (const sentence of sentencesOf(plain, { start: start + marker, end })) {
      const words = low.slice(sentence.start, sentence.end);
      if (!KEY.test(words) || NO_OPENER.test(words)) continue;
      const rule = OPENERS.find(({ pattern }) => pattern.test(words.slice(0, 700)));
      if (!rule) continue;
      found.push({ sentence, paragraph, rule });
      if (rule.strength >= 3) sure = Math.min(sure, paragraph);
    }
  }
  return found;
}

/** A lede stands near the top; further down nothing is looked for a second time. */
const MOST_LEDES = 8;

/** The first of the surest openers that is neither a caption, nor a title, nor a lede said again below. */
function choose(
  source: SourceText,
  paragraphs: readonly Paragraph[],
  all: readonly Candidate[],
): Candidate | null {
  const lastSure = all.findLast(({ rule }) => rule.strength >= 3)?.paragraph ?? -1;
  const isReal = (candidate: Candidate, index: number): boolean => {
    const { start, end } = candidate.sentence;
    const words = source.low.slice(start, end);
    const later = lastSure > candidate.paragraph;
    const heads = candidate.rule.name === 'heading';
    if (candidate.rule.name.startsWith('labelled')) return true;
    if (isCaption(words) && !heads && (later || candidate.paragraph === paragraphs.length - 1)) return false;
    if (isTitle(source, paragraphs, candidate) && (later || !heads)) return false;
    return !(index < MOST_LEDES && words.length > 40 && source.low.indexOf(words, end) >= 0);
  };
  const sure = all.find((candidate, index) => candidate.rule.strength >= 3 && isReal(candidate, index));
  if (sure) return sure;
  const real = all.filter(isReal);
  const best = Math.max(0, ...real.slice(0, 1000).map(({ rule }) => rule.strength));
  return (
    real.find(({ rule }) => rule.strength >= best) ??
    titleOverList(source, paragraphs, all) ??
    bareOrder(source, paragraphs)
  );
}

const BARE: OpenerRule = { name: 'bare-order', strength: 0, pattern: /^giao /u };
const MOST_BARE = 12;

/** "Giao phòng Y tế rà soát …": a note that is nothing but orders has nobody who concludes. */
function bareOrder({ plain, low }: SourceText, paragraphs: readonly Paragraph[]): Candidate | null {
  const [first] = paragraphs;
  if (!first || paragraphs.length > MOST_BARE) return null;
  const start = first.start + (markerOf(textOf(plain, first))?.length ?? 0);
  const words = { plain: plain.slice(start, first.end), low: low.slice(start, first.end) };
  if (!BARE.pattern.test(words.low) || leadsOf(words).rule !== 'given-to') return null;
  const [sentence] = sentencesOf(plain, { start, end: first.end });
  return sentence ? { sentence, paragraph: 0, rule: BARE } : null;
}

/** "Kết luận giao ban tuần 12" over a numbered list: short notes have no other words that open them. */
function titleOverList(
  { plain }: SourceText,
  paragraphs: readonly Paragraph[],
  all: readonly Candidate[],
): Candidate | null {
  const title = all.find(({ rule }) => rule.strength >= 4);
  if (!title) return null;
  const marked = paragraphs
    .slice(title.paragraph + 1)
    .filter((paragraph) => markerOf(textOf(plain, paragraph)) !== null);
  return marked.length > 1 ? { ...title, rule: { ...title.rule, name: 'heading' } } : null;
}

/** Whether a paragraph stands among the lines above the text, before anything that ends like a sentence. */
function isTitle({ plain }: SourceText, paragraphs: readonly Paragraph[], { paragraph }: Candidate): boolean {
  const own = paragraphs[paragraph] as Paragraph;
  if (paragraph > 16 || (own.end - own.start > 24 && /\p{L}\.$/u.test(plain.slice(own.start, own.end))))
    return false;
  return paragraphs
    .slice(0, paragraph + 1)
    .every(
      ({ start, end }) =>
        !/[.;:!]$/u.test(plain.slice(start, end)) ||
        (end - start < 60 && !/:$/u.test(plain.slice(start, end))),
    );
}

const isCaption = (words: string) =>
  words.length < SHORT && !ORDER_FOLLOWS.test(words.replace(/kết luận|phát biểu chỉ đạo/gu, ''));

/** "Yêu cầu các cơ quan, đơn vị khẩn trương triển khai thực hiện./." closes a text and orders nothing of its own. */
const FORMULA =
  /^(?:[^.;:\n]{3,60} )?(?:yêu cầu|đề nghị) [^.;:\n]{3,160} (?:(?:khẩn trương|nghiêm túc|chủ động|tích cực|quan tâm|phối hợp|căn cứ [^,;.]{3,60}),? )*(?:tổ chức )?(?:triển khai,? )?thực hiện(?: nghiêm túc| tốt| hiệu quả)?(?: các nội dung (?:trên|nêu trên|kết luận trên))?[./ ]*$/u;

/** The last paragraph of the zone that a candidate opens: the one before a closing formula. */
function lastParagraph(
  { plain, low }: SourceText,
  paragraphs: readonly Paragraph[],
  { paragraph }: Candidate,
): number {
  const markerAt = (index: number) => markerOf(textOf(plain, paragraphs[index]))?.length ?? 0;
  let last = paragraphs.length - 1;
  for (let index = paragraph + 1; index < paragraphs.length; index++) {
    if (!CLOSER.test(textOf(low, paragraphs[index]).slice(markerAt(index), markerAt(index) + 420))) continue;
    last = index - 1;
    break;
  }
  const closes =
    last > paragraph && markerAt(last) === 0 && FORMULA.test(textOf(low, paragraphs[last]).slice(0, 320));
  return closes ? last - 1 : last;
}

const textOf = (text: string, paragraph: Paragraph | undefined): string =>
  paragraph ? text.slice(paragraph.start, paragraph.end) : '';
