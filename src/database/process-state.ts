import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { delimiter } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Returns the environment of the child processes: English messages, and only the path of our own environment. */
export const programEnvironment = (): NodeJS.ProcessEnv => ({
  PATH: [process.env.PATH, '/usr/bin', '/bin'].filter(Boolean).join(delimiter),
  LC_ALL: 'C',
});

/** Returns whether a process exists on this machine. Its owner does not matter. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Returns the command line of a process, with spaces between the words. Returns undefined if it is unknown. */
export async function readCommandLine(pid: number): Promise<string | undefined> {
  try {
    return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ').trim();
  } catch {
    return run('ps', ['-o', 'args=', '-p', `${pid}`], { env: programEnvironment() }).then(
      ({ stdout }) => stdout.trim(),
      () => undefined,
    );
  }
}
