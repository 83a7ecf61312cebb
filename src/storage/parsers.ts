/*
 * Both databases must hand over the same values, or a spec passes on one and fails on the other: PGlite by itself
 * makes a Date of a date and a number of an int8, pg a Date in local time and a string.
 */

export const INT8 = 20;

/** Counts and sequence numbers come as int8. Past 2^53 a number would lie, and a BigInt cannot become JSON. */
export function parseInt8(text: string): number | string {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : text;
}

const same = (text: string) => text;

/** Days and instants stay the text the database wrote. */
export const PGLITE_PARSERS: Record<number, (text: string) => unknown> = {
  [INT8]: parseInt8,
  17: (text) => Buffer.from(text.slice(2), 'hex'), // bytea
  1082: same, // date
  1114: same, // timestamp
  1184: same, // timestamptz
  1186: same, // interval
};
