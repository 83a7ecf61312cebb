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
  /** `kill -9`: it can do nothing about it. */
  kill(): Promise<Ended>;
}

/** A busy machine makes no defect; specs that start a server take at least as long a timeout. */
export const START_TIMEOUT_MS = 110_000;

const running = new Set<ChildProcess>();

/** Starts a command as people do. Whoever starts one ends it, after the specs at the latest. */
export function start(command: readonly string[], environment: Record<string, string> = {}): Started {
  const child = spawn(process.execPath, ['bin/giaoban.js', ...command], {
    // Told that this process is its launcher, it ends when this process is gone, however it ended.
    env: {
      PATH: process.env.PATH,
      GIAOBAN_LAUNCHED: '1',
      LOG_FORMAT: 'text',
      QUERY_TIMEOUT_MS: '60000',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  running.add(child);
  let [out, err] = ['', ''];
  child.stdout?.on('data', (chunk) => (out += chunk));
  child.stderr?.on('data', (chunk) => (err += chunk));
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
      child.kill('SIGKILL');
      return ended;
    },
  };
}

/** Ends all that still run; for the end of a file. */
export async function endCommands(): Promise<void> {
  await Promise.all(
    [...running].map((child) => {
      const closed = once(child, 'close');
      child.kill('SIGKILL');
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
