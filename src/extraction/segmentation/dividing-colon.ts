import { addresseesAt } from '../addressees/parse-addressees.ts';
import { verbAt } from '../lexicon/verbs.ts';
import type { SourceText } from '../text/normalized-text.ts';
import type { Stretch } from '../text/sentences.ts';

/** How a colon divides a sentence: it opens a list, or a label names who or what the rest is about. */
export interface Colon {
  readonly at: number;
  readonly is: 'LIST' | 'LABEL';
}

const OPENS_LIST =
  /(?:như|sau|sau đây|dưới đây|gồm|bao gồm|cụ thể(?: là)?|nhiệm vụ(?: trọng tâm| cụ thể)?|nội dung|giải pháp|vấn đề|yêu cầu|đề nghị|chỉ đạo|giao|kết luận|lưu ý|nhấn mạnh|chỉ rõ|thống nhất|việc|trọng tâm|ý kiến|rằng|công tác|phân công|quyết định|tập trung|cần|phải|thực hiện|làm tốt|trước mắt|thời gian tới|đó là|trong đó|quán triệt)(?: \([^()]{1,40}\))?,?$/u;
const TOPIC = /^(?:về|đối với|lĩnh vực|công tác|nhiệm vụ|nội dung|trong lĩnh vực|khối)(?![\p{L}])/u;
const TERM =
  /(?:^|[ (,.])(?:thời hạn|thời gian|hạn)(?: (?:hoàn thành|thực hiện|báo cáo|gửi|nộp|xong|cuối|chót|trình|giải quyết))*$/u;
const LONGEST_LABEL = 160;

/** The colon that divides a sentence in its head and what the head opens; null when none does. */
export function dividingColon({ plain, low }: SourceText, { start, end }: Stretch): Colon | null {
  for (const at of colonsIn(plain.slice(start, end), start)) {
    if (at + 1 < end && !/\s/u.test(plain[at + 1] as string)) continue;
    const head = low.slice(start, at).trimEnd();
    if (TERM.test(head) || insideBrackets(plain, start, at)) continue;
    if (isSharedHead(head, plain.slice(at + 1, at + 4)) && !verbAt(low, at + 2)) continue;
    if (OPENS_LIST.test(head)) return { at, is: 'LIST' };
    if (namesOnly(plain.slice(start, at).trimEnd(), head)) return { at, is: 'LABEL' };
    if (TOPIC.test(head) && head.length < LONGEST_LABEL && !isSharedHead(head, plain.slice(at + 1, at + 4)))
      return { at, is: 'LABEL' };
    if (at + 1 >= end) return { at, is: 'LIST' };
    if (/(?:yêu cầu|đề nghị|giao|chỉ đạo|lưu ý|nhấn mạnh)(?![\p{L}])/u.test(head) && verbAt(low, at + 2))
      return { at, is: 'LIST' };
  }
  return null;
}

const MOST_COLONS = 4;

/** Where the first colons of a sentence stand in the text. */
function colonsIn(sentence: string, start: number): number[] {
  const colons: number[] = [];
  for (
    let at = sentence.indexOf(':');
    at >= 0 && colons.length < MOST_COLONS;
    at = sentence.indexOf(':', at + 1)
  )
    colons.push(start + at);
  return colons;
}

const isSharedHead = (head: string, next: string) =>
  /(?:các|hai) (?:sở|phòng|ban|bộ|huyện|xã|phường|thị trấn|thành phố|thôn|đơn vị|cơ quan|hội|trường|huyện, thành phố|xã, phường)(?: sau)?$/u.test(
    head,
  ) && /^ ?\p{Lu}/u.test(next);

function namesOnly(plain: string, low: string): boolean {
  const lead =
    /^(?:đề nghị|giao|yêu cầu|đối với|trách nhiệm của|nhiệm vụ của|phân công) /u.exec(low)?.[0].length ?? 0;
  const found = addresseesAt(plain, low, lead);
  return found !== null && found.end >= plain.replace(/ ?\([^()]*\)$/u, '').length - 1;
}

function insideBrackets(plain: string, start: number, at: number): boolean {
  const before = plain.slice(Math.max(start, at - 200), at);
  const open = before.lastIndexOf('(');
  return open >= 0 && before.lastIndexOf(')') < open && plain.slice(at, at + 400).includes(')');
}
