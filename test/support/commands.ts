import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { vi } from 'vitest';

/** What a command said and how it ended. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A command that runs. */
export interface Started {
  readonly ended: Promise<Ended>;
  /** What it wrote to standard output and to standard error so far. */
  out(): string;
  err(): string;
  /** The process of the program; the launcher has no other where this Node is new enough. */
  readonly pid: number;
  /** Asks it to end as a service manager does, and waits until it did. */
  stop(): Promise<Ended>;
  /** `kill -9` of the launcher and of the program, which can do nothing about it. */
  kill(): Promise<Ended>;
}

/** A busy machine makes no defect; specs that start a server take at least as long a timeout. */
export const START_TIMEOUT_MS = 110_000;

const running = new Set<ChildProcess>();

/** A command is a process group of its own, so that its end takes along what it started. */
function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid) process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

// Such a group does not end with the terminal or with the worker of the specs.
process.once('exit', () => running.forEach(killGroup));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));

/** Starts a command as people do. Whoever starts one ends it, after the specs at the latest. */
export function start(command: readonly string[], environment: Record<string, string> = {}): Started {
  const child = spawn(process.execPath, ['bin/giaoban.js', ...command], {
    env: { PATH: process.env.PATH, LOG_FORMAT: 'text', QUERY_TIMEOUT_MS: '60000', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  running.add(child);
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (err += chunk));
  // When the launcher is gone, what it started may still be there.
  child.on('exit', () => killGroup(child));
  const ended = new Promise<Ended>((resolve) =>
    child.on('close', (code) => {
      running.delete(child);
      resolve({ code, out, err });
    }),
  );
  return {
    ended,
    out: () => out,
    err: () => err,
    pid: child.pid ?? 0,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
    kill: () => {
      killGroup(child);
      return ended;
    },
  };
}

/** Ends all that still run; for the end of a file. */
export async function endCommands(): Promise<void> {
  await Promise.all(
    [...running].map((child) => {
      const closed = once(child, 'close');
      killGroup(child);
      return closed;
    }),
  );
}

/** Runs a command to its end. */
export const giaoban = (command: readonly string[], environment?: Record<string, string>) =>
  start(command, environment).ended;

/** Starts a server on a free port and waits until it listens. */
export async function startServer(
  environment: Record<string, string>,
  options: readonly string[] = [],
): Promise<Started & { readonly url: string }> {
  const server = start(['serve', ...options], { PORT: '0', ...environment });
  let hasEnded = false;
  void server.ended.then(() => {
    hasEnded = true;
  });
  const address = () => /Listening at (\S+)\/graphql/.exec(server.out())?.[1];
  await vi.waitUntil(() => address() || hasEnded, { timeout: START_TIMEOUT_MS, interval: 20 });
  const url = address();
  if (!url) throw new Error(`The server ended before it listened: ${server.out()}${server.err()}`);
  return { ...server, url };
}
