import { nodeEntities } from '../orm.ts';
import { BadInput } from '../shared/errors.ts';
import { ID_PATTERN } from '../shared/id.ts';

const MAX_IDS = 100;

/** Refuses what no id can look like. An id that looks right and names nothing is not an error: it answers null. */
export function wellFormedId(value: unknown): unknown {
  const [, prefix] = ID_PATTERN.exec(String(value)) ?? [];
  if (prefix && nodeEntities.some((of) => of.prefix === prefix)) return value;
  throw new BadInput(
    'ID_MALFORMED',
    `"${String(value).slice(0, 60)}" is not an id. Use an id exactly as the API gave it.`,
  );
}

/** Refuses a list that holds what no id can look like, or more than 100. */
export function wellFormedIds(values: unknown): unknown {
  const ids = values as unknown[];
  if (ids.length > MAX_IDS)
    throw new BadInput('TOO_MANY_IDS', `${ids.length} ids are too many. Ask for ${MAX_IDS} at a time.`);
  ids.forEach(wellFormedId);
  return ids;
}
