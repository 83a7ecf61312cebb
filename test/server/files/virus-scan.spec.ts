import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { sampleFiles } from '../../modules/files/sample-files.ts';
import { startFileServer, type TestFileServer } from './file-server.ts';

/** The text that every scanner reports and that harms nobody; in two parts, so that no scanner reports this file. */
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

const folder = mkdtempSync(join(tmpdir(), 'giaoban-scanner-'));
afterAll(() => rm(folder, { recursive: true }));

/** A scanner that ends as ClamAV does, and as told by what it finds. */
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
  const answer = await server.send(Buffer.from(text), 'a.txt');
  expect([answer.status, answer.code]).toEqual([status, code]);
  expect(await server.listFiles()).toEqual(before);
}

describe('a scanner', () => {
  const served = startFileServer({ SCAN_COMMAND: command });

  it('lets through what is clean', async () => {
    expect((await served.send(sampleFiles.pdf)).status).toBe(201);
  });

  it('has an infected file refused and removed, and the log says so', async () => {
    await expectUploadRejected(served, EICAR, 422, 'FILE_INFECTED');
    const msg = 'the virus scanner found something in a file that was sent';
    expect(served.logLines).toContainEqual(expect.objectContaining({ msg }));
  });

  it('that fails lets nothing through, and the log says so', async () => {
    await expectUploadRejected(served, 'too much', 503, 'FILE_SCAN_FAILED');
    expect(served.logLines).toContainEqual(
      expect.objectContaining({ msg: 'the virus scanner failed', ending: 2 }),
    );
  });
});

describe('a scanner that takes too long', () => {
  const served = startFileServer({ SCAN_COMMAND: command, SCAN_TIMEOUT_MS: '300' });

  it('is stopped, and the file refused', () =>
    expectUploadRejected(served, 'stands still', 503, 'FILE_SCAN_FAILED'));
});

describe('a scanner that is not there', () => {
  const served = startFileServer({ SCAN_COMMAND: join(folder, 'missing') });

  it('lets nothing through', () => expectUploadRejected(served, 'clean', 503, 'FILE_SCAN_FAILED'));
});
