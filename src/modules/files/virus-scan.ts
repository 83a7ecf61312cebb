import { spawn } from 'node:child_process';
import type { Logger } from 'pino';
import { DomainError } from '../../shared/domain-error.ts';

/** Looks at a file before it is kept; refuses with `FILE_INFECTED` or `FILE_SCAN_FAILED`. */
export type ScanFile = (path: string) => Promise<void>;

/** How a scanner ended: with an exit code, or why it has none. */
type ExitStatus = number | string;

/** Runs the scanner without a shell; of our environment it gets what a program needs to be found and to run. */
function runScanner(argv: readonly string[], timeoutMs: number): Promise<ExitStatus> {
  const [command = '', ...args] = argv;
  const { PATH, HOME, LANG } = process.env;
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: 'ignore',
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
      env: { PATH, HOME, LANG },
    });
    child.once('error', ({ message }) => resolve(message));
    child.once('exit', (code, signal) => resolve(code ?? `ended by ${signal}`));
  });
}

/**
 * The scanner an installation names, such as `clamdscan --no-summary --fdpass`; without one nothing is scanned.
 *
 * Exit code 0 says clean and 1 infected, as ClamAV has it. Anything else, a missing scanner included, lets nothing through.
 */
export function createFileScanner(
  command: string,
  timeoutMs: number,
  log: Pick<Logger, 'warn' | 'error'>,
): ScanFile {
  const argv = command.split(/\s+/).filter(Boolean);
  if (!argv.length) return async () => {};
  return async (path) => {
    const exitStatus = await runScanner([...argv, path], timeoutMs);
    if (exitStatus === 0) return;
    if (exitStatus === 1) {
      log.warn({ scanner: argv[0] }, 'the virus scanner found something in a file that was sent');
      throw new DomainError(
        'FILE_INFECTED',
        'The virus scanner found something in this file. It was not kept.',
      );
    }
    log.error({ ending: exitStatus, scanner: argv[0] }, 'the virus scanner failed');
    throw new DomainError(
      'FILE_SCAN_FAILED',
      'The virus scanner does not work, so the file was not kept. Try again later, or tell an administrator.',
    );
  };
}
