import { isDeepStrictEqual } from 'node:util';
import type { PreparedStatements } from '../../database/database.ts';
import { sha256Of } from '../../shared/sha256.ts';
import type { FindingCollector } from './verification-findings.ts';

/** The chain of events that belong to no governing body. */
export const INSTALLATION_CHAIN = 'installation';

/** The `previous` hash of the first event of a chain. */
export const GENESIS_HASH = '0'.repeat(64);

/** The last event of a chain: its number and its hash. */
export interface Head {
  readonly number: number;
  readonly hash: string;
}

/** An event as its row stores it. */
interface StoredEvent {
  readonly seq: number;
  readonly body_id: string | null;
  readonly number: number;
  readonly at: string;
  readonly clock_at: string | null;
  readonly transaction: number;
  readonly kind: string;
  readonly subject_table: string;
  readonly subject_id: string;
  readonly actor: string;
  readonly on_behalf_of: string | null;
  readonly act: string | null;
  readonly reason: string | null;
  readonly request: string | null;
  readonly before: unknown;
  readonly after: unknown;
  readonly previous: string;
  readonly hash: string;
}

/** The last event of a chain at the time a checkpoint was signed. */
export interface ExpectedHead {
  readonly hash: string;
  /** When the checkpoint was signed. */
  readonly at: string;
}

