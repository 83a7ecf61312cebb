const YEAR = '(?:(?: ?[/.-] ?| năm | ?, ?)(?<year>(?:19|20)\\d{2}))?';
const NAMED_PERIOD = new RegExp(
  `(?:tháng (?<month>1[0-2]|0?[1-9])(?!\\d)|quý (?<quarter>iv|i{1,3}|[1-4])(?![\\p{L}\\p{N}])|(?:6|06|sáu) tháng (?<half>đầu|cuối) năm|tuần (?:thứ )?(?<week>\\d{1,2})(?!\\d))${YEAR}`,
  'gu',
);
const WHOLE_YEAR =
  /(?:tổng kết|công tác|nhiệm vụ|hội nghị|triển khai)[^.;\n]{0,40} năm (?<year>20\d{2})(?! ?-)/u;
const DATE = /ngày \d{1,2}(?: tháng |[/.-])\d{1,2}(?:(?: năm |[/.-])\d{4})?/gu;
const QUARTERS: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4 };

/**
 * Returns the period that some words name: `2017-02`, `2017-Q1`, `2017-H1`, `2017-W07` or `2017`. Returns null if they name none.
 *
 * If the words name two periods ("giao ban tháng 9, triển khai nhiệm vụ tháng 10"), the first one counts. A year that is stated
 * only for the second one applies to the first one too.
 */
export function findPeriod(lower: string, year: number | null): string | null {
  const words = lower.replace(DATE, ' ');
  const found = [...words.matchAll(NAMED_PERIOD)];
  const first = found[0]?.groups;
  if (!first) return WHOLE_YEAR.exec(words)?.groups?.year ?? null;
  const later = found.find(({ groups }) => groups?.year)?.groups?.year;
  const resolvedYear =
    first.year ?? inheritYear(first, later, found[1]?.groups) ?? /năm (20\d{2})/u.exec(words)?.[1] ?? year;
  if (!resolvedYear) return null;
  const { month, quarter, half, week } = first;
  if (month) return `${resolvedYear}-${month.padStart(2, '0')}`;
  if (quarter) return `${resolvedYear}-Q${QUARTERS[quarter] ?? quarter}`;
  if (half) return `${resolvedYear}-H${half === 'đầu' ? 1 : 2}`;
  return Number(week) <= 53 ? `${resolvedYear}-W${String(week).padStart(2, '0')}` : null;
}

/** Returns the year of the first period from the year of the second: "tháng 12, … tháng 01/2026" is December 2025. */
function inheritYear(
  first: Record<string, string | undefined>,
  later: string | undefined,
  second: Record<string, string | undefined> | undefined,
): string | undefined {
  if (!later) return undefined;
  const crossesNewYear = first.month && second?.month && Number(first.month) > Number(second.month);
  return crossesNewYear ? String(Number(later) - 1) : later;
}
