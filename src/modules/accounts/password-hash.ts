import { argon2, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/** What OWASP asks of argon2id at least: 19 MiB, two passes, one lane. Raised here; old hashes keep what they were made with. */
const PRESENT = { memory: 19_456, passes: 2, parallelism: 1 };
type Parameters = typeof PRESENT;

const SALT_BYTES = 16;
const TAG_BYTES = 32;

const derive = promisify(argon2);

/** The bytes of a password: NFC, because keyboards write Vietnamese letters composed or decomposed. */
const bytesOf = (password: string) => Buffer.from(password.normalize('NFC'));

const tagOf = (password: string, nonce: Buffer, tagLength: number, parameters: Parameters) =>
  derive('argon2id', { message: bytesOf(password), nonce, tagLength, ...parameters });

const unpadded = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '');

const phc = (salt: Buffer, tag: Buffer, { memory, passes, parallelism }: Parameters) =>
  `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${unpadded(salt)}$${unpadded(tag)}`;

const PHC =
  /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,3})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{16,86})$/;

/** What is kept of a password: argon2id with a salt of its own, in PHC format. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  return phc(salt, await tagOf(password, salt, TAG_BYTES, PRESENT), PRESENT);
}

/** A hash that no password has. Comparing with it takes as long as with a real one. */
export const NOBODYS_HASH = phc(Buffer.alloc(SALT_BYTES), Buffer.alloc(TAG_BYTES), PRESENT);

/** Whether a password is the one that was hashed, with the parameters it was hashed with. A hash we cannot read matches nothing. */
export async function matchesHash(password: string, hash: string): Promise<boolean> {
  const [, memory, passes, parallelism, salt, tag] = PHC.exec(hash) ?? [];
  if (!salt || !tag) return false;
  const expected = Buffer.from(tag, 'base64');
  const parameters = {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
  };
  const found = await tagOf(password, Buffer.from(salt, 'base64'), expected.length, parameters);
  return timingSafeEqual(found, expected);
}

/** Letters that nobody takes for another when a password is read out or copied from paper. */
const LEGIBLE = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password to be used once, `k3m9q-…`: 20 letters of 31, some 99 bits. */
export function newOneTimePassword(): string {
  const group = () => Array.from({ length: 5 }, () => LEGIBLE[randomInt(LEGIBLE.length)]).join('');
  return Array.from({ length: 4 }, group).join('-');
}
