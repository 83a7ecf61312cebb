import type { PreparedStatements } from '../../database/database.ts';
import type { SignedCheckpoint } from './checkpoint.ts';
import type { CheckpointKey } from './checkpoint-key.ts';
import { type Finding, FindingCollector } from './verification-findings.ts';
import { type Head, INSTALLATION_CHAIN, verifyChains } from './verify-chain.ts';
import { verifyCheckpoints, verifyTails } from './verify-checkpoints.ts';
import { verifyVersions } from './verify-versions.ts';

/** How far a verification has come. */
export type VerificationStep =
  | { readonly part: 'EVENTS'; readonly done: number; readonly of: number }
  | { readonly part: 'VERSIONS'; readonly done: number; readonly of: number; readonly table: string };

/** What is verified, and against what. */
export interface VerificationOptions {
  readonly statements: PreparedStatements;
  /** One chain: the id of a body, or `installation`; the whole history when missing. */
  readonly chain?: string | undefined;
  readonly key?: CheckpointKey | undefined;
  /** Copies of checkpoints kept outside the database. */
  readonly copies?: readonly SignedCheckpoint[];
  readonly progress?: (step: VerificationStep) => void;
  /** Aborted, the verification rejects with its reason: half a verification says nothing. */
  readonly signal?: AbortSignal | undefined;
}

/** What a verification came to. */
export interface Verification {
  readonly isIntact: boolean;
  readonly eventCount: number;
  /** Checkpoints whose signature was checked and is good. */
  readonly checkpointCount: number;
  readonly heads: ReadonlyMap<string, Head>;
  /** What breaks the history, the first event first. */
  readonly breaks: readonly Finding[];
  readonly notes: readonly Finding[];
}

const EVENTS_BY_SEQ = `select seq, coalesce(body_id, '${INSTALLATION_CHAIN}') as chain, number, kind, subject_table as "table", subject_id as subject
  from audit_event where seq = any($1::bigint[])`;

/** Findings with all that is known of the event each is about. */
async function addEventDetails(
  statements: PreparedStatements,
  breaks: readonly Finding[],
): Promise<readonly Finding[]> {
  const numbers = breaks.flatMap(({ seq }) => (seq === null ? [] : [seq]));
  const rows = numbers.length ? await statements.run('', EVENTS_BY_SEQ, [numbers]) : [];
  const events = new Map(rows.map((row) => [row.seq, row as Partial<Finding>]));
  return breaks.map((finding) => ({ ...events.get(finding.seq), ...finding }));
}

const EVENT_COUNT = `select count(*) as count from audit_event where $1::text is null or coalesce(body_id, '${INSTALLATION_CHAIN}') = $1`;

/**
 * Verifies that nobody altered the past: checkpoints, chains of events, versions of rows, and the rows themselves.
 *
 * Each event is hashed here, not by the database, and compared with its row, so that a function replaced in the database
 * hides nothing. It only reads, in batches, and may run while the installation is in use.
 */
export async function verifyHistory(options: VerificationOptions): Promise<Verification> {
  const { statements, chain, key, copies = [], progress, signal } = options;
  const findings = new FindingCollector();
  const common = { statements, chain, findings, signal };
  const [row] = await statements.run('', EVENT_COUNT, [chain ?? null], signal);
  const eventTotal = Number(row?.count ?? 0);
  const { count, expected } = await verifyCheckpoints({ ...common, key, copies });
  const chains = await verifyChains({
    ...common,
    expected,
    progress: (done) => progress?.({ part: 'EVENTS', done, of: Math.max(eventTotal, done) }),
  });
  verifyTails(expected, chains, findings);
  await verifyVersions({
    ...common,
    lastSeq: chains.seq,
    eventTables: chains.tables,
    progress: (table, done, tables) => progress?.({ part: 'VERSIONS', done, of: tables, table }),
  });
  const breaks = await addEventDetails(statements, findings.breaks);
  const { notes } = findings;
  const { events, heads } = chains;
  return { isIntact: !breaks.length, eventCount: events, checkpointCount: count, heads, breaks, notes };
}
