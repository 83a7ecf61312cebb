/** The type number of `int8`, which counts and sequence numbers come as. */
export const INT8_OID = 20;

/** Past 2^53 a number would lie, and a BigInt cannot become JSON: there it stays text. */
export function parseInt8(text: string): number | string {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : text;
}
