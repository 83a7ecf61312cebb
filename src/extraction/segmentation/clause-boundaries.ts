import type { TextRange } from '../../shared/text-range.ts';
import { parseAddressees } from '../addressees/parse-addressees.ts';
import type { ReferenceDate } from '../deadlines/date-expressions.ts';
import { findDeadline } from '../deadlines/find-deadline.ts';

/** "Một là, …; hai là, …" in running text: the numbers of a list without line breaks. */
export const ORDINAL_PREFIX =
  /^(?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) là[,:]? (?=\p{L})/u;
/** '"Tôi yêu cầu …", ông An nói.': quoted words and their speaker. */
export const QUOTE_WITH_SPEAKER =
  /^"([^"]{8,600}?)[,.]?",? ?(?:- )?(?:ông|bà|đồng chí|đ\/c|anh|chị|Ông|Bà|Bí thư|Chủ tịch|Phó|Giám đốc|Hiệu trưởng)[^".;]{2,90} (?:nói|nhấn mạnh|khẳng định|yêu cầu|phát biểu|chỉ đạo|kết luận|lưu ý|đề nghị|chỉ rõ|quán triệt|bày tỏ)(?: rõ| thêm)?\.?$/u;

/** Returns one range from the start of the first part to the end of the last, in an array. Returns an empty array for no parts. */
export function joinParts(parts: readonly TextRange[]): TextRange[] {
  const [first, last] = [parts[0], parts.at(-1)];
  return first && last ? [{ start: first.start, end: last.end }] : [];
}

const LEADING_DECISION =
  /^[^.;:]{0,110}?(?:đồng ý|nhất trí|thống nhất|chấp thuận|cho phép)(?![\p{L}])(?! (?:giao|phân công|yêu cầu))/u;

/** Returns the offset of an order after a decision in the same sentence, or null if there is none. */
export function findOrderAfterDecision(text: string, lower: string): number | null {
  const decisionLength = lower.includes('giao ') ? LEADING_DECISION.exec(lower)?.[0].length : undefined;
  if (decisionLength === undefined) return null;
  for (const { 0: joint, index } of lower.slice(decisionLength).matchAll(/(?:, và|,| và) (?=giao )/gu)) {
    const at = decisionLength + index + joint.length;
    if (parseAddressees(text, lower, at + 'giao '.length)) return at;
  }
  return null;
}

/** Returns the offset of "…, phần còn lại hoàn thành trong …" if both parts have a deadline. Returns null otherwise. */
export function findSecondDeadline(lower: string, reference: ReferenceDate): number | null {
  if (!lower.includes(' còn lại ')) return null;
  const rest = lower.search(/(?<=, )(?:phần|số|diện tích|hồ sơ|các [\p{L} ]{2,20}) còn lại /u);
  if (rest < 0) return null;
  const dated = [lower.slice(0, rest), lower.slice(rest)].every(
    (one) => findDeadline(one, reference) !== null,
  );
  return dated ? rest : null;
}
