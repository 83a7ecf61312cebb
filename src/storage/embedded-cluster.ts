import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { DomainError } from '../shared/errors.ts';
import type { StorageLog } from './engine.ts';
import { PGLITE_PARSERS } from './parsers.ts';

/** The PostgreSQL that PGlite 0.5 is made of. Its files cannot be read by another major version. */
const MAJOR = '18';

/** The database's own folder inside the data folder. */
export function clusterFolder(folder: string): string {
  return join(folder, 'postgres');
}

/** Opens the database in a locked folder, making it on the first start. */
export async function openCluster(folder: string, log: StorageLog): Promise<PGlite> {
  const cluster = clusterFolder(folder);
  const major = await majorVersion(cluster);
  if (major === undefined) {
    log.info(`Making a new database in ${folder}. This takes a few seconds, once.`);
    await makeCluster(folder, cluster);
  } else if (major !== MAJOR) {
    throw new DomainError(
      'DATA_FOLDER_UNUSABLE',
      `The data folder ${folder} was made by PostgreSQL ${major}, this program reads ${MAJOR}. Use the program that made it, or name another folder.`,
    );
  }
  try {
    return await open(cluster);
  } catch (error) {
    throw damaged(folder, error);
  }
}

export async function majorVersion(cluster: string): Promise<string | undefined> {
  const text = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => undefined);
  return text?.trim();
}

/** Under another name until it is whole: whoever is stopped in between leaves no half-made database behind. */
async function makeCluster(folder: string, cluster: string): Promise<void> {
  const draft = `${cluster}.draft`;
  try {
    await rm(draft, { recursive: true, force: true });
    const pglite = await open(draft);
    await pglite.close();
    await rename(draft, cluster);
  } catch (error) {
    throw damaged(folder, error);
  }
}

function open(dataDir: string): Promise<PGlite> {
  return PGlite.create({
    dataDir,
    extensions: { unaccent, pg_trgm, btree_gist },
    parsers: PGLITE_PARSERS,
  });
}

function damaged(folder: string, error: unknown): DomainError {
  const { code, message } = error as NodeJS.ErrnoException;
  return new DomainError(
    'DATA_FOLDER_UNUSABLE',
    `The database in the data folder ${folder} does not open (${code ?? message}). Check the disk and its free space, restore a backup, or name another folder.`,
  );
}
