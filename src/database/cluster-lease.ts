import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, statSync, writeSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { DomainError } from '../shared/domain-error.ts';
import { clusterUnusableError } from './cluster-errors.ts';
import type { ClusterFolder } from './cluster-folder.ts';
import { runAs } from './cluster-user.ts';
import { isAlive } from './process-state.ts';

const run = promisify(execFile);

/*
 * Several processes use one cluster: a server and, at the same time, commands. The cluster stops when the last process
 * ends, even if that process is killed and cannot do anything.
 *
 * Each process has the named pipe `lease` open for writing. A small shell program, the supervisor, reads from the pipe. It
 * reads the end of the file when no process has the pipe open any more, for whatever reason they ended. Then it stops the
 * server process.
 *
 * A process that starts writes its name into the pipe and waits for the answer of the supervisor, the file `lease-<name>`.
 * The answer means that the cluster does not stop while this process has the pipe open.
 */
const SUPERVISOR = `
cd "$1" || exit 1
files=$1/data
trap '' HUP INT TERM
postmaster() {
  pid=$(head -n 1 data/postmaster.pid 2>/dev/null) && kill -0 "$pid" 2>/dev/null || return 1
  { tr '\\0' ' ' <"/proc/$pid/cmdline" || ps -o args= -p "$pid"; } 2>/dev/null | grep -qF -- "$files"
}
# Reads the new complete lines. If two supervisors were started at once, each of them may read.
next() {
  names=$(dd bs=4096 count=1 2>/dev/null <&3)
  [ -n "$names" ]
}
answer() {
  for name in $names; do
    [ "$name" != - ] || continue
    if postmaster; then echo "$pid" >"lease-$name.new"; else : >"lease-$name.new"; fi
    mv "lease-$name.new" "lease-$name"
  done
}
# A fast shutdown. During the recovery after a crash it may never end (seen with 18.4). The other signals lose no data either.
stop() {
  # Somebody removed the pipe. Another supervisor is responsible for the cluster now.
  [ /dev/fd/3 -ef lease ] || exit 1
  kill -INT "$pid"
  tries=0
  while postmaster; do
    sleep 0.05
    tries=$((tries + 1))
    [ "$tries" -ne 100 ] || kill -QUIT "$pid"
    [ "$tries" -ne 300 ] || kill -KILL "$pid"
  done
}
exec 3<lease
while :; do
  while next; do answer; done
  if postmaster; then stop; fi
  next || break
  answer
done
rm -f lease-*
`;

const POLL_MS = 5;
const REQUEST_AGAIN_MS = 1_000;
const NOTICE_AFTER_MS = 3_000;
const WAIT_LIMIT_MS = 120_000;
const ANSWER_FILE_PATTERN = /^lease-(\d+)-[0-9a-f]{12}$/;

/**
 * The right of this process to use the cluster. The server process does not stop while this process has the lease.
 *
 * The supervisor, a shell program, stops the server process when the last process has ended, also after `kill -9`.
 */
export class ClusterLease {
  readonly #name = `${process.pid}-${randomBytes(6).toString('hex')}`;
  readonly #pipe: string;
  #descriptor: number | undefined;

  private constructor(private readonly folder: ClusterFolder) {
    this.#pipe = join(folder.home, 'lease');
  }

