import { nodeEntities } from '../entities/orm.ts';
import type { Day } from '../shared/day.ts';
import { BadUserInputError } from '../shared/domain-error.ts';
import { ID_PATTERN } from '../shared/id.ts';
import type { ExecutionValues } from './execution-values.ts';

const MAX_IDS = 100;
const MAX_SEARCH_LENGTH = 200;

/**
 * Returns the id. Throws `ID_MALFORMED` if the value does not have the form of an id.
 *
 * An id of the right form without a node is not an error: the field is null.
 */
export function validateNodeId(value: unknown): unknown {
  const [, prefix] = ID_PATTERN.exec(String(value)) ?? [];
  if (prefix && nodeEntities.some((of) => of.prefix === prefix)) return value;
  throw new BadUserInputError(
    'ID_MALFORMED',
    `"${String(value).slice(0, 60)}" is not an id. Use an id exactly as the API returned it.`,
  );
}

/** Returns the ids. Throws `ID_MALFORMED` for a malformed id, and `TOO_MANY_IDS` for more than 100 ids. */
export function validateNodeIds(values: unknown): unknown {
  const ids = values as unknown[];
  if (ids.length > MAX_IDS)
    throw new BadUserInputError(
      'TOO_MANY_IDS',
      `${ids.length} ids are too many. Give at most ${MAX_IDS} ids in one request.`,
    );
  ids.forEach(validateNodeId);
  return ids;
}

/** Returns the trimmed search text. Throws `SEARCH_TEXT_INVALID` if it is empty or too long. */
export function validateSearchText(value: unknown): unknown {
  const text = String(value).trim();
  if (text && text.length <= MAX_SEARCH_LENGTH) return text;
  throw new BadUserInputError(
    'SEARCH_TEXT_INVALID',
    text
      ? `The search text has ${text.length} characters. Use at most ${MAX_SEARCH_LENGTH}.`
      : 'The search text is empty. Give at least one word.',
  );
}

/** Two days to compare. */
export interface DateRange {
  readonly from: Day;
  readonly to: Day;
}

/** Returns the two days. Throws `DAY_IN_FUTURE` if `to` is after today, and `DAYS_REVERSED` if `from` is not before `to`. */
export function validateCompareRange(value: unknown, { today }: ExecutionValues): DateRange {
  const { from, to } = value as DateRange;
  if (to > today)
    throw new BadUserInputError(
      'DAY_IN_FUTURE',
      `to: ${to} is in the future. Use today, ${today}, or an earlier day.`,
    );
  if (from < to) return { from, to };
  throw new BadUserInputError(
    'DAYS_REVERSED',
    `from: ${from} is not before to: ${to}. Give a "from" that is before "to".`,
  );
}
