import { createHash, sign, verify } from 'node:crypto';
import type { CheckpointKey } from './checkpoint-key.ts';
import type { Head } from './verify-chain.ts';
import { GENESIS_HASH } from './verify-chain.ts';

/** What the chains were at some instant. */
export interface CheckpointRecord {
  /** From 1, without gaps. */
  readonly number: number;
  readonly at: string;
  /** The latest event of the installation. */
  readonly seq: number;
  /** The latest event of each chain. */
  readonly heads: Readonly<Record<string, Head>>;
  /** SHA-256 of the record before it; 64 zeros at the first. */
  readonly previous: string;
  /** The id of the key that signs it. */
  readonly key: string;
}

/** A checkpoint as it is kept: the very text that was signed, and the signature in base64. */
export interface SignedCheckpoint {
  readonly record: string;
  readonly signature: string;
}

/** Signs what the chains are now; `before` is the checkpoint before it. */
export function signCheckpoint(
  key: CheckpointKey,
  previous: SignedCheckpoint | undefined,
  { at, seq, heads }: Pick<CheckpointRecord, 'at' | 'seq' | 'heads'>,
): SignedCheckpoint {
  if (!key.privateKey) throw new Error('A public key signs nothing');
  const number = previous ? parseCheckpointRecord(previous).number + 1 : 1;
  const content: CheckpointRecord = {
    number,
    at,
    seq,
    heads,
    previous: checkpointDigest(previous),
    key: key.id,
  };
  const record = JSON.stringify(content);
  return { record, signature: sign(null, Buffer.from(record), key.privateKey).toString('base64') };
}

/** What the checkpoint after it names as the one before. */
export const checkpointDigest = (checkpoint: SignedCheckpoint | undefined): string =>
  checkpoint ? createHash('sha256').update(checkpoint.record).digest('hex') : GENESIS_HASH;

/** What a checkpoint says, signed or not. */
export const parseCheckpointRecord = ({ record }: SignedCheckpoint): CheckpointRecord =>
  JSON.parse(record) as CheckpointRecord;

/** Whether the key signed it. */
export const isSignedBy = ({ publicKey }: CheckpointKey, { record, signature }: SignedCheckpoint): boolean =>
  verify(null, Buffer.from(record), publicKey, Buffer.from(signature, 'base64'));
