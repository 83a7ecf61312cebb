import { addDays, type Day } from '../../shared/day.ts';
import type { DateExpression, ReferenceDate } from './date-expressions.ts';
import { type DeadlineMatch, type DeadlineText, EMPTY_DEADLINE } from './deadline-rule.ts';

const NUMBER = '(?<n>\\d{1,3}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mười lăm|hai mươi|ba mươi)';
const AFTER = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?:ngay )?(?:trong|sau|chậm nhất|muộn nhất|không quá|tối đa|thời hạn|thời gian)(?: (?:thời hạn|thời gian|vòng|khoảng|là|sau|trong|không quá|tối đa))* )${NUMBER}(?: ?\\([^()]{1,30}\\))? (?<unit>ngày làm việc|ngày|giờ làm việc|giờ|tuần|tháng)(?<working> làm việc)?(?<coming> tới| tiếp theo| liên tục)?(?<anchor>,? (?:kể từ|tính từ|từ|sau|kể từ khi|sau khi|từ khi)(?: ngày| khi| thời điểm)?[^,;.]{0,90})?(?![\\p{L}\\p{N}])`,
  'gu',
);
const NO_TERM = /^ (?:\d|đầu năm|cuối năm|qua|gần đây|vừa qua|trước|đầu|cuối|hành động|cao điểm)/u;
const TERM_HINT =
  /(?:trong|sau|nhất|quá|tối đa|thời hạn|thời gian|vòng|khoảng|là) (?:\d|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)/u;
const NUMBERS: Record<string, number> = {
  một: 1,
  hai: 2,
  ba: 3,
  bốn: 4,
  năm: 5,
  sáu: 6,
  bảy: 7,
  tám: 8,
  chín: 9,
  mười: 10,
  'mười lăm': 15,
  'hai mươi': 20,
  'ba mươi': 30,
};

/** Finds a term after an event: "trong thời hạn 05 ngày làm việc kể từ …". It has a day only if the event has one. */
export function relativeRule({ lower, dates, reference }: DeadlineText): DeadlineMatch[] {
  if (!TERM_HINT.test(lower)) return [];
  const found: DeadlineMatch[] = [];
  for (const match of lower.matchAll(AFTER)) {
    const end = match.index + match[0].length;
    if (NO_TERM.test(lower.slice(end))) continue;
    const { n = '', unit = '', coming, anchor, working } = match.groups as Record<string, string | undefined>;
    const count = NUMBERS[n] ?? Number(n);
    const from = anchor
      ? (findAnchorDay(dates, end - anchor.length, end) ?? resolveNamedAnchor(anchor, reference))
      : coming
        ? reference.date
        : null;
    const due = from && !working && !unit.includes('làm việc') ? addPeriod(from, count, unit) : null;
    found.push({
      kind: 'RELATIVE',
      ...EMPTY_DEADLINE,
      due,
      precision: due ? 'DAY' : null,
      from: match.index,
      to: match.index + match[0].trimEnd().length,
      rank: 85,
    });
  }
  return found;
}

/** Returns the day from which a term is counted, or null if the words name no day. */
function findAnchorDay(points: readonly DateExpression[], from: number, to: number): Day | null {
  const named = points.find((point) => point.start >= from && point.end <= to && point.precision === 'DAY');
  return named?.last ?? null;
}

/** Returns the day on which "this notice" was issued, or "today". Null if the words name neither. */
function resolveNamedAnchor(anchor: string, { signedOn, date }: ReferenceDate): Day | null {
  if (
    /(?:ban hành|ký|ra|phát hành)(?: \p{L}+){0,3} này|(?:ban hành|ký) (?:thông báo|văn bản|kết luận|công văn)$/u.test(
      anchor,
    )
  )
    return signedOn ?? null;
  return /hôm nay|(?:ngày|khi) (?:họp|giao ban)|(?:phiên|buổi) (?:họp|giao ban) này|hội nghị này|cuộc họp này|kết thúc (?:hội nghị|cuộc họp)/u.test(
    anchor,
  )
    ? date
    : null;
}

/** Adds a term to a day. Returns null for other units: working days need the calendar of the governing body, which knows Tết. */
function addPeriod(from: Day, count: number, unit: string): Day | null {
  if (unit === 'ngày') return addDays(from, count);
  if (unit === 'tuần') return addDays(from, count * 7);
  if (unit !== 'tháng') return null;
  const date = new Date(`${from}T00:00:00Z`);
  const dayOfMonth = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + count + 1, 0);
  if (date.getUTCDate() > dayOfMonth) date.setUTCDate(dayOfMonth);
  return date.toISOString().slice(0, 10) as Day;
}
