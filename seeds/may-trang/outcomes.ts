import type { DirectiveKind, DirectiveStatus } from '../../src/entities/directives/directive-enums.ts';

/** A possible course of a directive after its assignment. */
export interface Outcome {
  readonly steps: readonly DirectiveStatus[];
  readonly isLate?: boolean;
  /** True if the steps after the first one take weeks. */
  readonly isSlow?: boolean;
  /** True if the next briefing takes the last step, because it orders something else instead. */
  readonly byNextBriefing?: boolean;
}

const TAKEN_UP_STEPS: readonly DirectiveStatus[] = ['ACCEPTED', 'IN_PROGRESS'];
const DONE_STEPS: readonly DirectiveStatus[] = [...TAKEN_UP_STEPS, 'REPORTED_DONE', 'COMPLETED'];
const REWORKED_STEPS: readonly DirectiveStatus[] = [
  ...TAKEN_UP_STEPS,
  'REPORTED_DONE',
  'REWORK',
  'REPORTED_DONE',
  'COMPLETED',
];

/**
 * The outcomes with their share of a hundred. Some directives stay in a status forever, so that each status exists on any day.
 */
const taskOutcomes: readonly (readonly [share: number, outcome: Outcome])[] = [
  [48, { steps: DONE_STEPS }],
  [16, { steps: DONE_STEPS, isLate: true }],
  [5, { steps: REWORKED_STEPS }],
  [2, { steps: REWORKED_STEPS, isLate: true, isSlow: true }],
  [2, { steps: [...DONE_STEPS, 'IN_PROGRESS', 'REPORTED_DONE', 'COMPLETED'], isSlow: true }],
  [1, { steps: [...DONE_STEPS, 'IN_PROGRESS'], isSlow: true }],
  [2, { steps: ['RETURNED', 'ASSIGNED', ...DONE_STEPS] }],
  [1, { steps: ['RETURNED'] }],
  [2, { steps: [...TAKEN_UP_STEPS, 'SUSPENDED', 'IN_PROGRESS', 'REPORTED_DONE', 'COMPLETED'], isSlow: true }],
  [1, { steps: [...TAKEN_UP_STEPS, 'SUSPENDED'] }],
  [5, { steps: TAKEN_UP_STEPS }],
  [1, { steps: ['ACCEPTED'] }],
  [1, { steps: [] }],
  [2, { steps: [...TAKEN_UP_STEPS, 'REPORTED_DONE'] }],
  [1, { steps: [...TAKEN_UP_STEPS, 'REPORTED_DONE', 'REWORK'] }],
  [2, { steps: ['ACCEPTED', 'CANCELLED'], isSlow: true }],
  [2, { steps: ['ACCEPTED', 'CANCELLED'], byNextBriefing: true }],
  [4, { steps: ['ACCEPTED', 'SUPERSEDED'], byNextBriefing: true }],
  [2, { steps: ['TRANSFERRED'] }],
];

/**
 * Returns the outcome at a slot from 0 to 99.
 *
 * A continuous directive is accepted and goes on. A standing rule is only accepted.
 */
export function outcomeAt(kind: DirectiveKind, slot: number): Outcome {
  if (kind === 'STANDING_RULE') return { steps: ['ACCEPTED'] };
  if (kind === 'CONTINUOUS') return { steps: slot < 15 ? DONE_STEPS : TAKEN_UP_STEPS, isLate: true };
  let left = slot;
  for (const [share, outcome] of taskOutcomes) {
    if (left < share) return outcome;
    left -= share;
  }
  return { steps: DONE_STEPS };
}

/** Returns whether the outcome ends with a completion report, so that an extension can be useful. */
export const endsReportedDone = ({ steps }: Outcome): boolean =>
  steps.includes('REPORTED_DONE') && steps[0] === 'ACCEPTED';
