import { DomainError } from '../shared/domain-error.ts';
import { upperFirst } from '../shared/upper-first.ts';

/** The remedy when the embedded database cannot run here. */
const USE_A_SERVER = 'set DATABASE_URL to a PostgreSQL server';

/** Returns the error that the embedded database cannot run on this machine or for this user. `sentence` has no full stop. */
export function clusterUnusableError(sentence: string, remedy = ''): DomainError {
  return new DomainError(
    'EMBEDDED_DATABASE_UNUSABLE',
    `${sentence}. ${remedy ? `${remedy}, or ${USE_A_SERVER}` : upperFirst(USE_A_SERVER)}.`,
  );
}

/** Returns the error that the data folder has no usable cluster, or that a cluster cannot be created there. */
export function folderUnusableError(folder: string, reason: string): DomainError {
  return new DomainError('DATA_FOLDER_UNUSABLE', `The data folder ${folder} ${reason}`);
}

const REASONS: Record<string, string> = {
  EACCES: 'is not writable for this user. Give this user write permission, or use another folder.',
  EPERM: 'is not writable for this user. Give this user write permission, or use another folder.',
  EEXIST: 'is a file, not a folder. Use a folder.',
  ENOTDIR: 'is below a file, not below a folder. Use another folder.',
  EROFS: 'is on a read-only disk. Use a folder on a writable disk.',
  ENOSPC: 'is on a full disk. Free some space, or use another folder.',
  EDQUOT: 'is on a full disk. Free some space, or use another folder.',
};

/** Returns the domain error for a failed system call on the data folder. */
export function folderError(folder: string, error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  const { code = 'unknown' } = error as NodeJS.ErrnoException;
  return folderUnusableError(
    folder,
    REASONS[code] ??
      `cannot hold a database (system error ${code}). Use a folder on a local disk, or ${USE_A_SERVER}.`,
  );
}

/**
 * Returns the domain error for a failed program of PostgreSQL.
 *
 * @param output what `initdb` or `postgres` wrote to its log, in English
 */
export function programError(folder: string, output: string): DomainError {
  if (/No space left on device|Disk quota exceeded/.test(output))
    return folderError(folder, { code: 'ENOSPC' });
  if (/Read-only file system/.test(output)) return folderError(folder, { code: 'EROFS' });
  if (/Permission denied|wrong ownership/.test(output)) return folderError(folder, { code: 'EACCES' });
  if (/could not look up effective user ID/.test(output)) return userUnknownError();
  const reason = /^.*?(?:FATAL|PANIC|error):\s*(.+)$/m.exec(output)?.[1] ?? output.trim().split('\n').at(-1);
  return folderUnusableError(
    folder,
    `has a database that does not start. The message of PostgreSQL is: ${reason || 'none'}. Restore a backup, use another folder, or ${USE_A_SERVER}.`,
  );
}

/** Returns the error that the user has no name. `initdb` needs the name of its user. */
export function userUnknownError(): DomainError {
  return clusterUnusableError(
    `User ${process.getuid?.()} has no entry in /etc/passwd and cannot create the embedded database`,
    'Run the server as a user with an entry',
  );
}
