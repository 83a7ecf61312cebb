import cliProgress from 'cli-progress';
import type { Config } from '../../config.ts';
import { copiesFile, findKey } from '../../modules/history/checkpoint-key.ts';
import { readCopies } from '../../modules/history/verify-checkpoints.ts';
import {
  type Verification,
  type VerificationStep,
  verifyHistory,
} from '../../modules/history/verify-history.ts';
import { openStore } from '../../server/application.ts';
import { knownChain, PATIENT, stoppable } from './history.ts';

/** What may be said to `giaoban verify`. */
export interface VerifyOptions {
  readonly body?: string;
  readonly checkpoints?: string;
  readonly json?: boolean;
}

/** A bar on a terminal, a line now and then elsewhere; on standard error, because the result goes to standard output. */
function progressBar() {
  const bar = new cliProgress.SingleBar({
    format: '{part} {bar} {value}/{total} {what}',
    stream: process.stderr,
    clearOnComplete: true,
    noTTYOutput: true,
    notTTYSchedule: 5_000,
  });
  let part = '';
  return {
    at(step: VerificationStep): void {
      const payload =
        step.part === 'EVENTS'
          ? { part: 'Events  ', what: '' }
          : { part: 'Versions', what: `tables · ${step.table}` };
      if (part !== step.part) bar.start(step.of, step.done, payload);
      else bar.update(step.done, payload);
      part = step.part;
    },
    stop: () => bar.stop(),
  };
}

/** How many breaks are told one by one to people; JSON has all that are kept. */
const MOST_TOLD = 10;

function tell({ isIntact, eventCount, checkpointCount, heads, breaks, notes }: Verification): void {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const [first] = breaks;
  if (first) say(`BROKEN. The first break:\n  ${first.finding}: ${first.sentence}`);
  const others = breaks.slice(1, MOST_TOLD);
  if (others.length) say('Then:');
  for (const { finding, sentence } of others) say(`  ${finding}: ${sentence}`);
  if (breaks.length > MOST_TOLD) say(`  … and more; --json tells ${breaks.length}.`);
  if (isIntact) say(`Intact: ${eventCount} events, ${checkpointCount} signed checkpoints.`);
  for (const { finding, sentence } of notes.slice(0, MOST_TOLD)) say(`Note ${finding}: ${sentence}`);
  for (const [chain, { number, hash }] of heads) say(`${chain}: number ${number}, ${hash}`);
}

/** Verifies the history of a database. Exit code 0: intact; 1: broken; 130: stopped before it was done. */
export async function verify(config: Config, options: VerifyOptions): Promise<void> {
  const { signal, end } = stoppable();
  const bar = progressBar();
  const storage = await openStore({ ...config, ...PATIENT }, QUIET, 'check');
  try {
    const result = await verifyHistory({
      statements: storage.statements,
      chain: await knownChain(storage.statements, options.body),
      key: await findKey(config.CHECKPOINT_KEY, config.DATA_DIR),
      copies: await readCopies(options.checkpoints ?? copiesFile(config.DATA_DIR), !!options.checkpoints),
      progress: (step) => bar.at(step),
      signal,
    });
    bar.stop();
    if (options.json) {
      const heads = Object.fromEntries(result.heads);
      process.stdout.write(`${JSON.stringify({ ...result, heads }, null, 2)}\n`);
    } else tell(result);
    if (!result.isIntact) process.exitCode = 1;
  } catch (error) {
    if (!signal.aborted) throw error;
    process.stderr.write('Stopped before the end: nothing is known of the history. Run it again.\n');
    process.exitCode = 130;
  } finally {
    bar.stop();
    end();
    await storage.close();
  }
}

const QUIET = { info: () => {}, warn: (sentence: string) => void process.stderr.write(`${sentence}\n`) };
