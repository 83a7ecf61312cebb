import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseKey, publicKeyPem } from '../../../src/modules/history/checkpoint-key.ts';
import { exportHistory } from '../../../src/modules/history/export-history.ts';
import { HistoryFixture } from './history-fixture.ts';

const VERIFIER_FILE = fileURLToPath(
  new URL('../../../src/modules/history/standalone/verify-chain.mjs', import.meta.url),
);

let history: HistoryFixture;
let lines: string[];
const foreignKey = parseKey(
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  'a spec',
);

beforeAll(async () => {
  history = await HistoryFixture.create();
  await history.executeAsActor(`update organization set name = 'Thành ủy' where id = '${history.bodyId}'`);
  await history.signCheckpoint();
  await history.executeAsActor(
    `update organization set name = 'Thành ủy Mây Trắng' where id = '${history.bodyId}'`,
  );
  lines = await exportLines();
});
afterAll(() => history.close());

async function exportLines(options: { chain?: string; from?: number } = {}): Promise<string[]> {
  const all: string[] = [];
  for await (const line of exportHistory({
    statements: history.database.statements,
    key: history.key,
    ...options,
  }))
    all.push(line);
  return all;
}

/** Runs the standalone verifier on a file, as an outsider does. */
async function runVerifier(of: readonly string[], key?: string): Promise<{ code: number; out: string }> {
  const file = join(history.folder, 'export.jsonl');
  await writeFile(file, of.join(''));
  return new Promise((resolve) =>
    execFile(process.execPath, [VERIFIER_FILE, file, ...(key ? [key] : [])], (error, out) =>
      resolve({ code: error ? Number(error.code) : 0, out }),
    ),
  );
}

/** Returns the lines with one of them replaced. */
const replaceLine = (index: number, change: (line: string) => string) =>
  lines.map((line, at) => (at === index ? change(line) : line));

const findLineIndex = (words: string) => lines.findIndex((line) => line.includes(words));

describe('an exported history', () => {
  it('is verified by a program of fewer than 100 lines that needs only Node', async () => {
    const { code, out } = await runVerifier(lines);
    expect(out).toContain(
      `OK: ${history.eventCount + 2} events, 2 checkpoints signed with the key ${history.key.id}`,
    );
    expect(code).toBe(0);
    const program = await readFile(VERIFIER_FILE, 'utf8');
    expect(program.trimEnd().split('\n').length).toBeLessThan(100);
    expect([...program.matchAll(/from '(?!node:)/g)]).toEqual([]);
  });

  it('can be verified with a public key from another source', async () => {
    const file = join(history.folder, 'public.pem');
    await writeFile(file, publicKeyPem(history.key));
    expect((await runVerifier(lines, file)).code).toBe(0);
    await writeFile(file, publicKeyPem(foreignKey));
    const { code, out } = await runVerifier(lines, file);
    expect(code).toBe(1);
    expect(out).toMatch(/^CHECKPOINT_FOREIGN_KEY: checkpoint 1 /);
  });

  it('can contain the chain of one body, or begin in the middle', async () => {
    const { events } = await history.queryRow<{ events: number }>(
      `select count(*) as events from audit_event where body_id = '${history.bodyId}'`,
    );
    expect((await runVerifier(await exportLines({ chain: history.bodyId }))).out).toContain(
      `OK: ${events} events`,
    );
    expect((await runVerifier(await exportLines({ chain: history.bodyId, from: 4 }))).out).toContain(
      `OK: ${events - 3} events`,
    );
    expect((await runVerifier(await exportLines({ from: 5 }))).out).toContain(
      `OK: ${history.eventCount + 2 - 4} events`,
    );
  });

  it.each<[string, () => string[], RegExp]>([
    [
      'one flipped byte',
      () => replaceLine(4, (line) => line.replace('PSQL', 'PSQM').replace('SPEC', 'SPED')),
      /^EVENT_ALTERED: event 4 /,
    ],
    ['one removed event', () => lines.filter((_, at) => at !== 4), /^EVENT_MISSING: before event 5 /],
    [
      'two events that changed places',
      () => [...lines.slice(0, 4), lines[5] ?? '', lines[4] ?? '', ...lines.slice(6)],
      /^EVENT_MISSING: before event 5 /,
    ],
    ['half of it', () => lines.slice(0, 6), /^EXPORT_HALF: the file ends after event 5 /],
    ['half of a line', () => [...lines.slice(0, 6), (lines[6] ?? '').slice(0, 50)], /^EXPORT_HALF: line 7 /],
    ['nothing', () => [], /^EXPORT_HALF: /],
    [
      'a tail cut off before its checkpoint',
      () => lines.filter((line, at) => !(at > 6 && line.startsWith('{"type":"event"'))),
      /^TAIL_MISSING: checkpoint 1 /,
    ],
    [
      'a tail cut off with its checkpoints',
      () => [...lines.slice(0, 6), lines.at(-1) ?? ''],
      /^EXPORT_ALTERED: /,
    ],
    [
      'a checkpoint that was altered',
      () =>
        replaceLine(findLineIndex('"type":"checkpoint"'), (line) =>
          line.replace('\\"number\\":1', '\\"number\\":3'),
        ),
      /^CHECKPOINT_INVALID: /,
    ],
    ['something behind its end', () => [...lines, lines[4] ?? ''], /^EXPORT_ALTERED: /],
    ['another file', () => ['{"type":"directive"}\n'], /^FORMAT_UNKNOWN: /],
  ])('with %s is rejected by the verifier', async (_what, falsified, expected) => {
    const { code, out } = await runVerifier(falsified());
    expect(out).toMatch(expected);
    expect(code).toBe(1);
  });
});
