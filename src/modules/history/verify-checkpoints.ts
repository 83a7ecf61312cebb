import { readFile } from 'node:fs/promises';
import type { PreparedStatements } from '../../database/database.ts';
import { BadUserInputError } from '../../shared/domain-error.ts';
import {
  type CheckpointRecord,
  checkpointDigest,
  isSignedBy,
  parseCheckpointRecord,
  type SignedCheckpoint,
} from './checkpoint.ts';
import type { CheckpointKey } from './checkpoint-key.ts';
import type { FindingCollector, HistoryFindingName } from './verification-findings.ts';
import { chainPosition, type ExpectedHead, type Head, type VerifiedChains } from './verify-chain.ts';

/**
 * Reads the checkpoint copies from a file. Returns an empty list if the file does not exist, unless `mustExist` is set.
 *
 * The last line may be incomplete, because a process can stop while it writes; such a line is ignored. Throws
 * `CHECKPOINTS_UNREADABLE` if the file cannot be read or another line is not JSON.
 */
export async function readCheckpointFile(file: string, mustExist = false): Promise<SignedCheckpoint[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' && !mustExist) return '';
    throw new BadUserInputError(
      'CHECKPOINTS_UNREADABLE',
      `The file ${file} cannot be read (${error.code}). Check its path.`,
    );
  });
  const lines = text.split('\n');
  return lines.flatMap((line, index) => {
    if (!line) return [];
    try {
      return [JSON.parse(line) as SignedCheckpoint];
    } catch {
      if (index === lines.length - 1) return [];
      throw new BadUserInputError(
        'CHECKPOINTS_UNREADABLE',
        `Line ${index + 1} of ${file} is not JSON. Give the path of a checkpoint file.`,
      );
    }
  });
}

interface StoredCheckpoint extends SignedCheckpoint {
  readonly number: number;
  readonly at: string;
  readonly seq: number;
  readonly key_id: string;
}

