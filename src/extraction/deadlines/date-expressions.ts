import type { DatePrecision } from '../../shared/date-precision.ts';
import { addDays, type Day, endOfMonth } from '../../shared/day.ts';
import { endOfPeriod } from '../../shared/period.ts';
import { isWordUnit } from '../text/phrases.ts';
import { matchAt } from '../text/regex.ts';

/** The reference for dates without a year: the day or month of the meeting, or only its year. */
export interface ReferenceDate {
  /** The reference day, if the day is known. */
  readonly date: Day | null;
  /** The last day of the reference month, if the month is known. */
  readonly month: Day | null;
  readonly year: number | null;
  /** The day on which the document was signed, if the document states it. */
  readonly signedOn?: Day | null;
}

/** A day or a period named in a text, with its range. */
export interface DateExpression {
  readonly start: number;
  readonly end: number;
  /** The first and the last day. Null if the year is not known. */
  readonly first: Day | null;
  readonly last: Day | null;
  readonly time: string | null;
  readonly precision: DatePrecision;
  readonly year: number | null;
}

const YEAR = '(?:(?: ?[/.-] ?| năm |, năm |,? )(?<Y>(?:19|20)\\d{2}))';
const TIME =
  '(?:(?<hour#>\\d{1,2}) ?(?:h|giờ|g|:) ?(?<minute#>\\d{2})?(?: phút)?(?: sáng| chiều)?,? (?:ngày )?)';
const DATE_EXPRESSION = new RegExp(
  [
    `${TIME.replaceAll('#', '1')}?(?:ngày )?(?<![\\p{N}/.,])(?<!(?<![/.]\\d{1,4})-)(?<d1>\\d{1,2}) ?[/.-] ?(?<m1>\\d{1,2})(?:(?: ?[/.-] ?| năm )(?<y1>(?:19|20)\\d{2}))?(?![\\p{L}\\p{N}]|[/.,]\\d|-\\d(?!\\d?[/.])|%| ?%)`,
    `${TIME.replaceAll('#', '2')}?(?:ngày |mùng |mồng )(?<d2>\\d{1,2})(?: ?/ ?| )tháng (?<m2>\\d{1,2})${YEAR.replace('Y', 'y2')}?(?![\\p{N}])`,
    `(?:ngày )(?<d3>\\d{1,2}) (?<moon3>tháng (?:này|tới|sau))(?![\\p{L}])`,
    `tháng (?<m3>0?[1-9]|1[0-2])${YEAR.replace('Y', 'y3')}?(?![\\p{N}]|[/.,-]\\d| tháng)`,
    `quý (?<q>iv|i{1,3}|[1-4]|một|hai|ba|bốn)${YEAR.replace('Y', 'y4')}?(?![\\p{L}\\p{N}])`,
    `(?<n>6|06|sáu|9|09|chín) tháng(?: (?<half>đầu|cuối))?(?: năm| của năm)?(?: (?<y5>(?:19|20)\\d{2}))?(?! tuổi| kể)(?![\\p{L}\\p{N}])`,
    `năm (?<y6>(?:19|20)\\d{2})(?! ?[-/] ?\\d)(?![\\p{N}])`,
    `${TIME.replaceAll('#', '3')}?(?:(?:sáng|trưa|chiều|tối) )?(?<weekday>thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)(?: (?<nextweek>(?:tuần )?(?:này|tới|sau)))(?![\\p{L}])`,
    `${TIME.replaceAll('#', '4')}?(?<daypart>(?:sáng|trưa|chiều|tối|đêm) (?:nay|mai))(?![\\p{L}])`,
    `tuần (?:thứ )?(?<weekno>\\d{1,2})(?: ?/ ?(?<y7>(?:19|20)\\d{2}))?(?! ?(?:tháng|[/.,-]\\d))(?![\\p{L}\\p{N}])`,
    `(?<week>(?:cuối |đầu |giữa )?tuần (?:này|tới|sau|tiếp theo|kế tiếp))(?![\\p{L}])`,
    `(?<=(?:(?:xong|hoàn thành|báo cáo|gửi|nộp|trình|trả lời)(?: ngay)?) trong )(?<within>tuần|tháng)(?=$|[.,;])|(?<= trong )(?<ends>tuần|tháng)(?=\\.?$)`,
    `(?<moon>(?:cuối |đầu |giữa )?tháng (?:này|tới|sau))(?![\\p{L}])`,
    `(?<annual>(?:cuối |hết )?năm nay|(?:đến |vào )?cuối năm(?! \\d)|hết năm(?! \\d))(?![\\p{L}])`,
    `(?<today>(?:ngày )?hôm nay|ngày mai)(?![\\p{L}])`,
  ]
    .map((pattern) => `(?:${pattern})`)
    .join('|'),
  'uy',
);
/** The letters and digits with which a date expression may start. Only the starts of words are tested. */
const FIRST_CHARACTERS = new Set([...'0123456789ntqscđhgmv'].map((sign) => sign.charCodeAt(0)));
const DATE_HINT = /\d|tuần|sáng|trưa|chiều|tối|đêm|thứ |chủ nhật|tháng|quý|hôm nay|ngày mai|năm/u;

