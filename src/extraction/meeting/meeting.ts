import type { MeetingKind } from '../../entities/meetings/meeting.entity.ts';
import { type Day, lastOfMonth } from '../../shared/day.ts';
import { addresseesAt } from '../addressees/parse-addressees.ts';
import { unitAt } from '../addressees/units.ts';
import type { TimeContext } from '../deadlines/date-expressions.ts';
import type { ExtractedMeeting } from '../extraction.ts';
import type { SourceText } from '../text/normalized-text.ts';
import type { Stretch } from '../text/sentences.ts';
import { chairOf } from './chair.ts';
import { heldOnOf, writtenOnOf } from './meeting-date.ts';
import { periodIn } from './period.ts';

const KINDS: readonly (readonly [MeetingKind, RegExp])[] = [
  ['BRIEFING', /giao ban/u],
  [
    'REGULAR_SESSION',
    /phiên họp thường kỳ|phiên thường kỳ|họp(?: [^.;\n]{0,40})? thường kỳ|kỳ họp|hội nghị (?:ban chấp hành|lần thứ)|phiên họp/u,
  ],
  ['WORKING_VISIT', /buổi làm việc|làm việc với|làm việc tại|kiểm tra thực (?:tế|địa)/u],
  ['REVIEW', /sơ kết|tổng kết|đánh giá kết quả/u],
  [
    'THEMATIC',
    /hội nghị chuyên đề|họp (?:chuyên đề|bàn|nghe|về)|cuộc họp|hội nghị (?:triển khai|trực tuyến|bàn|về)/u,
  ],
];
const HEAD = 6000;
/** How far behind the start of the conclusion its speaker is named. */
const OPENING = 500;
const TITLE = /(?:hội nghị|phiên họp|cuộc họp|buổi làm việc|kỳ họp|giao ban|họp)[^.;\n]{3,160}/u;

/** What a text says of the meeting it records; of one that nobody concluded no chair is told. */
export function meetingOf(
  source: SourceText,
  paragraphs: readonly Stretch[],
  concludedFrom: number | null,
): ExtractedMeeting {
  const plain = source.plain.slice(0, HEAD);
  const low = source.low.slice(0, HEAD);
  const title = titleOf(source, paragraphs, concludedFrom ?? HEAD);
  const about = title?.toLowerCase() ?? '';
  const written = writtenOnOf(low)?.slice(0, 4) ?? yearIn(low);
  const year = written ? Number(written) : null;
  const period = periodIn(about, year) ?? periodIn(MEETING.exec(low)?.[0] ?? '', year);
  const heldOn = heldOnOf(source, paragraphs, yearOfMeeting(period, year));
  const month =
    !heldOn && period && /^\d{4}-\d{2}$/u.test(period) ? lastOfMonth(`${period}-01` as Day) : null;
  return {
    kind: kindOf(about) ?? kindOf(MEETING.exec(low.slice(0, 2500))?.[0] ?? ''),
    title,
    period,
    heldOn: heldOn ?? month,
    precision: heldOn ? 'DAY' : month ? 'MONTH' : null,
    host: hostOf(plain, low.slice(0, concludedFrom ?? HEAD)),
    chair: concludedFrom !== null ? chairOf(source.plain.slice(0, concludedFrom + OPENING)) : null,
    attendees: attendeesOf(source, paragraphs),
  };
}

const MEETING =
  /(?:giao ban|thường kỳ|sơ kết|tổng kết|phiên họp|hội nghị|buổi làm việc|làm việc với|kỳ họp|cuộc họp)[^.;\n]{0,120}/u;
const yearOfMeeting = (period: string | null, year: number | null) =>
  period ? Number(period.slice(0, 4)) : year;

/** Against what days and months without a year are read. */
export function contextOf(meeting: ExtractedMeeting, source: SourceText, given: Day | null): TimeContext {
  const { heldOn, precision, period } = meeting;
  const date = precision === 'DAY' ? heldOn : given;
  const written = writtenOnOf(source.low.slice(0, HEAD));
  const ofPeriod = period && /^\d{4}-\d{2}$/u.test(period) ? lastOfMonth(`${period}-01` as Day) : null;
  const month = date ?? written ?? heldOn ?? ofPeriod;
  const year = month?.slice(0, 4) ?? period?.slice(0, 4) ?? yearIn(source.low);
  return { date: date ?? null, month, written, year: year ? Number(year) : null };
}

const kindOf = (low: string): MeetingKind | null => KINDS.find(([, words]) => words.test(low))?.[0] ?? null;

function titleOf({ plain, low }: SourceText, paragraphs: readonly Stretch[], end: number): string | null {
  for (const { start, end } of paragraphs.slice(0, 14)) {
    if (!TITLE.test(low.slice(start, Math.min(end, start + 400)))) continue;
    if (end - start <= 260 && !/[.;]$/u.test(plain.slice(start, end)))
      return plain.slice(start, end).replace(/\s+/gu, ' ');
  }
  const found = TITLE.exec(low.slice(0, Math.min(end, 3000)));
  return found
    ? plain
        .slice(found.index, found.index + found[0].length)
        .replace(/,[^,]*$/u, '')
        .trim()
    : null;
}

const yearIn = (low: string) =>
  /năm (20\d{2})(?! ?-)/u.exec(low)?.[1] ?? /[/-](20\d{2})(?!\d)/u.exec(low)?.[1] ?? null;

const HOSTS = /(?:tổ chức|họp|tiến hành|có)(?: (?:hội nghị|cuộc họp|phiên họp|buổi|giao ban|phiên|họp))/gu;
const LEADING = /^(?:(?:sáng|chiều|tối|hôm nay|nay|ngày|vào)? ?(?:ngày )?[\d/., -]*(?:năm \d{4})?,? ?)*/u;
const FURTHEST_HOST = 110;

/** The body whose meeting it was: who "tổ chức hội nghị". */
function hostOf(plain: string, low: string): string | null {
  for (const { index } of low.matchAll(HOSTS)) {
    const floor = Math.max(0, index - FURTHEST_HOST);
    for (let from = index; from >= floor; from--) {
      if (from > 0 && !/[\n,.)-]/u.test(low[from - 1] as string)) continue;
      const gap = /^ */u.exec(low.slice(from, index))?.[0].length ?? 0;
      const start = from + gap + (LEADING.exec(low.slice(from + gap, index))?.[0].length ?? 0);
      const unit = unitAt(plain, low, start);
      if (unit && unit.end <= index) return unit.name;
      if (low[from - 1] === '\n') break;
    }
  }
  return null;
}

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
