import type { MeetingKind } from '../../../meetings/meeting.entity.ts';
import { type Day, lastOfMonth } from '../../../shared/day.ts';
import { addresseesAt } from '../addressees/addressee-list.ts';
import { unitAt } from '../addressees/units.ts';
import type { TimeContext } from '../deadlines/calendar-points.ts';
import type { ExtractedMeeting } from '../extraction.ts';
import type { Stretch } from '../segmenting/sentences.ts';
import type { SourceText } from '../text/source-text.ts';

const KINDS: readonly (readonly [MeetingKind, RegExp])[] = [
  ['BRIEFING', /giao ban/u],
  [
    'REGULAR_SESSION',
    /phiên họp thường kỳ|họp thường kỳ|kỳ họp|hội nghị (?:ban chấp hành|lần thứ)|phiên họp/u,
  ],
  ['WORKING_VISIT', /buổi làm việc|làm việc với|làm việc tại|kiểm tra thực (?:tế|địa)/u],
  ['REVIEW', /sơ kết|tổng kết|đánh giá kết quả/u],
  [
    'THEMATIC',
    /hội nghị chuyên đề|họp (?:chuyên đề|bàn|nghe|về)|cuộc họp|hội nghị (?:triển khai|trực tuyến|bàn|về)/u,
  ],
];
const HEAD = 6000;
const TITLE = /(?:hội nghị|phiên họp|cuộc họp|buổi làm việc|kỳ họp|giao ban|họp)[^.;\n]{3,160}/u;

/** What a text says of the meeting it records. */
export function meetingOf(source: SourceText, paragraphs: readonly Stretch[]): ExtractedMeeting {
  const plain = source.plain.slice(0, HEAD);
  const low = source.low.slice(0, HEAD);
  const title = titleOf(source, paragraphs);
  const heldOn = heldOnOf(low);
  const period = periodOf(title?.toLowerCase() ?? '', low, heldOn);
  const month =
    !heldOn && period && /^\d{4}-\d{2}$/u.test(period) ? lastOfMonth(`${period}-01` as Day) : null;
  return {
    kind: kindOf(title?.toLowerCase() ?? '') ?? kindOf(low.slice(0, 2500)),
    title,
    period,
    heldOn: heldOn ?? month,
    precision: heldOn ? 'DAY' : month ? 'MONTH' : null,
    host: hostOf(plain, low),
    chair: chairOf(source.plain, source.low),
    attendees: attendeesOf(source, paragraphs),
  };
}

/** Against what days and months without a year are read. */
export function contextOf(meeting: ExtractedMeeting, source: SourceText, given: Day | null): TimeContext {
  const { heldOn, precision, period } = meeting;
  const date = precision === 'DAY' ? heldOn : given;
  const spoken =
    date ?? heldOn ?? (period && /^\d{4}-\d{2}$/u.test(period) ? lastOfMonth(`${period}-01` as Day) : null);
  const written = writtenOn(source.low.slice(0, HEAD));
  const year = spoken?.slice(0, 4) ?? period?.slice(0, 4) ?? written?.slice(0, 4) ?? yearIn(source.low);
  return { date: date ?? null, month: spoken ?? written, written, year: year ? Number(year) : null };
}

const kindOf = (low: string): MeetingKind | null => KINDS.find(([, words]) => words.test(low))?.[0] ?? null;

function titleOf({ plain, low }: SourceText, paragraphs: readonly Stretch[]): string | null {
  for (const { start, end } of paragraphs.slice(0, 14)) {
    if (!TITLE.test(low.slice(start, Math.min(end, start + 400)))) continue;
    if (end - start <= 260 && !/[.;]$/u.test(plain.slice(start, end)))
      return plain.slice(start, end).replace(/\s+/gu, ' ');
  }
  const found = TITLE.exec(low.slice(0, 3000));
  return found
    ? plain
        .slice(found.index, found.index + found[0].length)
        .replace(/,[^,]*$/u, '')
        .trim()
    : null;
}

const DATED =
  '(?:ngày |, )?(?<day>\\d{1,2})(?:[/.-]| tháng )(?<month>\\d{1,2})(?:[/.-]| năm )(?<year>(?:19|20)\\d{2})';
