import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { serverTemplates } from './databases-templates.ts';

const SERVER = fileURLToPath(new URL('databases-server.ts', import.meta.url));

/** Global setup of the project `postgres18`: a PostgreSQL 18 that lives as long as this process. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = spawn(process.execPath, ['--import', 'tsx', SERVER], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // Not a member of the terminal's group: on Ctrl-C the specs end before the server does.
    detached: true,
  });
  const ended = once(server, 'exit');
  const [line] = await Promise.race([once(server.stdout, 'data'), ended]);
  if (!(line instanceof Buffer)) {
    throw new Error(`The test server did not start (${line}).`);
  }
  const [database] = await serverTemplates(line.toString().trim());
  project.provide('database', database);
  return async () => {
    server.stdin.end();
    await ended;
  };
}
