import { spawn } from 'node:child_process';
import { open, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { folderUnusableError, programError } from './cluster-errors.ts';
import type { ClusterFolder } from './cluster-folder.ts';
import type { ClusterPrograms } from './cluster-programs.ts';
import { isAlive, programEnvironment, readCommandLine } from './process-state.ts';
import { reportWhenSlow } from './report-when-slow.ts';

/** The server process of a cluster, as `postmaster.pid` tells of it. */
export interface Postmaster {
  readonly pid: number;
  readonly isReady: boolean;
}

/**
 * Settings for a small machine and few connections, and nothing that can lose an acknowledged write: `fsync`,
 * `synchronous_commit` and `full_page_writes` keep their defaults.
 */
const SETTINGS = [
  // Only a socket in the folder of the cluster, whose name stays short enough whatever the folder is called.
  ...['listen_addresses=', 'unix_socket_directories=.', 'unix_socket_permissions=0700'],
  ...['max_connections=60', 'shared_buffers=32MB', 'max_wal_size=256MB', 'min_wal_size=32MB'],
  ...['max_worker_processes=2', 'max_parallel_workers=0', 'max_logical_replication_workers=0'],
  ...['wal_level=minimal', 'max_wal_senders=0'],
  // The log tells how the server fares, never what the statements said.
  ...['log_min_messages=log', 'log_min_error_statement=panic', 'log_checkpoints=off', 'lc_messages=C'],
];

/** Input and output by processes of their own costs memory that a small machine has better use for. */
const SETTINGS_SINCE_18 = ['io_method=sync'];

const LOG_LIMIT_BYTES = 1_000_000;
const POLL_MS = 10;

/** A start that another server process, or what is left of one, stands in the way of. It passes. */
const STILL_IN_USE_MESSAGE =
  /lock file "postmaster.pid" already exists|pre-existing shared memory block|is another postmaster/i;

/** The running server process of the cluster; undefined when there is none. */
export async function findPostmaster(folder: ClusterFolder): Promise<Postmaster | undefined> {
  const lines = await readPidFile(folder);
  const pid = Number(lines?.[0]);
  if (!lines || !pid || !isAlive(pid) || !(await isPostgres(pid, folder))) return undefined;
  return { pid, isReady: lines[7]?.trim() === 'ready' };
}

/**
 * Starts the server process of the cluster, or joins the one that is running, and waits until it takes connections: after
 * a crash it first replays what was written.
 *
 * @param settings more settings, `name=value`
 * @throws `DATA_FOLDER_UNUSABLE` when it does not start
 */
export async function startPostmaster(
  folder: ClusterFolder,
  programs: ClusterPrograms,
  settings: readonly string[],
  log: { info(sentence: string): void },
): Promise<Postmaster> {
  await assertNotCopied(folder);
  const logStarting = () =>
    log.info(`The database in ${folder.dataFolder} is starting; after a crash it takes longer.`);
  return reportWhenSlow(logStarting, async () => {
    for (;;) {
      const running = await findPostmaster(folder);
      if (running?.isReady) return running;
      if (!running) await launchPostmaster(folder, programs, settings);
      await setTimeout(POLL_MS);
    }
  });
}

/** Starts the program and waits until it is ready or has ended. */
async function launchPostmaster(
  folder: ClusterFolder,
  { postgres, major }: ClusterPrograms,
  settings: readonly string[],
): Promise<void> {
  const { home, pgData, user } = folder;
  await removeForeignPidFile(folder);
  const path = join(home, 'server.log');
  const isLong = ((await stat(path).catch(() => undefined))?.size ?? 0) > LOG_LIMIT_BYTES;
  const output = await open(path, isLong ? 'w' : 'a', 0o600);
  try {
    const { uid, gid } = user.credentials;
    if (uid !== undefined && gid !== undefined) await output.chown(uid, gid);
    const { size: before } = await output.stat();
    const all = [...SETTINGS, ...(major >= 18 ? SETTINGS_SINCE_18 : []), ...settings];
    const child = spawn(postgres, ['-D', pgData, ...all.flatMap((setting) => ['-c', setting])], {
      ...user.credentials,
      // Ctrl-C at a terminal is for the programs that use the cluster.
      detached: true,
      cwd: '/',
      env: programEnvironment(),
      stdio: ['ignore', output.fd, output.fd],
    });
    child.unref();
    let failure: string | undefined;
    child.once('error', (error) => (failure = error.message));
    child.once('exit', (code, signal) => (failure = `It ended with ${signal ?? `code ${code}`}.`));
    while (failure === undefined && !(await findPostmaster(folder))?.isReady) await setTimeout(POLL_MS);
    if (failure === undefined) return;
    const loggedText = (await readFile(path)).subarray(before).toString();
    if (STILL_IN_USE_MESSAGE.test(loggedText)) await setTimeout(10 * POLL_MS);
    else throw programError(folder.dataFolder, loggedText || failure);
  } finally {
    await output.close();
  }
}

/**
 * Removes a lock file whose number now belongs to another program, which PostgreSQL takes for a server. That of a process
 * that is gone PostgreSQL removes itself, when no process of that server is left.
 */
async function removeForeignPidFile(folder: ClusterFolder): Promise<void> {
  const pid = Number((await readPidFile(folder))?.[0]);
  if (pid && isAlive(pid) && !(await isPostgres(pid, folder)))
    await rm(join(folder.pgData, 'postmaster.pid'), { force: true });
}

/** Whether a process is a PostgreSQL on this folder, and not another program that got the number of one that died. */
async function isPostgres(pid: number, { pgData }: ClusterFolder): Promise<boolean> {
  const words = await readCommandLine(pid);
  return words === undefined || words.includes(pgData);
}

/**
 * Rejects a folder that was copied while its server ran: such a copy may lack pages. A folder that was moved is the same
 * folder, with the same inode, from which PostgreSQL makes the key of its shared memory.
 *
 * @throws `DATA_FOLDER_UNUSABLE`
 */
async function assertNotCopied(folder: ClusterFolder): Promise<void> {
  const lines = await readPidFile(folder);
  const [, origin = '', , , , , shared = ''] = lines ?? [];
  if (!lines || origin === folder.pgData) return;
  const key = Number(shared.trim().split(/\s+/)[0]);
  const { ino } = await stat(folder.pgData);
  // PostgreSQL counts on from the inode when a key is taken.
  if (((key - ino) & 0xffff_ffff) >>> 0 < 100) return;
  throw folderUnusableError(
    folder.dataFolder,
    `is a copy of ${origin}, made while that database was running, and may lack changes. Stop the server, then copy again. If it is not a copy, remove ${join(folder.pgData, 'postmaster.pid')}.`,
  );
}

async function readPidFile({ pgData }: ClusterFolder): Promise<string[] | undefined> {
  const text = await readFile(join(pgData, 'postmaster.pid'), 'utf8').catch(() => undefined);
  return text?.split('\n');
}
