import { type DeadlineMatch, type DeadlineText, EMPTY_DEADLINE } from './deadline-rule.ts';

const EVERY = '(?:hằng|hàng|mỗi)';
const WEEKDAY_CODES: Record<string, string> = {
  hai: 'MO',
  ba: 'TU',
  tư: 'WE',
  năm: 'TH',
  sáu: 'FR',
  bảy: 'SA',
  '2': 'MO',
  '3': 'TU',
  '4': 'WE',
  '5': 'TH',
  '6': 'FR',
  '7': 'SA',
};
const FREQUENCIES: Record<string, string> = {
  ngày: 'DAILY',
  tuần: 'WEEKLY',
  tháng: 'MONTHLY',
  quý: 'MONTHLY;INTERVAL=3',
  năm: 'YEARLY',
};
const HINT =
  /ít nhất|tối thiểu|giờ|hằng|hàng|mỗi|định kỳ|một lần|lần\/|1 lần|cuối quý|ngày cuối|làm việc cuối|\/lần/u;

const LEAD =
  '(?:(?:định kỳ )?(?:(?:trước|vào|chậm nhất(?: là)?(?: vào| đến| trước)?|muộn nhất(?: là)?|trong|đến) )?(?:hết )?)';
const BY_MONTH_DAY = new RegExp(
  `${LEAD}(?:từ )?(?:ngày )?(?<day>\\d{1,2})(?:(?: đến| -|-)(?: hết)?(?: ngày)? ?(?<to>\\d{1,2}))? (?:của |tháng cuối (?:của )?)?(?:${EVERY} (?<unit>tháng|quý)|tháng cuối (?<quarter>quý)|của tháng cuối (?<q2>quý))(?![\\p{L}])`,
  'gu',
);
const BY_YEAR_DAY = new RegExp(
  `${LEAD}(?:ngày )?(?<day>\\d{1,2})(?:/| tháng )(?<month>\\d{1,2}) (?:của )?${EVERY} năm(?![\\p{L}])`,
  'gu',
);
const BY_WEEKDAY = new RegExp(
  `${LEAD}(?:(?:chiều|sáng|ngày) )*(?:thứ (?<day>hai|ba|tư|năm|sáu|bảy|[2-7])|(?<sunday>chủ nhật)) (?:của )?${EVERY} tuần(?![\\p{L}])`,
  'gu',
);
const BY_LAST = new RegExp(
  `${LEAD}(?:ngày cuối|cuối) (?:của )?(?:${EVERY} |của )?(?<unit>tháng|quý|tuần) (?:${EVERY}|định kỳ)(?![\\p{L}])`,
  'gu',
);
const BY_LAST_DAY =
  /(?:(?:trước|vào|chậm nhất(?: là)?(?: vào)?) )?ngày (?<working>làm việc )?cuối(?: cùng)? (?:của )?(?:hằng |hàng |mỗi )?(?<unit>tháng|quý|tuần)(?! \d| này| sau| tới)(?![\p{L}])/gu;
const EVERY_SO_OFTEN =
  /(?<![\p{L}\p{N}])(?:(?<periodic>(?:theo )?định kỳ,?(?: \d+ lần)? ?)(?:vào |trước )?(?:(?:hằng|hàng|mỗi) )?(?:(?<n>\d{1,2}|sáu|ba|hai|một) )?(?<unit>ngày|tuần|tháng|quý|năm)(?:\/lần| một lần| 1 lần| (?:\d|hai) lần)?|(?:hằng|hàng|mỗi) (?<each>ngày|tuần|tháng|quý|năm)(?: một lần| 1 lần)?|(?:\d{1,2}|một|hai|mỗi) lần ?(?:\/|trong |mỗi |một |trên )(?: ?một )?(?<per>ngày|tuần|tháng|quý|năm)(?! (?:này|tới|sau|\d))|(?<count>\d{1,2}|một|hai|ba|sáu) (?<often>ngày|tuần|tháng|quý|năm) ?\/ ?(?:(?:1|01|một) )?(?:lần|kỳ)|(?:ít nhất|tối thiểu|không dưới) (?:\d{1,2}|một|hai) (?:ca|buổi|lần|phiên|cuộc|kỳ|đợt|tiết|giờ|ngày|chuyến|bài|tin)(?: \d)? ?(?:\/|trong |mỗi |một )(?: ?(?:một|mỗi) )?(?<least>tuần|tháng|quý|năm)(?! (?:này|tới|sau|\d))|(?:\d|một) (?<once>ngày|tuần|tháng|quý|năm) (?:1|một) lần)(?![\p{L}\p{N}])/gu;
const PERIODICALLY =
  /(?<![\p{L}\p{N}])định kỳ (?=báo cáo|tổng hợp|kiểm tra|rà soát|đánh giá|sơ kết|giao ban|cập nhật|công khai|tổ chức)/gu;
const NOT_RECURRING_BEFORE =
  /(?:kế hoạch|giao ban|sinh hoạt|chương trình|nghị quyết|lương|nhiệm vụ|chỉ tiêu|tháng hành động|công tác|phiên họp|họp|báo cáo thường niên|dự toán|đánh giá|xếp loại) $/u;
const UNIT_RANKS = { ngày: 20, tuần: 40, tháng: 40, quý: 40, năm: 15 } as Record<string, number>;

