import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What this file knows of an entry of package-lock.json. */
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

/** Node as a package is made for glibc and does not say so. Elsewhere, on Alpine, it must not hide a Node that runs. */
const GLIBC_PACKAGES = /^node_modules\/node-linux-/;

/**
 * The lock file as we keep it: without the `engines` of packages.
 *
 * npm compares them with the Node that runs npm, and warns of a hundred packages on Node 20. Ours run on the Node that comes along,
 * with which `engines.pure.spec.ts` compares every installed package.
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

// `npm run lock`, after npm changed the file.
if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(LOCK_FILE, `${JSON.stringify(normalizeLockFile(readLockFile()), null, 2)}\n`);
