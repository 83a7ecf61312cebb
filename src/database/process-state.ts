import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { delimiter } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What programs of the system and of PostgreSQL are started with: English messages, and nothing of our environment but the path. */
export const programEnvironment = (): NodeJS.ProcessEnv => ({
  PATH: [process.env.PATH, '/usr/bin', '/bin'].filter(Boolean).join(delimiter),
  LC_ALL: 'C',
});

/** Whether a process of this machine exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The words a process was started with, between blanks; undefined when the system does not tell. */
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
