import { isWordUnit } from '../../text/phrases.ts';
import { parseAddressees } from '../parse-addressees.ts';
import type { ClauseText } from './addressee-rule.ts';
import { skipConnector } from './subject-first.ts';

const ORDER =
  /(?:giao nhiệm vụ cho|giao trách nhiệm cho|giao nhiệm vụ|giao cho|giao|yêu cầu|đề nghị|phân công|kiến nghị|ủy quyền cho|ủy quyền|mời|lưu ý|nhấn mạnh|chỉ rõ|nhắc nhở|nhắc|quán triệt|chỉ đạo|chỉ định|nghiêm cấm|cho phép)(?: thêm| rõ| đối với| cho| với| tới| đến)?(?:,|:)? (?!của |thông|lưu|ước|dịch|thừa|nộp|nhận)/gu;
/** Before "yêu cầu" and "đề nghị" these words make nouns of them. */
const NOUN_CONTEXT =
  /(?:theo|đáp ứng|các|những|của|được|bàn|nội dung|có|nhu cầu|phù hợp|một số|với|trả lời|giải quyết|xử lý|tiếp thu|xem xét),? $/u;
const ORDER_HINT =
  /giao|yêu cầu|đề nghị|phân công|kiến nghị|ủy quyền|mời|lưu ý|nhấn mạnh|chỉ rõ|nhắc|quán triệt|chỉ đạo|chỉ định|nghiêm cấm|cho phép/u;

/** The verbs that order in a clause, each with where what it orders starts. */
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
    // What an office "đã chỉ đạo" is a report; what the speaker "đã yêu cầu" is an order.
    if (/đã $/u.test(lower.slice(Math.max(0, index - 3), index)) && !AUTHORITY.test(lower)) continue;
    yield { words, index, at: index + words.length };
  }
}

/** Verbs that order only when the one who speaks stands before them; units use them of their own work. */
export const WEAK_ORDER = /^(?:chỉ đạo|nhắc|cho phép|lưu ý|quán triệt|mời)/u;

const AUTHORITY =
  /^(?:(?:đồng chí|đ\/c|ông|bà) |chủ tịch ubnd (?:tỉnh|huyện|thành phố|thị xã|xã|phường|quận)|bí thư (?:tỉnh|huyện|thành|thị|đảng) ủy|thủ tướng|bộ trưởng|thường trực|ban thường vụ|giám đốc|hội nghị|cuộc họp|chủ trì|chủ tọa|lãnh đạo)/u;

/** Whether what stands before an index is the one who speaks, and nothing else. */
export function followsSpeaker({ text, lower }: ClauseText, index: number): boolean {
  const start = skipConnector(lower);
  const found = parseAddressees(text, lower, start);
  if (!AUTHORITY.test(lower.slice(start, start + 60))) return false;
  return index - start < 90 && (found === null || found.end >= index - 12);
}
