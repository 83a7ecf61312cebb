import { createHash } from 'node:crypto';

/**
 * The id of a seeded node: shaped as any id, but always the same for one name, so that examples can show it.
 *
 * The first half is the instant given, as in a UUID version 7; the rest comes from the name.
 */
export function fixedId(prefix: string, at: string, name: string): string {
  const time = Date.parse(at).toString(16).padStart(12, '0');
  const hash = createHash('sha256').update(`${prefix}:${name}`).digest('hex');
  return `${prefix}_${time}7${hash.slice(0, 3)}8${hash.slice(3, 18)}`;
}
