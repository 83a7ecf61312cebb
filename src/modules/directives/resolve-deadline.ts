import { Deadline } from '../../entities/directives/deadline.ts';
import type { DatePrecision } from '../../shared/date-precision.ts';
import { addDays, type Day, dayInTimeZone, parseDay } from '../../shared/day.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { endOfPeriod } from '../../shared/period.ts';
import { addWorkingDays, type Calendar } from '../calendar/working-days.ts';
import type { DeadlineInput } from './deadline.inputs.ts';
import { type DeadlineField, findDeadlineConflict } from './validate-deadline.ts';

/** What decides about a deadline besides its input. */
export interface DeadlineContext {
  /** The day the directive was issued; null for a draft. */
  readonly issuedOn: Day | null;
  /** The calendar of the governing body. */
  readonly calendar: Calendar;
  /** The policy of the governing body. Default: `beforeIncludesDay` is true. */
  readonly policy?: { readonly beforeIncludesDay: boolean } | null;
  /** The time zone of the office. Default: Asia/Ho_Chi_Minh. */
  readonly timeZone?: string;
  /** The path of the deadline in the input of the mutation, for errors. Default: `deadline`. */
  readonly path?: readonly string[];
}

const MAX_WORKING_DAYS = 1_000;
const MAX_DAYS = 3_660;

/**
 * Resolves a deadline input to a deadline: checks that its fields agree with its kind, and counts days. The words stay exactly as given.
 *
 * Throws `DEADLINE_INVALID` and `DEADLINE_BEFORE_ISSUE` with the path of the wrong field, and `CALENDAR_UNKNOWN` if working days reach
 * beyond the known calendar.
 */
export function resolveDeadline(input: DeadlineInput, context: DeadlineContext): Deadline {
  const deadlineError = (part: DeadlineField, sentence: string) =>
    new DomainError('DEADLINE_INVALID', sentence, { path: [...(context.path ?? ['deadline']), part] });
  const args = { input, context, deadlineError };
  const conflict = findDeadlineConflict(input);
  if (conflict) throw deadlineError(conflict.field, conflict.sentence);
  const { kind, words = null, startOn = null, dueAt = null, recurrence = null } = input;
  const dueOn = input.kind === 'RELATIVE' ? resolveRelativeDate(args) : resolveNamedDate(args);
  if (startOn && dueOn && startOn > dueOn)
    throw deadlineError(
      'startOn',
      `The start ${startOn} is after the end ${dueOn}. Give a start on or before the end.`,
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

/** Returns the due day that the input names. Throws `DEADLINE_INVALID` if it is not the last day of its period. */
function resolveNamedDate(args: DeadlineArguments): Day | null {
  const { input, deadlineError } = args;
  const { precision = null } = input;
  if (input.dueAt || precision === 'TIME') return resolveInstantDate(args);
  const { dueOn = null } = input;
  if (!dueOn) {
    if (precision)
      throw deadlineError(
        'precision',
        `Precision ${precision} needs a day. Give dueOn, or leave precision out.`,
      );
    return null;
  }
  if (!precision)
    throw deadlineError('precision', `dueOn ${dueOn} has no precision. Give precision, for example DAY.`);
  const periodEnd = endOfPeriod(dueOn, precision);
  if (dueOn !== periodEnd)
    throw deadlineError(
      'dueOn',
      `${dueOn} is not the last day of its ${PERIOD_NAMES[precision]}. Give ${periodEnd}.`,
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

/** Resolves "trước ngày 15" (before the 15th). The policy of the body decides if the 15th counts; by default it does, as in most offices. */
function resolveBeforeDate(
  dueOn: Day,
  precision: DatePrecision,
  { context, deadlineError }: DeadlineArguments,
): Day {
  if (precision !== 'DAY')
    throw deadlineError(
      'before',
      `before is not possible with a ${PERIOD_NAMES[precision]}. Leave it out, and give the last day to finish.`,
    );
  return (context.policy?.beforeIncludesDay ?? true) ? dueOn : addDays(dueOn, -1);
}

/** Returns the day of `dueAt` in the time zone of the office. */
function resolveInstantDate({ input, context, deadlineError }: DeadlineArguments): Day {
  const { dueAt, dueOn, precision } = input;
  if (precision !== 'TIME')
    throw deadlineError('precision', 'dueAt needs precision TIME. Give it, or leave dueAt out.');
  if (!dueAt) throw deadlineError('dueAt', 'Precision TIME needs an instant. Give dueAt.');
  const timeZone = context.timeZone ?? 'Asia/Ho_Chi_Minh';
  const on = parseDay(dayInTimeZone(timeZone, dueAt));
  if (dueOn && dueOn !== on)
    throw deadlineError(
      'dueOn',
      `dueAt ${dueAt.toISOString()} is on ${on} in ${timeZone}, not on ${dueOn}. Give ${on}, or leave dueOn out.`,
    );
  return on;
}

/** Returns the due day of a RELATIVE deadline: a number of days after `from`. Null while `from` is not known. */
function resolveRelativeDate({ input, context, deadlineError }: DeadlineArguments): Day | null {
  const { from = null, workingDays = null, days = null, precision = null } = input;
  if (precision && precision !== 'DAY')
    throw deadlineError(
      'precision',
      `A RELATIVE deadline has precision DAY, not ${precision}. Leave precision out.`,
    );
  const count = workingDays ?? days;
  if (count === null && from)
    throw deadlineError(
      'workingDays',
      `The number of days after ${from} is missing. Give workingDays or days.`,
    );
  if (workingDays !== null && days !== null)
    throw deadlineError('days', 'Both workingDays and days are given. Give only one of them.');
  const [part, max] =
    workingDays !== null ? (['workingDays', MAX_WORKING_DAYS] as const) : (['days', MAX_DAYS] as const);
  if (count !== null && (count < 1 || count > max))
    throw deadlineError(part, `${part} ${count} is out of range. Give a number from 1 to ${max}.`);
  if (count !== null && !from)
    throw deadlineError(
      'from',
      'The day to count from is missing. Give from, or only words while that day is not known.',
    );
  if (count === null || !from) return null;
  return workingDays !== null
    ? addWorkingDays(from, count, context.calendar)
    : parseDay(addDays(from, count));
}

// A deadline on the day of issue is valid: "ngay trong ngày" (within the day).
function assertNotBeforeIssue(
  dueOn: Day | null,
  { issuedOn, path = ['deadline'] }: DeadlineContext,
  { kind }: DeadlineInput,
): void {
  if (!dueOn || !issuedOn || dueOn >= issuedOn) return;
  throw new DomainError(
    'DEADLINE_BEFORE_ISSUE',
    `The deadline ${dueOn} is before the day of issue, ${issuedOn}. Give a later day.`,
    { path: [...path, kind === 'RELATIVE' ? 'from' : 'dueOn'] },
  );
}
