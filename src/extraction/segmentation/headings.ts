import type { ClauseText } from '../addressees/rules/addressee-rule.ts';
import { findLeads } from '../addressees/rules/addressee-rules.ts';
import type { ReferenceDate } from '../deadlines/date-expressions.ts';
import { findDeadline } from '../deadlines/find-deadline.ts';
import { isVerbAt } from '../lexicon/verbs.ts';
import { findLabelLeads } from './clause-context.ts';
import { ORDER_VERB } from './order-patterns.ts';

const SECTION_TITLE =
  /^(?:một số |các |những |về |phần )?(?:đánh giá(?: chung| kết quả)?|kết quả|tình hình|ưu điểm|hạn chế|tồn tại|nguyên nhân|nhiệm vụ|phương hướng|giải pháp|tổ chức thực hiện)(?![\p{L}])/u;
/** Markers of paragraphs that may have other paragraphs under them. */
const PARENT_STYLES = new Set(['roman', 'article', 'A.', 'n.', 'n/', 'n-', 'n)', 'n.n']);
const MAX_HEADING_LENGTH = 180;
/** A sentence that names the topic of the sentences after it: "Thứ nhất, về phòng, chống dịch." */
const TOPIC_SENTENCE =
  /^(?:về|công tác|lĩnh vực|đối với) (?!.*(?:yêu cầu|đề nghị|giao |cần |phải |đồng ý|nhất trí|thống nhất))[^.;:]{3,110}\.$/u;

/** Returns whether the words name no lead and no deadline. */
const hasNoOrderOrDeadline = (words: ClauseText, reference: ReferenceDate): boolean =>
  findLeads(words).rule === null && findDeadline(words.lower, reference) === null;

/** Returns whether a sentence only names the topic of the sentences after it: "Thứ nhất, về phòng, chống dịch." */
export function isTopicSentence(words: ClauseText, reference: ReferenceDate): boolean {
  const { lower } = words;
  if (!TOPIC_SENTENCE.test(lower) || lower.replace(', chống', '').includes(', ')) return false;
  return hasNoOrderOrDeadline(words, reference);
}

/**
 * Returns whether a paragraph is a heading of the next one. `nextStyle` is the marker style of the next paragraph; null if there
 * is none.
 */
export function isHeading(
  words: ClauseText,
  style: string,
  nextStyle: string | null,
  reference: ReferenceDate,
): boolean {
  const { text, lower } = words;
  if (nextStyle === null || text.length > MAX_HEADING_LENGTH) return false;
  if (text === text.toUpperCase()) return true;
  if (/:$/u.test(text)) return false;
  if (nextStyle !== style && findLabelLeads(text, lower)) return true;
  if (SECTION_TITLE.test(lower) && text.length < 90 && nextStyle !== style && !/[.;!?,]$/u.test(text))
    return true;
  const isClosed = /[.;!?]$/u.test(text);
  if (!isClosed && nextStyle === 'text' && isTextHeading(style, words, reference)) return true;
  if (
    !isClosed &&
    PARENT_STYLES.has(style) &&
    nextStyle !== style &&
    nextStyle !== 'text' &&
    text.length < 100
  )
    return hasNoOrderOrDeadline(words, reference);
  if (isClosed && !(/^(?:về|công tác|lĩnh vực) /u.test(lower) && nextStyle !== style && !/,/u.test(lower)))
    return false;
  if (nextStyle === style && style !== 'text') return false;
  if (style === 'text' && !/^(?:về|công tác|lĩnh vực|phần|nhiệm vụ|đánh giá|kết quả)/u.test(lower))
    return false;
  if (!/^(?:triển khai|thực hiện|tổ chức) /u.test(lower) && isVerbAt(lower, 0)) return false;
  if (findDeadline(lower, reference) !== null) return false;
  return findLeads(words).rule === null || /^(?:nhiệm vụ|trách nhiệm) (?:của|đối với)/u.test(lower);
}

/** Returns whether a marked paragraph is a heading of running text: "1- Xem xét, thi hành kỷ luật". */
function isTextHeading(style: string, words: ClauseText, reference: ReferenceDate): boolean {
  const { text, lower } = words;
  if (!PARENT_STYLES.has(style) || text.length > 120 || /[,:]$/u.test(text) || ORDER_VERB.test(lower))
    return false;
  return hasNoOrderOrDeadline(words, reference);
}