const EVERY_HOURS =
  /(?<![\p{L}\p{N}])(?:(?:cứ|mỗi) (?:\d{1,2}|một|hai|ba|sáu) (?:giờ|tiếng)(?! \d)|(?:\d{1,2}|một|hai|ba|sáu) (?:giờ|tiếng)(?: một lần|\/lần| 1 lần| \/ lần))(?![\p{L}\p{N}])/gu;

/** Finds repetitions within a day: "02 giờ một lần cập nhật". A recurrence rule in days cannot express them. */
function findHourly(lower: string): DeadlineMatch[] {
  if (!/giờ|tiếng/u.test(lower)) return [];
  return [...lower.matchAll(EVERY_HOURS)].map(({ 0: words, index }) => ({
    kind: 'RECURRING' as const,
    ...EMPTY_DEADLINE,
    from: index,
    to: index + words.length,
    rank: 41,
  }));
}

/** Finds recurring deadlines as an iCalendar RRULE: "trước ngày 25 hằng tháng", "định kỳ hằng quý". */
export function recurringRule({ lower }: DeadlineText): DeadlineMatch[] {
  if (!HINT.test(lower)) return [];
  return [...findFixedDays(lower), ...findIntervals(lower), ...findHourly(lower)];
}

function findFixedDays(lower: string): DeadlineMatch[] {
  const found: DeadlineMatch[] = [];
  const add = (match: RegExpExecArray, recurrence: string, rank = 95) =>
    found.push({
      kind: 'RECURRING',
      ...EMPTY_DEADLINE,
      recurrence,
      from: match.index,
      to: match.index + match[0].length,
      rank,
    });
  for (const match of lower.matchAll(BY_YEAR_DAY))
    add(match, `FREQ=YEARLY;BYMONTH=${Number(match.groups?.month)};BYMONTHDAY=${Number(match.groups?.day)}`);
  for (const match of lower.matchAll(BY_MONTH_DAY)) {
    const { day, to, unit } = match.groups as Record<string, string | undefined>;
    const quarterly = unit === 'tháng' ? '' : ';BYMONTH=3,6,9,12';
    const range = to ? joinDays(Number(day), Number(to)) : String(Number(day));
    if (Number(day) >= 1 && Number(day) <= 31) add(match, `FREQ=MONTHLY${quarterly};BYMONTHDAY=${range}`);
  }
  for (const match of lower.matchAll(BY_WEEKDAY))
    add(match, `FREQ=WEEKLY;BYDAY=${match.groups?.sunday ? 'SU' : WEEKDAY_CODES[match.groups?.day ?? '']}`);
  for (const match of lower.matchAll(BY_LAST))
    add(
      match,
      match.groups?.unit === 'tuần'
        ? 'FREQ=WEEKLY;BYDAY=FR'
        : `FREQ=MONTHLY${match.groups?.unit === 'quý' ? ';BYMONTH=3,6,9,12' : ''};BYMONTHDAY=-1`,
    );
  for (const match of lower.matchAll(BY_LAST_DAY)) {
    const months = match.groups?.unit === 'quý' ? ';BYMONTH=3,6,9,12' : '';
    const day = match.groups?.working ? 'BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1' : 'BYMONTHDAY=-1';
    add(match, match.groups?.unit === 'tuần' ? 'FREQ=WEEKLY;BYDAY=FR' : `FREQ=MONTHLY${months};${day}`);
  }
  return found;
}

const joinDays = (first: number, last: number) =>
  Array.from({ length: Math.min(31, Math.max(1, last - first + 1)) }, (_, index) => first + index).join(',');

function findIntervals(lower: string): DeadlineMatch[] {
  const found: DeadlineMatch[] = [];
  for (const match of lower.matchAll(EVERY_SO_OFTEN)) {
    const {
      periodic,
      count,
      often,
      least,
      unit,
      each,
      per,
      once,
      n: statedCount,
    } = match.groups as Record<string, string | undefined>;
    const n = statedCount ?? count;
    const period = unit ?? often ?? least ?? each ?? per ?? once ?? '';
    if (!periodic && NOT_RECURRING_BEFORE.test(lower.slice(Math.max(0, match.index - 20), match.index)))
      continue;
    if (
      each === 'năm' &&
      !/lần/u.test(match[0]) &&
      !/^,|^ (?:ít nhất|tối thiểu|\d|báo cáo|rà soát|tổng hợp|tổ chức|đánh giá)/u.test(
        lower.slice(match.index + match[0].length),
      )
    )
      continue;
    const recurrence = buildInterval(period, n);
    found.push({
      kind: 'RECURRING',
      ...EMPTY_DEADLINE,
      recurrence,
      from: match.index,
      to: match.index + match[0].trimEnd().length,
      rank: least ? 66 : periodic ? 60 : (UNIT_RANKS[period] ?? 20),
    });
  }
  for (const match of lower.matchAll(PERIODICALLY))
    found.push({
      kind: 'RECURRING',
      ...EMPTY_DEADLINE,
      from: match.index,
      to: match.index + 'định kỳ'.length,
      rank: 10,
    });
  return found;
}

const COUNTS: Record<string, number> = { một: 1, hai: 2, ba: 3, sáu: 6 };

function buildInterval(unit: string, count: string | undefined): string {
  const base = `FREQ=${FREQUENCIES[unit]}`;
  const number = count ? (COUNTS[count] ?? Number(count)) : 1;
  if (number <= 1 || base.includes('INTERVAL')) return base;
  return `${base};INTERVAL=${number}`;
}
