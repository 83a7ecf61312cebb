import { spawn } from 'node:child_process';
import type { Logger } from 'pino';
import { DomainError } from '../../shared/domain-error.ts';

/** Scans a file before it is stored. Throws `FILE_INFECTED` or `FILE_SCAN_FAILED`. */
export type ScanFile = (path: string) => Promise<void>;

/** The exit code of a scanner, or the reason why it has none. */
type ExitStatus = number | string;

/** Runs the scanner without a shell. From our environment it gets only the variables that a program needs to run. */
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
 * Creates the function that scans a file with the configured command, such as `clamdscan --no-summary --fdpass`. Without a
 * command, nothing is scanned.
 *
 * Exit code 0 means clean and 1 means infected, as ClamAV defines them. After any other result, such as a missing scanner, the
 * file is rejected.
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
      log.warn({ scanner: argv[0] }, 'the virus scanner found malware in an uploaded file');
      throw new DomainError(
        'FILE_INFECTED',
        'The virus scanner found malware in this file. The file was not stored.',
      );
    }
    log.error({ ending: exitStatus, scanner: argv[0] }, 'the virus scanner failed');
    throw new DomainError(
      'FILE_SCAN_FAILED',
      'The virus scanner does not work, so the file was not stored. Try again later, or inform an administrator.',
    );
  };
}
