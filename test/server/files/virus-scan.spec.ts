import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { sampleFiles } from '../../modules/files/sample-files.ts';
import { startFileServer, type TestFileServer } from './file-server.ts';

/** The harmless text that every scanner reports. It is in two parts, so that no scanner reports this file. */
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

const folder = mkdtempSync(join(tmpdir(), 'giaoban-scanner-'));
afterAll(() => rm(folder, { recursive: true }));

/** A scanner with the exit codes of ClamAV, chosen by the text that it reads. */
const scanner = join(folder, 'scanner.mjs');
writeFileSync(
  scanner,
  `import { readFileSync } from 'node:fs';
  const [, , option, path] = process.argv;
  if (option !== '--no-summary' || process.env.DATABASE_URL) process.exit(2);
  const text = readFileSync(path, 'latin1');
  if (text.includes('EICAR-STANDARD-' + 'ANTIVIRUS-TEST-FILE')) process.exit(1);
  if (text.includes('too much')) process.exit(2);
  if (text.includes('stands still')) setInterval(() => {}, 1000);`,
);
const command = `${process.execPath} ${scanner} --no-summary`;

async function expectUploadRejected(
  server: TestFileServer,
  text: string,
  status: number,
  code: string,
): Promise<void> {
  const before = await server.listFiles();
  const response = await server.send(Buffer.from(text), 'a.txt');
  expect([response.status, response.code]).toEqual([status, code]);
  expect(await server.listFiles()).toEqual(before);
}

describe('a scanner', () => {
  const server = startFileServer({ SCAN_COMMAND: command });

  it('accepts a clean file', async () => {
    expect((await server.send(sampleFiles.pdf)).status).toBe(201);
  });

  it('rejects and removes an infected file, and this is logged', async () => {
    await expectUploadRejected(server, EICAR, 422, 'FILE_INFECTED');
    const msg = 'the virus scanner found malware in an uploaded file';
    expect(server.logLines).toContainEqual(expect.objectContaining({ msg }));
  });

  it('that fails rejects every file, and this is logged', async () => {
    await expectUploadRejected(server, 'too much', 503, 'FILE_SCAN_FAILED');
    expect(server.logLines).toContainEqual(
      expect.objectContaining({ msg: 'the virus scanner failed', ending: 2 }),
    );
  });
});

describe('a scanner that takes too long', () => {
  const server = startFileServer({ SCAN_COMMAND: command, SCAN_TIMEOUT_MS: '300' });

  it('is stopped, and the file is rejected', () =>
    expectUploadRejected(server, 'stands still', 503, 'FILE_SCAN_FAILED'));
});

describe('a scanner that does not exist', () => {
  const server = startFileServer({ SCAN_COMMAND: join(folder, 'missing') });

  it('rejects every file', () => expectUploadRejected(server, 'clean', 503, 'FILE_SCAN_FAILED'));
});
