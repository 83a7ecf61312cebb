import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BadUserInputError } from '../../shared/domain-error.ts';

/** The Ed25519 key of checkpoints. Without its private half it can only check signatures. */
export interface CheckpointKey {
  /** The first 16 hexadecimal digits of the SHA-256 of the public key. */
  readonly id: string;
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject | undefined;
}

/** Returns the path of the key file in the data folder. The server creates the key at its first start. */
export const checkpointKeyFile = (dataDir: string): string => join(dataDir, 'checkpoint-key.pem');

/** Returns the path of the file to which a copy of each checkpoint is appended, in the data folder. */
export const checkpointFile = (dataDir: string): string => join(dataDir, 'checkpoints.jsonl');

const exportPublicPem = (key: KeyObject) => key.export({ type: 'spki', format: 'pem' }).toString();

/** Returns the public key as PEM. */
export const publicKeyPem = ({ publicKey }: CheckpointKey): string => exportPublicPem(publicKey);

/** Parses a private or public key from PEM. Throws `CHECKPOINT_KEY_INVALID` if it is not an Ed25519 key. */
export function parseKey(pem: string, source: string): CheckpointKey {
  try {
    const privateKey = pem.includes('PRIVATE KEY') ? createPrivateKey(pem) : undefined;
    const publicKey = createPublicKey(privateKey ? exportPublicPem(createPublicKey(pem)) : pem);
    if (publicKey.asymmetricKeyType !== 'ed25519') throw new Error('not an Ed25519 key');
    const der = publicKey.export({ type: 'spki', format: 'der' });
    return { id: createHash('sha256').update(der).digest('hex').slice(0, 16), publicKey, privateKey };
  } catch {
    throw new BadUserInputError(
      'CHECKPOINT_KEY_INVALID',
      `${source} does not contain an Ed25519 key in PEM. Create one with: openssl genpkey -algorithm ed25519.`,
    );
  }
}

async function readKeyFile(file: string): Promise<CheckpointKey | undefined> {
  try {
    return parseKey(await readFile(file, 'utf8'), `The file ${file}`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Returns the configured key, given as PEM or as the path of a file; without a setting the key in the data folder.
 *
 * Returns undefined if nothing is configured and the data folder has no key. Throws `CHECKPOINT_KEY_INVALID` if the configured key
 * cannot be used.
 */
export async function findCheckpointKey(
  configured: string,
  dataDir: string,
): Promise<CheckpointKey | undefined> {
  if (!configured) return readKeyFile(checkpointKeyFile(dataDir));
  // In an environment variable the line breaks are often written as \n.
  if (configured.startsWith('-----BEGIN'))
    return parseKey(configured.replaceAll('\\n', '\n'), 'CHECKPOINT_KEY');
  const key = await readKeyFile(configured);
  if (key) return key;
  throw new BadUserInputError(
    'CHECKPOINT_KEY_INVALID',
    `CHECKPOINT_KEY is the path ${configured}, but there is no such file. Correct the path.`,
  );
}

/**
 * Returns the key to sign with: the one that `findCheckpointKey` finds, or a new one in the data folder.
 *
 * Only the owner of the file can read it (mode 0600). If several processes start at the same time, all use the key of the first.
 * Throws `CHECKPOINT_KEY_INVALID` if the configured key is a public key.
 */
export async function ensureSigningKey(configured: string, dataDir: string): Promise<CheckpointKey> {
  const existing = await findCheckpointKey(configured, dataDir);
  if (existing?.privateKey) return existing;
  if (existing)
    throw new BadUserInputError(
      'CHECKPOINT_KEY_INVALID',
      'CHECKPOINT_KEY is a public key. Set it to the private key.',
    );
  const { privateKey } = generateKeyPairSync('ed25519');
  await mkdir(dataDir, { recursive: true });
  const [file, temporaryFile] = [checkpointKeyFile(dataDir), `${checkpointKeyFile(dataDir)}.${process.pid}`];
  await writeFile(temporaryFile, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  try {
    await link(temporaryFile, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(temporaryFile, { force: true });
  }
  return (await readKeyFile(file)) as CheckpointKey;
}
