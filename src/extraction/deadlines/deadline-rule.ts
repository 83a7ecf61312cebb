import type { Day } from '../../shared/day.ts';
import type { ExtractedDeadline } from '../extraction.ts';
import type { DateExpression, ReferenceDate } from './date-expressions.ts';

/** A deadline found in a clause, and where its words stand in it. */
export interface DeadlineMatch extends Omit<ExtractedDeadline, 'words' | 'inferred'> {
  readonly from: number;
  readonly to: number;
  /** The higher, the more it says; of several the highest is kept. */
  readonly rank: number;
}

/** What a rule for deadlines may look at. */
export interface DeadlineText {
  readonly lower: string;
  readonly dates: readonly DateExpression[];
  readonly reference: ReferenceDate;
  /** True in a cell or behind a label that holds nothing but the deadline. */
  readonly isLabelled: boolean;
}

/** One rule: what it finds, or nothing. */
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
