import { v7 } from 'uuid';

/**
 * Creates the id of a new node: the prefix of its type and a UUID version 7, `dir_0192f3a07c1b7d2e8f4a5b6c7d8e9f01`.
 *
 * The prefix makes an id easy to search for and tells `node(id:)` the table. Version 7 keeps new rows together in an index.
 */
export function newId(prefix: string): string {
  return `${prefix}_${v7().replaceAll('-', '')}`;
}

/** Matches an id that `newId` creates. The first group is the prefix. */
export const ID_PATTERN = /^([a-z]{3})_[0-9a-f]{32}$/;
