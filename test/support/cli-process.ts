import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { vi } from 'vitest';

/** The output and the exit code of a command. */
export interface CliResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A running command. */
export interface CliProcess {
  readonly result: Promise<CliResult>;
  /** The output so far. */
  stdout(): string;
  stderr(): string;
  /** The process of the program. The launcher starts no other one if this Node is new enough. */
  readonly pid: number;
  /** Sends SIGTERM, as a service manager does, and waits for the end. */
  stop(): Promise<CliResult>;
  /** Sends SIGKILL and waits for the end. */
  kill(): Promise<CliResult>;
}

/** Long, so that a busy machine does not fail a spec. Specs that start a server need at least this timeout. */
export const START_TIMEOUT_MS = 110_000;

const runningProcesses = new Set<ChildProcess>();

/** Starts a command of the CLI. The caller ends it, at the latest after the specs. */
export function startCliProcess(
  command: readonly string[],
  environment: Record<string, string> = {},
): CliProcess {
  const child = spawn(process.execPath, ['bin/giaoban.js', ...command], {
    // With GIAOBAN_LAUNCHED the program takes this process for its launcher and ends when this process is gone.
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
  let [stdout, stderr] = ['', ''];
  child.stdout?.on('data', (chunk) => (stdout += chunk));
  child.stderr?.on('data', (chunk) => (stderr += chunk));
  const result = new Promise<CliResult>((resolve) =>
    child.on('close', (code) => {
      runningProcesses.delete(child);
      resolve({ exitCode: code, stdout, stderr });
    }),
  );
  return {
    result,
    stdout: () => stdout,
    stderr: () => stderr,
    pid: child.pid ?? 0,
    stop: () => {
      child.kill('SIGTERM');
      return result;
    },
    kill: () => {
      child.kill('SIGKILL');
      return result;
    },
  };
}

/** Ends all commands that still run. Call it after the specs of a file. */
export async function killCliProcesses(): Promise<void> {
  await Promise.all(
    [...runningProcesses].map((child) => {
      const closed = once(child, 'close');
      child.kill('SIGKILL');
      return closed;
    }),
  );
}

/** Runs a command and returns its result. */
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
