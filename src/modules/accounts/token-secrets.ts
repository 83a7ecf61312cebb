import { createHash, randomBytes } from 'node:crypto';

/** A new secret of 256 bits for a cookie or a token, `gbs_…` or `gbt_…`: the prefix lets a scanner find leaked ones. */
export const generateSecret = (kind: 'gbs' | 'gbt'): string =>
  `${kind}_${randomBytes(32).toString('base64url')}`;

/** What is kept of a secret. It is random already, so one round of SHA-256 is enough. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');

const SECRET_PATTERN = /^gb[st]_[A-Za-z0-9_-]{43}$/;

/** Whether a text can be a secret of ours at all. */
export const isSecret = (text: string): boolean => SECRET_PATTERN.test(text);
