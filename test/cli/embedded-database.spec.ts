import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  killCliProcesses,
  runCliProcess,
  START_TIMEOUT_MS,
  startServerProcess,
} from '../support/cli-process.ts';

let folder: string;
let server: Awaited<ReturnType<typeof startServerProcess>>;
let environment: Record<string, string>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'giaoban-cli-'));
  // Started by root, PostgreSQL runs as another user, who needs access to this folder.
  await chmod(folder, 0o755);
  environment = { DATA_DIR: join(folder, 'data'), DATABASE_URL: '' };
  server = await startServerProcess(environment, ['--no-seed']);
}, START_TIMEOUT_MS);

afterAll(async () => {
  await killCliProcesses();
  await rm(folder, { recursive: true, force: true });
});

describe('beside a server on the embedded database', () => {
  it.each([
    [['password', '--login', 'admin'], /^\w+-\w+-\w+-\w+\n$/],
    [['verify'], /^Intact: \d+ events/],
    [['migrate'], /up to date/],
  ])('a command can run: %s', async (command, output) => {
    const { exitCode, stdout, stderr } = await runCliProcess(command, environment);
    expect(stderr).not.toMatch(/Error|cannot/);
    expect(stdout).toMatch(output);
    expect(exitCode).toBe(0);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  });

  it('a second server can run', async () => {
    const second = await startServerProcess(environment, ['--no-seed']);
    const { data } = (await (
      await fetch(`${second.url}/graphql?query={serverInfo{database,isPowerLossSafe}}`, {
        headers: { 'apollo-require-preflight': '1' },
      })
    ).json()) as { data: unknown };
    expect(data).toEqual({ serverInfo: { database: 'EMBEDDED', isPowerLossSafe: true } });
    expect((await second.stop()).exitCode).toBe(0);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  });

  it('a command prints an error in one sentence', async () => {
    const { exitCode, stderr } = await runCliProcess(['open', '--meeting', '2017-02'], environment);
    expect([exitCode, stderr]).toEqual([
      1,
      'No meeting has the period or code "2017-02". Give a period such as 2017-02, a code or an id.\n',
    ]);
  });
});
