import { createWriteStream } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Config } from '../../config.ts';
import type { PreparedStatements } from '../../database/database.ts';
import { findCheckpointKey } from '../../modules/history/checkpoint-key.ts';
import { type ExportTotals, exportHistory } from '../../modules/history/export-history.ts';
import { INSTALLATION_CHAIN } from '../../modules/history/verify-chain.ts';
import { openConfiguredDatabase } from '../../server/application.ts';
import { BadUserInputError } from '../../shared/domain-error.ts';
import { resolvePackageFile } from '../../shared/package-file.ts';
import { abortOnSignal, warningsOnly } from '../command-process.ts';

/** Reading a whole history takes longer than a request may. */
export const NO_STATEMENT_TIMEOUT = { QUERY_TIMEOUT_MS: 86_400_000 } as const;

/** Returns the chain that `--body` names, or undefined without it. Throws `BODY_UNKNOWN` if the chain has no event. */
export async function resolveChain(
  statements: PreparedStatements,
  body: string | undefined,
): Promise<string | undefined> {
  if (body === undefined) return undefined;
  const text = `select 1 from audit_event where coalesce(body_id, '') = $1 limit 1`;
  const [event] = await statements.run('', text, [body === INSTALLATION_CHAIN ? '' : body]);
  if (event) return body;
  throw new BadUserInputError(
    'BODY_UNKNOWN',
    `The chain "${body.slice(0, 60)}" has no event. Give the id of a governing body, or "${INSTALLATION_CHAIN}".`,
  );
}

/**
 * Writes the history, or one chain of it, to a file. Outsiders can check the file with the program that `giaoban history
 * verifier` prints.
 */
export async function exportHistoryToFile(
  config: Config,
  file: string,
  options: { readonly body?: string; readonly from?: string },
): Promise<void> {
  const from = Number(options.from ?? 1);
  if (!Number.isSafeInteger(from) || from < 1)
    throw new BadUserInputError(
      'FROM_INVALID',
      `--from is "${options.from}". It takes a whole number, 1 or more.`,
    );
  const { signal, removeListeners } = abortOnSignal('SIGINT', 'SIGTERM');
  const database = await openConfiguredDatabase(
    { ...config, ...NO_STATEMENT_TIMEOUT },
    warningsOnly,
    'check',
  );
  const { statements } = database;
  let totals: ExportTotals | undefined;
  let isCreated = false;
  try {
    const chain = await resolveChain(statements, options.body);
    const key = await findCheckpointKey(config.CHECKPOINT_KEY, config.DATA_DIR);
    const lines = exportHistory({ statements, chain, from, key, signal });
    const captureTotals = async function* () {
      totals = yield* lines;
    };
    // Never overwrites a file: it may be the only proof of an earlier history.
    const output = createWriteStream(file, { flags: 'wx' });
    output.once('open', () => (isCreated = true));
    await pipeline(Readable.from(captureTotals()), output);
    process.stdout.write(`${totals?.events} events and ${totals?.checkpoints} checkpoints are in ${file}.\n`);
  } catch (error) {
    if (isCreated) await rm(file, { force: true });
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST')
      throw new BadUserInputError('FILE_EXISTS', `The file ${file} exists. Name another file.`);
    if (!signal.aborted) throw error;
    process.stderr.write('Stopped before the end. The incomplete file was removed.\n');
    process.exitCode = 130;
  } finally {
    removeListeners();
    await database.close();
  }
}

/** Prints the program that checks an exported file. It needs only Node. */
export async function printVerifier(): Promise<void> {
  process.stdout.write(
    await readFile(resolvePackageFile('src/modules/history/standalone/verify-chain.mjs'), 'utf8'),
  );
}
