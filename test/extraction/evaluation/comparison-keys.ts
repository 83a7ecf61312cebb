import type { Extraction } from '../../../src/extraction/extraction.ts';
import type { ExpectedAddressee, ExpectedDeadline, ExpectedMeeting } from './expected-extraction.ts';

const COURTESY_TITLE = /^(?:(?:cac |toan the )?(?:dong chi|d\/c|ong|ba)|thu truong) /;

/**
 * A name as the score compares it: without diacritics, capitals and courtesies, "Uỷ ban nhân dân" as "ubnd", every dash
 * alike. Two ways of writing one name are not two names.
 */
export function foldName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/gi, 'd')
    .toLowerCase()
    .replace(/[‐-―−]/g, '-')
    .replace(/\s*-\s*/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/uy ban nhan dan/g, 'ubnd')
    .replace(/hoi dong nhan dan/g, 'hdnd')
    .replace(COURTESY_TITLE, '');
}

/** Who is addressed, in which role. */
export const addresseeKey = ({ name, role }: Pick<ExpectedAddressee, 'name' | 'role'>): string =>
  `${role} ${foldName(name)}`;

type ComparableDeadline = Pick<ExpectedDeadline, 'kind' | 'start' | 'due' | 'precision' | 'inferred'>;

/** A deadline that says there is none is no deadline. */
const isStated = (deadline: ComparableDeadline | null): deadline is ComparableDeadline =>
  deadline !== null && deadline.kind !== 'NONE';

/**
 * Until when, in one key, or none: kind, first and last day, and whether somebody said it of this very clause. How
 * exactly a day is named counts only where there is a day.
 */
export function deadlineKeys(deadline: ComparableDeadline | null): string[] {
  if (!isStated(deadline)) return [];
  const { kind, start, due, precision, inferred } = deadline;
  return [[kind, start, due, due === null ? null : precision, inferred].join(' ')];
}

/** A day that somebody named for this clause: the unit is late after it, so it must never be invented. */
export const isHardDeadline = (deadline: ComparableDeadline | null): boolean =>
  isStated(deadline) && !deadline.inferred && (deadline.kind === 'FIXED' || deadline.kind === 'WINDOW');

/** What is said of the meeting, one key a field; of what is found, only the fields that the reading expects to score. */
export function meetingKeys(
  expected: ExpectedMeeting,
  meeting: Extraction['meeting'],
): { expected: string[]; found: string[] } {
  const { chair, ...rest } = meeting;
  const found: Record<keyof ExpectedMeeting, string | null> = { ...rest, chair: chair?.name ?? null };
  const fields = Object.keys(expected) as (keyof ExpectedMeeting)[];
  const keys = (of: ExpectedMeeting | typeof found) =>
    fields.flatMap((field) => (of[field] ? [`${field} ${foldName(of[field])}`] : []));
  return { expected: keys(expected), found: keys(found) };
}
