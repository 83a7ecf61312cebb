import type { DirectiveKind, DirectiveStatus } from '../../src/entities/directives/directive-enums.ts';

/** A way a directive can go after it was assigned. */
export interface Outcome {
  readonly steps: readonly DirectiveStatus[];
  readonly isLate?: boolean;
  /** The steps after the first take weeks. */
  readonly isSlow?: boolean;
  /** The last step is taken by the next briefing, which orders something else instead. */
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

/** How often of a hundred. Some get stuck for ever in a status, so that each can be seen on any day. */
const taskOutcomes: readonly (readonly [share: number, fate: Outcome])[] = [
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

/** The fate at a place from 0 to 99; what has no end is taken up and goes on, a rule is only taken note of. */
export function outcomeAt(kind: DirectiveKind, place: number): Outcome {
  if (kind === 'STANDING_RULE') return { steps: ['ACCEPTED'] };
  if (kind === 'CONTINUOUS') return { steps: place < 15 ? DONE_STEPS : TAKEN_UP_STEPS, isLate: true };
  let left = place;
  for (const [share, fate] of taskOutcomes) {
    if (left < share) return fate;
    left -= share;
  }
  return { steps: DONE_STEPS };
}

/** Whether the unit ends by reporting it done, so that more time can be of use to it. */
export const endsReportedDone = ({ steps }: Outcome): boolean =>
  steps.includes('REPORTED_DONE') && steps[0] === 'ACCEPTED';
