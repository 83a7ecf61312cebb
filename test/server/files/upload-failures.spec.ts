import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openDatabase } from '../../../src/database/open-database.ts';
import { sampleFiles } from '../../modules/files/sample-files.ts';
import { killCliProcesses, START_TIMEOUT_MS, startServerProcess } from '../../support/cli-process.ts';
import { createMigratedDatabase, type TestDatabase } from '../../support/databases.ts';
import { WAIT_OPTIONS } from '../../support/wait-options.ts';
import { type FileOffice, hashBytes, insertFileOffice } from './file-office.ts';
import { createFilesFolder, listFilesIn, listTemporaryFiles, startFileServer } from './file-server.ts';

/** Starts an upload that announces more bytes than it sends, and waits until some of them are in the folder. */
async function startPartialUpload(
  url: string,
  token: string,
  headers: string,
  bytes: string,
): Promise<Socket> {
  const { hostname, port, host } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  await once(socket, 'connect');
  socket.write(
    `POST /files?name=a.pdf HTTP/1.1\r\nHost: ${host}\r\nAuthorization: ${token}\r\nContent-Length: 900000\r\n${headers}\r\n\r\n${bytes}`,
  );
  return socket;
}

describe('an upload whose sender disconnects', () => {
  const server = startFileServer();
  const form = 'Content-Type: multipart/form-data; boundary=x';

  it.each([
    ['as a body', 'Content-Type: application/pdf', sampleFiles.pdf.toString()],
    [
      'as a form',
      form,
      `--x\r\nContent-Disposition: form-data; name="f"; filename="a.pdf"\r\n\r\n${sampleFiles.pdf}`,
    ],
    [
      'behind the file in a form',
      form,
      `--x\r\nContent-Disposition: form-data; name="f"; filename="a.pdf"\r\n\r\n${sampleFiles.pdf}\r\n--x\r\nContent-Disposition: form-data; name="g"\r\n\r\n`,
    ],
  ])('%s leaves no file', async (_, headers, bytes) => {
    const socket = await startPartialUpload(server.url, server.office.reporter.token, headers, bytes);
    await vi.waitUntil(async () => (await listTemporaryFiles(server.folder)).length === 1, WAIT_OPTIONS);
    socket.destroy();
    await vi.waitUntil(async () => (await listFilesIn(server.folder)).length === 0, WAIT_OPTIONS);
    expect((await server.fetchFile(hashBytes(sampleFiles.pdf))).status).toBe(404);
    expect(server.logLines.filter(({ level }) => Number(level) >= 50)).toEqual([]);
  });
});

describe('an upload whose sender stops sending', () => {
  const server = startFileServer({ UPLOAD_PAUSE_MS: '1000' });

  it('leaves no file, and the connection is closed', async () => {
    const { token } = server.office.reporter;
    const socket = await startPartialUpload(server.url, token, 'Content-Type: application/pdf', '%PDF-1.7');
    await once(socket, 'close');
    await vi.waitUntil(async () => (await listFilesIn(server.folder)).length === 0, WAIT_OPTIONS);
    expect((await server.send(sampleFiles.pdf)).status).toBe(201);
  });
});

/** Returns the peak memory of a process in bytes. Only on Linux. */
function readPeakMemory(pid: number): number {
  const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) * 1_024;
}

describe('the program', { timeout: 2 * START_TIMEOUT_MS }, () => {
  let [database, office, folder]: [TestDatabase, FileOffice, string] = [] as never;
  const start = () => {
    const { dataDir, databaseUrl = '' } = database.location;
    const environment = { FILES_DIR: folder, MAX_FILE_BYTES: '300000000' };
    return startServerProcess({ DATA_DIR: dataDir, DATABASE_URL: databaseUrl, ...environment }, [
      '--no-seed',
    ]);
  };

  beforeAll(async () => {
    database = await createMigratedDatabase();
    folder = createFilesFolder();
    const { ormOptions } = await import('../../../src/entities/orm.ts');
    const storage = await openDatabase({ ...database.location, ormOptions });
    office = await insertFileOffice(storage.orm.em.fork() as never);
    await storage.close();
  });
  afterEach(killCliProcesses);
  afterAll(async () => {
    await database.drop();
    await rm(folder, { recursive: true });
  });

  it('stores nothing of an upload during which it is killed, and removes old temporary files at the next start', async () => {
    const { token } = office.reporter;
    const { url, kill } = await start();
    const whole = await fetch(`${url}/files`, {
      method: 'POST',
      headers: { authorization: token },
      body: sampleFiles.png,
    });
    expect(whole.status).toBe(201);
    await startPartialUpload(url, token, 'Content-Type: application/pdf', sampleFiles.pdf.toString());
    await vi.waitUntil(async () => (await listTemporaryFiles(folder)).length === 1, WAIT_OPTIONS);
    await kill();
    expect(await listTemporaryFiles(folder)).toHaveLength(1);
    const { url: again } = await start();
    expect(await listTemporaryFiles(folder)).toEqual([]);
    const ask = (bytes: Buffer) =>
      fetch(`${again}/files/${hashBytes(bytes)}`, { headers: { authorization: token } });
    expect((await ask(sampleFiles.pdf)).status).toBe(404);
    expect(Buffer.from(await (await ask(sampleFiles.png)).arrayBuffer())).toEqual(sampleFiles.png);
  });

  it.runIf(process.platform === 'linux')(
    'uploads and downloads a large file without loading it into memory',
    async () => {
      const { url, pid } = await start();
      const headers = { authorization: office.reporter.token };
      await fetch(`${url}/files`, { method: 'POST', headers, body: sampleFiles.png });
      const before = readPeakMemory(pid);
      let pieces = 0;
      const body = new ReadableStream({
        pull: (controller) =>
          pieces++ < 250
            ? controller.enqueue(pieces > 1 ? Buffer.alloc(1_000_000) : sampleFiles.pdf)
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
      expect([sizeBytes, came]).toEqual([249_000_000 + sampleFiles.pdf.length, sizeBytes]);
      expect(readPeakMemory(pid) - before).toBeLessThan(200_000_000);
    },
  );
});
