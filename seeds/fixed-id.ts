import { createHash } from 'node:crypto';

/**
 * Returns the id of a seeded node. It has the format of any id, but is always the same for one name, so that examples can show
 * it.
 *
 * The first half is the given time, as in a UUID version 7. The rest is a hash of the name.
 */
export function fixedId(prefix: string, at: string, name: string): string {
  const time = Date.parse(at).toString(16).padStart(12, '0');
  const hash = createHash('sha256').update(`${prefix}:${name}`).digest('hex');
  return `${prefix}_${time}7${hash.slice(0, 3)}8${hash.slice(3, 18)}`;
}
