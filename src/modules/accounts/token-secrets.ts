import { createHash, randomBytes } from 'node:crypto';

/**
 * Returns a new secret of 256 bits: `gbs_…` for a session, `gbt_…` for a token. With the prefix, scanners can find leaked
 * secrets.
 */
export const generateSecret = (kind: 'gbs' | 'gbt'): string =>
  `${kind}_${randomBytes(32).toString('base64url')}`;

/** Returns the hash of a secret to store. The secret is random, so one round of SHA-256 is enough. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');

const SECRET_PATTERN = /^gb[st]_[A-Za-z0-9_-]{43}$/;

/** Whether a text has the format of our secrets. */
export const isSecret = (text: string): boolean => SECRET_PATTERN.test(text);
