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

/** The Ed25519 key that signs checkpoints; without its private half it only checks them. */
export interface CheckpointKey {
  /** The first 16 hexadecimal digits of the SHA-256 of the public key. */
  readonly id: string;
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject | undefined;
}

/** The file that a key made at the first start is kept in, within the data folder. */
export const checkpointKeyFile = (dataDir: string): string => join(dataDir, 'checkpoint-key.pem');

/** The file beside the key that a copy of each checkpoint is appended to. */
export const checkpointFile = (dataDir: string): string => join(dataDir, 'checkpoints.jsonl');

const exportPublicPem = (key: KeyObject) => key.export({ type: 'spki', format: 'pem' }).toString();

/** A public key as text. */
export const publicKeyPem = ({ publicKey }: CheckpointKey): string => exportPublicPem(publicKey);

/** Reads a key, private or public, from its PEM; refuses with `CHECKPOINT_KEY_INVALID`. */
export function parseKey(pem: string, source: string): CheckpointKey {
  try {
    const privateKey = pem.includes('PRIVATE KEY') ? createPrivateKey(pem) : undefined;
    const publicKey = createPublicKey(privateKey ? exportPublicPem(createPublicKey(pem)) : pem);
    if (publicKey.asymmetricKeyType !== 'ed25519') throw new Error('another kind of key');
    const der = publicKey.export({ type: 'spki', format: 'der' });
    return { id: createHash('sha256').update(der).digest('hex').slice(0, 16), publicKey, privateKey };
  } catch {
    throw new BadUserInputError(
      'CHECKPOINT_KEY_INVALID',
      `${source} holds no Ed25519 key in PEM. Make one with: openssl genpkey -algorithm ed25519.`,
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

/** The key that is configured, as PEM or as the path of a file, or the one in the data folder; undefined when there is none. */
export async function findCheckpointKey(
  configured: string,
  dataDir: string,
): Promise<CheckpointKey | undefined> {
  if (!configured) return readKeyFile(checkpointKeyFile(dataDir));
  // A variable of the environment often holds its lines with \n between them.
  if (configured.startsWith('-----BEGIN'))
    return parseKey(configured.replaceAll('\\n', '\n'), 'CHECKPOINT_KEY');
  const key = await readKeyFile(configured);
  if (key) return key;
  throw new BadUserInputError(
    'CHECKPOINT_KEY_INVALID',
    `CHECKPOINT_KEY names the file ${configured}, which is not there.`,
  );
}

/** The key to sign with: as `findCheckpointKey`, or made now, for the eyes of its owner only. Of processes that start at once one makes it. */
export async function ensureSigningKey(configured: string, dataDir: string): Promise<CheckpointKey> {
  const found = await findCheckpointKey(configured, dataDir);
  if (found?.privateKey) return found;
  if (found)
    throw new BadUserInputError(
      'CHECKPOINT_KEY_INVALID',
      'CHECKPOINT_KEY is a public key. The server needs the private one.',
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
