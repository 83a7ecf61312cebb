import { readFile } from 'node:fs/promises';
import type { Statements } from '../../database/database.ts';
import { BadInput } from '../../shared/domain-error.ts';
import {
  type CheckpointRecord,
  digestOf,
  isSignedBy,
  recordOf,
  type SignedCheckpoint,
} from './checkpoint.ts';
import type { CheckpointKey } from './checkpoint-key.ts';
import type { FindingName, Findings } from './verification-findings.ts';
import { type CheckedChains, type Head, placeOf, type Seen } from './verify-chain.ts';

/** The copies of checkpoints that a file holds; none when there is no file. Its last line may be half written. */
export async function readCopies(file: string, mustExist = false): Promise<SignedCheckpoint[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' && !mustExist) return '';
    throw new BadInput(
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
      throw new BadInput(
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
export interface CheckpointCheck {
  readonly statements: Statements;
  readonly findings: Findings;
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
  /** Hashes of the events that stood last in their chains, by `placeOf`. */
  readonly expected: Map<string, Seen>;
}

function parse(checkpoint: SignedCheckpoint): CheckpointRecord | undefined {
  try {
    const record = recordOf(checkpoint);
    return typeof record.heads === 'object' && Number.isInteger(record.number) ? record : undefined;
  } catch {
    return undefined;
  }
}

/** Why a checkpoint proves nothing; undefined when it was signed with the key. */
function distrust(checkpoint: SignedCheckpoint, record: CheckpointRecord | undefined, key: CheckpointKey) {
  const name = (finding: FindingName, what: string) => ({ finding, what });
  if (!record) return name('CHECKPOINT_INVALID', 'cannot be read.');
  if (isSignedBy(key, checkpoint)) return undefined;
  return record.key === key.id
    ? name('CHECKPOINT_INVALID', 'does not bear the signature of its text: it was altered.')
    : name('CHECKPOINT_FOREIGN_KEY', `was signed with the key ${record.key}, not with ${key.id}.`);
}

/** Whether the columns beside a record say what it says. */
const isRowOf = (row: StoredCheckpoint, { number, at, seq, key }: CheckpointRecord): boolean =>
  number === row.number && seq === row.seq && key === row.key_id && Date.parse(at) === Date.parse(row.at);

/** Checks the checkpoints themselves; what the signed ones say of the chains is then expected of the chains. */
export async function checkCheckpoints(check: CheckpointCheck): Promise<TrustedCheckpoints> {
  const { statements, findings, key, copies, chain, signal } = check;
  const expected = new Map<string, Seen>();
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
  const trust = (checkpoint: SignedCheckpoint, where: string): CheckpointRecord | undefined => {
    const record = parse(checkpoint);
    const doubt = distrust(checkpoint, record, key);
    if (doubt)
      findings.add({
        finding: doubt.finding,
        seq: null,
        sentence: `Checkpoint ${record?.number ?? '?'} ${where} ${doubt.what}`,
      });
    if (doubt || !record) return undefined;
    for (const [of, { number, hash }] of Object.entries(record.heads))
      if (!chain || of === chain) expected.set(placeOf(of, number), { hash, at: record.at });
    return record;
  };
  let before: StoredCheckpoint | undefined;
  for (const row of stored) {
    const record = trust(row, 'in the database');
    if (record) count++;
    const isOwn = record && isRowOf(row, record);
    if (record && !isOwn)
      findings.add({
        finding: 'CHECKPOINT_INVALID',
        seq: null,
        sentence: `Checkpoint ${row.number} in the database is not the one that was signed.`,
      });
    else if (record && record.previous !== digestOf(before))
      findings.add({
        finding: 'CHECKPOINT_MISSING',
        seq: null,
        sentence: `Checkpoint ${row.number} does not follow the one before it in the database: some were taken out.`,
      });
    before = row;
  }
  const known = new Set(stored.map(({ record }) => record));
  for (const copy of copies) {
    const record = known.has(copy.record) ? undefined : trust(copy, 'in the file of copies');
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
export function checkTails(
  expected: ReadonlyMap<string, Seen>,
  { heads, seq }: CheckedChains,
  findings: Findings,
): void {
  const cut = new Map<string, { number: number; at: string }>();
  for (const [place, { at }] of expected) {
    const [chain = '', text] = place.split(' ');
    const number = Number(text);
    if (number > (heads.get(chain) ?? NONE).number && number > (cut.get(chain)?.number ?? 0))
      cut.set(chain, { number, at });
  }
  for (const [chain, { number, at }] of cut) {
    const ends = (heads.get(chain) ?? NONE).number;
    findings.add({
      finding: 'TAIL_MISSING',
      sentence: `The chain of ${chain} ends at number ${ends}; the checkpoint of ${at} saw number ${number}. What came after ${ends} was cut off.`,
      ...{ seq: seq + 1, chain, number: ends + 1 },
    });
  }
}

const NONE: Head = { number: 0, hash: '' };
