import cliProgress from 'cli-progress';
import type { Config } from '../../config.ts';
import { checkpointFile, findCheckpointKey } from '../../modules/history/checkpoint-key.ts';
import { readCheckpointFile } from '../../modules/history/verify-checkpoints.ts';
import {
  type Verification,
  type VerificationStep,
  verifyHistory,
} from '../../modules/history/verify-history.ts';
import { openConfiguredDatabase } from '../../server/application.ts';
import { abortOnSignal, warningsOnly } from '../command-process.ts';
import { NO_STATEMENT_TIMEOUT, resolveChain } from './history.ts';

/** The options of `giaoban verify`. */
export interface VerifyOptions {
  readonly body?: string;
  readonly checkpoints?: string;
  readonly json?: boolean;
}

/**
 * Creates the progress bar: a bar on a terminal, else a line now and then. It is on standard error, because the result is on
 * standard output.
 */
function createProgressBar() {
  const bar = new cliProgress.SingleBar({
    format: '{part} {bar} {value}/{total} {what}',
    stream: process.stderr,
    clearOnComplete: true,
    noTTYOutput: true,
    notTTYSchedule: 5_000,
  });
  let part = '';
  return {
    update(step: VerificationStep): void {
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

/** How many breaks are printed as text. JSON has all breaks of the result. */
const MAX_PRINTED = 10;

function printVerification({
  isIntact,
  eventCount,
  checkpointCount,
  heads,
  breaks,
  notes,
}: Verification): void {
  const printLine = (line: string) => process.stdout.write(`${line}\n`);
  const [first] = breaks;
  if (first) printLine(`BROKEN. The first break:\n  ${first.finding}: ${first.sentence}`);
  const others = breaks.slice(1, MAX_PRINTED);
  if (others.length) printLine('Then:');
  for (const { finding, sentence } of others) printLine(`  ${finding}: ${sentence}`);
  if (breaks.length > MAX_PRINTED) printLine(`  … and more; --json prints ${breaks.length}.`);
  if (isIntact) printLine(`Intact: ${eventCount} events, ${checkpointCount} signed checkpoints.`);
  for (const { finding, sentence } of notes.slice(0, MAX_PRINTED)) printLine(`Note ${finding}: ${sentence}`);
  for (const [chain, { number, hash }] of heads) printLine(`${chain}: number ${number}, ${hash}`);
}

/** Verifies the history of a database. Exit code 0: intact; 1: broken; 130: stopped before the end. */
export async function verify(config: Config, options: VerifyOptions): Promise<void> {
  const { signal, removeListeners } = abortOnSignal('SIGINT', 'SIGTERM');
  const bar = createProgressBar();
  const database = await openConfiguredDatabase(
    { ...config, ...NO_STATEMENT_TIMEOUT },
    warningsOnly,
    'check',
  );
  try {
    const result = await verifyHistory({
      statements: database.statements,
      chain: await resolveChain(database.statements, options.body),
      key: await findCheckpointKey(config.CHECKPOINT_KEY, config.DATA_DIR),
      copies: await readCheckpointFile(
        options.checkpoints ?? checkpointFile(config.DATA_DIR),
        !!options.checkpoints,
      ),
      progress: (step) => bar.update(step),
      signal,
    });
    bar.stop();
    if (options.json) {
      const heads = Object.fromEntries(result.heads);
      process.stdout.write(`${JSON.stringify({ ...result, heads }, null, 2)}\n`);
    } else printVerification(result);
    if (!result.isIntact) process.exitCode = 1;
  } catch (error) {
    if (!signal.aborted) throw error;
    process.stderr.write('Stopped before the end, so there is no result. Run the command again.\n');
    process.exitCode = 130;
  } finally {
    bar.stop();
    removeListeners();
    await database.close();
  }
}