/** Options of `verifyChains`. Findings are added to `findings`. */
export interface VerifyChainsOptions {
  readonly statements: PreparedStatements;
  /** One chain: the id of a governing body, or `installation`. All chains if missing. */
  readonly chain?: string | undefined;
  readonly findings: FindingCollector;
  readonly progress?: ((events: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Chain heads that signed checkpoints recorded, by `chainPosition`. An entry is removed when its event is visited. */
  readonly expected: Map<string, ExpectedHead>;
}

/** The result of checking the chains. */
export interface VerifiedChains {
  readonly events: number;
  readonly heads: ReadonlyMap<string, Head>;
  /** The highest event number of the installation. */
  readonly seq: number;
  /** The tables that events refer to. */
  readonly tables: ReadonlySet<string>;
}

const BATCH_SIZE = 250;

const eventsSql = (where: string, key: string) =>
  `select e.${key} as place, to_jsonb(e) as stored, history.record_of(e) as record from audit_event e where ${where} order by e.${key} limit ${BATCH_SIZE}`;
const ALL_CHAINS = eventsSql('e.seq > $1', 'seq');
const ONE_CHAIN = eventsSql(`coalesce(e.body_id, '') = $2 and e.number > $1`, 'number');

/** Returns the key of an event in `expected`: its chain and its number in that chain. */
export const chainPosition = (chain: string, number: number): string => `${chain} ${number}`;

const toIsoInstant = (text: string | null) => (text === null ? null : new Date(text).toISOString());

/** Returns the content that the canonical record of an event must have, built from its row. */
const canonicalRecord = (e: StoredEvent) => ({
  seq: e.seq,
  chain: e.body_id ?? INSTALLATION_CHAIN,
  number: e.number,
  at: toIsoInstant(e.at),
  clockAt: toIsoInstant(e.clock_at),
  transaction: e.transaction,
  kind: e.kind,
  table: e.subject_table,
  subject: e.subject_id,
  actor: e.actor,
  onBehalfOf: e.on_behalf_of,
  act: e.act,
  reason: e.reason,
  request: e.request,
  before: e.before,
  after: e.after,
  previous: e.previous,
});

/** Visits events in their order and reports each event that does not follow from the one before it. */
class ChainVerifier {
  readonly heads = new Map<string, Head>();
  readonly tables = new Set<string>();
  events = 0;
  seq = 0;
  #at = 0;

  constructor(private readonly options: VerifyChainsOptions) {}

  async visit(e: StoredEvent, record: string): Promise<void> {
    const chain = e.body_id ?? INSTALLATION_CHAIN;
    const head = this.heads.get(chain) ?? { number: 0, hash: GENESIS_HASH };
    const add = (finding: Parameters<FindingCollector['add']>[0]['finding'], what: string) =>
      this.options.findings.add({
        finding,
        sentence: `Event ${e.seq} (${e.kind} ${e.subject_table} ${e.subject_id}, number ${e.number} of ${chain}) ${what}`,
        seq: e.seq,
        ...{ chain, number: e.number, kind: e.kind, table: e.subject_table, subject: e.subject_id },
      });
    const isMoved = await this.#checkGaps(e, chain, head, add);
    const at = Date.parse(e.at);
    const hash = sha256Of(record);
    const isUnaltered = hash === e.hash && isDeepStrictEqual(JSON.parse(record), canonicalRecord(e));
    const follows = e.previous === head.hash || e.number !== head.number + 1;
    if (!isUnaltered && !isMoved && (follows || !(await this.#eventExists('hash = $1', [e.previous]))))
      add('EVENT_ALTERED', 'was altered: the hash of its record is not the stored hash.');
    else if (!follows || (!isUnaltered && !isMoved))
      add('ORDER_BROKEN', 'does not follow the event before it: its previous hash is a different one.');
    else if (at < this.#at)
      add('ORDER_BROKEN', `has the time ${e.at}, which is earlier than the time of an event before it.`);
    if (e.clock_at !== null)
      add(
        'CLOCK_SET_BACK',
        `was recorded with the time ${e.at} while the system clock showed ${e.clock_at}.`,
      );
    this.#checkCheckpoint(e, chain, add);
    if (e.kind !== 'READ') this.tables.add(e.subject_table);
    this.#at = Math.max(this.#at, at);
    this.heads.set(chain, { number: e.number, hash: e.hash });
    this.seq = Math.max(this.seq, e.seq);
    this.events++;
  }

  /** Reports missing numbers before an event. Returns whether the event is in the wrong place, not after a missing one. */
  async #checkGaps(
    { seq, number, body_id }: StoredEvent,
    chain: string,
    head: Head,
    add: (name: 'ORDER_BROKEN', what: string) => void,
  ): Promise<boolean> {
    const { findings, chain: only } = this.options;
    if (!only && seq > this.seq + 1) {
      const [first, last] = [this.seq + 1, seq - 1];
      const which = first === last ? `Event ${first} is` : `Events ${first} to ${last} are`;
      const sentence = `${which} missing: event ${seq} comes after event ${this.seq}.`;
      findings.add({ finding: 'EVENT_MISSING', sentence, seq: first });
      return false;
    }
    if (number === head.number + 1) return false;
    const isElsewhere = await this.#eventExists(`coalesce(body_id, '') = $1 and number = $2`, [
      body_id ?? '',
      head.number + 1,
    ]);
    if (isElsewhere || number <= head.number)
      add('ORDER_BROKEN', `does not follow number ${head.number} of its chain.`);
    else
      findings.add({
        finding: 'EVENT_MISSING',
        sentence: `Number ${head.number + 1} of ${chain} is missing: event ${seq} is number ${number}.`,
        ...{ seq, chain, number: head.number + 1 },
      });
    return isElsewhere || number <= head.number;
  }

  #checkCheckpoint(
    e: StoredEvent,
    chain: string,
    add: (name: 'CHAIN_REWRITTEN', what: string) => void,
  ): void {
    const position = chainPosition(chain, e.number);
    const expectedHead = this.options.expected.get(position);
    this.options.expected.delete(position);
    if (expectedHead && expectedHead.hash !== e.hash)
      add(
        'CHAIN_REWRITTEN',
        `is not the event that the checkpoint of ${expectedHead.at} recorded: the chain was rewritten.`,
      );
  }

  /** Whether an event meets the condition. If so, the event that refers to it was moved, not changed. */
  async #eventExists(condition: string, values: readonly unknown[]): Promise<boolean> {
    const text = `select 1 from audit_event where ${condition} limit 1`;
    return (await this.options.statements.run('', text, values)).length > 0;
  }
}

/** Checks one chain or all chains in batches: numbers, hashes and order, and that each record matches its row. */
export async function verifyChains(options: VerifyChainsOptions): Promise<VerifiedChains> {
  const { statements, chain, progress, signal } = options;
  const verifier = new ChainVerifier(options);
  for (let after = 0, more = true; more; ) {
    const rows = chain
      ? await statements.run('', ONE_CHAIN, [after, chain === INSTALLATION_CHAIN ? '' : chain], signal)
      : await statements.run('', ALL_CHAINS, [after], signal);
    for (const { stored, record } of rows) await verifier.visit(stored as StoredEvent, record as string);
    progress?.(verifier.events);
    signal?.throwIfAborted();
    after = Number(rows.at(-1)?.place ?? after);
    more = rows.length === BATCH_SIZE;
  }
  return verifier;
}
