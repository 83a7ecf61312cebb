import { createHash } from 'node:crypto';
import type { Statements } from '../../database/database.ts';
import { type CheckpointKey, pemOf } from './checkpoint-key.ts';
import { type Head, INSTALLATION } from './verify-chain.ts';

/** What of the history is exported. */
export interface ExportOptions {
  readonly statements: Statements;
  /** One chain: the id of a body, or `installation`; all when missing. */
  readonly chain?: string | undefined;
  /** The first number: of the chain, or without one of the installation; 1 when missing. */
  readonly from?: number;
  /** Goes along, so that an outsider can check signatures. */
  readonly key?: CheckpointKey | undefined;
  readonly signal?: AbortSignal | undefined;
}

const BATCH = 1_000;

const RANGE = `($1::text is null or coalesce(body_id, '${INSTALLATION}') = $1)`;

const UNTIL = `select coalesce(max(seq), 0) as seq, count(*) as events from audit_event where ${RANGE}
  and (case when $1 is null then seq else number end) >= $2`;

const HEADS_BEFORE = `select distinct on (body_id) coalesce(body_id, '${INSTALLATION}') as chain, number, hash from audit_event where ${RANGE}
  and (case when $1 is null then seq else number end) < $2 order by body_id, number desc`;

const EVENTS = `select e.seq, coalesce(e.body_id, '${INSTALLATION}') as chain, e.number, e.hash, history.record_of(e) as record
  from audit_event e where e.seq > $3 and e.seq <= $4 and ($1::text is null or coalesce(e.body_id, '${INSTALLATION}') = $1)
    and (case when $1 is null then e.seq else e.number end) >= $2 order by e.seq limit ${BATCH}`;

const CHECKPOINTS = 'select seq, record, signature from checkpoint where seq <= $1 order by number';

/** Something of the export besides its events. */
export interface ExportTotals {
  readonly events: number;
  readonly checkpoints: number;
}

type Line = Readonly<Record<string, unknown>>;

/**
 * The history as lines of JSON: a first that says what follows, one for each event and checkpoint in their order, a last with counts.
 *
 * An event is its hash and the very text that was hashed, so that whoever checks it needs no canonical form. A checkpoint
 * stands behind the last event it saw. Without its last line the file is half an export. Answers with what it wrote.
 */
export async function* exportHistory(options: ExportOptions): AsyncGenerator<string, ExportTotals> {
  const { statements, chain = null, from = 1, key, signal } = options;
  const [range] = await statements.run('', UNTIL, [chain, from], signal);
  const until = Number(range?.seq ?? 0);
  const before = from > 1 ? await statements.run('', HEADS_BEFORE, [chain, from], signal) : [];
  const heads = new Map(before.map((row) => [row.chain as string, headOf(row)]));
  const checkpoints = await statements.run('', CHECKPOINTS, [until], signal);
  const digest = createHash('sha256');
  const line = (what: Line) => {
    const text = `${JSON.stringify(what)}\n`;
    digest.update(text);
    return text;
  };
  const publicKey = key ? pemOf(key) : null;
  const start = {
    chain,
    from,
    heads: Object.fromEntries(heads),
    expected: Number(range?.events ?? 0),
    publicKey,
  };
  yield line({ type: 'start', format: 'giaoban-history', version: 1, ...start });
  let [events, signed, last] = [0, 0, 0];
  for (;;) {
    const rows = await statements.run('', EVENTS, [chain, from, last, until], signal);
    for (const row of rows) {
      for (; Number(checkpoints[signed]?.seq) < Number(row.seq); signed++)
        yield line(signedLine(checkpoints[signed]));
      yield line({ type: 'event', hash: row.hash, record: row.record });
      heads.set(row.chain as string, headOf(row));
      last = Number(row.seq);
      events++;
    }
    signal?.throwIfAborted();
    if (rows.length < BATCH) break;
  }
  for (; signed < checkpoints.length; signed++) yield line(signedLine(checkpoints[signed]));
  const totals = { events, checkpoints: signed };
  yield `${JSON.stringify({ type: 'end', ...totals, heads: Object.fromEntries(heads), digest: digest.digest('hex') })}\n`;
  return totals;
}

const headOf = ({ number, hash }: Line): Head => ({ number: Number(number), hash: String(hash) });

const signedLine = (row: Line | undefined): Line => ({
  type: 'checkpoint',
  record: row?.record,
  signature: row?.signature,
});
