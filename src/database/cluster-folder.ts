import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chown, mkdir, readFile, realpath, rmdir, stat, symlink } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { clusterUnusableError, folderError, folderUnusableError } from './cluster-errors.ts';
import { type ClusterUser, findClusterUser, isRoot } from './cluster-user.ts';

const run = promisify(execFile);

/** Where root stores clusters whose data folder the PostgreSQL user cannot reach. */
const SYSTEM_FOLDER = '/var/lib/giaoban';

/** A data folder and the cluster in it. No path contains symbolic links. */
export interface ClusterFolder {
  /** The data folder, `DATA_DIR`. */
  readonly dataFolder: string;
  /** The folder of the cluster: its files, the lease, its log. `user` owns it. */
  readonly home: string;
  /** PGDATA. */
  readonly pgData: string;
  readonly user: ClusterUser;
}

/**
 * Finds the folder of the cluster. Creates it if there is none.
 *
 * If root starts the program, PostgreSQL runs as another user. That user may not reach the data folder, for example in the
 * home of root. Then the cluster is stored below `/var/lib/giaoban`, and `postgresql` in the data folder is a symbolic link
 * to it.
 *
 * @throws `DATA_FOLDER_UNUSABLE` if the folder cannot be used
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

/** Returns the major version of the cluster in a folder, for example 18. Returns undefined when there is no cluster. */
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
    `PostgreSQL runs as ${user.name}, who cannot reach ${dataFolder}. The database is stored in ${home}.`,
  );
  return buildClusterFolder(dataFolder, home, user);
}

async function checkExistingFolder(dataFolder: string, link: string): Promise<ClusterFolder> {
  const home = await realpath(link).catch(() => {
    throw folderUnusableError(
      dataFolder,
      `has no database any more: ${link} is a broken link. Restore the database, or remove the link to start with an empty database.`,
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
      `belongs to another user (${uid}). Run the program as that user, or use another folder.`,
    );
  const user = findClusterUser(owner);
  if (isRoot() && !(await canUse(user, home)))
    throw clusterUnusableError(
      `The database in ${home} belongs to ${user.name}, who cannot reach that folder`,
      'Give this user access to the folders above it',
    );
  return buildClusterFolder(dataFolder, home, user);
}

const buildClusterFolder = (dataFolder: string, home: string, user: ClusterUser): ClusterFolder => ({
  dataFolder,
  home,
  pgData: join(home, 'data'),
  user,
});

/** Until November 2026 the embedded database was PGlite, in the folder `postgres`. PostgreSQL cannot read its files. */
async function assertNoFormerDatabase(dataFolder: string, link: string): Promise<void> {
  const exists = (path: string) =>
    stat(path).then(
      () => true,
      () => false,
    );
  if ((await exists(link)) || !(await exists(join(dataFolder, 'postgres', 'PG_VERSION')))) return;
  throw folderUnusableError(
    dataFolder,
    'has an embedded database of a version before December 2026, which this version cannot read. Nothing was changed. Start the version that created it, or use another folder.',
  );
}

async function changeOwner({ credentials: { uid, gid } }: ClusterUser, folder: string): Promise<void> {
  if (uid !== undefined && gid !== undefined) await chown(folder, uid, gid);
}

/**
 * Returns whether the PostgreSQL user can write in a folder.
 *
 * It tries the access, because the permissions of all folders above it count too.
 */
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

/** The recursive `mkdir` of Node never ends where the system rejects a new folder with ENOENT, as in `/proc`. */
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
