import type { Day } from '../../shared/day.ts';
import type { TextRange } from '../../shared/text-range.ts';
import type { NormalizedText } from '../text/normalized-text.ts';

const DAY =
  '(?<!\\d)(?<!tuần |tuần thứ )(?<day>\\d{1,2})(?: ?[/.-] ?| tháng )(?<month>\\d{1,2})(?:(?: ?[/.-] ?| năm )(?<year>(?:19|20)\\d{2}))?(?!\\d)';
const TIME_OF_DAY =
  '(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|sáng|chiều|tối|trưa|hôm nay|hôm qua|nay|vào|hồi|lúc|\\d{1,2} ?(?:giờ|h)(?: ?\\d{2})?(?: phút)?)';
/** The patterns for the day of a meeting, most reliable first. */
const HELD_ON_PATTERNS: readonly RegExp[] = [
  new RegExp(`(?:hội nghị|cuộc họp|phiên họp|giao ban|họp)[^.;\\n]{0,60}\\((?:[^()\\d]{0,20})${DAY}\\)`, 'u'),
  new RegExp(
    `(?:hội nghị|cuộc họp|phiên họp|buổi làm việc|giao ban|buổi|họp)(?: [^.;:\\n]{0,60}?)?,? (?:vào )?(?:(?:${TIME_OF_DAY},? ?){0,2}ngày |(?:${TIME_OF_DAY},? ?){1,3})${DAY}`,
    'u',
  ),
  new RegExp(`(?:hôm nay|thời gian|bắt đầu|hồi|vào lúc)[^.\\n]{0,60}?ngày ${DAY}`, 'u'),
];
/** A line of minutes that only states the time. */
const TIME_LINE = new RegExp(
  `(?:^|\\n)(?:[\\d.*+ivx) -]{0,6})thời gian(?:,? địa điểm)? ?: ?[^.\\n]{0,60}?${DAY}`,
  'u',
);
const LEADING_DATE = new RegExp(
  `^(?:[^\\p{L}\\d]{0,3}\\(?[\\p{L}.\\d -]{0,24}\\)? ?[-–:]? ?|[^.\\n]{3,120}\\. )?(?:(?:trong |vào )?(?:${TIME_OF_DAY},? ?){0,3}(?:ngày )?)${DAY}(?=[,; (]|\\.|$)`,
  'u',
);
const SIGNING_DATE = new RegExp(`(?:^|\\n|, |\\t| {2})ngày ${DAY}`, 'u');
const MEETING_HINT = /họp|hội nghị|giao ban|chủ trì|làm việc|tổ chức|kết luận|phiên|từ \d|hồi \d/u;
const MAX_PARAGRAPHS = 30;

/**
 * Returns the day of a meeting as the text states it, or null. `year` replaces a missing year; it comes from the period or the
 * letterhead.
 */
export function findHeldOn(
  source: NormalizedText,
  paragraphs: readonly TextRange[],
  year: number | null,
): Day | null {
  const timeLine = TIME_LINE.exec(source.lower.slice(0, 4000));
  const statedDay = timeLine && dayFromGroups(timeLine.groups, year);
  if (statedDay) return statedDay;
  for (const { start, end } of paragraphs.slice(0, MAX_PARAGRAPHS)) {
    const lower = source.lower.slice(start, Math.min(end, start + 700));
    if (!MEETING_HINT.test(lower) || /^(?:căn cứ|theo|thực hiện|kính gửi|số)/u.test(lower)) continue;
    const opening = LEADING_DATE.exec(lower);
    const on = opening && dayFromGroups(opening.groups, year);
    if (on) return on;
  }
  const head = source.lower.slice(0, 4000);
  for (const pattern of HELD_ON_PATTERNS) {
    const found = pattern.exec(head);
    const on = found && dayFromGroups(found.groups, year);
    if (on) return on;
  }
  return null;
}

/** Returns the day on which a document was signed: "Bắc Kạn, ngày 3 tháng 3 năm 2017". Returns null if the text states none. */
export function findSignedOn(lower: string): Day | null {
  const found = SIGNING_DATE.exec(lower.slice(0, 4000));
  return found?.groups?.year ? dayFromGroups(found.groups, null) : null;
}

function dayFromGroups(
  groups: Record<string, string | undefined> | undefined,
  fallback: number | null,
): Day | null {
  const { day, month, year } = groups ?? {};
  const resolvedYear = year ?? fallback;
  if (!resolvedYear) return null;
  const iso = `${resolvedYear}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? (iso as Day) : null;
}
