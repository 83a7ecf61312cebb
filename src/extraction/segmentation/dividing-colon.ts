import type { TextRange } from '../../shared/text-range.ts';
import { parseAddressees } from '../addressees/parse-addressees.ts';
import { isVerbAt } from '../lexicon/verbs.ts';
import type { NormalizedText } from '../text/normalized-text.ts';

/** How a colon divides a sentence: it opens a list (LIST), or the words before it name an addressee or a topic (LABEL). */
export interface DividingColon {
  readonly at: number;
  readonly kind: 'LIST' | 'LABEL';
}

const LIST_INTRODUCTION =
  /(?:như|sau|sau đây|dưới đây|gồm|bao gồm|cụ thể(?: là)?|nhiệm vụ(?: trọng tâm| cụ thể)?|nội dung|giải pháp|vấn đề|yêu cầu|đề nghị|chỉ đạo|giao|kết luận|lưu ý|nhấn mạnh|chỉ rõ|thống nhất|việc|trọng tâm|ý kiến|rằng|công tác|phân công|quyết định|tập trung|cần|phải|thực hiện|làm tốt|trước mắt|thời gian tới|đó là|trong đó|quán triệt)(?: \([^()]{1,40}\))?,?$/u;
const TOPIC = /^(?:về|đối với|lĩnh vực|công tác|nhiệm vụ|nội dung|trong lĩnh vực|khối)(?![\p{L}])/u;
const DEADLINE_LABEL =
  /(?:^|[ (,.])(?:thời hạn|thời gian|hạn)(?: (?:hoàn thành|thực hiện|báo cáo|gửi|nộp|xong|cuối|chót|trình|giải quyết))*$/u;
const MAX_LABEL_LENGTH = 160;

/** Returns the colon that divides a sentence into its head and the text that the head introduces, or null. */
export function findDividingColon(
  { text, lower }: NormalizedText,
  { start, end }: TextRange,
): DividingColon | null {
  for (const at of findColons(text.slice(start, end), start)) {
    if (at + 1 < end && !/\s/u.test(text[at + 1] as string)) continue;
    const head = lower.slice(start, at).trimEnd();
    if (DEADLINE_LABEL.test(head) || isInsideBrackets(text, start, at)) continue;
    if (isSharedHead(head, text.slice(at + 1, at + 4)) && !isVerbAt(lower, at + 2)) continue;
    if (LIST_INTRODUCTION.test(head)) return { at, kind: 'LIST' };
    if (isOnlyNames(text.slice(start, at).trimEnd(), head)) return { at, kind: 'LABEL' };
    if (TOPIC.test(head) && head.length < MAX_LABEL_LENGTH && !isSharedHead(head, text.slice(at + 1, at + 4)))
      return { at, kind: 'LABEL' };
    if (at + 1 >= end) return { at, kind: 'LIST' };
    if (/(?:yêu cầu|đề nghị|giao|chỉ đạo|lưu ý|nhấn mạnh)(?![\p{L}])/u.test(head) && isVerbAt(lower, at + 2))
      return { at, kind: 'LIST' };
  }
  return null;
}

const MAX_COLONS = 4;

/** Returns the offsets of the first colons of a sentence in the text. */
function findColons(sentence: string, start: number): number[] {
  const colons: number[] = [];
  for (
    let at = sentence.indexOf(':');
    at >= 0 && colons.length < MAX_COLONS;
    at = sentence.indexOf(':', at + 1)
  )
    colons.push(start + at);
  return colons;
}

const isSharedHead = (head: string, next: string) =>
  /(?:các|hai) (?:sở|phòng|ban|bộ|huyện|xã|phường|thị trấn|thành phố|thôn|đơn vị|cơ quan|hội|trường|huyện, thành phố|xã, phường)(?: sau)?$/u.test(
    head,
  ) && /^ ?\p{Lu}/u.test(next);

function isOnlyNames(text: string, lower: string): boolean {
  const lead =
    /^(?:đề nghị|giao|yêu cầu|đối với|trách nhiệm của|nhiệm vụ của|phân công) /u.exec(lower)?.[0].length ?? 0;
  const found = parseAddressees(text, lower, lead);
  return found !== null && found.end >= text.replace(/ ?\([^()]*\)$/u, '').length - 1;
}

function isInsideBrackets(text: string, start: number, at: number): boolean {
  const before = text.slice(Math.max(start, at - 200), at);
  const open = before.lastIndexOf('(');
  return open >= 0 && before.lastIndexOf(')') < open && text.slice(at, at + 400).includes(')');
}
