import { Deadline } from '../../entities/directives/deadline.ts';
import { addDays, type Day, day, dayIn } from '../../shared/day.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { lastOfPeriod } from '../../shared/period.ts';
import type { DatePrecision } from '../../shared/precision.ts';
import { addWorkingDays, type Calendar } from '../calendar/working-days.ts';
import type { DeadlineInput } from './deadline.inputs.ts';
import { type Part, whatDisagrees } from './validate-deadline.ts';

/** What the reading of a deadline depends on besides its input. */
export interface DeadlineTerms {
  /** The day the directive was issued; null for a draft. */
  readonly issuedOn: Day | null;
  /** The calendar of the governing body. */
  readonly calendar: Calendar;
  /** The choices of the governing body; without any the defaults hold. */
  readonly policy?: { readonly beforeIncludesDay: boolean } | null;
  /** The time zone of the office; Hà Nội's unless said. */
  readonly timeZone?: string;
  /** Where the deadline stands in the input of the act. */
  readonly path?: readonly string[];
}

const MOST_WORKING_DAYS = 1_000;
const MOST_DAYS = 3_660;

/**
 * Reads a deadline: checks that its parts agree with its kind, counts what is to be counted, and keeps the words exactly.
 *
 * Refuses with `DEADLINE_INVALID` and `DEADLINE_BEFORE_ISSUE`, which name the part of the input at fault, and with `CALENDAR_UNKNOWN`
 * where working days are counted beyond what the calendar knows.
 */
export function readDeadline(input: DeadlineInput, terms: DeadlineTerms): Deadline {
  const invalid = (part: Part, sentence: string) =>
    new DomainError('DEADLINE_INVALID', sentence, { path: [...(terms.path ?? ['deadline']), part] });
  const reading = { input, terms, invalid };
  const odd = whatDisagrees(input);
  if (odd) throw invalid(odd.part, odd.sentence);
  const { kind, words = null, startOn = null, dueAt = null, recurrence = null } = input;
  const dueOn = input.kind === 'RELATIVE' ? countedDay(reading) : namedDay(reading);
  if (startOn && dueOn && startOn > dueOn)
    throw invalid(
      'startOn',
      `A deadline cannot start on ${startOn} and end before, on ${dueOn}. Turn the days round.`,
    );
  checkIssue(dueOn, terms, input);
  const precision = dueOn ? (input.precision ?? 'DAY') : null;
  const inferred = input.inferred ?? false;
  return Object.assign(new Deadline(), {
    kind,
    words,
    startOn,
    dueOn,
    dueAt,
    precision,
    recurrence,
    inferred,
  });
}

interface Reading {
  readonly input: DeadlineInput;
  readonly terms: DeadlineTerms;
  readonly invalid: (part: Part, sentence: string) => DomainError;
}

/** The day the input names, after checking that it is the last of its period. */
function namedDay(reading: Reading): Day | null {
  const { input, invalid } = reading;
  const { precision = null } = input;
  if (input.dueAt || precision === 'TIME') return dayOfInstant(reading);
  const { dueOn = null } = input;
  if (!dueOn) {
    if (precision)
      throw invalid('precision', `Precision ${precision} says how a day is named, but no dueOn is given.`);
    return null;
  }
  if (!precision)
    throw invalid('precision', `How exactly do the words name ${dueOn}? Give precision, DAY for a day.`);
  const last = lastOfPeriod(dueOn, precision);
  if (dueOn !== last)
    throw invalid('dueOn', `${dueOn} is not the last day of its ${PERIODS[precision]}. Write ${last}.`);
  return input.before ? dayBefore(dueOn, precision, reading) : dueOn;
}

const PERIODS: Record<DatePrecision, string> = {
  TIME: 'day',
  DAY: 'day',
  WEEK: 'week',
  MONTH: 'month',
  QUARTER: 'quarter',
  HALF_YEAR: 'half year',
  YEAR: 'year',
};

/** "Trước ngày 15": whether the 15th still counts is for the body to say; offices read it so. */
function dayBefore(dueOn: Day, precision: DatePrecision, { terms, invalid }: Reading): Day {
  if (precision !== 'DAY')
    throw invalid(
      'before',
      `"before" goes with a day or a time, not with a ${PERIODS[precision]}. Give the last day to finish.`,
    );
  return (terms.policy?.beforeIncludesDay ?? true) ? dueOn : addDays(dueOn, -1);
}

/** The day of `dueAt` in the time zone of the office. */
function dayOfInstant({ input, terms, invalid }: Reading): Day {
  const { dueAt, dueOn, precision } = input;
  if (precision !== 'TIME')
    throw invalid('precision', 'A time of day has precision TIME. Give it, or leave dueAt out.');
  if (!dueAt) throw invalid('dueAt', 'Precision TIME says that the words name a time of day. Give dueAt.');
  const timeZone = terms.timeZone ?? 'Asia/Ho_Chi_Minh';
  const on = day(dayIn(timeZone, dueAt));
  if (dueOn && dueOn !== on)
    throw invalid(
      'dueOn',
      `${dueAt.toISOString()} lies on ${on} in ${timeZone}, not on ${dueOn}. Write ${on}, or leave dueOn out.`,
    );
  return on;
}

/** The day so long after another; null while it is not known from which day to count. */
function countedDay({ input, terms, invalid }: Reading): Day | null {
  const { from = null, workingDays = null, days = null, precision = null } = input;
  if (precision && precision !== 'DAY')
    throw invalid('precision', `What is counted in days has precision DAY, not ${precision}. Leave it out.`);
  const count = workingDays ?? days;
  if (count === null && from)
    throw invalid('workingDays', `How long after ${from}? Give workingDays or days.`);
  if (workingDays !== null && days !== null)
    throw invalid('days', 'Working days and days are two ways of counting. Give one of them.');
  const [part, most] =
    workingDays !== null ? (['workingDays', MOST_WORKING_DAYS] as const) : (['days', MOST_DAYS] as const);
  if (count !== null && (count < 1 || count > most))
    throw invalid(part, `${count} cannot be counted. Give ${part} from 1 to ${most}.`);
  if (count !== null && !from)
    throw invalid(
      'from',
      'From which day is it counted? Give from, or only the words while that day is not known.',
    );
  if (count === null || !from) return null;
  return workingDays !== null ? addWorkingDays(from, count, terms.calendar) : day(addDays(from, count));
}

// Due on the day of issue is possible: "ngay trong ngày".
function checkIssue(
  dueOn: Day | null,
  { issuedOn, path = ['deadline'] }: DeadlineTerms,
  { kind }: DeadlineInput,
): void {
  if (!dueOn || !issuedOn || dueOn >= issuedOn) return;
  throw new DomainError(
    'DEADLINE_BEFORE_ISSUE',
    `A directive issued on ${issuedOn} cannot be due before, on ${dueOn}. Give a later day.`,
    { path: [...path, kind === 'RELATIVE' ? 'from' : 'dueOn'] },
  );
}
