import { createHash } from 'node:crypto';
import type { PreparedStatements } from '../../database/database.ts';
import { type CheckpointKey, publicKeyPem } from './checkpoint-key.ts';
import { type Head, INSTALLATION_CHAIN } from './verify-chain.ts';

/** Options of `exportHistory`. */
export interface ExportOptions {
  readonly statements: PreparedStatements;
  /** One chain: the id of a governing body, or `installation`. All chains if missing. */
  readonly chain?: string | undefined;
  /** The first event number, in the chain or, without `chain`, in the installation. Default: 1. */
  readonly from?: number;
  /** Its public half is exported, so that a third party can check signatures. */
  readonly key?: CheckpointKey | undefined;
  readonly signal?: AbortSignal | undefined;
}

const BATCH_SIZE = 1_000;

const CHAIN_CONDITION = `($1::text is null or coalesce(body_id, '${INSTALLATION_CHAIN}') = $1)`;

const LAST_EVENT = `select coalesce(max(seq), 0) as seq, count(*) as events from audit_event where ${CHAIN_CONDITION}
  and (case when $1 is null then seq else number end) >= $2`;

const HEADS_BEFORE = `select distinct on (body_id) coalesce(body_id, '${INSTALLATION_CHAIN}') as chain, number, hash from audit_event where ${CHAIN_CONDITION}
  and (case when $1 is null then seq else number end) < $2 order by body_id, number desc`;

const EVENTS = `select e.seq, coalesce(e.body_id, '${INSTALLATION_CHAIN}') as chain, e.number, e.hash, history.record_of(e) as record
  from audit_event e where e.seq > $3 and e.seq <= $4 and ($1::text is null or coalesce(e.body_id, '${INSTALLATION_CHAIN}') = $1)
    and (case when $1 is null then e.seq else e.number end) >= $2 order by e.seq limit ${BATCH_SIZE}`;

const CHECKPOINTS = 'select seq, record, signature from checkpoint where seq <= $1 order by number';

/** The number of exported events and checkpoints. */
export interface ExportTotals {
  readonly events: number;
  readonly checkpoints: number;
}

type ExportLine = Readonly<Record<string, unknown>>;

/**
 * Exports the history as lines of JSON: a header, one line for each event and checkpoint in their order, and an end with counts.
 *
 * An event line has the hash and the exact text that was hashed, so a verifier needs no canonical form. A checkpoint follows the
 * last event that it covers. An export without the last line is incomplete. Returns the number of exported events and checkpoints.
 */
export async function* exportHistory(options: ExportOptions): AsyncGenerator<string, ExportTotals> {
  const { statements, chain = null, from = 1, key, signal } = options;
  const [range] = await statements.run('', LAST_EVENT, [chain, from], signal);
  const lastSeq = Number(range?.seq ?? 0);
  const headRows = from > 1 ? await statements.run('', HEADS_BEFORE, [chain, from], signal) : [];
  const heads = new Map(headRows.map((row) => [row.chain as string, toHead(row)]));
  const checkpoints = await statements.run('', CHECKPOINTS, [lastSeq], signal);
  const digest = createHash('sha256');
  const toLine = (content: ExportLine) => {
    const text = `${JSON.stringify(content)}\n`;
    digest.update(text);
    return text;
  };
  const publicKey = key ? publicKeyPem(key) : null;
  const header = {
    chain,
    from,
    heads: Object.fromEntries(heads),
    expected: Number(range?.events ?? 0),
    publicKey,
  };
  yield toLine({ type: 'start', format: 'giaoban-history', version: 1, ...header });
  let [eventCount, checkpointCount, afterSeq] = [0, 0, 0];
  for (;;) {
    const rows = await statements.run('', EVENTS, [chain, from, afterSeq, lastSeq], signal);
    for (const row of rows) {
      for (; Number(checkpoints[checkpointCount]?.seq) < Number(row.seq); checkpointCount++)
        yield toLine(checkpointLine(checkpoints[checkpointCount]));
      yield toLine({ type: 'event', hash: row.hash, record: row.record });
      heads.set(row.chain as string, toHead(row));
      afterSeq = Number(row.seq);
      eventCount++;
    }
    signal?.throwIfAborted();
    if (rows.length < BATCH_SIZE) break;
  }
  for (; checkpointCount < checkpoints.length; checkpointCount++)
    yield toLine(checkpointLine(checkpoints[checkpointCount]));
  const totals = { events: eventCount, checkpoints: checkpointCount };
  yield `${JSON.stringify({ type: 'end', ...totals, heads: Object.fromEntries(heads), digest: digest.digest('hex') })}\n`;
  return totals;
}

const toHead = ({ number, hash }: ExportLine): Head => ({ number: Number(number), hash: String(hash) });

const checkpointLine = (row: ExportLine | undefined): ExportLine => ({
  type: 'checkpoint',
  record: row?.record,
  signature: row?.signature,
});
