import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openStorage } from '../../../src/database/open-database.ts';
import { samples } from '../../modules/files/sample-files.ts';
import { endCommands, START_TIMEOUT_MS, startServer } from '../../support/cli-process.ts';
import { migratedDatabase, type TestDatabase } from '../../support/databases.ts';
import { PATIENTLY } from '../../support/wait-options.ts';
import { enterOffice, type Office, sha256Of } from './file-office.ts';
import { filesIn, newFolder, serveFiles } from './file-server.ts';

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
    await vi.waitUntil(async () => (await arrivingIn(served.folder)).length === 1, PATIENTLY);
    socket.destroy();
    await vi.waitUntil(async () => (await filesIn(served.folder)).length === 0, PATIENTLY);
    expect((await served.fetchFile(sha256Of(samples.pdf))).status).toBe(404);
    expect(served.logged.filter(({ level }) => Number(level) >= 50)).toEqual([]);
  });
});

describe('an upload whose sender falls silent', () => {
  const served = serveFiles({ UPLOAD_PAUSE_MS: '1000' });

  it('leaves nothing, and the connection is closed', async () => {
    const { token } = served.office.reporter;
    const socket = await beginToSend(served.url, token, 'Content-Type: application/pdf', '%PDF-1.7');
    await once(socket, 'close');
    await vi.waitUntil(async () => (await filesIn(served.folder)).length === 0, PATIENTLY);
    expect((await served.send(samples.pdf)).status).toBe(201);
  });
});

/** The most memory a process ever held, in bytes; Linux tells it. */
function mostMemory(pid: number): number {
  const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) * 1_024;
}

describe('the program', { timeout: 2 * START_TIMEOUT_MS }, () => {
  let [database, office, folder]: [TestDatabase, Office, string] = [] as never;
  const start = () => {
    const { dataDir, databaseUrl = '' } = database.place;
    const environment = { FILES_DIR: folder, MAX_FILE_BYTES: '300000000' };
    return startServer({ DATA_DIR: dataDir, DATABASE_URL: databaseUrl, ...environment }, ['--no-seed']);
  };

  beforeAll(async () => {
    database = await migratedDatabase();
    folder = newFolder();
    const { ormOptions } = await import('../../../src/entities/orm.ts');
    const storage = await openStorage({ ...database.place, ormOptions });
    office = await enterOffice(storage.orm.em.fork() as never);
    await storage.close();
  });
  afterEach(endCommands);
  afterAll(async () => {
    await database.drop();
    await rm(folder, { recursive: true });
  });

  it('killed while a file comes in keeps nothing of it, and the next start removes what lies about', async () => {
    const { token } = office.reporter;
    const { url, kill } = await start();
    const whole = await fetch(`${url}/files`, {
      method: 'POST',
      headers: { authorization: token },
      body: samples.png,
    });
    expect(whole.status).toBe(201);
    await beginToSend(url, token, 'Content-Type: application/pdf', samples.pdf.toString());
    await vi.waitUntil(async () => (await arrivingIn(folder)).length === 1, PATIENTLY);
    await kill();
    expect(await arrivingIn(folder)).toHaveLength(1);
    const { url: again } = await start();
    expect(await arrivingIn(folder)).toEqual([]);
    const ask = (bytes: Buffer) =>
      fetch(`${again}/files/${sha256Of(bytes)}`, { headers: { authorization: token } });
    expect((await ask(samples.pdf)).status).toBe(404);
    expect(Buffer.from(await (await ask(samples.png)).arrayBuffer())).toEqual(samples.png);
  });

  it.runIf(process.platform === 'linux')(
    'takes in and gives out a large file without holding it',
    async () => {
      const { url, pid } = await start();
      const headers = { authorization: office.reporter.token };
      await fetch(`${url}/files`, { method: 'POST', headers, body: samples.png });
      const before = mostMemory(pid);
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
      expect(mostMemory(pid) - before).toBeLessThan(200_000_000);
    },
  );
});
