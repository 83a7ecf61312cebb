import { spawn } from 'node:child_process';
import { open, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { folderUnusableError, programError } from './cluster-errors.ts';
import type { ClusterFolder } from './cluster-folder.ts';
import type { ClusterPrograms } from './cluster-programs.ts';
import { runAs } from './cluster-user.ts';
import { isAlive, readCommandLine } from './process-state.ts';
import { reportWhenSlow } from './report-when-slow.ts';

/** The server process of a cluster, as described in `postmaster.pid`. */
export interface Postmaster {
  readonly pid: number;
  readonly isReady: boolean;
}

/**
 * The settings for a small machine and few connections.
 *
 * No setting may lose a committed change. So `fsync`, `synchronous_commit` and `full_page_writes` have their defaults.
 */
const SETTINGS = [
  // Only a socket in the folder of the cluster. Its relative name is always short enough.
  ...['listen_addresses=', 'unix_socket_directories=.', 'unix_socket_permissions=0700'],
  ...['max_connections=60', 'shared_buffers=32MB', 'max_wal_size=256MB', 'min_wal_size=32MB'],
  ...['max_worker_processes=2', 'max_parallel_workers=0', 'max_logical_replication_workers=0'],
  ...['wal_level=minimal', 'max_wal_senders=0'],
  // The log contains the state of the server, never the text of statements.
  ...['log_min_messages=log', 'log_min_error_statement=panic', 'log_checkpoints=off', 'lc_messages=C'],
];

/** No separate processes for input and output, because they cost memory that a small machine needs. */
const SETTINGS_SINCE_18 = ['io_method=sync'];

const LOG_LIMIT_BYTES = 1_000_000;
const POLL_MS = 10;

/** How far PostgreSQL may have counted up to find a free key of shared memory. */
const MAX_KEYS_IN_USE = 100;

/** How long `postmaster.pid` may be empty before it counts as left over. */
const EMPTY_PID_FILE_MS = 5_000;

/** The message when another server process, or the rest of one, prevents the start. The problem ends after a short time. */
const STILL_IN_USE_MESSAGE =
  /lock file "postmaster.pid" (already exists|is empty)|pre-existing shared memory block|is another postmaster/i;

/** Returns the running server process of the cluster. Returns undefined if there is none. */
export async function findPostmaster(folder: ClusterFolder): Promise<Postmaster | undefined> {
  const lines = await readPidFile(folder);
  const pid = Number(lines?.[0]);
  if (!lines || !pid || !isAlive(pid) || !(await isPostgres(pid, folder))) return undefined;
  return { pid, isReady: lines[7]?.trim() === 'ready' };
}

/**
 * Starts the server process of the cluster, or finds the running one, and waits until it accepts connections.
 *
 * After a crash the server first replays its log.
 *
 * @param settings more settings, `name=value`
 * @throws `DATA_FOLDER_UNUSABLE` if it does not start
 */
export async function startPostmaster(
  folder: ClusterFolder,
  programs: ClusterPrograms,
  settings: readonly string[],
  log: { info(sentence: string): void },
): Promise<void> {
  await assertNotCopied(folder);
  const logStarting = () =>
    log.info(`The database in ${folder.dataFolder} is starting. After a crash this takes longer.`);
  await reportWhenSlow(logStarting, async () => {
    for (
      let running = await findPostmaster(folder);
      !running?.isReady;
      running = await findPostmaster(folder)
    )
      await (running ? setTimeout(POLL_MS) : launchPostmaster(folder, programs, settings));
  });
}

/** Starts the program and waits until it is ready or has ended. */
async function launchPostmaster(
  folder: ClusterFolder,
  { postgres, major }: ClusterPrograms,
  settings: readonly string[],
): Promise<void> {
  const { home, pgData, user } = folder;
  await removeStalePidFile(folder);
  const path = join(home, 'server.log');
  const isLong = ((await stat(path).catch(() => undefined))?.size ?? 0) > LOG_LIMIT_BYTES;
  const output = await open(path, isLong ? 'w' : 'a', 0o600);
  try {
    const { uid, gid } = user.credentials;
    if (uid !== undefined && gid !== undefined) await output.chown(uid, gid);
    const { size: before } = await output.stat();
    const all = [...SETTINGS, ...(major >= 18 ? SETTINGS_SINCE_18 : []), ...settings];
    const child = spawn(postgres, ['-D', pgData, ...all.flatMap((setting) => ['-c', setting])], {
      ...runAs(user),
      // Ctrl-C in a terminal must end only the programs that use the cluster.
      detached: true,
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
 * Removes `postmaster.pid` if its process id now belongs to another program, or if it stays empty.
 *
 * PostgreSQL would treat that program as a running server, and it does not start while the file is empty. A server that starts fills the
 * file at once; a loss of power can leave it empty. If the process has ended, PostgreSQL removes the file itself when no process of that
 * server is left.
 */
async function removeStalePidFile(folder: ClusterFolder): Promise<void> {
  const path = join(folder.pgData, 'postmaster.pid');
  const pid = Number((await readPidFile(folder))?.[0]);
  const isForeign = pid > 0 && isAlive(pid) && !(await isPostgres(pid, folder));
  const file = await stat(path).catch(() => undefined);
  const isLeftEmpty = file?.size === 0 && Date.now() - file.mtimeMs > EMPTY_PID_FILE_MS;
  if (isForeign || isLeftEmpty) await rm(path, { force: true });
}

/** Returns whether a process is a PostgreSQL server of this folder, and not another program that got the same process id. */
async function isPostgres(pid: number, { pgData }: ClusterFolder): Promise<boolean> {
  const words = await readCommandLine(pid);
  return words === undefined || words.includes(pgData);
}

/**
 * Throws if the folder was copied while its server was running. Such a copy may lack pages.
 *
 * A moved folder is accepted: nothing stands in its former place, and it has the same inode, from which PostgreSQL computes the key of its
 * shared memory. The inode alone does not tell a copy, because a file system gives the copy a number near that of the original.
 *
 * @throws `DATA_FOLDER_UNUSABLE`
 */
async function assertNotCopied(folder: ClusterFolder): Promise<void> {
  const lines = await readPidFile(folder);
  const [, origin = '', , , , , shared = ''] = lines ?? [];
  // Without an origin the file is not written yet: another process is starting the server.
  if (!origin || origin === folder.pgData) return;
  const { ino, dev } = await stat(folder.pgData);
  const original = await stat(origin).catch(() => undefined);
  const isOriginalElsewhere = original !== undefined && (original.ino !== ino || original.dev !== dev);
  const key = Number(shared.trim().split(/\s+/)[0]);
  // PostgreSQL starts at the inode and counts up while a key is in use.
  const hasKeyOfInode = ((key - ino) & 0xffff_ffff) >>> 0 < MAX_KEYS_IN_USE;
  if (!isOriginalElsewhere && hasKeyOfInode) return;
  throw folderUnusableError(
    folder.dataFolder,
    `is a copy of ${origin} that was made while the database was running, so changes may be missing. Stop the server and copy again. If it is not a copy, remove ${join(folder.pgData, 'postmaster.pid')}.`,
  );
}

async function readPidFile({ pgData }: ClusterFolder): Promise<string[] | undefined> {
  const text = await readFile(join(pgData, 'postmaster.pid'), 'utf8').catch(() => undefined);
  return text?.split('\n');
}
