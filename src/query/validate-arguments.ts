import { nodeEntities } from '../entities/orm.ts';
import type { Day } from '../shared/day.ts';
import { BadUserInputError } from '../shared/domain-error.ts';
import { ID_PATTERN } from '../shared/id.ts';
import type { ExecutionValues } from './execution-values.ts';

const MAX_IDS = 100;
const MAX_SEARCH_LENGTH = 200;

/** Refuses what no id can look like. An id that looks right and names nothing is not an error: it answers null. */
export function validateNodeId(value: unknown): unknown {
  const [, prefix] = ID_PATTERN.exec(String(value)) ?? [];
  if (prefix && nodeEntities.some((of) => of.prefix === prefix)) return value;
  throw new BadUserInputError(
    'ID_MALFORMED',
    `"${String(value).slice(0, 60)}" is not an id. Use an id exactly as the API gave it.`,
  );
}

/** The same of a list of ids, 100 at the most. */
export function validateNodeIds(values: unknown): unknown {
  const ids = values as unknown[];
  if (ids.length > MAX_IDS)
    throw new BadUserInputError(
      'TOO_MANY_IDS',
      `${ids.length} ids are too many. Ask for ${MAX_IDS} at a time.`,
    );
  ids.forEach(validateNodeId);
  return ids;
}

/** The words to search for; refuses none, and too many. */
export function validateSearchText(value: unknown): unknown {
  const words = String(value).trim();
  if (words && words.length <= MAX_SEARCH_LENGTH) return words;
  throw new BadUserInputError(
    'SEARCH_TEXT_INVALID',
    words
      ? `${words.length} characters are too many to search for. Use ${MAX_SEARCH_LENGTH} at the most.`
      : 'There is nothing to search for. Give at least one word.',
  );
}

/** Two days to be laid side by side. */
export interface DateRange {
  readonly from: Day;
  readonly to: Day;
}

/** Refuses two days that nothing can have happened between, and one that has not come yet. */
export function validateCompareRange(value: unknown, { today }: ExecutionValues): DateRange {
  const { from, to } = value as DateRange;
  if (to > today)
    throw new BadUserInputError(
      'DAY_IN_FUTURE',
      `to: ${to} has not come yet. Compare with today, ${today}, or before.`,
    );
  if (from < to) return { from, to };
  throw new BadUserInputError(
    'DAYS_REVERSED',
    `Nothing lies between the end of ${from} and the end of ${to}. Give a "from" that is before "to".`,
  );
}
