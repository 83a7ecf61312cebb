import { createWriteStream } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Config } from '../../config.ts';
import type { Statements } from '../../database/database.ts';
import { findKey } from '../../modules/history/checkpoint-key.ts';
import { type ExportTotals, exportHistory } from '../../modules/history/export-history.ts';
import { INSTALLATION } from '../../modules/history/verify-chain.ts';
import { openStore } from '../../server/application.ts';
import { BadInput } from '../../shared/domain-error.ts';
import { packageFile } from '../../shared/package-file.ts';

/** Whole histories take longer than what a request may. */
export const PATIENT = { QUERY_TIMEOUT_MS: 86_400_000 } as const;

/** A signal that aborts on Ctrl-C; `end` leaves Ctrl-C to others again. */
export function stoppable(): { signal: AbortSignal; end: () => void } {
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const name of signals) process.once(name, interrupt);
  const end = () => {
    for (const name of signals) process.off(name, interrupt);
  };
  return { signal: stop.signal, end };
}

/** The chain that `--body` names; refuses with `BODY_UNKNOWN` one that has no event. */
export async function knownChain(
  statements: Statements,
  body: string | undefined,
): Promise<string | undefined> {
  if (body === undefined) return undefined;
  const text = `select 1 from audit_event where coalesce(body_id, '') = $1 limit 1`;
  const [found] = await statements.run('', text, [body === INSTALLATION ? '' : body]);
  if (found) return body;
  throw new BadInput(
    'BODY_UNKNOWN',
    `No event stands in a chain of "${body.slice(0, 60)}". Give the id of a governing body, or "${INSTALLATION}".`,
  );
}

/** Writes the history, or one chain of it, into a file that outsiders can check with the program of `giaoban history verifier`. */
export async function exportTo(
  config: Config,
  file: string,
  options: { readonly body?: string; readonly from?: string },
): Promise<void> {
  const from = Number(options.from ?? 1);
  if (!Number.isSafeInteger(from) || from < 1)
    throw new BadInput('FROM_INVALID', `--from takes a whole number from 1 on, not "${options.from}".`);
  const { signal, end } = stoppable();
  const warn = (sentence: string) => process.stderr.write(`${sentence}\n`);
  const storage = await openStore({ ...config, ...PATIENT }, { info: () => {}, warn }, 'check');
  const { statements } = storage;
  let totals: ExportTotals | undefined;
  let isOurs = false;
  try {
    const chain = await knownChain(statements, options.body);
    const key = await findKey(config.CHECKPOINT_KEY, config.DATA_DIR);
    const lines = exportHistory({ statements, chain, from, key, signal });
    const noting = async function* () {
      totals = yield* lines;
    };
    // Never over a file that is there: it may be the only proof of what was.
    const into = createWriteStream(file, { flags: 'wx' });
    into.once('open', () => (isOurs = true));
    await pipeline(Readable.from(noting()), into);
    process.stdout.write(`${totals?.events} events and ${totals?.checkpoints} checkpoints are in ${file}.\n`);
  } catch (error) {
    if (isOurs) await rm(file, { force: true });
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw new BadInput('FILE_EXISTS', `The file ${file} exists. Name another one.`);
    if (!signal.aborted) throw error;
    process.stderr.write('Stopped before the end; the half file was removed.\n');
    process.exitCode = 130;
  } finally {
    end();
    await storage.close();
  }
}

/** Prints the program that checks an exported file: it needs Node and nothing else. */
export async function verifier(): Promise<void> {
  process.stdout.write(
    await readFile(packageFile('src/modules/history/standalone/verify-chain.mjs'), 'utf8'),
  );
}
