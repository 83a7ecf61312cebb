import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const command = ['bin/giaoban.js', 'extract'];
const briefing = 'seeds/bac-kan-2017-02/bac-kan-2017-02.txt';

describe('giaoban read', () => {
  it('prints the extracted values as JSON, without a database', () => {
    const printed = execFileSync(process.execPath, [...command, briefing, '--date', '2017-03-01', '--json'], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH },
    });
    const { meeting, clauses } = JSON.parse(printed);
    expect(meeting).toMatchObject({ period: '2017-02', heldOn: '2017-02-28', precision: 'MONTH' });
    expect(clauses).toHaveLength(7);
  });

  it.each([
    ['there is no such file', 'nowhere.txt', 'Name a text file.'],
    ['the file is no text in UTF-8', createBinaryFile(), 'Save it as UTF-8'],
  ])('prints in one sentence that %s', (_, file, sentence) => {
    const { status, stderr } = spawnSync(process.execPath, [...command, file], { encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr).toContain(sentence);
  });
});

function createBinaryFile(): string {
  const file = join(mkdtempSync(join(tmpdir(), 'giaoban-')), 'binary.txt');
  writeFileSync(file, Buffer.from([0xff, 0xfe, 0x41, 0xd8]));
  return file;
}