/** A lunar date has no day in the solar calendar. */
const LUNAR = /^ ?\(?(?:âm lịch|âl)(?!\p{L})/u;

/** Returns every day and period that a text in lower case names, in order. */
export function findDateExpressions(lower: string, reference: ReferenceDate): DateExpression[] {
  if (!DATE_HINT.test(lower)) return [];
  const points: DateExpression[] = [];
  for (let at = 0; at < lower.length; at++) {
    if (!FIRST_CHARACTERS.has(lower.charCodeAt(at)) || isWordUnit(lower.charCodeAt(at - 1))) continue;
    const found = matchAt(DATE_EXPRESSION, lower, at);
    const date = found && parseMatchedDate(found.groups as Groups, reference);
    if (!found || !date || LUNAR.test(lower.slice(at + found[0].length, at + found[0].length + 12))) continue;
    const end = at + found[0].length;
    points.push({ start: at, end, ...date });
    at = end - 1;
  }
  return points;
}

type Groups = Record<string, string | undefined>;
type DateValue = Omit<DateExpression, 'start' | 'end'>;

function parseMatchedDate(groups: Groups, reference: ReferenceDate): DateValue | null {
  const { d1, m1, y1, d2, m2, y2, m3, y3, q, y4, n, y5, y6 } = groups;
  if (d1 ?? d2)
    return parseDayAndMonth(
      groups,
      { day: Number(d1 ?? d2), month: Number(m1 ?? m2), statedYear: y1 ?? y2 },
      reference,
    );
  if (groups.d3) return parseDayOfRelativeMonth(groups, reference);
  if (m3) return parseMonths({ month: Number(m3), length: 1, statedYear: y3 }, 'MONTH', reference);
  if (q)
    return parseMonths({ month: parseQuarter(q) * 3 - 2, length: 3, statedYear: y4 }, 'QUARTER', reference);
  if (n) return parseHalfYear(groups, y5, reference);
  if (y6) return wholeYear(Number(y6));
  if (groups.weekday) return parseWeekday(groups, reference);
  if (groups.daypart) return parseDayPart(groups, reference);
  if (groups.weekno) return parseWeekNumber(groups, reference);
  return parseRelativePeriod(groups, reference);
}

function parseDayAndMonth(
  groups: Groups,
  {
    day,
    month,
    statedYear,
  }: { readonly day: number; readonly month: number; readonly statedYear: string | undefined },
  reference: ReferenceDate,
): DateValue | null {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(month, statedYear)) return null;
  const year = statedYear ? Number(statedYear) : resolveYear(month, reference);
  const on = year ? buildDay(year, month, day) : null;
  const clockHour = groups.hour1 ?? groups.hour2;
  const hour = clockHour === undefined ? null : Number(clockHour);
  const clock =
    hour !== null && hour < 24
      ? `${padTwoDigits(hour)}:${padTwoDigits(Number(groups.minute1 ?? groups.minute2 ?? 0))}`
      : null;
  return {
    first: on,
    last: on,
    time: clock,
    precision: clock ? 'TIME' : 'DAY',
    year: statedYear ? year : null,
  };
}

const daysInMonth = (month: number, year: string | undefined) =>
  new Date(Date.UTC(year ? Number(year) : 2024, month, 0)).getUTCDate();

function parseMonths(
  {
    month,
    length,
    statedYear,
  }: { readonly month: number; readonly length: number; readonly statedYear: string | undefined },
  precision: DatePrecision,
  reference: ReferenceDate,
): DateValue {
  const year = statedYear ? Number(statedYear) : resolveYear(month + length - 1, reference);
  return {
    first: year ? buildDay(year, month, 1) : null,
    last: year ? endOfMonth(buildDay(year, month + length - 1, 1)) : null,
    time: null,
    precision,
    year: statedYear ? year : null,
  };
}

function parseHalfYear(
  { n, half }: Groups,
  statedYear: string | undefined,
  reference: ReferenceDate,
): DateValue | null {
  const isNineMonths = n === '9' || n === '09' || n === 'chín';
  if (!half && !statedYear) return null;
  const year = statedYear ?? (reference.year ? String(reference.year) : undefined);
  if (isNineMonths)
    return {
      ...parseMonths({ month: 1, length: 9, statedYear: year }, 'QUARTER', reference),
      precision: 'QUARTER',
    };
  return parseMonths({ month: half === 'cuối' ? 7 : 1, length: 6, statedYear: year }, 'HALF_YEAR', reference);
}

const wholeYear = (year: number): DateValue => ({
  first: buildDay(year, 1, 1),
  last: buildDay(year, 12, 31),
  time: null,
  precision: 'YEAR',
  year,
});

const WEEKDAYS: Record<string, number> = {
  hai: 0,
  ba: 1,
  tư: 2,
  năm: 3,
  sáu: 4,
  bảy: 5,
  '2': 0,
  '3': 1,
  '4': 2,
  '5': 3,
  '6': 4,
  '7': 5,
};

