import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The fields of an entry of package-lock.json that this file uses. */
export interface LockedPackage {
  readonly engines?: unknown;
  readonly libc?: readonly string[];
  readonly [field: string]: unknown;
}

export interface LockFile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
  readonly [field: string]: unknown;
}

const LOCK_FILE = new URL('../../package-lock.json', import.meta.url);

export const readLockFile = (): LockFile => JSON.parse(readFileSync(LOCK_FILE, 'utf8'));

/** The packages of Node for Linux need glibc but do not declare it. On Alpine they must not hide a Node that runs. */
const GLIBC_PACKAGES = /^node_modules\/node-linux-/;

/**
 * Returns the lock file without the `engines` of packages.
 *
 * npm compares them with the Node that runs npm, and warns about a hundred packages on Node 20. Our packages run on the Node of the
 * package, with which `packages.pure.spec.ts` compares every installed package.
 */
export function normalizeLockFile(lock: LockFile): LockFile {
  const packages = Object.entries(lock.packages).map(
    ([path, { engines, ...rest }]): [string, LockedPackage] => {
      if (path === '') return [path, { ...rest, ...(engines !== undefined && { engines }) }];
      return [path, GLIBC_PACKAGES.test(path) ? { ...rest, libc: ['glibc'] } : rest];
    },
  );
  return { ...lock, packages: Object.fromEntries(packages) };
}

// `npm run lock` runs this after npm changed the file.
if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(LOCK_FILE, `${JSON.stringify(normalizeLockFile(readLockFile()), null, 2)}\n`);
