import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, realpath, rename, rm, stat, symlink, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { DomainError } from '../shared/errors.ts';
import { askClaim, Claim } from './folder-claim.ts';

/** The exclusive right to a data folder. The kernel takes it back when the process ends, however it ends. */
export interface FolderLock {
  /** The folder as the file system names it, without links. */
  readonly folder: string;
  release(): Promise<void>;
}

/*
 * Two processes that open one PGlite folder both succeed and lose data, so the folder is claimed first.
 *
 * A claim is a listening unix socket in the folder. Its name, `claim-<pid>-<random>`, is used once and appears (by
 * rename) only when the socket already listens; so a claim that refuses a connection belongs to a dead process and may
 * be removed by anyone at any time. One fixed name does not have that property: two starters that find it stale can
 * each remove it, and the slower one removes the new lock of the faster.
 *
 * Having published its claim, a starter looks at all others. It gives way to a live claim that is held, and to an
 * undecided one with a smaller name; for an undecided one with a greater name it waits. Of two starters the later to
 * publish sees the earlier, so never do both hold.
 */
const CLAIM = /^claim-(\d+)-[0-9a-f]{12}$/;

/** `sun_path` ends at 107 bytes (103 on macOS), and Node cuts a longer path silently. */
const LONGEST_PATH = 103;

/** Claims the folder, making it if needed. Refuses with `DATA_FOLDER_IN_USE` or `DATA_FOLDER_UNUSABLE`. */
export async function lockFolder(dataDir: string): Promise<FolderLock> {
  const folder = await usableFolder(dataDir);
  const short = await shortName(folder);
  const claim = new Claim();
  const name = `claim-${process.pid}-${randomBytes(6).toString('hex')}`;
  const withdraw = async () => {
    await unlink(join(folder, name)).catch(() => {});
    await claim.close();
  };
  try {
    await claim.listen(join(short.path, `.${name}`));
    await rename(join(folder, `.${name}`), join(folder, name));
    const holder = await findHolder(folder, short.path, name);
    if (holder !== undefined) {
      throw new DomainError('DATA_FOLDER_IN_USE', inUse(folder, holder));
    }
    claim.hold();
  } catch (error) {
    await withdraw();
    throw error instanceof DomainError ? error : unusable(folder, error);
  } finally {
    await short.remove();
  }
  return { folder, release: withdraw };
}

/** The process that stands in the way of the claim `own`, if any. Removes the claims of dead processes. */
async function findHolder(folder: string, short: string, own: string): Promise<string | undefined> {
  for (const name of (await readdir(folder)).sort()) {
    const pid = CLAIM.exec(name)?.[1];
    if (pid === undefined || name === own) {
      continue;
    }
    const state = await askClaim(join(short, name), name > own);
    if (state === 'dead') {
      await unlink(join(folder, name)).catch(() => {});
    } else if (state !== 'withdrawn') {
      return pid;
    }
  }
  return undefined;
}

async function usableFolder(dataDir: string): Promise<string> {
  try {
    await makeFolder(resolve(dataDir));
    return await realpath(dataDir);
  } catch (error) {
    throw unusable(dataDir, error);
  }
}

/** Node's own recursive `mkdir` never ends where the system denies a folder with ENOENT, as in `/proc`. */
async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && dirname(path) !== path) {
      await makeFolder(dirname(path));
      await mkdir(path);
    } else if (code !== 'EEXIST' || !(await stat(path)).isDirectory()) {
      throw error;
    }
  }
}

/** A path to the folder that leaves room for a socket's name: itself, or a link in the temporary folder. */
async function shortName(folder: string): Promise<{ path: string; remove(): Promise<void> }> {
  const longest = Buffer.byteLength(join(folder, '.claim-4194304-0123456789ab'));
  if (longest <= LONGEST_PATH) {
    return { path: folder, remove: async () => {} };
  }
  const holder = await mkdtemp(join(tmpdir(), 'giaoban-'));
  const path = join(holder, 'd');
  await symlink(folder, path);
  return { path, remove: () => rm(holder, { recursive: true, force: true }) };
}

function inUse(folder: string, pid: string): string {
  const who = pid === `${process.pid}` ? `this process, ${pid}` : `process ${pid}`;
  return `The data folder ${folder} is in use by ${who}. Stop that process, name another folder, or set DATABASE_URL to a PostgreSQL server that many processes can share.`;
}

const REASONS: Record<string, string> = {
  EACCES: 'may not be written by this user. Give this user the right to write there, or name another folder.',
  EPERM: 'may not be written by this user. Give this user the right to write there, or name another folder.',
  EEXIST: 'is a file, not a folder. Name a folder.',
  ENOTDIR: 'lies below something that is a file, not a folder. Name a folder.',
  EROFS: 'is on a disk that can only be read. Name a folder on a disk that can be written.',
  ENOSPC: 'is on a full disk. Free some space, or name another folder.',
};

const NO_SOCKETS =
  'cannot hold a lock or files of ours. Name a folder on a local disk (not a network or shared one).';

function unusable(folder: string, error: unknown): DomainError {
  const { code = 'unknown' } = error as NodeJS.ErrnoException;
  const reason = REASONS[code] ?? `${NO_SOCKETS} The system said ${code}.`;
  return new DomainError('DATA_FOLDER_UNUSABLE', `The data folder ${folder} ${reason}`);
}
