import { DomainError } from '../shared/domain-error.ts';

/** What to do when the embedded database cannot be had here at all. */
const USE_A_SERVER = 'set DATABASE_URL to a PostgreSQL server';

/** The embedded database cannot run on this machine or for this user. `sentence` ends without a full stop. */
export function clusterUnusableError(sentence: string, remedy = ''): DomainError {
  return new DomainError(
    'EMBEDDED_DATABASE_UNUSABLE',
    `${sentence}. ${remedy ? `${remedy}, or ${USE_A_SERVER}` : capitalize(USE_A_SERVER)}.`,
  );
}

/** The data folder cannot hold, or does not hold, a cluster this version can use. */
export function folderUnusableError(folder: string, reason: string): DomainError {
  return new DomainError('DATA_FOLDER_UNUSABLE', `The data folder ${folder} ${reason}`);
}

const REASONS: Record<string, string> = {
  EACCES: 'may not be written by this user. Give this user the right to write there, or name another folder.',
  EPERM: 'may not be written by this user. Give this user the right to write there, or name another folder.',
  EEXIST: 'is a file, not a folder. Name a folder.',
  ENOTDIR: 'lies below something that is a file, not a folder. Name a folder.',
  EROFS: 'is on a disk that can only be read. Name a folder on a disk that can be written.',
  ENOSPC: 'is on a full disk. Free some space, or name another folder.',
  EDQUOT: 'is on a full disk. Free some space, or name another folder.',
};

/** What a failed system call on the data folder means to the caller. */
export function folderError(folder: string, error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  const { code = 'unknown' } = error as NodeJS.ErrnoException;
  return folderUnusableError(
    folder,
    REASONS[code] ??
      `cannot hold a database. Name a folder on a local disk, or ${USE_A_SERVER}. The system said ${code}.`,
  );
}

/**
 * What the programs of PostgreSQL wrote before they gave up, as one sentence.
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
    `holds a database that does not start. PostgreSQL said: ${reason || 'nothing'}. Restore a backup, name another folder, or ${USE_A_SERVER}.`,
  );
}

/** `initdb` asks the system for the name of its user. */
export function userUnknownError(): DomainError {
  return clusterUnusableError(
    `The embedded database cannot be made by user ${process.getuid?.()}, who has no entry in /etc/passwd`,
    'Run the server as a user that has one',
  );
}

const capitalize = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
