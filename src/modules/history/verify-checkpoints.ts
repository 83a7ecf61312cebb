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
import type { FindingCollector, FindingName } from './verification-findings.ts';
import { chainPosition, type ExpectedHead, type Head, type VerifiedChains } from './verify-chain.ts';

/** The copies of checkpoints that a file holds; none when there is no file. Its last line may be half written. */
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
        `Line ${index + 1} of ${file} is no JSON. Name a file of checkpoints.`,
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

/** What a check of the checkpoints is told. */
export interface VerifyCheckpointsOptions {
  readonly statements: PreparedStatements;
  readonly findings: FindingCollector;
  /** The key that signs; undefined when it is not at hand. */
  readonly key: CheckpointKey | undefined;
  /** Copies kept outside the database. */
  readonly copies: readonly SignedCheckpoint[];
  readonly chain?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What is known from checkpoints that this installation signed. */
export interface TrustedCheckpoints {
  readonly count: number;
  /** Hashes of the events that stood last in their chains, by `chainPosition`. */
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

/** Why a checkpoint proves nothing; undefined when it was signed with the key. */
function findSignatureFault(
  checkpoint: SignedCheckpoint,
  record: CheckpointRecord | undefined,
  key: CheckpointKey,
) {
  const fault = (finding: FindingName, what: string) => ({ finding, what });
  if (!record) return fault('CHECKPOINT_INVALID', 'cannot be read.');
  if (isSignedBy(key, checkpoint)) return undefined;
  return record.key === key.id
    ? fault('CHECKPOINT_INVALID', 'does not bear the signature of its text: it was altered.')
    : fault('CHECKPOINT_FOREIGN_KEY', `was signed with the key ${record.key}, not with ${key.id}.`);
}

/** Whether the columns beside a record say what it says. */
const matchesRow = (row: StoredCheckpoint, { number, at, seq, key }: CheckpointRecord): boolean =>
  number === row.number && seq === row.seq && key === row.key_id && Date.parse(at) === Date.parse(row.at);

/** Checks the checkpoints themselves; what the signed ones say of the chains is then expected of the chains. */
export async function verifyCheckpoints(options: VerifyCheckpointsOptions): Promise<TrustedCheckpoints> {
  const { statements, findings, key, copies, chain, signal } = options;
  const expected = new Map<string, ExpectedHead>();
  const rows = await statements.run('', 'select * from checkpoint order by number', [], signal);
  const stored = rows as unknown as StoredCheckpoint[];
  if (!stored.length && !copies.length)
    findings.add({
      finding: 'NO_CHECKPOINT',
      seq: null,
      sentence: 'No checkpoint was signed yet: a tail cut off now would not be seen.',
    });
  if (!key && (stored.length || copies.length))
    findings.add({
      finding: 'NO_KEY',
      seq: null,
      sentence:
        'The key of the checkpoints is not at hand, so none was checked. Set CHECKPOINT_KEY, or DATA_DIR to the folder of the server.',
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
        sentence: `Checkpoint ${row.number} in the database is not the one that was signed.`,
      });
    else if (record && record.previous !== checkpointDigest(previous))
      findings.add({
        finding: 'CHECKPOINT_MISSING',
        seq: null,
        sentence: `Checkpoint ${row.number} does not follow the one before it in the database: some were taken out.`,
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
        sentence: `Checkpoint ${record.number} of ${record.at} is gone from the database; its copy outside is kept.`,
      });
  }
  return { count, expected };
}

/** What checkpoints saw and the chains no longer reach: somebody cut off their tails. */
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
      sentence: `The chain of ${chain} ends at number ${lastNumber}; the checkpoint of ${at} saw number ${number}. What came after ${lastNumber} was cut off.`,
      ...{ seq: seq + 1, chain, number: lastNumber + 1 },
    });
  }
}

const EMPTY_HEAD: Head = { number: 0, hash: '' };
