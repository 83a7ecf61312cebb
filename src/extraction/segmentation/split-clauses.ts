import { addresseesAt } from '../addressees/parse-addressees.ts';
import type { TimeContext } from '../deadlines/date-expressions.ts';
import { deadlineIn } from '../deadlines/find-deadline.ts';
import type { Stretch } from '../text/sentences.ts';

/** "Một là, …; hai là, …" in running speech: numbers of a list that has no lines. */
export const ORDINAL =
  /^(?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) là[,:]? (?=\p{L})/u;
/** '"Tôi yêu cầu …", ông An nói.': words in quotes, and who said them. */
export const SAID_BY =
  /^"([^"]{8,600}?)[,.]?",? ?(?:- )?(?:ông|bà|đồng chí|đ\/c|anh|chị|Ông|Bà|Bí thư|Chủ tịch|Phó|Giám đốc|Hiệu trưởng)[^".;]{2,90} (?:nói|nhấn mạnh|khẳng định|yêu cầu|phát biểu|chỉ đạo|kết luận|lưu ý|đề nghị|chỉ rõ|quán triệt|bày tỏ)(?: rõ| thêm)?\.?$/u;

/** Parts taken as one. */
export function asOne(parts: readonly Stretch[]): Stretch[] {
  const [first, last] = [parts[0], parts.at(-1)];
  return first && last ? [{ start: first.start, end: last.end }] : [];
}

const DECIDES_FIRST =
  /^[^.;:]{0,110}?(?:đồng ý|nhất trí|thống nhất|chấp thuận|cho phép)(?![\p{L}])(?! (?:giao|phân công|yêu cầu))/u;

/** Where an order stands behind a decision of the same sentence; null when none does. */
export function orderBehindDecision(plain: string, low: string): number | null {
  const decided = low.includes('giao ') ? DECIDES_FIRST.exec(low)?.[0].length : undefined;
  if (decided === undefined) return null;
  for (const { 0: joint, index } of low.slice(decided).matchAll(/(?:, và|,| và) (?=giao )/gu)) {
    const at = decided + index + joint.length;
    if (addresseesAt(plain, low, at + 'giao '.length)) return at;
  }
  return null;
}

/** Where "…, phần còn lại hoàn thành trong …" begins, when both have a day; null elsewhere. */
export function restAt(low: string, context: TimeContext): number | null {
  if (!low.includes(' còn lại ')) return null;
  const rest = low.search(/(?<=, )(?:phần|số|diện tích|hồ sơ|các [\p{L} ]{2,20}) còn lại /u);
  if (rest < 0) return null;
  const dated = [low.slice(0, rest), low.slice(rest)].every((one) => deadlineIn(one, context) !== null);
  return dated ? rest : null;
}
