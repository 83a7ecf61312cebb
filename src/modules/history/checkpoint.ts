import { sign, verify } from 'node:crypto';
import { sha256Of } from '../../shared/sha256.ts';
import type { CheckpointKey } from './checkpoint-key.ts';
import type { Head } from './verify-chain.ts';
import { GENESIS_HASH } from './verify-chain.ts';

/** The state of all chains at one instant. */
export interface CheckpointRecord {
  /** From 1, without gaps. */
  readonly number: number;
  readonly at: string;
  /** The number of the latest event of the installation. */
  readonly seq: number;
  /** The latest event of each chain, by the id of the governing body or `installation`. */
  readonly heads: Readonly<Record<string, Head>>;
  /** SHA-256 of the previous record; 64 zeros for the first checkpoint. */
  readonly previous: string;
  /** The id of the key that signs this checkpoint. */
  readonly key: string;
}

/** A checkpoint as it is stored: the exact text that was signed, and the signature in base64. */
export interface SignedCheckpoint {
  readonly record: string;
  readonly signature: string;
}

/** Signs the present state of the chains; `previous` is the latest checkpoint. Throws if the key has no private half. */
export function signCheckpoint(
  key: CheckpointKey,
  previous: SignedCheckpoint | undefined,
  { at, seq, heads }: Pick<CheckpointRecord, 'at' | 'seq' | 'heads'>,
): SignedCheckpoint {
  if (!key.privateKey) throw new Error('A public key cannot sign. Use the private key.');
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

/** Returns the hash that the next checkpoint stores as `previous`: 64 zeros without a checkpoint. */
export const checkpointDigest = (checkpoint: SignedCheckpoint | undefined): string =>
  checkpoint ? sha256Of(checkpoint.record) : GENESIS_HASH;

/** Parses the record of a checkpoint. It does not check the signature. */
export const parseCheckpointRecord = ({ record }: SignedCheckpoint): CheckpointRecord =>
  JSON.parse(record) as CheckpointRecord;

/** Whether the key signed the checkpoint. */
export const isSignedBy = ({ publicKey }: CheckpointKey, { record, signature }: SignedCheckpoint): boolean =>
  verify(null, Buffer.from(record), publicKey, Buffer.from(signature, 'base64'));
