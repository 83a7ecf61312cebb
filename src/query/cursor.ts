import { createHmac, timingSafeEqual } from 'node:crypto';
import { BadUserInputError } from '../shared/domain-error.ts';

/** The position of a node in a list: the name of the order, the values of the sort keys, and the id. */
export type CursorPosition = readonly [order: string, ...values: string[]];

const VERSION = '1';

const sign = (key: Buffer, body: string) => createHmac('sha256', key).update(body).digest().subarray(0, 12);

/** Returns a position as opaque, signed text. */
export function encodeCursor(key: Buffer, position: CursorPosition): string {
  const body = VERSION + JSON.stringify(position);
  return Buffer.concat([sign(key, body), Buffer.from(body)]).toString('base64url');
}

const cursorError = (reason: string) =>
  new BadUserInputError(
    'CURSOR_INVALID',
    `${reason} Use an unchanged cursor of the same list with the same order.`,
  );

/** Decodes a cursor. Throws `CURSOR_INVALID` if this installation did not create it for this order. */
export function decodeCursor(key: Buffer, order: string, text: string): CursorPosition {
  const bytes = Buffer.from(text, 'base64url');
  const body = bytes.subarray(12).toString();
  if (bytes.length < 14 || !timingSafeEqual(bytes.subarray(0, 12), sign(key, body)))
    throw cursorError('This cursor is damaged, or another server created it.');
  if (!body.startsWith(VERSION)) throw cursorError('Another version of the server created this cursor.');
  const position = JSON.parse(body.slice(VERSION.length)) as CursorPosition;
  if (position[0] !== order) throw cursorError('This cursor belongs to another list or another order.');
  return position;
}
