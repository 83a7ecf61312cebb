import { mkdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FileStore } from '../../../src/modules/files/file-store.ts';
import { hashBytes } from '../../server/files/file-office.ts';
import { createFilesFolder, listFilesIn, listTemporaryFiles } from '../../server/files/file-server.ts';
import { ScriptProcess } from '../../support/script-process.ts';
import { WAIT_OPTIONS } from '../../support/wait-options.ts';

const STORE_FILES_SCRIPT = new URL('./store-files.process.ts', import.meta.url);

let folder: string;
beforeAll(() => {
  folder = createFilesFolder();
});
afterAll(() => rm(folder, { recursive: true }));

describe('a folder for files', () => {
  it('is shared by processes, and opening it does not remove the temporary files of another one', async () => {
    const [one, two] = [1, 2].map(() => new ScriptProcess(STORE_FILES_SCRIPT, folder, '20')) as [
      ScriptProcess,
      ScriptProcess,
    ];
    await Promise.all([one.waitForLine('kept'), two.waitForLine('kept')]);
    // Each process prints this before it begins its next file.
    await expect.poll(() => listTemporaryFiles(folder), WAIT_OPTIONS).toHaveLength(2);
    const store = await FileStore.open(folder);
    expect(await listTemporaryFiles(folder)).toHaveLength(2);
    expect(await listFilesIn(folder)).toHaveLength(2 + 41);
    const bytes = await readFile(
      join(folder, hashBytes(Buffer.from('the same for all')).replace(/^../, '$&/')),
    );
    expect(bytes.toString()).toBe('the same for all');
    expect(await store.findSize(hashBytes(Buffer.from('the same for all')))).toBe(16);
    await two.kill();
    await FileStore.open(folder);
    expect(await listTemporaryFiles(folder)).toEqual([expect.stringContaining(`-${one.pid}-`)]);
  });

  it('deletes temporary files after a day', async () => {
    const names = ['ffffffff-1-1-00000000-0000-4000-8000-000000000000', 'something'];
    for (const name of names) {
      await writeFile(join(folder, 'arriving', name), 'half');
      const yesterday = Date.now() / 1_000 - 25 * 3_600;
      if (name === 'something') await utimes(join(folder, 'arriving', name), yesterday, yesterday);
    }
    await FileStore.open(folder);
    expect(await listTemporaryFiles(folder)).toContain(`arriving/${names[0]}`);
    expect(await listTemporaryFiles(folder)).not.toContain('arriving/something');
  });

  it('stores nothing of a file that is incomplete or too large', async () => {
    const store = await FileStore.open(folder);
    const before = await listFilesIn(folder);
    async function* half() {
      yield Buffer.from('half');
      throw new Error('gone');
    }
    await expect(store.writeTemporary(Readable.from(half()), 100)).rejects.toMatchObject({
      code: 'UPLOAD_BROKEN',
    });
    const large = Readable.from([Buffer.alloc(60), Buffer.alloc(60), Buffer.alloc(60)]);
    await expect(store.writeTemporary(large, 100)).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' });
    expect(await listFilesIn(folder)).toEqual(before);
  });

  it('returns a part of a file', async () => {
    const store = await FileStore.open(folder);
    const arrived = await store.writeTemporary(Readable.from([Buffer.from('ba'), Buffer.from('o cao')]), 100);
    await store.commit(arrived);
    const chunks = await store.openReadStream(arrived.sha256, { start: 1, end: 4 }).toArray();
    expect(Buffer.concat(chunks).toString()).toBe('ao c');
  });

  it('throws an error that says what to do if it cannot be used', async () => {
    await mkdir(join(folder, 'x'));
    await writeFile(join(folder, 'x', 'file'), '');
    await expect(FileStore.open(join(folder, 'x', 'file'))).rejects.toMatchObject({
      code: 'FILES_FOLDER_UNUSABLE',
      message: expect.stringContaining('Set FILES_DIR'),
    });
  });
});