const HELD = [
  new RegExp(
    `(?:hội nghị|cuộc họp|phiên họp|buổi làm việc|họp|giao ban)[^.;\\n]{0,120}? (?:vào )?(?:sáng |chiều )?ngày ${DATED.slice(13)}`,
    'u',
  ),
  new RegExp(
    `(?:sáng|chiều|tối|vào|hôm nay|trong) ?(?:nay )?[ ,(]{0,2}(?:ngày )?${DATED.slice(13)}[^.\\n]{0,160}(?:họp|hội nghị|làm việc|giao ban|chủ trì)`,
    'u',
  ),
  new RegExp(`(?:hôm nay|thời gian|hồi|vào)[^.\\n]{0,40}ngày ${DATED.slice(13)}`, 'u'),
  new RegExp(
    `^ngày ${DATED.slice(13)}, (?:tại|thường trực|đồng chí|ubnd|chủ tịch|ủy ban|ban|huyện|đảng)`,
    'mu',
  ),
];

function heldOnOf(low: string): Day | null {
  for (const pattern of HELD) {
    const found = pattern.exec(low);
    const on = found && dayOf(found.groups as Record<string, string>);
    if (on) return on;
  }
  return null;
}

/** The day a document was signed: "Bắc Kạn, ngày 3 tháng 3 năm 2017". */
function writtenOn(low: string): Day | null {
  const found = new RegExp(`, ngày ${DATED.slice(13)}`, 'u').exec(low);
  return found && dayOf(found.groups as Record<string, string>);
}

function dayOf({ day, month, year }: Record<string, string>): Day | null {
  const iso = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? (iso as Day) : null;
}

const yearIn = (low: string) =>
  /năm (20\d{2})(?! ?-)/u.exec(low)?.[1] ?? /[/-](20\d{2})(?!\d)/u.exec(low)?.[1] ?? null;

function periodOf(title: string, low: string, heldOn: Day | null): string | null {
  return (
    periodIn(title, heldOn) ??
    periodIn(
      /(?:giao ban|thường kỳ|sơ kết|tổng kết|phiên họp|hội nghị)[^.;\n]{0,120}/u.exec(low)?.[0] ?? '',
      heldOn,
    )
  );
}

function periodIn(words: string, heldOn: Day | null): string | null {
  const year = '(?:[/ -]| năm )?(20\\d{2})?';
  const spoken = heldOn?.slice(0, 4) ?? yearIn(words);
  const month = new RegExp(`tháng (1[0-2]|0?[1-9])(?!\\d)${year}`, 'u').exec(
    words.replace(/ngày \d{1,2} tháng \d{1,2} năm \d{4}/gu, ''),
  );
  if (month)
    return (month[2] ?? spoken) ? `${month[2] ?? spoken}-${String(month[1]).padStart(2, '0')}` : null;
  const quarter = new RegExp(`quý (iv|i{1,3}|[1-4])(?![\\p{L}\\p{N}])${year}`, 'u').exec(words);
  if (quarter)
    return (quarter[2] ?? spoken)
      ? `${quarter[2] ?? spoken}-Q${{ i: 1, ii: 2, iii: 3, iv: 4 }[quarter[1] as string] ?? quarter[1]}`
      : null;
  const half = /6 tháng (đầu|cuối) năm(?: (20\d{2}))?/u.exec(words);
  if (half) return (half[2] ?? spoken) ? `${half[2] ?? spoken}-H${half[1] === 'đầu' ? 1 : 2}` : null;
  const week = /tuần (?:thứ )?(\d{1,2})(?:[/ -]| năm )(20\d{2})/u.exec(words);
  if (week) return `${week[2]}-W${String(week[1]).padStart(2, '0')}`;
  return /(?:tổng kết|công tác|nhiệm vụ) năm (20\d{2})/u.exec(words)?.[1] ?? null;
}

const HOSTS =
  /(?:(?<=^|\n)|, )([^.;\n]{3,90}?) (?:đã )?(?:tổ chức|họp|chủ trì|tiến hành) (?:hội nghị|cuộc họp|phiên họp|buổi|giao ban|phiên|họp)/u;

