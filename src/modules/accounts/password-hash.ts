import { argon2, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/**
 * The parameters of argon2id for new hashes: the minimum of OWASP, 19 MiB, two passes, one lane. If they are raised, old hashes
 * keep their own.
 */
const CURRENT_PARAMETERS = { memory: 19_456, passes: 2, parallelism: 1 };
type Argon2Parameters = typeof CURRENT_PARAMETERS;

const SALT_BYTES = 16;
const TAG_BYTES = 32;

const derive = promisify(argon2);

/** Returns the bytes of a password in NFC, because keyboards write Vietnamese letters composed or decomposed. */
const passwordBytes = (password: string) => Buffer.from(password.normalize('NFC'));

const deriveTag = (password: string, nonce: Buffer, tagLength: number, parameters: Argon2Parameters) =>
  derive('argon2id', { message: passwordBytes(password), nonce, tagLength, ...parameters });

const toUnpaddedBase64 = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '');

const formatPhc = (salt: Buffer, tag: Buffer, { memory, passes, parallelism }: Argon2Parameters) =>
  `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${toUnpaddedBase64(salt)}$${toUnpaddedBase64(tag)}`;

const PHC_PATTERN =
  /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,3})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{16,86})$/;

/** Returns the hash of a password to store: argon2id with a new salt, in PHC format. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  return formatPhc(salt, await deriveTag(password, salt, TAG_BYTES, CURRENT_PARAMETERS), CURRENT_PARAMETERS);
}

/** A hash that no password has. Comparing with it takes as long as comparing with a real hash. */
export const DUMMY_HASH = formatPhc(Buffer.alloc(SALT_BYTES), Buffer.alloc(TAG_BYTES), CURRENT_PARAMETERS);

/** Whether a password matches a hash. The hash contains its parameters. A hash that cannot be parsed matches no password. */
export async function verifyHash(password: string, hash: string): Promise<boolean> {
  const [, memory, passes, parallelism, salt, tag] = PHC_PATTERN.exec(hash) ?? [];
  if (!salt || !tag) return false;
  const expected = Buffer.from(tag, 'base64');
  const parameters = {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
  };
  const computed = await deriveTag(password, Buffer.from(salt, 'base64'), expected.length, parameters);
  return timingSafeEqual(computed, expected);
}

/** Characters that are not confused with others when a password is read aloud or copied from paper. */
const UNAMBIGUOUS_CHARACTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Returns a new one-time password, such as `k3m9q-…`: 20 characters of 31, about 99 bits. */
export function generateOneTimePassword(): string {
  const group = () =>
    Array.from({ length: 5 }, () => UNAMBIGUOUS_CHARACTERS[randomInt(UNAMBIGUOUS_CHARACTERS.length)]).join(
      '',
    );
  return Array.from({ length: 4 }, group).join('-');
}
