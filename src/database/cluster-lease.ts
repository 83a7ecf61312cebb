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
import { isAlive, programEnvironment } from './process-state.ts';

const run = promisify(execFile);

/*
 * Several processes use one cluster: a server, and commands beside it. The last one stops it, also when that one is
 * killed and can do nothing.
 *
 * Each process keeps the named pipe `lease` open for writing. A small shell program, the supervisor, reads from it. The
 * kernel tells it that nobody has the pipe open any more, however they ended; then it stops the server process. A process
 * that comes at that moment writes its name into the pipe and waits until the supervisor has answered with the file
 * `lease-<name>`: an answer means that the cluster will not be stopped while this process has the pipe open.
 */
const SUPERVISOR = `
cd "$1" || exit 1
files=$1/data
trap '' HUP INT TERM
postmaster() {
  pid=$(head -n 1 data/postmaster.pid 2>/dev/null) && kill -0 "$pid" 2>/dev/null || return 1
  { tr '\\0' ' ' <"/proc/$pid/cmdline" || ps -o args= -p "$pid"; } 2>/dev/null | grep -qF -- "$files"
}
# Reads what was written since, whole lines: of two supervisors that were started at once each may read.
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
# A fast shutdown. One that meets a recovery after a crash may never end (seen with 18.4); what follows loses nothing either.
stop() {
  # Somebody removed the pipe: another supervisor knows who uses the cluster.
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

/** The right of this process to use the cluster. While it is held, nobody stops the server process. */
export class ClusterLease {
  readonly #name = `${process.pid}-${randomBytes(6).toString('hex')}`;
  readonly #pipe: string;
  #descriptor: number | undefined;

  private constructor(private readonly folder: ClusterFolder) {
    this.#pipe = join(folder.home, 'lease');
  }

  /**
   * Takes a lease. While the cluster is being stopped this waits for the end of that.
   *
   * @returns the lease, and the process number of the server when the supervisor sees one
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
      // Again now and then: a supervisor that is killed takes what it has read with it.
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

  /** Starts the supervisor again when it is gone. To be called now and then, as nobody tells that it was killed. */
  async renew(message = '-'): Promise<void> {
    for (;;) {
      try {
        writeSync(this.#openPipe(), `${message}\n`);
        return;
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === 'EAGAIN') return; // Nobody reads just now, and the pipe is full.
        if (code === 'ENOENT') await this.#makePipe();
        else if (code === 'ENXIO' || code === 'EPIPE') await this.#startSupervisor();
        else throw error;
      }
    }
  }

  /** The pipe that has this name now: somebody may have removed the one that was opened before. */
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

  /** Gives the lease back. Returns whether other processes hold one. */
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
      await run('mkfifo', ['-m', '600', this.#pipe], {
        ...user.credentials,
        cwd: '/',
        env: programEnvironment(),
      });
    } catch (error) {
      if (/File exists/.test((error as Error).message)) return;
      throw clusterUnusableError(`The embedded database needs named pipes, which cannot be made in ${home}`);
    }
  }

  /** Starts the supervisor and waits until it reads. */
  async #startSupervisor(): Promise<void> {
    const { home, user } = this.folder;
    const child = spawn('/bin/sh', ['-c', SUPERVISOR, 'giaoban-supervisor', home], {
      ...user.credentials,
      detached: true,
      cwd: '/',
      env: programEnvironment(),
      stdio: 'ignore',
    });
    child.unref();
    let ended = false;
    child.once('error', () => (ended = true));
    child.once('exit', () => (ended = true));
    // It waits in `exec 3<lease` until somebody opens the pipe for writing, which only succeeds once it waits.
    while (!ended) {
      try {
        this.#openPipe();
        return;
      } catch {
        await setTimeout(POLL_MS);
      }
    }
    throw clusterUnusableError(`The program that watches the database in ${home} does not run`);
  }
}

const notAPipeError = (path: string) =>
  clusterUnusableError(`${path} is not the named pipe it was`, 'Remove it while nobody uses the database');

const stillStoppingError = ({ dataFolder, pgData }: ClusterFolder) =>
  new DomainError(
    'DATA_FOLDER_IN_USE',
    `The database in ${dataFolder} has been stopping for ${WAIT_LIMIT_MS / 1000} seconds. End the process that ${join(pgData, 'postmaster.pid')} names, then start again.`,
  );
