import { Deadline } from '../../entities/directives/deadline.ts';
import type { DatePrecision } from '../../shared/date-precision.ts';
import { addDays, type Day, dayInTimeZone, parseDay } from '../../shared/day.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { endOfPeriod } from '../../shared/period.ts';
import { addWorkingDays, type Calendar } from '../calendar/working-days.ts';
import type { DeadlineInput } from './deadline.inputs.ts';
import { type DeadlineField, findDeadlineConflict } from './validate-deadline.ts';

/** What the reading of a deadline depends on besides its input. */
export interface DeadlineContext {
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

const MAX_WORKING_DAYS = 1_000;
const MAX_DAYS = 3_660;

/**
 * Reads a deadline: checks that its parts agree with its kind, counts what is to be counted, and keeps the words exactly.
 *
 * Refuses with `DEADLINE_INVALID` and `DEADLINE_BEFORE_ISSUE`, which name the part of the input at fault, and with `CALENDAR_UNKNOWN`
 * where working days are counted beyond what the calendar knows.
 */
export function resolveDeadline(input: DeadlineInput, context: DeadlineContext): Deadline {
  const deadlineError = (part: DeadlineField, sentence: string) =>
    new DomainError('DEADLINE_INVALID', sentence, { path: [...(context.path ?? ['deadline']), part] });
  const args = { input, context: context, deadlineError: deadlineError };
  const conflict = findDeadlineConflict(input);
  if (conflict) throw deadlineError(conflict.field, conflict.sentence);
  const { kind, words = null, startOn = null, dueAt = null, recurrence = null } = input;
  const dueOn = input.kind === 'RELATIVE' ? resolveRelativeDate(args) : resolveNamedDate(args);
  if (startOn && dueOn && startOn > dueOn)
    throw deadlineError(
      'startOn',
      `A deadline cannot start on ${startOn} and end before, on ${dueOn}. Turn the days round.`,
    );
  assertNotBeforeIssue(dueOn, context, input);
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

interface DeadlineArguments {
  readonly input: DeadlineInput;
  readonly context: DeadlineContext;
  readonly deadlineError: (part: DeadlineField, sentence: string) => DomainError;
}

/** The day the input names, after checking that it is the last of its period. */
function resolveNamedDate(args: DeadlineArguments): Day | null {
  const { input, deadlineError } = args;
  const { precision = null } = input;
  if (input.dueAt || precision === 'TIME') return resolveInstantDate(args);
  const { dueOn = null } = input;
  if (!dueOn) {
    if (precision)
      throw deadlineError(
        'precision',
        `Precision ${precision} says how a day is named, but no dueOn is given.`,
      );
    return null;
  }
  if (!precision)
    throw deadlineError(
      'precision',
      `How exactly do the words name ${dueOn}? Give precision, DAY for a day.`,
    );
  const periodEnd = endOfPeriod(dueOn, precision);
  if (dueOn !== periodEnd)
    throw deadlineError(
      'dueOn',
      `${dueOn} is not the last day of its ${PERIOD_NAMES[precision]}. Write ${periodEnd}.`,
    );
  return input.before ? resolveBeforeDate(dueOn, precision, args) : dueOn;
}

const PERIOD_NAMES: Record<DatePrecision, string> = {
  TIME: 'day',
  DAY: 'day',
  WEEK: 'week',
  MONTH: 'month',
  QUARTER: 'quarter',
  HALF_YEAR: 'half year',
  YEAR: 'year',
};

/** "Trước ngày 15": whether the 15th still counts is for the body to say; offices read it so. */
function resolveBeforeDate(
  dueOn: Day,
  precision: DatePrecision,
  { context, deadlineError }: DeadlineArguments,
): Day {
  if (precision !== 'DAY')
    throw deadlineError(
      'before',
      `"before" goes with a day or a time, not with a ${PERIOD_NAMES[precision]}. Give the last day to finish.`,
    );
  return (context.policy?.beforeIncludesDay ?? true) ? dueOn : addDays(dueOn, -1);
}

/** The day of `dueAt` in the time zone of the office. */
function resolveInstantDate({ input, context, deadlineError }: DeadlineArguments): Day {
  const { dueAt, dueOn, precision } = input;
  if (precision !== 'TIME')
    throw deadlineError('precision', 'A time of day has precision TIME. Give it, or leave dueAt out.');
  if (!dueAt)
    throw deadlineError('dueAt', 'Precision TIME says that the words name a time of day. Give dueAt.');
  const timeZone = context.timeZone ?? 'Asia/Ho_Chi_Minh';
  const on = parseDay(dayInTimeZone(timeZone, dueAt));
  if (dueOn && dueOn !== on)
    throw deadlineError(
      'dueOn',
      `${dueAt.toISOString()} lies on ${on} in ${timeZone}, not on ${dueOn}. Write ${on}, or leave dueOn out.`,
    );
  return on;
}

/** The day so long after another; null while it is not known from which day to count. */
function resolveRelativeDate({ input, context, deadlineError }: DeadlineArguments): Day | null {
  const { from = null, workingDays = null, days = null, precision = null } = input;
  if (precision && precision !== 'DAY')
    throw deadlineError(
      'precision',
      `What is counted in days has precision DAY, not ${precision}. Leave it out.`,
    );
  const count = workingDays ?? days;
  if (count === null && from)
    throw deadlineError('workingDays', `How long after ${from}? Give workingDays or days.`);
  if (workingDays !== null && days !== null)
    throw deadlineError('days', 'Working days and days are two ways of counting. Give one of them.');
  const [part, max] =
    workingDays !== null ? (['workingDays', MAX_WORKING_DAYS] as const) : (['days', MAX_DAYS] as const);
  if (count !== null && (count < 1 || count > max))
    throw deadlineError(part, `${count} cannot be counted. Give ${part} from 1 to ${max}.`);
  if (count !== null && !from)
    throw deadlineError(
      'from',
      'From which day is it counted? Give from, or only the words while that day is not known.',
    );
  if (count === null || !from) return null;
  return workingDays !== null
    ? addWorkingDays(from, count, context.calendar)
    : parseDay(addDays(from, count));
}

// Due on the day of issue is possible: "ngay trong ngày".
function assertNotBeforeIssue(
  dueOn: Day | null,
  { issuedOn, path = ['deadline'] }: DeadlineContext,
  { kind }: DeadlineInput,
): void {
  if (!dueOn || !issuedOn || dueOn >= issuedOn) return;
  throw new DomainError(
    'DEADLINE_BEFORE_ISSUE',
    `A directive issued on ${issuedOn} cannot be due before, on ${dueOn}. Give a later day.`,
    { path: [...path, kind === 'RELATIVE' ? 'from' : 'dueOn'] },
  );
}
