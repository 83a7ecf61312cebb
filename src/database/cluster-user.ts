import { execFileSync } from 'node:child_process';
import { userInfo } from 'node:os';
import { clusterUnusableError } from './cluster-errors.ts';
import { programEnvironment } from './process-state.ts';

/** The user of the operating system that PostgreSQL runs as. */
export interface ClusterUser {
  readonly name: string;
  /** Options for a child process. Empty if it is the user of this process. */
  readonly credentials: { readonly uid: number; readonly gid: number } | Record<string, never>;
}

/** Returns the options with which a program of the cluster runs as its user. */
export const runAs = ({ credentials }: ClusterUser) => ({
  ...credentials,
  cwd: '/',
  env: programEnvironment(),
});

/** PostgreSQL does not run as root. These users are tried, in this order. */
const CANDIDATE_USERS = ['postgres', 'nobody'];

export const isRoot = (): boolean => process.getuid?.() === 0;

/**
 * Returns the user that PostgreSQL runs as: the user of this process, or another user if that is root.
 *
 * Throws `EMBEDDED_DATABASE_UNUSABLE` if there is no such user.
 *
 * @param owner the owner of the cluster, if there is a cluster; PostgreSQL runs only as the owner
 */
export function findClusterUser(owner?: { readonly uid: number; readonly gid: number }): ClusterUser {
  if (!isRoot()) return { name: `user ${findCurrentUserName() ?? process.getuid?.()}`, credentials: {} };
  if (owner && owner.uid !== 0)
    return { name: `user ${owner.uid}`, credentials: { uid: owner.uid, gid: owner.gid } };
  for (const name of CANDIDATE_USERS) {
    const [uid, gid] = [lookUpUserId(name, '-u'), lookUpUserId(name, '-g')];
    if (uid && gid) return { name: `user ${name}`, credentials: { uid, gid } };
  }
  throw clusterUnusableError(
    `PostgreSQL does not run as root, and this system has no user ${CANDIDATE_USERS.join(' or ')}`,
    'Run the server as a user other than root',
  );
}

/** Returns whether this user has a name, which `initdb` needs. A container may run with a user id without a name. */
export function hasName(user: ClusterUser): boolean {
  return 'uid' in user.credentials || findCurrentUserName() !== undefined;
}

function findCurrentUserName(): string | undefined {
  try {
    return userInfo().username;
  } catch {
    return undefined;
  }
}

function lookUpUserId(name: string, which: '-u' | '-g'): number | undefined {
  try {
    return Number(
      execFileSync('id', [which, name], { stdio: ['ignore', 'pipe', 'ignore'], env: programEnvironment() }),
    );
  } catch {
    return undefined;
  }
}
