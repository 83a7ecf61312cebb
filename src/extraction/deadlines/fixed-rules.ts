import { addDays, type Day, daysBetween, endOfMonth } from '../../shared/day.ts';
import type { DateExpression, ReferenceDate } from './date-expressions.ts';
import { type DeadlineMatch, type DeadlineText, EMPTY_DEADLINE } from './deadline-rule.ts';

const LEAD_WORDS =
  /(?<![\p{L}\p{N}])(?:(?:(?:phải |cơ bản )?hoàn thành(?: xong)?|xong|báo cáo|gửi|nộp|trình|thực hiện|kết thúc|thời hạn(?: hoàn thành| thực hiện| báo cáo| gửi| nộp)?|thời gian(?: hoàn thành| thực hiện| báo cáo| gửi)?|hạn(?: cuối| chót| hoàn thành| báo cáo)?|hạn) ?:? ?(?:là |vào |đến |trước |trong |chậm nhất |muộn nhất )?(?:là |vào |đến )?(?:hết )?(?:ngày )?|phấn đấu(?: đến(?: hết)?)?|(?:ngay )?trước(?: khi kết thúc| ngày| thời điểm| thời hạn| hết ngày| hết)?|(?:chậm|muộn) nhất(?: là| vào| đến| trước| trong| cuối| hết| ngày)*|không (?:quá|muộn hơn|chậm hơn)(?: ngày)?|(?:cho |kéo dài )?đến(?: hết| ngày| cuối| trước| hết ngày| thời điểm)*|(?:từ nay|từ nay cho) đến(?: hết| ngày| cuối)*|(?:xong )?(?:ngay )?trong(?: đầu| cuối| giữa| khoảng)?|(?:vào )?(?:cuối|giữa|đầu)|hết|vào|xong|ngay)(?: (?:sáng|chiều))?(?: ?(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật),?)?(?: ngày)?$/u;
const BINDING_WORDS = /trước|nhất|không |hạn|hoàn thành|xong|hết|thời gian/u;
const PAST_REFERENCE =
  /(?:kỷ niệm|thành lập|truyền thống|giải phóng|ngày sinh|sinh ngày|nhiệm kỳ|giai đoạn|(?<!thời )khóa|năm học|chào mừng|so với|so cùng kỳ|cùng kỳ|tính|kể từ|lũy kế|tính từ|từ đầu năm)[^,;.]{0,40}$/u;
const NOUN_BEFORE =
  /(?:nhiệm vụ(?: công tác| trọng tâm)?|tình hình|diễn ra|khai mạc|phát sinh|chỉ tiêu|kết luận|hội nghị|cuộc họp|kế hoạch vốn|dự toán|thực hiện được|đạt được|cao nhất|tồn tại|hạn chế|công tác)(?: trọng tâm)? $/u;
const REFERENCE_POINT = /^(?: của| số| ngày|,? (?:do|về việc))(?![\p{L}])/u;
const RECURS = /^(?: (?:của )?(?:hằng|hàng|mỗi)|,? và thường xuyên| trở đi| trở về)(?![\p{L}])/u;

/** Finds deadlines on a day or at the end of a period: "trước ngày 15/3/2017", "trong quý II", "chậm nhất là 30-6". */
export function untilDateRule({ lower, dates, isLabelled, reference }: DeadlineText): DeadlineMatch[] {
  const found: DeadlineMatch[] = [];
  for (const point of dates) {
    const before = lower.slice(Math.max(0, point.start - 70), point.start).trimEnd();
    const after = lower.slice(point.end, point.end + 20);
    const lead =
      LEAD_WORDS.exec(before)?.[0] ??
      (isHandInDate(lower, point, reference) ? '' : null) ??
      (isLabelled || SELF_CONTAINED.test(lower.slice(point.start, point.end)) ? '' : null);
    if (lead === null || RECURS.test(after) || PAST_REFERENCE.test(before)) continue;
    if (
      isFraction(lower, point) &&
      !BEFORE_DAY.test(lead) &&
      !isLabelled &&
      !(DONE_WORD.test(lead) && /^[.;]?$/u.test(after))
    )
      continue;
    const hard = BINDING_WORDS.test(lead) || isLabelled || ENDS.test(lower.slice(point.start, point.end));
    if (
      !hard &&
      (isNamedPeriod(before.slice(0, before.length - lead.length), lead) ||
        !isSoftBinding(lead, point, lower))
    )
      continue;
    if (!hard && REFERENCE_POINT.test(after)) continue;
    const from = lead ? lower.lastIndexOf(lead, point.start) : point.start;
    found.push({
      kind: 'FIXED',
      ...EMPTY_DEADLINE,
      ...resolveDue(point, lead),
      from,
      to: point.end,
      rank: rankOf(point, hard),
    });
  }
  return found;
}

