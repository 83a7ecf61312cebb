import { Deadline } from '../../entities/directives/deadline.ts';
import type { ExtractedDeadline } from '../../extraction/extraction.ts';
import { type Day, daysBetween, parseDay } from '../../shared/day.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { endOfPeriod } from '../../shared/period.ts';
import type { DeadlineInput } from '../directives/deadline.inputs.ts';
import { type DeadlineContext, resolveDeadline } from '../directives/resolve-deadline.ts';

const LOCAL_DATE_TIME = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/;

/** Returns the instant of a local time, such as `2017-04-12T16:30`, in a time zone. */
export function localTimeToInstant(local: string, timeZone: string): Date {
  const asUtc = new Date(`${local.slice(0, 16)}:00Z`);
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
      .formatToParts(asUtc)
      .map(({ type, value }) => [type, value]),
  );
  const shownAsUtc = Date.parse(
    `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:${parts.second}Z`,
  );
  return new Date(2 * asUtc.getTime() - shownAsUtc);
}

/** Returns the extracted deadline in the form in which a proposal stores it, beside the decided deadline. */
export function buildExtractedDeadline(extracted: ExtractedDeadline | null, timeZone: string): Deadline {
  if (!extracted) return new Deadline();
  const { words, kind, start, due, precision, recurrence, inferred } = extracted;
  const dueAt = due && LOCAL_DATE_TIME.test(due) ? localTimeToInstant(due, timeZone) : null;
  const dueOn = due ? parseDay(due.slice(0, 10)) : null;
  return Object.assign(new Deadline(), {
    words,
    kind,
    startOn: start,
    dueOn,
    dueAt,
    precision,
    recurrence,
    inferred,
  });
}

/**
 * Returns the extracted deadline as an input of a mutation.
 *
 * `countedFrom` is the day from which the rules counted the days of a RELATIVE deadline: the day of the meeting.
 */
export function toDeadlineInput(extracted: Deadline, countedFrom: Day): DeadlineInput {
  const { kind, words, startOn, dueOn, dueAt, precision, recurrence, inferred } = extracted;
  if (kind === 'RELATIVE') {
    const days = dueOn ? daysBetween(countedFrom, dueOn) : 0;
    return { kind, words, inferred, ...(days > 0 && { from: countedFrom, days }) };
  }
  if (kind === 'NONE' || kind === 'EVENT') return { kind, words, inferred };
  const periodEnd = dueOn && precision ? endOfPeriod(dueOn, precision) : dueOn;
  const end = dueAt
    ? { dueAt, precision: 'TIME' as const }
    : { dueOn: periodEnd, precision: periodEnd ? (precision ?? 'DAY') : null };
  if (kind === 'ONGOING') return { kind, words, inferred, startOn };
  if (kind === 'REFERENCED') return { kind, words, inferred, ...end };
  if (kind === 'RECURRING') return { kind, words, inferred, startOn, recurrence, ...(!dueAt && end) };
  return { kind, words, inferred, ...end, ...(kind === 'WINDOW' && { startOn }) };
}

/** A proposed deadline, with its input stored, so that it can be resolved again when the directive is created. */
export interface ProposedDeadline {
  readonly deadline: Deadline;
  readonly deadlineTerms: object | null;
  /** Why the extracted values are not a valid deadline. Then only the words are stored; no day is invented. */
  readonly problem?: string;
}

/**
 * Resolves an extracted deadline with the calendar and policy of the governing body.
 *
 * If the extracted values contradict each other, returns only the words with the problem, and a person decides.
 */
export function proposeDeadline(
  extracted: Deadline,
  countedFrom: Day,
  context: DeadlineContext,
): ProposedDeadline {
  if (extracted.kind === 'NONE' && !extracted.words) return { deadline: new Deadline(), deadlineTerms: null };
  const input = toDeadlineInput(extracted, countedFrom);
  try {
    return { deadline: resolveDeadline(input, context), deadlineTerms: { ...input } };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const words: DeadlineInput = { kind: 'NONE', words: extracted.words, inferred: extracted.inferred };
    return { deadline: resolveDeadline(words, context), deadlineTerms: { ...words }, problem: error.message };
  }
}

/** Returns a stored deadline input as the service takes it. JSON has no dates, so `dueAt` is stored as a string. */
export function restoreDeadlineInput(stored: object | null): DeadlineInput | null {
  if (!stored) return null;
  const { dueAt, ...rest } = stored as Omit<DeadlineInput, 'dueAt'> & { dueAt?: string | null };
  return { ...rest, ...(dueAt && { dueAt: new Date(dueAt) }) };
}
