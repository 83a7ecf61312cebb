import type { MeetingKind } from '../../entities/meetings/meeting.entity.ts';
import { type Day, endOfMonth } from '../../shared/day.ts';
import type { TextRange } from '../../shared/text-range.ts';
import { parseAddressees } from '../addressees/parse-addressees.ts';
import { parseUnit } from '../addressees/units.ts';
import type { ReferenceDate } from '../deadlines/date-expressions.ts';
import type { ExtractedMeeting } from '../extraction.ts';
import type { NormalizedText } from '../text/normalized-text.ts';
import { findChair } from './chair.ts';
import { findHeldOn, findSignedOn } from './meeting-date.ts';
import { findPeriod } from './period.ts';

const KIND_PATTERNS: readonly (readonly [MeetingKind, RegExp])[] = [
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
const HEAD_LENGTH = 6000;
/** The number of characters after the start of the conclusion in which its speaker may be named. */
const CHAIR_SEARCH_LENGTH = 500;
const MEETING_TITLE = /(?:hội nghị|phiên họp|cuộc họp|buổi làm việc|kỳ họp|giao ban|họp)[^.;\n]{3,160}/u;

/** Extracts what a text states about its meeting. Without a conclusion (`concludedFrom` is null) the chair is null. */
export function extractMeeting(
  source: NormalizedText,
  paragraphs: readonly TextRange[],
  concludedFrom: number | null,
): ExtractedMeeting {
  const text = source.text.slice(0, HEAD_LENGTH);
  const lower = source.lower.slice(0, HEAD_LENGTH);
  const title = findTitle(source, paragraphs, concludedFrom ?? HEAD_LENGTH);
  const about = title?.toLowerCase() ?? '';
  const writtenYear = findSignedOn(lower)?.slice(0, 4) ?? findYear(lower);
  const year = writtenYear ? Number(writtenYear) : null;
  const period = findPeriod(about, year) ?? findPeriod(MEETING_PHRASE.exec(lower)?.[0] ?? '', year);
  const heldOn = findHeldOn(source, paragraphs, yearOfMeeting(period, year));
  const month = !heldOn && period && /^\d{4}-\d{2}$/u.test(period) ? endOfMonth(`${period}-01` as Day) : null;
  return {
    kind: detectMeetingKind(about) ?? detectMeetingKind(MEETING_PHRASE.exec(lower.slice(0, 2500))?.[0] ?? ''),
    title,
    period,
    heldOn: heldOn ?? month,
    precision: heldOn ? 'DAY' : month ? 'MONTH' : null,
    host: findHost(text, lower.slice(0, concludedFrom ?? HEAD_LENGTH)),
    chair:
      concludedFrom !== null ? findChair(source.text.slice(0, concludedFrom + CHAIR_SEARCH_LENGTH)) : null,
    attendees: findAttendees(source, paragraphs),
  };
}

const MEETING_PHRASE =
  /(?:giao ban|thường kỳ|sơ kết|tổng kết|phiên họp|hội nghị|buổi làm việc|làm việc với|kỳ họp|cuộc họp)[^.;\n]{0,120}/u;
const yearOfMeeting = (period: string | null, year: number | null) =>
  period ? Number(period.slice(0, 4)) : year;

/** Returns the reference date that resolves days and months without a year. */
export function resolveReferenceDate(
  meeting: ExtractedMeeting,
  source: NormalizedText,
  textDate: Day | null,
): ReferenceDate {
  const { heldOn, precision, period } = meeting;
  const date = precision === 'DAY' ? heldOn : textDate;
  const signedOn = findSignedOn(source.lower.slice(0, HEAD_LENGTH));
  const month = date ?? signedOn ?? heldOn;
  const year = month?.slice(0, 4) ?? period?.slice(0, 4) ?? findYear(source.lower);
  return { date, month, signedOn, year: year ? Number(year) : null };
}

const detectMeetingKind = (lower: string): MeetingKind | null =>
  KIND_PATTERNS.find(([, words]) => words.test(lower))?.[0] ?? null;

function findTitle(
  { text, lower }: NormalizedText,
  paragraphs: readonly TextRange[],
  end: number,
): string | null {
  for (const { start, end } of paragraphs.slice(0, 14)) {
    if (!MEETING_TITLE.test(lower.slice(start, Math.min(end, start + 400)))) continue;
    if (end - start <= 260 && !/[.;]$/u.test(text.slice(start, end)))
      return text.slice(start, end).replace(/\s+/gu, ' ');
  }
  const found = MEETING_TITLE.exec(lower.slice(0, Math.min(end, 3000)));
  return found
    ? text
        .slice(found.index, found.index + found[0].length)
        .replace(/,[^,]*$/u, '')
        .trim()
    : null;
}

const findYear = (lower: string) =>
  /năm (20\d{2})(?! ?-)/u.exec(lower)?.[1] ?? /[/-](20\d{2})(?!\d)/u.exec(lower)?.[1] ?? null;

const HOST_VERB =
  /(?:tổ chức|họp|tiến hành|có)(?: (?:hội nghị|cuộc họp|phiên họp|buổi|giao ban|phiên|họp))/gu;
const LEADING_TIME =
  /^(?:(?:sáng|chiều|tối|hôm nay|nay|ngày|vào)? ?(?:ngày )?[\d/., -]*(?:năm \d{4})?,? ?)*/u;
const MAX_HOST_DISTANCE = 110;

/** Returns the name of the host: the unit before "tổ chức hội nghị". Returns null if the text names none. */
function findHost(text: string, lower: string): string | null {
  for (const { index } of lower.matchAll(HOST_VERB)) {
    const floor = Math.max(0, index - MAX_HOST_DISTANCE);
    for (let from = index; from >= floor; from--) {
      if (from > 0 && !/[\n,.)-]/u.test(lower[from - 1] as string)) continue;
      const gap = /^ */u.exec(lower.slice(from, index))?.[0].length ?? 0;
      const start = from + gap + (LEADING_TIME.exec(lower.slice(from + gap, index))?.[0].length ?? 0);
      const unit = parseUnit(text, lower, start);
      if (unit && unit.end <= index) return unit.name;
      if (lower[from - 1] === '\n') break;
    }
  }
  return null;
}

const ATTENDANCE =
  /(?:(?:cùng )?(?:tham )?dự (?:hội nghị|họp|cuộc họp|phiên họp|buổi làm việc|giao ban|có|với)[^.:;\n]{0,80}?(?:có|gồm)|thành phần(?: tham dự| dự họp)?|(?:tại hội nghị, )?(?=lãnh đạo))[: ]*/u;

function findAttendees({ text, lower }: NormalizedText, paragraphs: readonly TextRange[]): string[] {
  for (const { start, end } of paragraphs.slice(0, 40)) {
    const found = ATTENDANCE.exec(lower.slice(start, end));
    if (!found) continue;
    const [words = ''] = text.slice(start + found.index + found[0].length, end).split(/[.;\n]/u, 1);
    const named = parseNames(words);
    if (named.length) return named;
  }
  return [];
}

function parseNames(words: string): string[] {
  const names: string[] = [];
  const lower = words.toLowerCase();
  for (let at = 0; at < Math.min(words.length, 1500); ) {
    const found = parseAddressees(words, lower, at);
    if (found) names.push(...found.entities.map(({ name }) => name));
    const next = /, |: | và /gu;
    next.lastIndex = found?.end ?? at;
    const separator = next.exec(words);
    if (!separator) break;
    at = separator.index + separator[0].length;
  }
  return [...new Set(names)];
}
