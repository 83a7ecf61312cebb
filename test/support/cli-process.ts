import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { vi } from 'vitest';

/** What a command said and how it ended. */
export interface CliResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that runs. */
export interface CliProcess {
  readonly result: Promise<CliResult>;
  /** What it wrote to standard output and to standard error so far. */
  stdout(): string;
  stderr(): string;
  /** The process of the program; the launcher has no other where this Node is new enough. */
  readonly pid: number;
  /** Asks it to end as a service manager does, and waits until it did. */
  stop(): Promise<CliResult>;
  /** `kill -9`: it can do nothing about it. */
  kill(): Promise<CliResult>;
}

/** A busy machine makes no defect; specs that start a server take at least as long a timeout. */
export const START_TIMEOUT_MS = 110_000;

const runningProcesses = new Set<ChildProcess>();

/** Starts a command as people do. Whoever starts one ends it, after the specs at the latest. */
export function startCliProcess(
  command: readonly string[],
  environment: Record<string, string> = {},
): CliProcess {
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
  runningProcesses.add(child);
  let [out, err] = ['', ''];
  child.stdout?.on('data', (chunk) => (out += chunk));
  child.stderr?.on('data', (chunk) => (err += chunk));
  const ended = new Promise<CliResult>((resolve) =>
    child.on('close', (code) => {
      runningProcesses.delete(child);
      resolve({ exitCode: code, stdout: out, stderr: err });
    }),
  );
  return {
    result: ended,
    stdout: () => out,
    stderr: () => err,
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
export async function killCliProcesses(): Promise<void> {
  await Promise.all(
    [...runningProcesses].map((child) => {
      const closed = once(child, 'close');
      child.kill('SIGKILL');
      return closed;
    }),
  );
}

/** Runs a command to its end. */
export const runCliProcess = (command: readonly string[], environment?: Record<string, string>) =>
  startCliProcess(command, environment).result;

/** Starts a server on a free port and waits until it listens. */
export async function startServerProcess(
  environment: Record<string, string>,
  options: readonly string[] = [],
): Promise<CliProcess & { readonly url: string }> {
  const server = startCliProcess(['serve', ...options], { PORT: '0', ...environment });
  let hasEnded = false;
  void server.result.then(() => {
    hasEnded = true;
  });
  const findUrl = () => /Listening at (\S+)\/graphql/.exec(server.stdout())?.[1];
  await vi.waitUntil(() => findUrl() || hasEnded, { timeout: START_TIMEOUT_MS, interval: 20 });
  const url = findUrl();
  if (!url) throw new Error(`The server ended before it listened: ${server.stdout()}${server.stderr()}`);
  return { ...server, url };
}
