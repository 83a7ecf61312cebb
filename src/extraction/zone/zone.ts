import type { TextRange } from '../../shared/text-range.ts';
import type { ClauseText } from '../addressees/rules/addressee-rule.ts';
import { findLeads } from '../addressees/rules/addressee-rules.ts';
import { parseMarker } from '../text/markers.ts';
import type { NormalizedText } from '../text/normalized-text.ts';
import { splitSentences } from '../text/sentences.ts';
import { CLOSING_PATTERN, NON_OPENING_PATTERN, OPENING_RULES, type OpeningRule } from './opening-rules.ts';

/** A trimmed paragraph, in offsets of the normalised text. */
export type Paragraph = TextRange;

/** The concluding zone: from the sentence that opens it to the last paragraph before a closing formula. */
export interface Zone {
  readonly start: number;
  readonly end: number;
  /** The sentence that opens the zone. */
  readonly opening: TextRange;
  readonly rule: string;
}

interface OpeningCandidate {
  readonly sentence: TextRange;
  readonly paragraph: number;
  readonly rule: OpeningRule;
}

const ORDER_FOLLOWS =
  /(?<![\p{L}\p{N}])(?:yêu cầu|đề nghị|giao|nhấn mạnh|chỉ rõ|lưu ý|chỉ đạo|ghi nhận|đánh giá|biểu dương|quán triệt|thống nhất|đồng ý|cần|phải|phân công|khẳng định|cho rằng|nhất trí|kết luận:)(?![\p{L}])|[:]$/u;
const KEYWORDS =
  /kết luận|chỉ đạo|yêu cầu|đề nghị|giao|ý kiến|thống nhất|truyền đạt|nhấn mạnh|quyết định|phát biểu|biểu dương|ghi nhận|phân công|(?<![\p{L}/-])kl(?![\p{L}/-])/u;
const MAX_CAPTION_LENGTH = 220;
/** A caption, a title or a lede repeats its words within this number of paragraphs. Otherwise it is the real opening. */
const MAX_PARAGRAPHS_AFTER_OPENING = 300;

/** Returns the concluding zone of a text, or null if the text has no conclusion. */
export function findZone(source: NormalizedText, paragraphs: readonly Paragraph[]): Zone | null {
  const chosenOpening = chooseOpening(source, paragraphs, findOpeningCandidates(source, paragraphs));
  if (!chosenOpening) return null;
  const last = findLastParagraph(source, paragraphs, chosenOpening);
  const { sentence, rule } = chosenOpening;
  const { end } = paragraphs[last] as Paragraph;
  return { start: sentence.start, end, opening: sentence, rule: rule.name };
}

function findOpeningCandidates(
  { text, lower }: NormalizedText,
  paragraphs: readonly Paragraph[],
): OpeningCandidate[] {
  const found: OpeningCandidate[] = [];
  let surestParagraph = Number.POSITIVE_INFINITY;
  for (const [paragraph, { start, end }] of paragraphs.entries()) {
    if (paragraph > surestParagraph + MAX_PARAGRAPHS_AFTER_OPENING) break;
    if (!KEYWORDS.test(lower.slice(start, end))) continue;
    const marker = parseMarker(text.slice(start, end))?.length ?? 0;
    for (const sentence of splitSentences(text, { start: start + marker, end })) {
      const words = lower.slice(sentence.start, sentence.end);
      if (!KEYWORDS.test(words) || NON_OPENING_PATTERN.test(words)) continue;
      const rule = OPENING_RULES.find(({ pattern }) => pattern.test(words.slice(0, 700)));
      if (!rule) continue;
      found.push({ sentence, paragraph, rule });
      if (rule.strength >= 3) surestParagraph = Math.min(surestParagraph, paragraph);
    }
  }
  return found;
}

/** A lede is near the top of the text, so only the first candidates are checked for repeated words. */
const MAX_LEDES = 8;

/** Returns the first of the strongest candidates that is not a caption, a title or a lede repeated below. */
function chooseOpening(
  source: NormalizedText,
  paragraphs: readonly Paragraph[],
  candidates: readonly OpeningCandidate[],
): OpeningCandidate | null {
  const lastSure = candidates.findLast(({ rule }) => rule.strength >= 3)?.paragraph ?? -1;
  const isRealOpening = (candidate: OpeningCandidate, index: number): boolean => {
    const { start, end } = candidate.sentence;
    const words = source.lower.slice(start, end);
    const later = lastSure > candidate.paragraph;
    const isHeadingRule = candidate.rule.name === 'heading';
    if (candidate.rule.name.startsWith('labelled')) return true;
    if (isCaption(words) && !isHeadingRule && (later || candidate.paragraph === paragraphs.length - 1))
      return false;
    if (isTitle(source, paragraphs, candidate) && (later || !isHeadingRule)) return false;
    return !(index < MAX_LEDES && words.length > 40 && source.lower.indexOf(words, end) >= 0);
  };
  const sureOpening = candidates.find(
    (candidate, index) => candidate.rule.strength >= 3 && isRealOpening(candidate, index),
  );
  if (sureOpening) return sureOpening;
  const realOpenings = candidates.filter(isRealOpening);
  const best = Math.max(0, ...realOpenings.slice(0, 1000).map(({ rule }) => rule.strength));
  return (
    realOpenings.find(({ rule }) => rule.strength >= best) ??
    findTitleAboveList(source, paragraphs, candidates) ??
    findImplicitOrder(source, paragraphs)
  );
}

