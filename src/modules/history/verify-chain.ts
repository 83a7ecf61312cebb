import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Statements } from '../../database/database.ts';
import type { Findings } from './verification-findings.ts';

/** The chain of what belongs to no body. */
export const INSTALLATION = 'installation';

/** What the first event of a chain names as the hash before it. */
export const NOTHING_BEFORE = '0'.repeat(64);

/** Where a chain has come to. */
export interface Head {
  readonly number: number;
  readonly hash: string;
}

/** An event as its row says it. */
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

/** An event as the latest of its chain when a checkpoint was signed. */
export interface Seen {
  readonly hash: string;
  /** When the checkpoint was signed. */
  readonly at: string;
}

/** What a check of the chains is told and tells. */
export interface ChainCheck {
  readonly statements: Statements;
  /** One chain: the id of a body, or `installation`; all chains when missing. */
  readonly chain?: string | undefined;
  readonly findings: Findings;
  readonly progress?: ((events: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** What signed checkpoints saw, by `placeOf`; each is taken out when its event is met. */
  readonly expected: Map<string, Seen>;
}

/** What a check of the chains came to know. */
export interface CheckedChains {
  readonly events: number;
  readonly heads: ReadonlyMap<string, Head>;
  /** The greatest number of the installation. */
  readonly seq: number;
  /** The tables that events speak of. */
  readonly tables: ReadonlySet<string>;
}

const BATCH = 250;

const READ = (where: string, key: string) =>
  `select e.${key} as place, to_jsonb(e) as stored, history.record_of(e) as record from audit_event e where ${where} order by e.${key} limit ${BATCH}`;
const ALL = READ('e.seq > $1', 'seq');
const ONE = READ(`coalesce(e.body_id, '') = $2 and e.number > $1`, 'number');

/** How an event is found again: its chain and its number there. */
export const placeOf = (chain: string, number: number): string => `${chain} ${number}`;

const instant = (text: string | null) => (text === null ? null : new Date(text).toISOString());

/** What the canonical record must say of a row. */
const saidOf = (e: StoredEvent) => ({
  seq: e.seq,
  chain: e.body_id ?? INSTALLATION,
  number: e.number,
  at: instant(e.at),
  clockAt: instant(e.clock_at),
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

/** Walks events in their order and says where one does not follow from the one before it. */
class ChainWalk {
  readonly heads = new Map<string, Head>();
  readonly tables = new Set<string>();
  events = 0;
  seq = 0;
  #at = 0;

  constructor(private readonly check: ChainCheck) {}

  async meet(e: StoredEvent, record: string): Promise<void> {
    const chain = e.body_id ?? INSTALLATION;
    const head = this.heads.get(chain) ?? { number: 0, hash: NOTHING_BEFORE };
    const add = (finding: Parameters<Findings['add']>[0]['finding'], what: string) =>
      this.check.findings.add({
        finding,
        sentence: `Event ${e.seq} (${e.kind} ${e.subject_table} ${e.subject_id}, number ${e.number} of ${chain}) ${what}`,
        seq: e.seq,
        ...{ chain, number: e.number, kind: e.kind, table: e.subject_table, subject: e.subject_id },
      });
    const isMoved = await this.#meetGaps(e, chain, head, add);
    const at = Date.parse(e.at);
    const hash = createHash('sha256').update(record, 'utf8').digest('hex');
    const isItself = hash === e.hash && isDeepStrictEqual(JSON.parse(record), saidOf(e));
    const follows = e.previous === head.hash || e.number !== head.number + 1;
    if (!isItself && !isMoved && (follows || !(await this.#exists('hash = $1', [e.previous]))))
      add('EVENT_ALTERED', 'was altered: its record does not give the hash it was entered with.');
    else if (!follows || (!isItself && !isMoved))
      add('ORDER_BROKEN', 'does not follow the event before it: it names another hash as the one before.');
    else if (at < this.#at) add('ORDER_BROKEN', `says ${e.at}, earlier than an event before it.`);
    if (e.clock_at !== null)
      add('CLOCK_SET_BACK', `was recorded as of ${e.at} while the clock of the machine said ${e.clock_at}.`);
    this.#meetCheckpoint(e, chain, add);
    if (e.kind !== 'READ') this.tables.add(e.subject_table);
    this.#at = Math.max(this.#at, at);
    this.heads.set(chain, { number: e.number, hash: e.hash });
    this.seq = Math.max(this.seq, e.seq);
    this.events++;
  }

  /** Numbers that are left out: gone, or standing elsewhere, which is what it answers. */
  async #meetGaps(
    { seq, number, body_id }: StoredEvent,
    chain: string,
    head: Head,
    add: (name: 'ORDER_BROKEN', what: string) => void,
  ): Promise<boolean> {
    const { findings, chain: only } = this.check;
    if (!only && seq > this.seq + 1) {
      const [first, last] = [this.seq + 1, seq - 1];
      const which = first === last ? `Event ${first} is` : `Events ${first} to ${last} are`;
      const sentence = `${which} gone: after ${this.seq} comes ${seq}.`;
      findings.add({ finding: 'EVENT_MISSING', sentence, seq: first });
      return false;
    }
    if (number === head.number + 1) return false;
    const isElsewhere = await this.#exists(`coalesce(body_id, '') = $1 and number = $2`, [
      body_id ?? '',
      head.number + 1,
    ]);
    if (isElsewhere || number <= head.number)
      add('ORDER_BROKEN', `does not follow number ${head.number} of its chain.`);
    else
      findings.add({
        finding: 'EVENT_MISSING',
        sentence: `Number ${head.number + 1} of ${chain} is gone: event ${seq} is number ${number}.`,
        ...{ seq, chain, number: head.number + 1 },
      });
    return isElsewhere || number <= head.number;
  }

  #meetCheckpoint(e: StoredEvent, chain: string, add: (name: 'CHAIN_REWRITTEN', what: string) => void): void {
    const place = placeOf(chain, e.number);
    const seen = this.check.expected.get(place);
    this.check.expected.delete(place);
    if (seen && seen.hash !== e.hash)
      add('CHAIN_REWRITTEN', `is not the one the checkpoint of ${seen.at} saw: the chain was written anew.`);
  }

  /** Whether there is such an event: then whoever names it was moved, not changed. */
  async #exists(condition: string, values: readonly unknown[]): Promise<boolean> {
    const text = `select 1 from audit_event where ${condition} limit 1`;
    return (await this.check.statements.run('', text, values)).length > 0;
  }
}

/** Checks one chain or all, in batches: numbers, hashes, order, and that each event is what its row says. */
export async function checkChains(check: ChainCheck): Promise<CheckedChains> {
  const { statements, chain, progress, signal } = check;
  const walk = new ChainWalk(check);
  for (let after = 0, more = true; more; ) {
    const rows = chain
      ? await statements.run('', ONE, [after, chain === INSTALLATION ? '' : chain], signal)
      : await statements.run('', ALL, [after], signal);
    for (const { stored, record } of rows) await walk.meet(stored as StoredEvent, record as string);
    progress?.(walk.events);
    signal?.throwIfAborted();
    after = Number(rows.at(-1)?.place ?? after);
    more = rows.length === BATCH;
  }
  return walk;
}
