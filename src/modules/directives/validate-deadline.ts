import type { DeadlineKind } from '../../entities/directives/deadline.ts';
import type { DeadlineInput } from './deadline.inputs.ts';
import { whatIsWrongWithRecurrence } from './recurrence.ts';

/** The parts of a deadline that its kind decides about. */
export type Part = Exclude<keyof DeadlineInput, 'kind' | 'inferred'>;

/** Of each group of `needs` one part must be given; of `may` any; others contradict the kind. Words stand with every kind. */
const AGREEMENT: Record<DeadlineKind, { needs: readonly (readonly Part[])[]; may: readonly Part[] }> = {
  FIXED: { needs: [['dueOn', 'dueAt'], ['precision']], may: ['before'] },
  WINDOW: { needs: [['startOn'], ['dueOn', 'dueAt'], ['precision']], may: [] },
  ONGOING: { needs: [], may: ['startOn'] },
  RECURRING: { needs: [['recurrence']], may: ['startOn', 'dueOn', 'precision'] },
  EVENT: { needs: [['words']], may: [] },
  RELATIVE: { needs: [['words', 'from']], may: ['from', 'workingDays', 'days', 'precision'] },
  REFERENCED: { needs: [['words']], may: ['dueOn', 'dueAt', 'precision'] },
  NONE: { needs: [], may: [] },
};

const PARTS: readonly Part[] = [
  'startOn',
  'dueOn',
  'dueAt',
  'precision',
  'before',
  'recurrence',
  'from',
  'workingDays',
  'days',
];

const LONGEST_WORDS = 2_000;
const isGiven = (value: unknown): boolean => value !== undefined && value !== null && value !== false;

/** The first part of a deadline that its kind forbids, lacks or cannot read, and the sentence that says so; undefined: they agree. */
export function whatDisagrees(input: DeadlineInput): { part: Part; sentence: string } | undefined {
  const { kind, words, recurrence } = input;
  const { needs, may } = AGREEMENT[kind];
  const odd = PARTS.find((part) => isGiven(input[part]) && ![...needs.flat(), ...may].includes(part));
  if (odd)
    return {
      part: odd,
      sentence: `A deadline of kind ${kind} has no ${odd}. Leave it out, or choose another kind.`,
    };
  const missing = needs.find((group) => !group.some((part) => isGiven(input[part])));
  if (missing?.[0])
    return {
      part: missing[0],
      sentence: `A deadline of kind ${kind} needs ${missing.join(' or ')}. Give it.`,
    };
  if (isGiven(words) && (!words?.trim() || words.length > LONGEST_WORDS || words.includes('\0')))
    return {
      part: 'words',
      sentence: `The words of a deadline are 1 to ${LONGEST_WORDS} characters, none of them U+0000. Quote them, or leave them out.`,
    };
  const wrong = recurrence ? whatIsWrongWithRecurrence(recurrence) : undefined;
  return wrong ? { part: 'recurrence', sentence: wrong } : undefined;
}
