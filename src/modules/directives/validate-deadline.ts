import type { DeadlineKind } from '../../entities/directives/deadline.ts';
import type { DeadlineInput } from './deadline.inputs.ts';
import { findRecurrenceProblem } from './validate-recurrence.ts';

/** The fields of a deadline that depend on its kind. */
export type DeadlineField = Exclude<keyof DeadlineInput, 'kind' | 'inferred'>;

/**
 * The fields of each kind. One field of each group in `required` must be set. The fields in `optional` may be set; other fields are
 * errors. `words` is allowed for every kind.
 */
const DEADLINE_KIND_RULES: Record<
  DeadlineKind,
  { required: readonly (readonly DeadlineField[])[]; optional: readonly DeadlineField[] }
> = {
  FIXED: { required: [['dueOn', 'dueAt'], ['precision']], optional: ['before'] },
  WINDOW: { required: [['startOn'], ['dueOn', 'dueAt'], ['precision']], optional: [] },
  ONGOING: { required: [], optional: ['startOn'] },
  RECURRING: { required: [['recurrence']], optional: ['startOn', 'dueOn', 'precision'] },
  EVENT: { required: [['words']], optional: [] },
  RELATIVE: { required: [['words', 'from']], optional: ['from', 'workingDays', 'days', 'precision'] },
  REFERENCED: { required: [['words']], optional: ['dueOn', 'dueAt', 'precision'] },
  NONE: { required: [], optional: [] },
};

const DEADLINE_FIELDS: readonly DeadlineField[] = [
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

const MAX_WORDS_LENGTH = 2_000;
const isSet = (value: unknown): boolean => value !== undefined && value !== null && value !== false;

/** Returns the first wrong field with an error message: forbidden by the kind, missing or invalid. Returns undefined if all fields are valid. */
export function findDeadlineConflict(
  input: DeadlineInput,
): { field: DeadlineField; sentence: string } | undefined {
  const { kind, words, recurrence } = input;
  const { required, optional } = DEADLINE_KIND_RULES[kind];
  const forbidden = DEADLINE_FIELDS.find(
    (part) => isSet(input[part]) && ![...required.flat(), ...optional].includes(part),
  );
  if (forbidden)
    return {
      field: forbidden,
      sentence: `A deadline of kind ${kind} cannot have ${forbidden}. Leave it out, or choose another kind.`,
    };
  const missing = required.find((group) => !group.some((part) => isSet(input[part])));
  if (missing?.[0])
    return {
      field: missing[0],
      sentence: `A deadline of kind ${kind} needs ${missing.join(' or ')}. Give it.`,
    };
  if (isSet(words) && (!words?.trim() || words.length > MAX_WORDS_LENGTH || words.includes('\0')))
    return {
      field: 'words',
      sentence: `The words of a deadline must have 1 to ${MAX_WORDS_LENGTH} characters, without U+0000. Correct them, or leave them out.`,
    };
  const recurrenceProblem = recurrence ? findRecurrenceProblem(recurrence) : undefined;
  return recurrenceProblem ? { field: 'recurrence', sentence: recurrenceProblem } : undefined;
}
