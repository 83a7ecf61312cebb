import { appendFile } from 'node:fs/promises';
import type { MikroORM, SqlEntityManager } from '@mikro-orm/sql';
import { recordOf, type SignedCheckpoint, signCheckpoint } from './checkpoint.ts';
import { type CheckpointKey, copiesFile } from './checkpoint-key.ts';
import { type Head, INSTALLATION } from './verify-chain.ts';

/** Of all processes one signs at a time. */
const LOCK = 'select pg_advisory_xact_lock(29386028283425402)';

const LATEST = 'select record, signature from checkpoint order by number desc limit 1';

/** The latest number and the head of each chain, from one snapshot; chains are found by skipping along the index. */
const NOW = `with recursive chain (body) as (
    (select coalesce(body_id, '') from audit_event order by coalesce(body_id, '') limit 1)
    union all
    select (select coalesce(e.body_id, '') from audit_event e where coalesce(e.body_id, '') > c.body order by coalesce(e.body_id, '') limit 1)
    from chain c where c.body is not null
  )
  select coalesce((select max(seq) from audit_event), 0) as seq,
    (select json_object_agg(coalesce(nullif(c.body, ''), '${INSTALLATION}'), json_build_object('number', h.number, 'hash', h.hash) order by c.body)
      from chain c cross join lateral (
        select e.number, e.hash from audit_event e where coalesce(e.body_id, '') = c.body order by e.number desc limit 1) h) as heads`;

const ENTER = 'insert into checkpoint (number, at, seq, key_id, record, signature) values (?, ?, ?, ?, ?, ?)';

/** What signing needs. */
export interface CheckpointingOptions {
  readonly orm: MikroORM;
  readonly key: CheckpointKey;
  /** Where a copy of each is appended to, beside the key. */
  readonly dataDir: string;
  readonly minutes: number;
  readonly log: { warn(sentence: string): void };
  readonly clock?: () => Date;
}

interface Now {
  readonly seq: number;
  readonly heads: Readonly<Record<string, Head>>;
}

/** Signs what the chains are, every few minutes when something happened, and once more at the end. */
export class Checkpointing {
  #timer: NodeJS.Timeout | undefined;
  #under: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: CheckpointingOptions) {}

  /** Signs now, and from now on. */
  start(): void {
    const again = () => {
      this.#under = this.#under.then(() => this.sign()).catch((error: Error) => this.#fail(error));
    };
    again();
    this.#timer = setInterval(again, this.options.minutes * 60_000);
    this.#timer.unref();
  }

  /** Signs a last time. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#under;
    await this.sign().catch((error: Error) => this.#fail(error));
  }

  /** Signs a checkpoint unless nothing happened since the last one; answers it. */
  async sign(): Promise<SignedCheckpoint | undefined> {
    const { orm, dataDir } = this.options;
    const signed = await orm.em.fork().transactional((em) => this.#signIn(em as SqlEntityManager));
    if (signed) await appendFile(copiesFile(dataDir), `${JSON.stringify(signed)}\n`, { mode: 0o600 });
    return signed;
  }

  async #signIn(em: SqlEntityManager): Promise<SignedCheckpoint | undefined> {
    const { key, clock = () => new Date(), log } = this.options;
    await em.execute(LOCK);
    const [latest] = await em.execute<SignedCheckpoint[]>(LATEST);
    const [now] = (await em.execute(NOW)) as Now[];
    const before = latest && recordOf(latest);
    if (!now?.heads || Number(now.seq) === before?.seq) return undefined;
    if (before && isShorter(now, before)) {
      log.warn(
        `The history ends before what checkpoint ${before.number} of ${before.at} saw. No checkpoint is signed any more. Run giaoban verify.`,
      );
      return undefined;
    }
    const signed = signCheckpoint(key, latest, {
      at: clock().toISOString(),
      seq: Number(now.seq),
      heads: now.heads,
    });
    const { number, at, seq } = recordOf(signed);
    await em.execute(ENTER, [number, at, seq, key.id, signed.record, signed.signature]);
    return signed;
  }

  #fail(error: Error): void {
    this.options.log.warn(
      `No checkpoint of the history could be signed: ${error.message}. It is tried again later.`,
    );
  }
}

/** Whether some chain ends before it did. */
const isShorter = (now: Now, before: Now): boolean =>
  Number(now.seq) < before.seq ||
  Object.entries(before.heads).some(([chain, { number }]) => (now.heads[chain]?.number ?? 0) < number);
