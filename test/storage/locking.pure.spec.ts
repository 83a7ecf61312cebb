import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockFolder } from '../../src/storage/folder-lock.ts';
import { OtherProcess } from './processes.ts';
import { refusal } from './refusals.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'giaoban-lock-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe('claiming a data folder', () => {
  it('makes the folder', async () => {
    const lock = await lockFolder(join(folder, 'a', 'b'));
    expect(existsSync(join(folder, 'a', 'b'))).toBe(true);
    await lock.release();
  });

  it('is refused to a second process, which learns who holds it and what to do', async () => {
    const holder = new OtherProcess('hold-folder.ts', folder);
    await holder.told('held');
    const { code, message } = await refusal(lockFolder(folder));
    expect(code).toBe('DATA_FOLDER_IN_USE');
    expect(message).toContain(`The data folder ${folder} is in use by process ${holder.pid}.`);
    expect(message).toContain('Stop that process, name another folder, or set DATABASE_URL');
  });

  it('is refused under another name of the same folder', async () => {
    const lock = await lockFolder(folder);
    await symlink(folder, `${folder}-link`);
    expect((await refusal(lockFolder(`${folder}-link`))).code).toBe('DATA_FOLDER_IN_USE');
    await rm(`${folder}-link`);
    await lock.release();
  });

  it('succeeds again after a release, which leaves nothing behind', async () => {
    for (let round = 0; round < 3; round++) {
      const lock = await lockFolder(folder);
      await lock.release();
    }
    expect(await readdir(folder)).toEqual([]);
  });

  it('succeeds after the holder was killed, and clears its claim away', async () => {
    const holder = new OtherProcess('hold-folder.ts', folder);
    await holder.told('held');
    await holder.kill();
    expect(await readdir(folder)).toHaveLength(1);
    const lock = await lockFolder(folder);
    expect(await readdir(folder)).toHaveLength(1);
    await lock.release();
  });

  it('is refused while the holder is stopped by Ctrl-Z', async () => {
    const holder = new OtherProcess('hold-folder.ts', folder);
    await holder.told('held');
    holder.signal('SIGSTOP');
    expect((await refusal(lockFolder(folder))).code).toBe('DATA_FOLDER_IN_USE');
    holder.signal('SIGCONT');
  });

  it('goes to exactly one of many who ask at the same moment', async () => {
    for (let round = 0; round < 30; round++) {
      const claims = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)));
      const held = claims.filter((claim) => claim.status === 'fulfilled');
      expect(held).toHaveLength(1);
      await held[0]?.value.release();
    }
  });

  it('goes to at most one of several processes that find a dead claim at the same moment', async () => {
    await leaveDeadClaim(folder);
    const others = Array.from({ length: 4 }, () => new OtherProcess('hold-folder.ts', folder));
    await Promise.all(others.map((other) => other.told('held', 'refused')));
    expect(others.filter((other) => other.lines.includes('held'))).toHaveLength(1);
  });

  it('works where the path is longer than a socket may have', async () => {
    const deep = join(folder, 'nhà'.repeat(20), 'x'.repeat(120));
    const holder = new OtherProcess('hold-folder.ts', deep);
    await holder.told('held');
    expect((await refusal(lockFolder(deep))).code).toBe('DATA_FOLDER_IN_USE');
    await holder.kill();
    const lock = await lockFolder(deep);
    await lock.release();
    expect(await readdir(deep)).toEqual([]);
  });
});

describe('a folder that cannot be used', () => {
  it.each([
    ['a file', () => join(folder, 'file'), 'is a file, not a folder'],
    ['below a file', () => join(folder, 'file', 'data'), 'lies below something that is a file'],
    ['where nothing can be made', () => '/proc/giaoban', 'cannot hold a lock or files of ours'],
    ['where nothing can be written', () => '/proc/self', ''],
  ])('is refused: %s', async (_, path, reason) => {
    await writeFile(join(folder, 'file'), '');
    const { code, message } = await refusal(lockFolder(path()));
    expect(code).toBe('DATA_FOLDER_UNUSABLE');
    expect(message).toContain(reason);
    expect(message).toMatch(/ame a folder|another folder/);
  });
});

/** What a killed process leaves: a socket file that nobody listens on. */
async function leaveDeadClaim(folder: string): Promise<void> {
  const holder = new OtherProcess('hold-folder.ts', folder);
  await holder.told('held');
  await holder.kill();
}
