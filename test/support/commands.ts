import { type ChildProcess, spawn } from 'node:child_process';
import { expect } from 'vitest';

export { freePort } from './free-port.ts';

/** What a command said and how it ended. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Every process that was started, for the end of the specs. */
export const children = new Set<ChildProcess>();

/** Starts a command as people do. */
export function start(command: readonly string[], environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['bin/giaoban.js', ...command], {
    env: { PATH: process.env.PATH, LOG_FORMAT: 'text', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.add(child);
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (err += chunk));
  const ended = new Promise<Ended>((resolve) => child.on('close', (code) => resolve({ code, out, err })));
  return { child, ended, said: () => out };
}

/** Runs a command to its end. */
export const giaoban = (command: readonly string[], environment?: Record<string, string>) =>
  start(command, environment).ended;

/** Waits until a process said something, 110 seconds at most: a busy machine makes no defect. */
export async function until(said: () => string, words: string): Promise<void> {
  for (let i = 0; i < 1100 && !said().includes(words); i++)
    await new Promise((resolve) => setTimeout(resolve, 100));
  expect(said()).toContain(words);
}