/** Returns a day with the time stated before it, if any. */
function withTime(on: Day | null, hour: string | undefined, minute: string | undefined): DateValue {
  const time =
    hour !== undefined && Number(hour) < 24
      ? `${padTwoDigits(Number(hour))}:${padTwoDigits(Number(minute ?? 0))}`
      : null;
  return { first: on, last: on, time, precision: time ? 'TIME' : 'DAY', year: null };
}

/** Parses a weekday: "thứ Sáu tuần này", "sáng chủ nhật này". */
function parseWeekday(
  { weekday = '', nextweek = '', hour3, minute3 }: Groups,
  { date }: ReferenceDate,
): DateValue {
  const day = weekday === 'chủ nhật' ? 6 : (WEEKDAYS[weekday.slice('thứ '.length)] ?? 0);
  const monday = date && addDays(endOfPeriod(date, 'WEEK'), -6);
  const thisWeek = monday && addDays(monday, day);
  // "Chủ nhật tới" is the next Sunday; "chủ nhật tuần tới" is the Sunday of the next week.
  const late = nextweek.startsWith('tuần')
    ? !nextweek.endsWith('này')
    : thisWeek !== null && thisWeek < (date as Day);
  return withTime(thisWeek && (late ? addDays(thisWeek, 7) : thisWeek), hour3, minute3);
}

/** Parses a part of a day: "trước 15h chiều nay", "sáng mai". The hour of an afternoon or evening may be written from 1 to 12. */
function parseDayPart({ daypart = '', hour4, minute4 }: Groups, { date }: ReferenceDate): DateValue {
  const hour =
    hour4 && /^(?:chiều|tối)/u.test(daypart) && Number(hour4) < 12 ? String(Number(hour4) + 12) : hour4;
  return withTime(date && (daypart.endsWith('mai') ? addDays(date, 1) : date), hour, minute4);
}

/** Parses a week number: "trong tuần 12". Week 1 is the week with the first Thursday of the year. */
function parseWeekNumber({ weekno, y7 }: Groups, { year }: ReferenceDate): DateValue | null {
  const number = Number(weekno);
  const of = y7 ? Number(y7) : year;
  if (number < 1 || number > 53 || !of) return null;
  const last = addDays(endOfPeriod(buildDay(of, 1, 4), 'WEEK'), (number - 1) * 7);
  return { first: addDays(last, -6), last, time: null, precision: 'WEEK', year: y7 ? of : null };
}

/** Parses a period relative to the reference date: "tuần tới", "tháng này", "năm nay". */
function parseRelativePeriod(
  { ends, within = ends, annual, today, ...groups }: Groups,
  { date, month, year }: ReferenceDate,
): DateValue {
  const week = within === 'tuần' ? 'tuần này' : groups.week;
  const relativeMonth = within === 'tháng' ? 'tháng này' : groups.moon;
  const none = { first: null, last: null, time: null, year: null };
  if (annual) return year ? { ...wholeYear(year), year: null } : { ...none, precision: 'YEAR' };
  if (week) {
    if (!date) return { ...none, precision: 'WEEK' };
    const sunday = endOfPeriod(date, 'WEEK');
    const last = week.endsWith('này') ? sunday : addDays(sunday, 7);
    return { ...none, first: addDays(last, -6), last, precision: 'WEEK' };
  }
  if (today) {
    const on = date && (today.endsWith('mai') ? addDays(date, 1) : date);
    return { ...none, first: on, last: on, precision: 'DAY' };
  }
  const reference = date ?? month;
  if (!reference || !relativeMonth) return { ...none, precision: 'MONTH' };
  const last = relativeMonth.endsWith('này')
    ? endOfMonth(reference)
    : endOfMonth(addDays(endOfMonth(reference), 1));
  return { ...none, first: `${last.slice(0, 7)}-01` as Day, last, precision: 'MONTH' };
}

/** Parses a day of a relative month: "ngày 20 tháng này". */
function parseDayOfRelativeMonth({ d3, moon3 }: Groups, reference: ReferenceDate): DateValue | null {
  const month = parseRelativePeriod({ moon: moon3 }, reference).last;
  const day = Number(d3);
  if (day < 1 || day > (month ? Number(month.slice(8)) : 31)) return null;
  const on = month ? (`${month.slice(0, 8)}${padTwoDigits(day)}` as Day) : null;
  return { first: on, last: on, time: null, precision: 'DAY', year: null };
}

const QUARTERS: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4, một: 1, hai: 2, ba: 3, bốn: 4 };
const parseQuarter = (word: string) => QUARTERS[word] ?? Number(word);
const padTwoDigits = (number: number) => String(number).padStart(2, '0');
const buildDay = (year: number, month: number, day: number) =>
  `${year}-${padTwoDigits(month)}-${padTwoDigits(day)}` as Day;

/**
 * Returns the year of a month without a year: the reference year, or the next year if the month is more than half a year in the
 * past ("trước ngày 15/1" in December).
 */
function resolveYear(month: number, { date, month: monthEnd, year }: ReferenceDate): number | null {
  const reference = date ?? monthEnd;
  if (!reference) return year;
  const referenceMonth = Number(reference.slice(5, 7));
  return Number(reference.slice(0, 4)) + (referenceMonth - month > 6 ? 1 : 0);
}
