import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openStorage } from '../../src/storage/open.ts';
import { migratedDatabase, type TestDatabase } from '../support/databases.ts';
import { enterOffice, type Office, sha256Of } from './office.ts';
import { samples } from './samples.ts';
import { filesIn, newFolder, serveFiles } from './served.ts';

/** Begins to send a file of which more is announced than comes, and answers when some of it is in the folder. */
async function beginToSend(url: string, token: string, headers: string, bytes: string): Promise<Socket> {
  const { hostname, port, host } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  await once(socket, 'connect');
  socket.write(
    `POST /files?name=a.pdf HTTP/1.1\r\nHost: ${host}\r\nAuthorization: ${token}\r\nContent-Length: 900000\r\n${headers}\r\n\r\n${bytes}`,
  );
  return socket;
}

const arrivingIn = async (folder: string) =>
  (await filesIn(folder)).filter((name) => name.startsWith('arriving/'));

describe('an upload whose sender leaves', () => {
  const served = serveFiles();
  const form = 'Content-Type: multipart/form-data; boundary=x';

  it.each([
    ['as a body', 'Content-Type: application/pdf', samples.pdf.toString()],
    [
      'as a form',
      form,
      `--x\r\nContent-Disposition: form-data; name="f"; filename="a.pdf"\r\n\r\n${samples.pdf}`,
    ],
    [
      'behind the file in a form',
      form,
      `--x\r\nContent-Disposition: form-data; name="f"; filename="a.pdf"\r\n\r\n${samples.pdf}\r\n--x\r\nContent-Disposition: form-data; name="g"\r\n\r\n`,
    ],
  ])('%s leaves nothing', async (_, headers, bytes) => {
    const socket = await beginToSend(served.url, served.office.reporter.token, headers, bytes);
    await vi.waitUntil(async () => (await arrivingIn(served.folder)).length === 1, { timeout: 10_000 });
    socket.destroy();
    await vi.waitUntil(async () => (await filesIn(served.folder)).length === 0, { timeout: 10_000 });
    expect((await served.fetchFile(sha256Of(samples.pdf))).status).toBe(404);
    expect(served.logged.filter(({ level }) => Number(level) >= 50)).toEqual([]);
  });
});

describe('an upload whose sender falls silent', () => {
  const served = serveFiles({ UPLOAD_PAUSE_MS: '300' });

  it('leaves nothing, and the connection is closed', async () => {
    const { token } = served.office.reporter;
    const socket = await beginToSend(served.url, token, 'Content-Type: application/pdf', '%PDF-1.7');
    await once(socket, 'close');
    await vi.waitUntil(async () => (await filesIn(served.folder)).length === 0, { timeout: 10_000 });
    expect((await served.send(samples.pdf)).status).toBe(201);
  });
});

/** The program itself, in a process of its own. */
class Program {
  readonly #child;
  #said = '';

  constructor(environment: Record<string, string>) {
    this.#child = spawn(process.execPath, ['bin/giaoban.js', 'serve', '--no-seed'], {
      env: { PATH: process.env.PATH, PORT: '0', LOG_FORMAT: 'text', ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#child.stdout.on('data', (text) => (this.#said += text));
  }

  async url(): Promise<string> {
    const pattern = /Listening at (\S+)\/graphql/;
    await vi.waitUntil(() => pattern.test(this.#said), { timeout: 30_000 });
    return pattern.exec(this.#said)?.[1] ?? '';
  }

  /** The most memory it ever held, in bytes; Linux tells it. */
  get mostMemory(): number {
    const [, kilobytes] =
      /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${this.#child.pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes) * 1_024;
  }

  async kill(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
  }
}

describe('the program', () => {
  let [database, office, folder]: [TestDatabase, Office, string] = [] as never;
  let program: Program;
  const start = () => {
    const { dataDir, databaseUrl = '' } = database.place;
    program = new Program({
      DATA_DIR: dataDir,
      DATABASE_URL: databaseUrl,
      FILES_DIR: folder,
      MAX_FILE_BYTES: '300000000',
    });
    return program.url();
  };

  beforeAll(async () => {
    database = await migratedDatabase();
    folder = newFolder();
    const { ormOptions } = await import('../../src/orm.ts');
    const storage = await openStorage({ ...database.place, ormOptions });
    office = await enterOffice(storage.orm.em.fork() as never);
    await storage.close();
  });
  afterEach(() => program.kill());
  afterAll(async () => {
    await database.drop();
    await rm(folder, { recursive: true });
  });

  it('killed while a file comes in keeps nothing of it, and the next start removes what lies about', async () => {
    const { token } = office.reporter;
    const url = await start();
    const whole = await fetch(`${url}/files`, {
      method: 'POST',
      headers: { authorization: token },
      body: samples.png,
    });
    expect(whole.status).toBe(201);
    await beginToSend(url, token, 'Content-Type: application/pdf', samples.pdf.toString());
    await vi.waitUntil(async () => (await arrivingIn(folder)).length === 1, { timeout: 10_000 });
    await program.kill();
    expect(await arrivingIn(folder)).toHaveLength(1);
    const again = await start();
    expect(await arrivingIn(folder)).toEqual([]);
    const ask = (bytes: Buffer) =>
      fetch(`${again}/files/${sha256Of(bytes)}`, { headers: { authorization: token } });
    expect((await ask(samples.pdf)).status).toBe(404);
    expect(Buffer.from(await (await ask(samples.png)).arrayBuffer())).toEqual(samples.png);
  });

  it.runIf(process.platform === 'linux')(
    'takes in and gives out a large file without holding it',
    async () => {
      const url = await start();
      const headers = { authorization: office.reporter.token };
      await fetch(`${url}/files`, { method: 'POST', headers, body: samples.png });
      const before = program.mostMemory;
      let pieces = 0;
      const body = new ReadableStream({
        pull: (controller) =>
          pieces++ < 250
            ? controller.enqueue(pieces > 1 ? Buffer.alloc(1_000_000) : samples.pdf)
            : controller.close(),
      });
      const sent = await fetch(`${url}/files`, {
        method: 'POST',
        headers,
        body,
        duplex: 'half',
      } as RequestInit);
      const { sha256, sizeBytes } = (await sent.json()) as { sha256: string; sizeBytes: number };
      let came = 0;
      for await (const chunk of (await fetch(`${url}/files/${sha256}`, { headers })).body ?? [])
        came += (chunk as Uint8Array).length;
      expect([sizeBytes, came]).toEqual([249_000_000 + samples.pdf.length, sizeBytes]);
      expect(program.mostMemory - before).toBeLessThan(200_000_000);
    },
  );
});
