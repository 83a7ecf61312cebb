import type { DatePrecision } from '../../shared/date-precision.ts';
import type { Day } from '../../shared/day.ts';
import type { ExtractedDeadline } from '../extraction.ts';
import type { DateExpression, ReferenceDate } from './date-expressions.ts';

/** A deadline in a clause, with the range of its words. */
export interface DeadlineMatch extends Omit<ExtractedDeadline, 'words' | 'inferred'> {
  readonly from: number;
  readonly to: number;
  /** A higher rank is more specific. The match with the highest rank wins. */
  readonly rank: number;
}

/** Returns the deadline of a match, with its words. It is inferred if no words of the clause itself state it. */
export const toExtractedDeadline = (
  { kind, start, due, precision, recurrence }: DeadlineMatch,
  words: string,
  inferred = false,
): ExtractedDeadline => ({ words, kind, start, due, precision, recurrence, inferred });

/** Returns whether a date is a period, such as a month, and not a day or a time. */
export const isPeriod = (precision: DatePrecision | null): boolean =>
  precision !== 'DAY' && precision !== 'TIME';

/** The input of a deadline rule. */
export interface DeadlineText {
  readonly lower: string;
  readonly dates: readonly DateExpression[];
  readonly reference: ReferenceDate;
  /** True if the text is a cell, or follows a label, that holds nothing but the deadline. */
  readonly isLabelled: boolean;
}

/** A deadline rule. `find` returns its matches; empty if there are none. */
export interface DeadlineRule {
  readonly name: string;
  find(text: DeadlineText): readonly DeadlineMatch[];
}

export const EMPTY_DEADLINE: {
  start: Day | null;
  due: string | null;
  precision: null;
  recurrence: string | null;
} = {
  start: null,
  due: null,
  precision: null,
  recurrence: null,
};