function hostOf(plain: string, low: string): string | null {
  const found = HOSTS.exec(low);
  if (found) {
    const start = found.index + found[0].indexOf(found[1] as string);
    const unit = unitAt(plain, low, start);
    if (unit) return unit.name;
  }
  const first = /(?:thay mặt |của )(?=\p{Ll})/u.exec(low);
  return (first && unitAt(plain, low, first.index + first[0].length)?.name) ?? null;
}

const NAME = '\\p{Lu}[\\p{Ll}]*(?: \\p{Lu}[\\p{Ll}]*){1,4}';
const CHAIRS: readonly RegExp[] = [
  new RegExp(
    `(?:[Pp]hát biểu|[Kk]ết luận|[Cc]hủ trì)[^.;\\n]{0,120}?, (?:đồng chí|ông|bà|đ/c) (?<name>${NAME})(?<title>(?: ?[-,(] ?)[^,.;:\\n]{3,120})?`,
    'u',
  ),
  new RegExp(
    `(?:đồng chí|[ÔôBb]à?n?g?|đ/c|Đồng chí) (?<name>${NAME})(?<title>(?: ?[-,(] ?)[^.;:\\n]{3,140}?)?,? (?:đã )?(?:chủ trì|kết luận|phát biểu kết luận|dự và chủ trì|- [Cc]hủ trì)`,
    'u',
  ),
  new RegExp(
    `(?:[Cc]hủ trì|[Cc]hủ tọa)(?: (?:hội nghị|cuộc họp|phiên họp))? ?:? ?(?:đồng chí|ông|bà|Ông|Bà|Đồng chí|đ/c)? ?(?<name>${NAME})(?<title>(?: ?[-,(] ?)[^.;:\\n]{3,140})?`,
    'u',
  ),
  new RegExp(
    `(?:chủ trì|kết luận) của (?:đồng chí|ông|bà) (?<name>${NAME})(?<title>(?: ?[-,(] ?)[^,.;:\\n]{3,120})?`,
    'u',
  ),
];

function chairOf(plain: string, low: string): ExtractedMeeting['chair'] {
  for (const pattern of CHAIRS) {
    const found = pattern.exec(plain.slice(0, 40_000));
    if (!found?.groups?.name) continue;
    const title = found.groups.title?.replace(/^[ ,(-]+/u, '').replace(/\)?[, ]*$/u, '') ?? null;
    return { name: found.groups.name, title: title && titleOnly(title) };
  }
  return low ? null : null;
}

/** Without the verb that follows: "Chủ trì hội nghị ghi nhận" is the title "Chủ trì hội nghị". */
const titleOnly = (title: string) =>
  title
    .replace(
      / (?:đã |ghi nhận|yêu cầu|đề nghị|nhấn mạnh|chỉ rõ|kết luận|chủ trì (?!hội)|phát biểu|lưu ý|chỉ đạo|giao |đánh giá|biểu dương|dự ).*$/u,
      '',
    )
    .trim() || null;

const ATTENDED =
  /(?:(?:cùng )?(?:tham )?dự (?:hội nghị|họp|cuộc họp|phiên họp|buổi làm việc|giao ban|có|với)[^.:;\n]{0,80}?(?:có|gồm)|thành phần(?: tham dự| dự họp)?|(?:tại hội nghị, )?(?=lãnh đạo))[: ]*/u;

function attendeesOf({ plain, low }: SourceText, paragraphs: readonly Stretch[]): string[] {
  for (const { start, end } of paragraphs.slice(0, 40)) {
    const found = ATTENDED.exec(low.slice(start, end));
    if (!found) continue;
    const stop = /[.;\n]/u.exec(plain.slice(start + found.index + found[0].length, end));
    const words = plain.slice(
      start + found.index + found[0].length,
      stop ? start + found.index + found[0].length + stop.index : end,
    );
    const named = namesIn(words);
    if (named.length) return named;
  }
  return [];
}

function namesIn(words: string): string[] {
  const names: string[] = [];
  const small = words.toLowerCase();
  for (let at = 0; at < Math.min(words.length, 1500); ) {
    const found = addresseesAt(words, small, at);
    if (found) names.push(...found.named.map(({ name }) => name));
    const next = /, |: | và /gu;
    next.lastIndex = found?.end ?? at;
    const separator = next.exec(words);
    if (!separator) break;
    at = separator.index + separator[0].length;
  }
  return [...new Set(names)];
}
