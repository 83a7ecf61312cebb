import { nodeEntities } from '../entities/orm.ts';
import type { Day } from '../shared/day.ts';
import { BadInput } from '../shared/domain-error.ts';
import { ID_PATTERN } from '../shared/id.ts';
import type { Run } from './execution.ts';

const MAX_IDS = 100;
const MAX_SEARCHED = 200;

/** Refuses what no id can look like. An id that looks right and names nothing is not an error: it answers null. */
export function wellFormedId(value: unknown): unknown {
  const [, prefix] = ID_PATTERN.exec(String(value)) ?? [];
  if (prefix && nodeEntities.some((of) => of.prefix === prefix)) return value;
  throw new BadInput(
    'ID_MALFORMED',
    `"${String(value).slice(0, 60)}" is not an id. Use an id exactly as the API gave it.`,
  );
}

/** The same of a list of ids, 100 at the most. */
export function wellFormedIds(values: unknown): unknown {
  const ids = values as unknown[];
  if (ids.length > MAX_IDS)
    throw new BadInput('TOO_MANY_IDS', `${ids.length} ids are too many. Ask for ${MAX_IDS} at a time.`);
  ids.forEach(wellFormedId);
  return ids;
}

/** The words to search for; refuses none, and too many. */
export function searchable(value: unknown): unknown {
  const words = String(value).trim();
  if (words && words.length <= MAX_SEARCHED) return words;
  throw new BadInput(
    'SEARCH_TEXT_INVALID',
    words
      ? `${words.length} characters are too many to search for. Use ${MAX_SEARCHED} at the most.`
      : 'There is nothing to search for. Give at least one word.',
  );
}

/** Two days to be laid side by side. */
export interface TwoDays {
  readonly from: Day;
  readonly to: Day;
}

/** Refuses two days that nothing can have happened between, and one that has not come yet. */
export function comparable(value: unknown, { today }: Run): TwoDays {
  const { from, to } = value as TwoDays;
  if (to > today)
    throw new BadInput(
      'DAY_IN_FUTURE',
      `to: ${to} has not come yet. Compare with today, ${today}, or before.`,
    );
  if (from < to) return { from, to };
  throw new BadInput(
    'DAYS_REVERSED',
    `Nothing lies between the end of ${from} and the end of ${to}. Give a "from" that is before "to".`,
  );
}
