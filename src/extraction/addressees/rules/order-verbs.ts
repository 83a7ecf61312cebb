import { isWordUnit } from '../../text/phrases.ts';
import { parseAddressees } from '../parse-addressees.ts';
import type { ClauseText } from './addressee-rule.ts';
import { skipConnector } from './subject-first.ts';

const ORDER =
  /(?:giao nhiệm vụ cho|giao trách nhiệm cho|giao nhiệm vụ|giao cho|giao|yêu cầu|đề nghị|phân công|kiến nghị|ủy quyền cho|ủy quyền|mời|lưu ý|nhấn mạnh|chỉ rõ|nhắc nhở|nhắc|quán triệt|chỉ đạo|chỉ định|nghiêm cấm|cho phép)(?: thêm| rõ| đối với| cho| với| tới| đến)?(?:,|:)? (?!của |thông|lưu|ước|dịch|thừa|nộp|nhận)/gu;
/** After these words, "yêu cầu" and "đề nghị" are nouns. */
const NOUN_CONTEXT =
  /(?:theo|đáp ứng|các|những|của|được|bàn|nội dung|có|nhu cầu|phù hợp|một số|với|trả lời|giải quyết|xử lý|tiếp thu|xem xét),? $/u;
const ORDER_HINT =
  /giao|yêu cầu|đề nghị|phân công|kiến nghị|ủy quyền|mời|lưu ý|nhấn mạnh|chỉ rõ|nhắc|quán triệt|chỉ đạo|chỉ định|nghiêm cấm|cho phép/u;

/** Yields the order verbs of a clause, each with the offset of the text after it (`at`). */
export function* findOrderVerbs(
  lower: string,
): Generator<{ readonly words: string; readonly index: number; readonly at: number }> {
  if (!ORDER_HINT.test(lower)) return;
  for (const { 0: words, index } of lower.matchAll(ORDER)) {
    if (
      isWordUnit(lower.charCodeAt(index - 1)) ||
      NOUN_CONTEXT.test(lower.slice(Math.max(0, index - 10), index))
    )
      continue;
    // "đã chỉ đạo" of an office is a report. "đã yêu cầu" of the speaker is an order.
    if (/đã $/u.test(lower.slice(Math.max(0, index - 3), index)) && !AUTHORITY.test(lower)) continue;
    yield { words, index, at: index + words.length };
  }
}

/** Verbs that are orders only if the speaker comes directly before them. Units use them for their own work. */
export const WEAK_ORDER = /^(?:chỉ đạo|nhắc|cho phép|lưu ý|quán triệt|mời)/u;

const AUTHORITY =
  /^(?:(?:đồng chí|đ\/c|ông|bà) |chủ tịch ubnd (?:tỉnh|huyện|thành phố|thị xã|xã|phường|quận)|bí thư (?:tỉnh|huyện|thành|thị|đảng) ủy|thủ tướng|bộ trưởng|thường trực|ban thường vụ|giám đốc|hội nghị|cuộc họp|chủ trì|chủ tọa|lãnh đạo)/u;

/** Returns whether the text before an offset names only the speaker. */
export function followsSpeaker({ text, lower }: ClauseText, index: number): boolean {
  const start = skipConnector(lower);
  const found = parseAddressees(text, lower, start);
  if (!AUTHORITY.test(lower.slice(start, start + 60))) return false;
  return index - start < 90 && (found === null || found.end >= index - 12);
}
