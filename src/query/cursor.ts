import { createHmac, timingSafeEqual } from 'node:crypto';
import { BadUserInputError } from '../shared/domain-error.ts';

/** Where a node stands in a list: the list's order, the values it is ordered by, and the id. */
export type CursorPosition = readonly [order: string, ...values: string[]];

const VERSION = '1';

const sign = (key: Buffer, body: string) => createHmac('sha256', key).update(body).digest().subarray(0, 12);

/** Writes a place as an opaque, signed text. */
export function encodeCursor(key: Buffer, position: CursorPosition): string {
  const body = VERSION + JSON.stringify(position);
  return Buffer.concat([sign(key, body), Buffer.from(body)]).toString('base64url');
}

const cursorError = (reason: string) =>
  new BadUserInputError(
    'CURSOR_INVALID',
    `${reason} Use a cursor exactly as the same list with the same order gave it.`,
  );

/** Reads a cursor back; refuses with `CURSOR_INVALID` what this installation did not write for this order. */
export function decodeCursor(key: Buffer, order: string, text: string): CursorPosition {
  const bytes = Buffer.from(text, 'base64url');
  const body = bytes.subarray(12).toString();
  if (bytes.length < 14 || !timingSafeEqual(bytes.subarray(0, 12), sign(key, body)))
    throw cursorError('This cursor is damaged or was not written here.');
  if (!body.startsWith(VERSION)) throw cursorError('This cursor is of another version.');
  const position = JSON.parse(body.slice(VERSION.length)) as CursorPosition;
  if (position[0] !== order) throw cursorError('This cursor belongs to another list or another order.');
  return position;
}
