import type { Extraction } from '../../../src/extraction/extraction.ts';
import type { ExpectedAddressee, ExpectedDeadline, ExpectedMeeting } from './expected-extraction.ts';

const COURTESY_TITLE = /^(?:(?:cac |toan the )?(?:dong chi|d\/c|ong|ba)|thu truong) /;

/**
 * Normalizes a name for the comparison: without diacritics, capitals and titles, "Uỷ ban nhân dân" as "ubnd", every dash
 * alike. Two spellings of one name are equal. It copies the rules of the extractor on purpose, to check them independently.
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

/** Returns the key of an addressee with its role. */
export const addresseeKey = ({ name, role }: Pick<ExpectedAddressee, 'name' | 'role'>): string =>
  `${role} ${foldName(name)}`;

type ComparableDeadline = Pick<ExpectedDeadline, 'kind' | 'start' | 'due' | 'precision' | 'inferred'>;

/** Returns whether there is a deadline: one of kind NONE is no deadline. */
const isStated = (deadline: ComparableDeadline | null): deadline is ComparableDeadline =>
  deadline !== null && deadline.kind !== 'NONE';

/**
 * Returns the key of a deadline, or none: its kind, first and last day, and whether it is explicit for this clause. The
 * precision counts only if there is a day.
 */
export function deadlineKeys(deadline: ComparableDeadline | null): string[] {
  if (!isStated(deadline)) return [];
  const { kind, start, due, precision, inferred } = deadline;
  return [[kind, start, due, due === null ? null : precision, inferred].join(' ')];
}

/** Returns whether a deadline is an explicit day of this clause. The unit is late after it, so it must never be invented. */
export const isHardDeadline = (deadline: ComparableDeadline | null): boolean =>
  isStated(deadline) && !deadline.inferred && (deadline.kind === 'FIXED' || deadline.kind === 'WINDOW');

/** Returns one key for each field of the meeting; only for the fields that the expected extraction contains. */
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