/** Options of `verifyCheckpoints`. */
export interface VerifyCheckpointsOptions {
  readonly statements: PreparedStatements;
  readonly findings: FindingCollector;
  /** The key that signed the checkpoints; undefined if it is not available. */
  readonly key: CheckpointKey | undefined;
  /** Copies of checkpoints that are stored outside the database. */
  readonly copies: readonly SignedCheckpoint[];
  readonly chain?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What the checkpoints with a valid signature say about the history. */
export interface TrustedCheckpoints {
  readonly count: number;
  /** Hashes of the events that were the last of their chains at a checkpoint, by `chainPosition`. */
  readonly expected: Map<string, ExpectedHead>;
}

function tryParseRecord(checkpoint: SignedCheckpoint): CheckpointRecord | undefined {
  try {
    const record = parseCheckpointRecord(checkpoint);
    return typeof record.heads === 'object' && Number.isInteger(record.number) ? record : undefined;
  } catch {
    return undefined;
  }
}

/** Returns why a checkpoint cannot be trusted; undefined if the key signed it. */
function findSignatureFault(
  checkpoint: SignedCheckpoint,
  record: CheckpointRecord | undefined,
  key: CheckpointKey,
) {
  const fault = (finding: HistoryFindingName, what: string) => ({ finding, what });
  if (!record) return fault('CHECKPOINT_INVALID', 'is not a valid record.');
  if (isSignedBy(key, checkpoint)) return undefined;
  return record.key === key.id
    ? fault('CHECKPOINT_INVALID', 'has a signature that does not match its text: it was altered.')
    : fault('CHECKPOINT_FOREIGN_KEY', `was signed with the key ${record.key}, not with ${key.id}.`);
}

/** Whether the other columns of the row agree with the signed record. */
const matchesRow = (row: StoredCheckpoint, { number, at, seq, key }: CheckpointRecord): boolean =>
  number === row.number && seq === row.seq && key === row.key_id && Date.parse(at) === Date.parse(row.at);

/**
 * Checks signatures, order and completeness of the stored checkpoints and of their copies.
 *
 * Returns the chain heads of the checkpoints with a valid signature; `verifyChains` compares the chains with them.
 */
export async function verifyCheckpoints(options: VerifyCheckpointsOptions): Promise<TrustedCheckpoints> {
  const { statements, findings, key, copies, chain, signal } = options;
  const expected = new Map<string, ExpectedHead>();
  const rows = await statements.run('', 'select * from checkpoint order by number', [], signal);
  const stored = rows as unknown as StoredCheckpoint[];
  if (!stored.length && !copies.length)
    findings.add({
      finding: 'NO_CHECKPOINT',
      seq: null,
      sentence: 'No checkpoint has been signed yet. A removal of the latest events would not be detected.',
    });
  if (!key && (stored.length || copies.length))
    findings.add({
      finding: 'NO_KEY',
      seq: null,
      sentence:
        'The checkpoint key is not available, so no checkpoint was checked. Set CHECKPOINT_KEY, or set DATA_DIR to the data folder of the server.',
    });
  if (!key) return { count: 0, expected };
  let count = 0;
  const readTrusted = (checkpoint: SignedCheckpoint, where: string): CheckpointRecord | undefined => {
    const record = tryParseRecord(checkpoint);
    const fault = findSignatureFault(checkpoint, record, key);
    if (fault)
      findings.add({
        finding: fault.finding,
        seq: null,
        sentence: `Checkpoint ${record?.number ?? '?'} ${where} ${fault.what}`,
      });
    if (fault || !record) return undefined;
    for (const [of, { number, hash }] of Object.entries(record.heads))
      if (!chain || of === chain) expected.set(chainPosition(of, number), { hash, at: record.at });
    return record;
  };
  let previous: StoredCheckpoint | undefined;
  for (const row of stored) {
    const record = readTrusted(row, 'in the database');
    if (record) count++;
    const isUnaltered = record && matchesRow(row, record);
    if (record && !isUnaltered)
      findings.add({
        finding: 'CHECKPOINT_INVALID',
        seq: null,
        sentence: `Checkpoint ${row.number} in the database differs from its signed record.`,
      });
    else if (record && record.previous !== checkpointDigest(previous))
      findings.add({
        finding: 'CHECKPOINT_MISSING',
        seq: null,
        sentence: `Checkpoint ${row.number} does not follow the one before it in the database: checkpoints were removed.`,
      });
    previous = row;
  }
  const storedRecords = new Set(stored.map(({ record }) => record));
  for (const copy of copies) {
    const record = storedRecords.has(copy.record) ? undefined : readTrusted(copy, 'in the file of copies');
    if (record)
      findings.add({
        finding: 'CHECKPOINT_MISSING',
        seq: null,
        sentence: `Checkpoint ${record.number} of ${record.at} is missing in the database. Its copy outside the database exists.`,
      });
  }
  return { count, expected };
}

/** Reports each chain that ends before an event that a checkpoint recorded: its latest events were removed. */
export function verifyTails(
  expected: ReadonlyMap<string, ExpectedHead>,
  { heads, seq }: VerifiedChains,
  findings: FindingCollector,
): void {
  const truncated = new Map<string, { number: number; at: string }>();
  for (const [position, { at }] of expected) {
    const [chain = '', text] = position.split(' ');
    const number = Number(text);
    if (number > (heads.get(chain) ?? EMPTY_HEAD).number && number > (truncated.get(chain)?.number ?? 0))
      truncated.set(chain, { number, at });
  }
  for (const [chain, { number, at }] of truncated) {
    const lastNumber = (heads.get(chain) ?? EMPTY_HEAD).number;
    findings.add({
      finding: 'TAIL_MISSING',
      sentence: `The chain of ${chain} ends at number ${lastNumber}, but the checkpoint of ${at} recorded number ${number}. The events after ${lastNumber} were removed.`,
      ...{ seq: seq + 1, chain, number: lastNumber + 1 },
    });
  }
}

const EMPTY_HEAD: Head = { number: 0, hash: '' };
