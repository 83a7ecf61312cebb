import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chown, mkdir, readFile, realpath, rmdir, stat, symlink } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { clusterUnusableError, folderError, folderUnusableError } from './cluster-errors.ts';
import { type ClusterUser, findClusterUser, isRoot } from './cluster-user.ts';

const run = promisify(execFile);

/** Where root keeps clusters whose data folder the user of PostgreSQL cannot reach. */
const SYSTEM_FOLDER = '/var/lib/giaoban';

/** A data folder, and the cluster in it. All paths are without symbolic links. */
export interface ClusterFolder {
  /** The data folder, `DATA_DIR`. */
  readonly dataFolder: string;
  /** What belongs to the cluster: its files, the lease, its log. Owned by `user`. */
  readonly home: string;
  /** PGDATA. */
  readonly pgData: string;
  readonly user: ClusterUser;
}

/**
 * Finds the folder of the cluster, and makes it when there is none.
 *
 * Started by root, PostgreSQL runs as another user. Where that user cannot come, in the home of root for example, the
 * cluster is kept below `/var/lib/giaoban`, and `postgresql` in the data folder is a symbolic link to it.
 *
 * @throws `DATA_FOLDER_UNUSABLE` when the folder cannot be used
 */
export async function prepareClusterFolder(
  dataDir: string,
  log: { info(sentence: string): void },
): Promise<ClusterFolder> {
  const dataFolder = await makeFolder(dataDir);
  const link = join(dataFolder, 'postgresql');
  try {
    await assertNoFormerDatabase(dataFolder, link);
    const isNew = await mkdir(link, { mode: 0o700 }).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'EEXIST') return false;
        throw error;
      },
    );
    return isNew
      ? await prepareNewFolder(dataFolder, link, log)
      : await checkExistingFolder(dataFolder, link);
  } catch (error) {
    throw folderError(dataFolder, error);
  }
}

/** The major version of the cluster in a folder, `18`; undefined when there is none. */
export async function readClusterVersion({ pgData }: ClusterFolder): Promise<number | undefined> {
  const text = await readFile(join(pgData, 'PG_VERSION'), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : Number(text);
}

async function prepareNewFolder(
  dataFolder: string,
  link: string,
  log: { info(sentence: string): void },
): Promise<ClusterFolder> {
  const user = findClusterUser();
  if (!isRoot()) return buildClusterFolder(dataFolder, link, user);
  await changeOwner(user, link);
  if (await canUse(user, link)) return buildClusterFolder(dataFolder, link, user);
  const name = createHash('sha256').update(dataFolder).digest('hex').slice(0, 16);
  const home = join(SYSTEM_FOLDER, name);
  await mkdir(SYSTEM_FOLDER, { recursive: true });
  await mkdir(home, { recursive: true, mode: 0o700 });
  await changeOwner(user, home);
  await rmdir(link);
  await symlink(home, link);
  log.info(
    `PostgreSQL runs as ${user.name}, who cannot reach ${dataFolder}. The database is kept in ${home}.`,
  );
  return buildClusterFolder(dataFolder, home, user);
}

async function checkExistingFolder(dataFolder: string, link: string): Promise<ClusterFolder> {
  const home = await realpath(link).catch(() => {
    throw folderUnusableError(
      dataFolder,
      `points to a database that is not there any more (${link} is a broken link). Restore it, or remove the link to begin with an empty database.`,
    );
  });
  const owner = await stat(home);
  const { uid } = owner;
  if (isRoot() && uid === 0) {
    const user = findClusterUser();
    await changeOwner(user, home);
    return buildClusterFolder(dataFolder, home, user);
  }
  if (!isRoot() && uid !== process.getuid?.())
    throw folderUnusableError(
      dataFolder,
      `belongs to another user (${uid}). Run this as that user, or name another folder.`,
    );
  const user = findClusterUser(owner);
  if (isRoot() && !(await canUse(user, home)))
    throw clusterUnusableError(
      `The database in ${home} belongs to ${user.name}, who cannot reach that folder`,
      'Let this user pass through the folders above it',
    );
  return buildClusterFolder(dataFolder, home, user);
}

const buildClusterFolder = (dataFolder: string, home: string, user: ClusterUser): ClusterFolder => ({
  dataFolder,
  home,
  pgData: join(home, 'data'),
  user,
});

/** Until November 2026 the embedded database was PGlite, in the folder `postgres`. No PostgreSQL reads its files. */
async function assertNoFormerDatabase(dataFolder: string, link: string): Promise<void> {
  const exists = (path: string) =>
    stat(path).then(
      () => true,
      () => false,
    );
  if ((await exists(link)) || !(await exists(join(dataFolder, 'postgres', 'PG_VERSION')))) return;
  throw folderUnusableError(
    dataFolder,
    'holds an embedded database of a version before December 2026, which this version cannot read. Nothing was changed. Start the version that made it, or name another folder.',
  );
}

async function changeOwner({ credentials: { uid, gid } }: ClusterUser, folder: string): Promise<void> {
  if (uid !== undefined && gid !== undefined) await chown(folder, uid, gid);
}

/** Whether the user of PostgreSQL may work in a folder; only by trying can all permissions on the way be known. */
async function canUse(user: ClusterUser, folder: string): Promise<boolean> {
  return run('/bin/sh', ['-c', 'cd "$1" && test -w .', 'sh', folder], { ...user.credentials, cwd: '/' }).then(
    () => true,
    () => false,
  );
}

async function makeFolder(dataDir: string): Promise<string> {
  try {
    await makeFolders(resolve(dataDir));
    return await realpath(dataDir);
  } catch (error) {
    throw folderError(dataDir, error);
  }
}

/** Node's own recursive `mkdir` never ends where the system denies a folder with ENOENT, as in `/proc`. */
async function makeFolders(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && dirname(path) !== path) {
      await makeFolders(dirname(path));
      await mkdir(path);
    } else if (code !== 'EEXIST' || !(await stat(path)).isDirectory()) {
      throw error;
    }
  }
}
