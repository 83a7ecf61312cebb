import { Deadline } from '../../entities/directives/deadline.ts';
import type { ExtractedDeadline } from '../../extraction/extraction.ts';
import { type Day, day } from '../../shared/day.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { lastOfPeriod } from '../../shared/period.ts';
import type { DeadlineInput } from '../directives/deadline.inputs.ts';
import { type DeadlineTerms, readDeadline } from '../directives/resolve-deadline.ts';

const LOCAL = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/;

/** The instant that a clock on the wall of an office shows, `2017-04-12T16:30`. */
export function instantOf(local: string, timeZone: string): Date {
  const asUtc = new Date(`${local.slice(0, 16)}:00Z`);
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
      .formatToParts(asUtc)
      .map(({ type, value }) => [type, value]),
  );
  const shown = Date.parse(
    `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:${parts.second}Z`,
  );
  return new Date(2 * asUtc.getTime() - shown);
}

const DAY_MS = 86_400_000;
const daysBetween = (from: Day, to: Day) => (Date.parse(to) - Date.parse(from)) / DAY_MS;

/** What the rules read, as it is kept beside the decision. */
export function saidOf(read: ExtractedDeadline | null, timeZone: string): Deadline {
  if (!read) return new Deadline();
  const { words, kind, start, due, precision, recurrence, inferred } = read;
  const dueAt = due && LOCAL.test(due) ? instantOf(due, timeZone) : null;
  const dueOn = due ? day(due.slice(0, 10)) : null;
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
 * What the rules read, as an act takes it.
 *
 * `countedFrom` is the day a span of days is counted from when the rules counted one: that of the meeting.
 */
export function termsOf(said: Deadline, countedFrom: Day): DeadlineInput {
  const { kind, words, startOn, dueOn, dueAt, precision, recurrence, inferred } = said;
  if (kind === 'RELATIVE') {
    const days = dueOn ? daysBetween(countedFrom, dueOn) : 0;
    return { kind, words, inferred, ...(days > 0 && { from: countedFrom, days }) };
  }
  if (kind === 'NONE' || kind === 'EVENT') return { kind, words, inferred };
  const last = dueOn && precision ? lastOfPeriod(dueOn, precision) : dueOn;
  const end = dueAt
    ? { dueAt, precision: 'TIME' as const }
    : { dueOn: last, precision: last ? (precision ?? 'DAY') : null };
  if (kind === 'ONGOING') return { kind, words, inferred, startOn };
  if (kind === 'REFERENCED') return { kind, words, inferred, ...end };
  if (kind === 'RECURRING') return { kind, words, inferred, startOn, recurrence, ...(!dueAt && end) };
  return { kind, words, inferred, ...end, ...(kind === 'WINDOW' && { startOn }) };
}

/** A deadline that was sent or read, kept so that it can be read once more when the directive is made. */
export interface KeptDeadline {
  readonly deadline: Deadline;
  readonly deadlineTerms: object | null;
  /** Why it could not be read; then only its words are kept, and no day is made up. */
  readonly problem?: string;
}

/** Reads what the rules propose on the terms of the body; what contradicts itself is left to a person, with its words. */
export function proposedDeadline(said: Deadline, countedFrom: Day, terms: DeadlineTerms): KeptDeadline {
  if (said.kind === 'NONE' && !said.words) return { deadline: new Deadline(), deadlineTerms: null };
  const input = termsOf(said, countedFrom);
  try {
    return { deadline: readDeadline(input, terms), deadlineTerms: { ...input } };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const words: DeadlineInput = { kind: 'NONE', words: said.words, inferred: said.inferred };
    return { deadline: readDeadline(words, terms), deadlineTerms: { ...words }, problem: error.message };
  }
}

/** A kept deadline as an act takes it: JSON knows no instants. */
export function sentAgain(terms: object | null): DeadlineInput | null {
  if (!terms) return null;
  const { dueAt, ...rest } = terms as Omit<DeadlineInput, 'dueAt'> & { dueAt?: string | null };
  return { ...rest, ...(dueAt && { dueAt: new Date(dueAt) }) };
}