const HANDS_IN = /(?<![\p{L}\p{N}])(?:trình|gửi|nộp|báo cáo|bàn giao)(?: [^,;.]{2,40})?$/u;

/** Returns whether a date is a future day at the end of an order to submit something: "… trình Giám đốc ngày 19/4". */
function isHandInDate(
  lower: string,
  { start, end, last, precision }: DateExpression,
  { date }: ReferenceDate,
): boolean {
  if (precision !== 'DAY' || !date || !last || last <= date) return false;
  if (
    !lower.startsWith('ngày', start) &&
    !/(?:trình duyệt|trình ký|nộp|gửi|xong|báo cáo) $/u.test(lower.slice(0, start))
  )
    return false;
  return (
    /^[.;]?$/u.test(lower.slice(end).trim()) &&
    HANDS_IN.test(lower.slice(Math.max(0, start - 60), start).trimEnd())
  );
}

const ENDS = /^(?:hết|(?:đến|vào) cuối|cuối (?:tuần|tháng)) /u;
const SELF_CONTAINED =
  /^(?:(?:đến |vào )(?:cuối|hết)|hết |cuối tuần|cuối tháng|(?:(?:sáng|trưa|chiều|tối) )?(?:thứ [\p{L}\d]+|chủ nhật) )/u;
/** Returns whether two numbers may be a fraction: "hoàn thành 5/6 chỉ tiêu". They are a day only with a word for time. */
const isFraction = (lower: string, { start, precision, year }: DateExpression): boolean =>
  precision === 'DAY' && year === null && /\d/u.test(lower[start] ?? '');
/** The word before a day at the end of a clause: "xong 06/11". */
const DONE_WORD = /^(?:xong|hoàn thành|gửi|nộp)(?: xong)? ?$/u;
const BEFORE_DAY =
  /(?:trước|cuối|chót|nhất|đến|hết|quá|hạn|vào|ngày|là|gian|:|thứ [\p{L}\d]+,?|nhật,?)(?: ngày)? ?$/u;
const isNamedPeriod = (before: string, lead: string) => lead.startsWith('trong') && NOUN_BEFORE.test(before);

/**
 * Returns whether a weak lead word makes a deadline of a date. Weak words bind only with some dates: "đến năm 2020" is common in
 * titles.
 */
function isSoftBinding(lead: string, point: DateExpression, lower: string): boolean {
  // "nộp hồ sơ vào ngày …" is due on that day. Something that takes place on that day is an event.
  if (/^vào/u.test(lead) && point.precision === 'DAY')
    return /^(?:[^;]{0,140}[ ,])?(?:nộp|gửi|báo cáo|trình|bàn giao|hoàn thành|làm|ra quân|tổ chức|thực hiện) /u.test(
      lower.slice(0, point.start),
    );
  if (/^(?:vào|đầu|giữa|ngay(?! trong))/u.test(lead))
    return point.precision !== 'YEAR' && point.precision !== 'DAY';
  if (/^(?:cho |kéo dài )?đến$/u.test(lead) && point.precision === 'YEAR')
    return /phấn đấu|hoàn thành|đạt|mục tiêu/u.test(lower) && !/"[^"]*$/u.test(lower.slice(0, point.start));
  if (/^(?:báo cáo|gửi|nộp|trình|thực hiện|kết thúc) ?(?:ngày )?$/u.test(lead)) return false;
  return true;
}

function resolveDue(point: DateExpression, lead: string): Pick<DeadlineMatch, 'due' | 'precision'> {
  if (!point.last) return { due: null, precision: point.precision };
  if (point.time) return { due: `${point.last}T${point.time}`, precision: 'TIME' };
  // "Before 2018" ends with 2017. "Before" a day means that day itself, by the convention of offices.
  if (/^(?:ngay )?trước$/u.test(lead) && point.precision !== 'DAY' && point.first)
    return { due: addDays(point.first as Day, -1), precision: point.precision };
  return { due: point.last, precision: point.precision };
}

const PRECISION_WEIGHT = { TIME: 9, DAY: 8, WEEK: 6, MONTH: 6, QUARTER: 5, HALF_YEAR: 4, YEAR: 3 } as const;
const rankOf = (point: DateExpression, hard: boolean) =>
  PRECISION_WEIGHT[point.precision] * 10 + (hard ? 5 : 0);

const FROM =
  /(?<![\p{L}\p{N}])(?:(?:thời gian|thời hạn)(?: thực hiện| hoàn thành)?:? ?)?(?:từ|từ ngày)$|(?<![\p{L}\p{N}])(?:thời gian|thời hạn)(?: thực hiện| hoàn thành)? ?:?$/u;
const BETWEEN = /^ ?(?:(?:cho )?đến(?: hết| ngày| hết ngày| cuối)*|-|tới(?: ngày)?) ?$/u;
const IN = /(?<![\p{L}\p{N}])trong(?: hai| các)?$/u;
const AND = /^ ?(?:và|,) ?(?:trong )?$/u;
const MAX_WINDOW_DAYS = 366 * 3;

