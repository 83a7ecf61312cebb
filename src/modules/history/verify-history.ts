import type { PreparedStatements } from '../../database/database.ts';
import type { SignedCheckpoint } from './checkpoint.ts';
import type { CheckpointKey } from './checkpoint-key.ts';
import { type Finding, FindingCollector } from './verification-findings.ts';
import { type Head, INSTALLATION_CHAIN, verifyChains } from './verify-chain.ts';
import { verifyCheckpoints, verifyTails } from './verify-checkpoints.ts';
import { verifyVersions } from './verify-versions.ts';

/** The progress of a verification. */
export type VerificationStep =
  | { readonly part: 'EVENTS'; readonly done: number; readonly of: number }
  | { readonly part: 'VERSIONS'; readonly done: number; readonly of: number; readonly table: string };

/** Options of `verifyHistory`. */
export interface VerificationOptions {
  readonly statements: PreparedStatements;
  /** One chain: the id of a governing body, or `installation`. The whole history if missing. */
  readonly chain?: string | undefined;
  readonly key?: CheckpointKey | undefined;
  /** Copies of checkpoints that are stored outside the database. */
  readonly copies?: readonly SignedCheckpoint[];
  readonly progress?: (step: VerificationStep) => void;
  /** If it is aborted, the verification rejects with its reason: an incomplete verification proves nothing. */
  readonly signal?: AbortSignal | undefined;
}

/** The result of a verification. */
export interface Verification {
  readonly isIntact: boolean;
  readonly eventCount: number;
  /** Number of checkpoints with a valid signature. */
  readonly checkpointCount: number;
  readonly heads: ReadonlyMap<string, Head>;
  /** Findings that prove a change of the history, ordered by event. */
  readonly breaks: readonly Finding[];
  readonly notes: readonly Finding[];
}

const EVENTS_BY_SEQ = `select seq, coalesce(body_id, '${INSTALLATION_CHAIN}') as chain, number, kind, subject_table as "table", subject_id as subject
  from audit_event where seq = any($1::bigint[])`;

/** Adds chain, number, kind, table and subject of its event to each finding. */
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
 * Verifies that nobody changed the history: checks the checkpoints, the chains of events, the versions of rows and the rows.
 *
 * Each event is hashed here, not by the database, and compared with its row. So a replaced function in the database cannot hide a
 * change. The verification only reads, in batches, and can run while the installation is in use.
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
