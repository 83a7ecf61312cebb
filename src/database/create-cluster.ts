import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { programError, userUnknownError } from './cluster-errors.ts';
import type { ClusterFolder } from './cluster-folder.ts';
import type { ClusterPrograms } from './cluster-programs.ts';
import { hasName, runAs } from './cluster-user.ts';
import { isAlive } from './process-state.ts';

/** The superuser of the cluster. The server uses this role. */
export const CLUSTER_ROLE = 'giaoban';

const PASSWORD_FILE = 'giaoban.password';
const DRAFT_FOLDER_PATTERN = /^draft-(\d+)-/;

/**
 * Creates a cluster with its own password.
 *
 * The cluster has another name until it is complete, so a killed process leaves no incomplete cluster. If two processes
 * create a cluster at once, the cluster of the faster one stays.
 *
 * @throws `DATA_FOLDER_UNUSABLE`, `EMBEDDED_DATABASE_UNUSABLE`
 */
export async function createCluster(folder: ClusterFolder, programs: ClusterPrograms): Promise<void> {
  const { home, pgData, dataFolder, user } = folder;
  if (!hasName(user)) throw userUnknownError();
  await removeOldDrafts(home);
  const draft = join(home, `draft-${process.pid}-${randomBytes(4).toString('hex')}`);
  const password = randomBytes(24).toString('base64url');
  const passwordFile = `${draft}.password`;
  try {
    await writeOwned(passwordFile, password, folder);
    await runInitdb(programs, draft, passwordFile, folder);
    await rename(passwordFile, join(draft, PASSWORD_FILE));
    await rename(draft, pgData).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } catch (error) {
    throw error instanceof InitdbError ? programError(dataFolder, error.message) : error;
  } finally {
    await rm(passwordFile, { force: true });
    await rm(draft, { recursive: true, force: true });
  }
}

/** Returns the password of the superuser. */
export async function readPassword({ pgData }: ClusterFolder): Promise<string> {
  return readFile(join(pgData, PASSWORD_FILE), 'utf8');
}

class InitdbError extends Error {}

function runInitdb(
  { initdb, major }: ClusterPrograms,
  target: string,
  passwordFile: string,
  { user }: ClusterFolder,
): Promise<void> {
  // Older versions have no builtin locale provider. The order and search of the product do not depend on a locale.
  const locale =
    major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'] : ['--locale=C'];
  const parameters = [
    ...['--pgdata', target, '--username', CLUSTER_ROLE, '--pwfile', passwordFile],
    ...['--auth=scram-sha-256', '--encoding=UTF8', '--wal-segsize=4', ...locale],
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(initdb, parameters, {
      ...runAs(user),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let output = '';
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => reject(new InitdbError(error.message)));
    child.on('close', (code) => (code === 0 ? resolve() : reject(new InitdbError(output))));
  });
}

/** Removes drafts of ended processes. It retries for some seconds, because the `initdb` of a killed process may still write. */
async function removeOldDrafts(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    const pid = DRAFT_FOLDER_PATTERN.exec(name)?.[1];
    if (pid && !isAlive(Number(pid)))
      await rm(join(home, name), { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

async function writeOwned(path: string, text: string, { user }: ClusterFolder): Promise<void> {
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  const { uid, gid } = user.credentials;
  if (uid !== undefined && gid !== undefined) await chown(path, uid, gid);
}
