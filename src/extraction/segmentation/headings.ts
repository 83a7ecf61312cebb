import type { Words } from '../addressees/rules/addressee-rule.ts';
import { leadsOf } from '../addressees/rules/addressee-rules.ts';
import type { TimeContext } from '../deadlines/date-expressions.ts';
import { deadlineIn } from '../deadlines/find-deadline.ts';
import { verbAt } from '../lexicon/verbs.ts';
import { labelIn } from './clause-context.ts';
import { ORDERS_BEHIND } from './order-verbs.ts';

const TITLE_OF_PART =
  /^(?:một số |các |những |về |phần )?(?:đánh giá(?: chung| kết quả)?|kết quả|tình hình|ưu điểm|hạn chế|tồn tại|nguyên nhân|nhiệm vụ|phương hướng|giải pháp|tổ chức thực hiện)(?![\p{L}])/u;
/** Markers whose paragraphs have others under them. */
const LEVELS = new Set(['roman', 'article', 'A.', 'n.', 'n/', 'n-', 'n)', 'n.n']);
const LONGEST_HEADING = 180;
/** "Thứ nhất, về phòng, chống dịch.": what the sentences behind it are about. */
const NAMES_TOPIC =
  /^(?:về|công tác|lĩnh vực|đối với) (?!.*(?:yêu cầu|đề nghị|giao |cần |phải |đồng ý|nhất trí|thống nhất))[^.;:]{3,110}\.$/u;

/** Whether nobody is told to do anything, and nothing has a day. */
const saysNothing = (words: Words, context: TimeContext): boolean =>
  leadsOf(words).rule === null && deadlineIn(words.low, context) === null;

/** "Thứ nhất, về phòng, chống dịch.": a sentence that only says what the sentences behind it are about. */
export function namesTopic(words: Words, context: TimeContext): boolean {
  const { low } = words;
  if (!NAMES_TOPIC.test(low) || low.replace(', chống', '').includes(', ')) return false;
  return saysNothing(words, context);
}

/** Whether a paragraph of a style stands above the one behind it, of the style `nextStyle`; null: nothing comes behind it. */
export function isHeading(
  words: Words,
  style: string,
  nextStyle: string | null,
  context: TimeContext,
): boolean {
  const { plain, low } = words;
  if (nextStyle === null || plain.length > LONGEST_HEADING) return false;
  if (plain === plain.toUpperCase()) return true;
  if (/:$/u.test(plain)) return false;
  if (nextStyle !== style && labelIn(plain, low)) return true;
  if (TITLE_OF_PART.test(low) && plain.length < 90 && nextStyle !== style && !/[.;!?,]$/u.test(plain))
    return true;
  const closed = /[.;!?]$/u.test(plain);
  if (!closed && nextStyle === 'text' && headsText(style, words, context)) return true;
  if (!closed && LEVELS.has(style) && nextStyle !== style && nextStyle !== 'text' && plain.length < 100)
    return saysNothing(words, context);
  if (closed && !(/^(?:về|công tác|lĩnh vực) /u.test(low) && nextStyle !== style && !/,/u.test(low)))
    return false;
  if (nextStyle === style && style !== 'text') return false;
  if (style === 'text' && !/^(?:về|công tác|lĩnh vực|phần|nhiệm vụ|đánh giá|kết quả)/u.test(low))
    return false;
  if (!/^(?:triển khai|thực hiện|tổ chức) /u.test(low) && verbAt(low, 0)) return false;
  if (deadlineIn(low, context) !== null) return false;
  return leadsOf(words).rule === null || /^(?:nhiệm vụ|trách nhiệm) (?:của|đối với)/u.test(low);
}

/** "1- Xem xét, thi hành kỷ luật" above a paragraph of running speech. */
function headsText(style: string, words: Words, context: TimeContext): boolean {
  const { plain, low } = words;
  if (!LEVELS.has(style) || plain.length > 120 || /[,:]$/u.test(plain) || ORDERS_BEHIND.test(low))
    return false;
  return saysNothing(words, context);
}
