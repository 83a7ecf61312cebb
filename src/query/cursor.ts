import { createHmac, timingSafeEqual } from 'node:crypto';
import { BadInput } from '../shared/domain-error.ts';

/** Where a node stands in a list: the list's order, the values it is ordered by, and the id. */
export type Place = readonly [order: string, ...values: string[]];

const VERSION = '1';

const seal = (key: Buffer, body: string) => createHmac('sha256', key).update(body).digest().subarray(0, 12);

/** Writes a place as an opaque, signed text. */
export function encodeCursor(key: Buffer, place: Place): string {
  const body = VERSION + JSON.stringify(place);
  return Buffer.concat([seal(key, body), Buffer.from(body)]).toString('base64url');
}

const refuse = (why: string) =>
  new BadInput('CURSOR_INVALID', `${why} Use a cursor exactly as the same list with the same order gave it.`);

/** Reads a cursor back; refuses with `CURSOR_INVALID` what this installation did not write for this order. */
export function decodeCursor(key: Buffer, order: string, text: string): Place {
  const bytes = Buffer.from(text, 'base64url');
  const body = bytes.subarray(12).toString();
  if (bytes.length < 14 || !timingSafeEqual(bytes.subarray(0, 12), seal(key, body)))
    throw refuse('This cursor is damaged or was not written here.');
  if (!body.startsWith(VERSION)) throw refuse('This cursor is of another version.');
  const place = JSON.parse(body.slice(VERSION.length)) as Place;
  if (place[0] !== order) throw refuse('This cursor belongs to another list or another order.');
  return place;
}
