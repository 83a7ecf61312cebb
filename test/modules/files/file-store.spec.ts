import { mkdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FileStore } from '../../../src/modules/files/file-store.ts';
import { OtherProcess } from '../../database/child-process.ts';
import { sha256Of } from '../../server/files/file-office.ts';
import { filesIn, newFolder } from '../../server/files/file-server.ts';

const STORE_FILES = new URL('./store-files.process.ts', import.meta.url);

let folder: string;
beforeAll(() => {
  folder = newFolder();
});
afterAll(() => rm(folder, { recursive: true }));

const arriving = async () => (await filesIn(folder)).filter((name) => name.startsWith('arriving/'));

describe('a folder for files', () => {
  it('is shared by processes, and what one of them is taking in is left alone by the next', async () => {
    const [one, two] = [1, 2].map(() => new OtherProcess(STORE_FILES, folder, '20')) as [
      OtherProcess,
      OtherProcess,
    ];
    await Promise.all([one.told('kept'), two.told('kept')]);
    expect(await arriving()).toHaveLength(2);
    const store = await FileStore.open(folder);
    expect(await arriving()).toHaveLength(2);
    expect(await filesIn(folder)).toHaveLength(2 + 41);
    const bytes = await readFile(
      join(folder, sha256Of(Buffer.from('the same for all')).replace(/^../, '$&/')),
    );
    expect(bytes.toString()).toBe('the same for all');
    expect(await store.sizeOf(sha256Of(Buffer.from('the same for all')))).toBe(16);
    await two.kill();
    await FileStore.open(folder);
    expect(await arriving()).toEqual([expect.stringContaining(`-${one.pid}-`)]);
  });

  it('loses what lies on its way in for a day, whoever began it', async () => {
    const names = ['ffffffff-1-1-00000000-0000-4000-8000-000000000000', 'something'];
    for (const name of names) {
      await writeFile(join(folder, 'arriving', name), 'half');
      const yesterday = Date.now() / 1_000 - 25 * 3_600;
      if (name === 'something') await utimes(join(folder, 'arriving', name), yesterday, yesterday);
    }
    await FileStore.open(folder);
    expect(await arriving()).toContain(`arriving/${names[0]}`);
    expect(await arriving()).not.toContain('arriving/something');
  });

  it('keeps nothing of a file that breaks off or is too large', async () => {
    const store = await FileStore.open(folder);
    const before = await filesIn(folder);
    async function* half() {
      yield Buffer.from('half');
      throw new Error('gone');
    }
    await expect(store.receive(Readable.from(half()), 100)).rejects.toMatchObject({ code: 'UPLOAD_BROKEN' });
    const large = Readable.from([Buffer.alloc(60), Buffer.alloc(60), Buffer.alloc(60)]);
    await expect(store.receive(large, 100)).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' });
    expect(await filesIn(folder)).toEqual(before);
  });

  it('gives a part of a file', async () => {
    const store = await FileStore.open(folder);
    const arrived = await store.receive(Readable.from([Buffer.from('ba'), Buffer.from('o cao')]), 100);
    await store.keep(arrived);
    const chunks = await store.read(arrived.sha256, { start: 1, end: 4 }).toArray();
    expect(Buffer.concat(chunks).toString()).toBe('ao c');
  });

  it('says what to do when it cannot be used', async () => {
    await mkdir(join(folder, 'x'));
    await writeFile(join(folder, 'x', 'file'), '');
    await expect(FileStore.open(join(folder, 'x', 'file'))).rejects.toMatchObject({
      code: 'FILES_FOLDER_UNUSABLE',
      message: expect.stringContaining('Set FILES_DIR'),
    });
  });
});
