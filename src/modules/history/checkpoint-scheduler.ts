import { appendFile } from 'node:fs/promises';
import type { MikroORM, SqlEntityManager } from '@mikro-orm/sql';
import { parseCheckpointRecord, type SignedCheckpoint, signCheckpoint } from './checkpoint.ts';
import { type CheckpointKey, checkpointFile } from './checkpoint-key.ts';
import { type Head, INSTALLATION_CHAIN } from './verify-chain.ts';

/** Lets only one process sign at a time. */
const ADVISORY_LOCK = 'select pg_advisory_xact_lock(29386028283425402)';

const LATEST_CHECKPOINT = 'select record, signature from checkpoint order by number desc limit 1';

/** The latest event number and the head of each chain, from one snapshot. The recursive part finds the chains by index skips. */
const CHAIN_STATE = `with recursive chain (body) as (
    (select coalesce(body_id, '') from audit_event order by coalesce(body_id, '') limit 1)
    union all
    select (select coalesce(e.body_id, '') from audit_event e where coalesce(e.body_id, '') > c.body order by coalesce(e.body_id, '') limit 1)
    from chain c where c.body is not null
  )
  select coalesce((select max(seq) from audit_event), 0) as seq,
    (select json_object_agg(coalesce(nullif(c.body, ''), '${INSTALLATION_CHAIN}'), json_build_object('number', h.number, 'hash', h.hash) order by c.body)
      from chain c cross join lateral (
        select e.number, e.hash from audit_event e where coalesce(e.body_id, '') = c.body order by e.number desc limit 1) h) as heads`;

const INSERT_CHECKPOINT =
  'insert into checkpoint (number, at, seq, key_id, record, signature) values (?, ?, ?, ?, ?, ?)';

/** Options of `CheckpointScheduler`. */
export interface CheckpointSchedulerOptions {
  readonly orm: MikroORM;
  readonly key: CheckpointKey;
  /** The folder with the file to which a copy of each checkpoint is appended. */
  readonly dataDir: string;
  readonly intervalMinutes: number;
  readonly log: { warn(sentence: string): void };
  readonly clock?: () => Date;
}

interface ChainState {
  readonly seq: number;
  readonly heads: Readonly<Record<string, Head>>;
}

/** Signs a checkpoint every few minutes if there are new events, and once more when it stops. */
export class CheckpointScheduler {
  #timer: NodeJS.Timeout | undefined;
  #pending: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: CheckpointSchedulerOptions) {}

  /** Signs a checkpoint now, then at every interval. */
  start(): void {
    const signNext = () => {
      this.#pending = this.#pending.then(() => this.sign()).catch((error: Error) => this.#warnFailed(error));
    };
    signNext();
    this.#timer = setInterval(signNext, this.options.intervalMinutes * 60_000);
    this.#timer.unref();
  }

  /** Stops the timer and signs the last checkpoint. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#pending;
    await this.sign().catch((error: Error) => this.#warnFailed(error));
  }

  /** Signs and returns a checkpoint; returns undefined if there are no new events or the history was truncated. */
  async sign(): Promise<SignedCheckpoint | undefined> {
    const { orm, dataDir } = this.options;
    const signed = await orm.em.fork().transactional((em) => this.#signWithin(em as SqlEntityManager));
    if (signed) await appendFile(checkpointFile(dataDir), `${JSON.stringify(signed)}\n`, { mode: 0o600 });
    return signed;
  }

  async #signWithin(em: SqlEntityManager): Promise<SignedCheckpoint | undefined> {
    const { key, clock = () => new Date(), log } = this.options;
    await em.execute(ADVISORY_LOCK);
    const [latest] = await em.execute<SignedCheckpoint[]>(LATEST_CHECKPOINT);
    const [state] = (await em.execute(CHAIN_STATE)) as ChainState[];
    const previous = latest && parseCheckpointRecord(latest);
    if (!state?.heads || Number(state.seq) === previous?.seq) return undefined;
    if (previous && isTruncated(state, previous)) {
      log.warn(
        `The history ends before the events that checkpoint ${previous.number} of ${previous.at} recorded. No new checkpoint is signed. Run giaoban verify.`,
      );
      return undefined;
    }
    const signed = signCheckpoint(key, latest, {
      at: clock().toISOString(),
      seq: Number(state.seq),
      heads: state.heads,
    });
    const { number, at, seq } = parseCheckpointRecord(signed);
    await em.execute(INSERT_CHECKPOINT, [number, at, seq, key.id, signed.record, signed.signature]);
    return signed;
  }

  #warnFailed(error: Error): void {
    this.options.log.warn(
      `The checkpoint of the history could not be signed: ${error.message}. The server tries again later.`,
    );
  }
}

/** Whether a chain ends before the event that the previous checkpoint recorded. */
const isTruncated = (state: ChainState, previous: ChainState): boolean =>
  Number(state.seq) < previous.seq ||
  Object.entries(previous.heads).some(([chain, { number }]) => (state.heads[chain]?.number ?? 0) < number);