  /**
   * Takes a lease. If the cluster is being stopped, this waits until it has stopped.
   *
   * @returns the lease, and the process id of the server if the supervisor finds one
   * @throws `EMBEDDED_DATABASE_UNUSABLE` on a file system without named pipes
   */
  static async take(
    folder: ClusterFolder,
    log: { info(sentence: string): void },
  ): Promise<{ lease: ClusterLease; postmaster: number | undefined }> {
    const lease = new ClusterLease(folder);
    const answerFile = join(folder.home, `lease-${lease.#name}`);
    const start = Date.now();
    let [nextRequest, nextNotice] = [start, start + NOTICE_AFTER_MS];
    for (;;) {
      // Repeated, because a killed supervisor loses the names that it has read.
      if (Date.now() >= nextRequest) {
        await lease.renew(lease.#name);
        nextRequest = Date.now() + REQUEST_AGAIN_MS;
      }
      const answer = await readFile(answerFile, 'utf8').catch(() => undefined);
      if (answer !== undefined) return { lease, postmaster: Number(answer) || undefined };
      if (Date.now() > start + WAIT_LIMIT_MS) throw stillStoppingError(folder);
      if (Date.now() >= nextNotice) {
        log.info(`Waiting until the database in ${folder.dataFolder} has stopped.`);
        nextNotice = Date.now() + 10 * NOTICE_AFTER_MS;
      }
      await setTimeout(POLL_MS);
    }
  }

  /** Starts the supervisor again if it has ended. Call it regularly, because there is no event when the supervisor is killed. */
  async renew(message = '-'): Promise<void> {
    for (;;) {
      try {
        writeSync(this.#openPipe(), `${message}\n`);
        return;
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === 'EAGAIN') return; // The pipe is full, and nobody reads at the moment.
        if (code === 'ENOENT') await this.#makePipe();
        else if (code === 'ENXIO' || code === 'EPIPE') await this.#startSupervisor();
        else throw error;
      }
    }
  }

  /** Opens the pipe that has this name now. Somebody may have removed the one that was opened before. */
  #openPipe(): number {
    const before = this.#descriptor;
    const { ino } = statSync(this.#pipe);
    if (before !== undefined && fstatSync(before).ino === ino) return before;
    const descriptor = openSync(this.#pipe, constants.O_WRONLY | constants.O_NONBLOCK);
    if (before !== undefined) closeSync(before);
    this.#descriptor = descriptor;
    if (!fstatSync(descriptor).isFIFO()) throw notAPipeError(this.#pipe);
    return descriptor;
  }

  /** Releases the lease. Returns whether other processes have a lease. */
  async release(): Promise<boolean> {
    const { home } = this.folder;
    await rm(join(home, `lease-${this.#name}`), { force: true });
    const names = await readdir(home).catch(() => []); // Somebody removed the folder.
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
    return names.some((name) => {
      const pid = ANSWER_FILE_PATTERN.exec(name)?.[1];
      return pid !== undefined && isAlive(Number(pid));
    });
  }

  async #makePipe(): Promise<void> {
    const { home, user } = this.folder;
    try {
      await run('mkfifo', ['-m', '600', this.#pipe], runAs(user));
    } catch (error) {
      if (/File exists/.test((error as Error).message)) return;
      throw clusterUnusableError(
        `The embedded database needs named pipes, which cannot be created in ${home}`,
      );
    }
  }

  /** Starts the supervisor and waits until it reads. */
  async #startSupervisor(): Promise<void> {
    const { home, user } = this.folder;
    const child = spawn('/bin/sh', ['-c', SUPERVISOR, 'giaoban-supervisor', home], {
      ...runAs(user),
      detached: true,
      stdio: 'ignore',
    });
    child.unref();
    let ended = false;
    child.once('error', () => (ended = true));
    child.once('exit', () => (ended = true));
    // The supervisor waits in `exec 3<lease` until somebody opens the pipe for writing. Opening succeeds only while it waits.
    while (!ended) {
      try {
        this.#openPipe();
        return;
      } catch {
        await setTimeout(POLL_MS);
      }
    }
    throw clusterUnusableError(`The supervisor of the database in ${home} does not start`);
  }
}

const notAPipeError = (path: string) =>
  clusterUnusableError(
    `${path} is no longer a named pipe`,
    'Stop all processes that use the database and remove this file',
  );

const stillStoppingError = ({ dataFolder, pgData }: ClusterFolder) =>
  new DomainError(
    'DATA_FOLDER_IN_USE',
    `The database in ${dataFolder} has not stopped within ${WAIT_LIMIT_MS / 1000} seconds. End the process whose id is in ${join(pgData, 'postmaster.pid')}, then start again.`,
  );