const IMPLICIT_ORDER_RULE: OpeningRule = { name: 'implicit-order', strength: 0, pattern: /^giao /u };
const MAX_IMPLICIT_ORDER_PARAGRAPHS = 12;

/** Returns the opening of a note that holds only orders and names no chair: "Giao phòng Y tế rà soát …". */
function findImplicitOrder(
  { text, lower }: NormalizedText,
  paragraphs: readonly Paragraph[],
): OpeningCandidate | null {
  const [first] = paragraphs;
  if (!first || paragraphs.length > MAX_IMPLICIT_ORDER_PARAGRAPHS) return null;
  const start = first.start + (parseMarker(paragraphText(text, first))?.length ?? 0);
  const words: ClauseText = { text: text.slice(start, first.end), lower: lower.slice(start, first.end) };
  if (!IMPLICIT_ORDER_RULE.pattern.test(words.lower) || findLeads(words).rule !== 'given-to') return null;
  const [sentence] = splitSentences(text, { start, end: first.end });
  return sentence ? { sentence, paragraph: 0, rule: IMPLICIT_ORDER_RULE } : null;
}

/** Returns a title above a numbered list as the opening: "Kết luận giao ban tuần 12". Short notes have no other opening. */
function findTitleAboveList(
  { text }: NormalizedText,
  paragraphs: readonly Paragraph[],
  candidates: readonly OpeningCandidate[],
): OpeningCandidate | null {
  const title = candidates.find(({ rule }) => rule.strength >= 4);
  if (!title) return null;
  const marked = paragraphs
    .slice(title.paragraph + 1)
    .filter((paragraph) => parseMarker(paragraphText(text, paragraph)) !== null);
  return marked.length > 1 ? { ...title, rule: { ...title.rule, name: 'heading' } } : null;
}

/** Returns whether a paragraph is among the lines at the top of the text, before anything that ends like a sentence. */
function isTitle(
  { text }: NormalizedText,
  paragraphs: readonly Paragraph[],
  { paragraph }: OpeningCandidate,
): boolean {
  const own = paragraphs[paragraph] as Paragraph;
  if (paragraph > 16 || (own.end - own.start > 24 && /\p{L}\.$/u.test(text.slice(own.start, own.end))))
    return false;
  return paragraphs
    .slice(0, paragraph + 1)
    .every(
      ({ start, end }) =>
        !/[.;:!]$/u.test(text.slice(start, end)) || (end - start < 60 && !/:$/u.test(text.slice(start, end))),
    );
}

const isCaption = (words: string) =>
  words.length < MAX_CAPTION_LENGTH && !ORDER_FOLLOWS.test(words.replace(/kết luận|phát biểu chỉ đạo/gu, ''));

/** "Yêu cầu các cơ quan, đơn vị khẩn trương triển khai thực hiện./." closes a text and orders nothing specific. */
const CLOSING_REQUEST =
  /^(?:[^.;:\n]{3,60} )?(?:yêu cầu|đề nghị) [^.;:\n]{3,160} (?:(?:khẩn trương|nghiêm túc|chủ động|tích cực|quan tâm|phối hợp|căn cứ [^,;.]{3,60}),? )*(?:tổ chức )?(?:triển khai,? )?thực hiện(?: nghiêm túc| tốt| hiệu quả)?(?: các nội dung (?:trên|nêu trên|kết luận trên))?[./ ]*$/u;

/** Returns the index of the last paragraph of the zone: the one before a closing formula. */
function findLastParagraph(
  { text, lower }: NormalizedText,
  paragraphs: readonly Paragraph[],
  { paragraph }: OpeningCandidate,
): number {
  const markerAt = (index: number) => parseMarker(paragraphText(text, paragraphs[index]))?.length ?? 0;
  let last = paragraphs.length - 1;
  for (let index = paragraph + 1; index < paragraphs.length; index++) {
    if (
      !CLOSING_PATTERN.test(
        paragraphText(lower, paragraphs[index]).slice(markerAt(index), markerAt(index) + 420),
      )
    )
      continue;
    last = index - 1;
    break;
  }
  const endsWithRequest =
    last > paragraph &&
    markerAt(last) === 0 &&
    CLOSING_REQUEST.test(paragraphText(lower, paragraphs[last]).slice(0, 320));
  return endsWithRequest ? last - 1 : last;
}

const paragraphText = (text: string, paragraph: Paragraph | undefined): string =>
  paragraph ? text.slice(paragraph.start, paragraph.end) : '';