/** Finds deadlines from one day to another: "từ tháng 4 đến tháng 9/2017". */
export function windowRule({ lower, dates, isLabelled }: DeadlineText): DeadlineMatch[] {
  if (dates.length < 2) return [];
  const found: DeadlineMatch[] = [];
  for (let index = 0; index + 1 < dates.length; index++) {
    const [one, two] = [dates[index], dates[index + 1]] as [DateExpression, DateExpression];
    const between = lower.slice(one.end, two.start);
    const isPair = AND.test(between) && one.precision === two.precision && one.precision !== 'DAY';
    if (!isPair && !BETWEEN.test(between)) continue;
    const before = lower.slice(Math.max(0, one.start - 60), one.start).trimEnd();
    const lead = (isPair ? IN : FROM).exec(before)?.[0];
    if (
      (lead === undefined && !isLabelled) ||
      RECURS.test(lower.slice(two.end, two.end + 20)) ||
      PAST_REFERENCE.test(before)
    )
      continue;
    const start = windowStart(one, two);
    const due = two.last;
    if (start && due && (start > due || daysBetween(start, due) > MAX_WINDOW_DAYS)) continue;
    if (two.precision === 'YEAR' && !isLabelled) continue;
    const from = lead ? lower.lastIndexOf(lead, one.start) : one.start;
    found.push({
      kind: 'WINDOW',
      ...EMPTY_DEADLINE,
      start,
      due,
      precision: two.precision,
      from,
      to: two.end,
      rank: 100,
    });
  }
  return found;
}

/** Returns the first day of a window. The text may state its year only at the end of the window. */
function windowStart(one: DateExpression, two: DateExpression): Day | null {
  if (!one.first || !two.last) return one.year ? one.first : null;
  if (one.year || !two.year) return one.first;
  const sameYear = `${two.last.slice(0, 4)}${one.first.slice(4)}` as Day;
  return sameYear <= two.last
    ? sameYear
    : (`${Number(two.last.slice(0, 4)) - 1}${one.first.slice(4)}` as Day);
}

const PERIODS_IN_CELL = [
  /^(?:trong )?(?:các )?tháng (?<from>\d{1,2})(?: ?, ?\d{1,2})* ?(?:,|và|-|đến) ?(?:tháng )?(?<to>\d{1,2})(?:[/.-]| năm )(?<year>(?:19|20)\d{2})/u,
  /^(?:trong |các )?năm (?<year>(?:19|20)\d{2}) ?(?:-|và|,|đến) ?(?:năm )?(?<last>(?:19|20)\d{2})/u,
];

/** Finds the short forms of registers, from the first day to the last: "Tháng 4, 5/2017", "Năm 2017 - 2018". */
export function cellPeriodsRule({ lower, isLabelled }: DeadlineText): DeadlineMatch[] {
  if (!isLabelled) return [];
  for (const pattern of PERIODS_IN_CELL) {
    const found = pattern.exec(lower.trim());
    if (!found) continue;
    const { from, to, year = '', last } = found.groups as Record<string, string | undefined>;
    const start = `${year}-${(from ?? '1').padStart(2, '0')}-01` as Day;
    const due = last
      ? (`${last}-12-31` as Day)
      : endOfMonth(`${year}-${(to ?? '1').padStart(2, '0')}-01` as Day);
    const precision = last ? 'YEAR' : 'MONTH';
    if (start <= due && Number(from ?? 1) <= 12 && Number(to ?? 1) <= 12)
      return [
        { kind: 'WINDOW', ...EMPTY_DEADLINE, start, due, precision, from: 0, to: found[0].length, rank: 101 },
      ];
  }
  return [];
}

const DAYS_NAMED =
  /(?:trong|vào|từ)(?: hai| ba| 2| 3| các)? ngày (?<from>\d{1,2})(?: ?, ?\d{1,2})* ?(?:và|,|-|đến) ?(?:ngày )?(?<day>\d{1,2})(?:\/| tháng )\d/u;

/** Finds several days of one month: "trong hai ngày 12 và 13/5/2018". */
export function multipleDatesRule({ lower, dates }: DeadlineText): DeadlineMatch[] {
  const found = DAYS_NAMED.exec(lower);
  if (!found) return [];
  const last = dates.find(({ start, end }) => start > found.index && end >= found.index + found[0].length);
  if (last?.precision !== 'DAY') return [];
  const from = String(found.groups?.from).padStart(2, '0');
  const start = last.last ? (`${last.last.slice(0, 8)}${from}` as Day) : null;
  if (start && last.last && start > last.last) return [];
  return [
    {
      kind: 'WINDOW',
      ...EMPTY_DEADLINE,
      start,
      due: last.last,
      precision: 'DAY',
      from: found.index,
      to: last.end,
      rank: 102,
    },
  ];
}
