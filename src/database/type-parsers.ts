/** The OID of the type `int8`, which counts and sequence numbers have. */
export const INT8_OID = 20;

/** Returns a number, or the text itself above 2^53. There a number is not exact, and a BigInt cannot become JSON. */
export function parseInt8(text: string): number | string {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : text;
}
