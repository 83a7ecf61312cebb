import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/database/database.ts';
import { openDatabase } from '../../../src/database/open-database.ts';
import { ormOptions } from '../../../src/entities/orm.ts';
import { ensureSigningKey } from '../../../src/modules/history/checkpoint-key.ts';
import { CheckpointScheduler } from '../../../src/modules/history/checkpoint-scheduler.ts';
import { runCliProcess } from '../../support/cli-process.ts';
import { createMigratedDatabase, type TestDatabase } from '../../support/databases.ts';
import { executeAsActor } from './history-fixture.ts';

let database: TestDatabase;
let folder: string;
let environment: Record<string, string>;

async function withDatabase<T>(work: (storage: Database) => Promise<T>): Promise<T> {
  const storage = await openDatabase({ ...database.location, ormOptions });
  return work(storage).finally(() => storage.close());
}

beforeAll(async () => {
  database = await createMigratedDatabase();
  const { databaseUrl, dataDir } = database.location;
  folder = dataDir;
  environment = { DATA_DIR: dataDir, ...(databaseUrl && { DATABASE_URL: databaseUrl }) };
  const key = await ensureSigningKey('', folder);
  await withDatabase(async (storage) => {
    for (const code of ['a', 'b', 'c'])
      await executeAsActor(
        storage,
        `insert into topic (id, code, name) values ('top_' || md5('${code}'), '${code}', 'Chuyên đề')`,
      );
    await new CheckpointScheduler({
      orm: storage.orm,
      key,
      dataDir,
      intervalMinutes: 5,
      log: { warn: () => {} },
    }).sign();
  });
});
afterAll(() => database.drop());

describe('giaoban verify', () => {
  it('reports an intact history and exits with 0', async () => {
    const { exitCode, stdout } = await runCliProcess(['verify'], environment);
    expect(stdout).toMatch(
      /^Intact: 3 events, 1 signed checkpoints\.\ninstallation: number 3, [0-9a-f]{64}\n$/,
    );
    expect(exitCode).toBe(0);
  });

  it('makes the signing key readable only for its owner', async () => {
    const { mode } = await import('node:fs').then(({ statSync }) =>
      statSync(join(folder, 'checkpoint-key.pem')),
    );
    expect(mode & 0o777).toBe(0o600);
  });

  it('rejects a chain that does not exist', async () => {
    const { exitCode, stderr } = await runCliProcess(['verify', '--body', 'org_x'], environment);
    expect(stderr).toContain('The chain "org_x" has no event');
    expect(exitCode).toBe(1);
  });

  it('exports, but never overwrites a file', async () => {
    const file = join(folder, 'history.jsonl');
    expect((await runCliProcess(['history', 'export', file], environment)).stdout).toBe(
      `3 events and 1 checkpoints are in ${file}.\n`,
    );
    const { exitCode, stderr } = await runCliProcess(['history', 'export', file], environment);
    expect(stderr).toContain('exists. Name another file.');
    expect(exitCode).toBe(1);
    expect((await readFile(file, 'utf8')).split('\n')).toHaveLength(7);
  });

  it('exports the standalone verifier, which verifies the export', async () => {
    const program = join(folder, 'verifier.mjs');
    await writeFile(program, (await runCliProcess(['history', 'verifier'])).stdout);
    const output = execFileSync(process.execPath, [program, join(folder, 'history.jsonl')], {
      encoding: 'utf8',
    });
    expect(output).toMatch(/^OK: 3 events, 1 checkpoints/);
  });

  it('reports the first broken event and exits with an error', async () => {
    await withDatabase((storage) =>
      executeAsActor(
        storage,
        'alter table audit_event disable trigger user',
        `update audit_event set actor = 'X' where seq = 2`,
        'alter table audit_event enable trigger user',
      ),
    );
    const { exitCode, stdout } = await runCliProcess(['verify'], environment);
    expect(stdout).toMatch(/^BROKEN\. The first break:\n {2}EVENT_ALTERED: Event 2 \(ENTERED topic top_/);
    expect(exitCode).toBe(1);
  });

  it('reports the same as JSON', async () => {
    const json = await runCliProcess(['verify', '--json'], environment);
    expect(JSON.parse(json.stdout)).toMatchObject({
      isIntact: false,
      breaks: [{ finding: 'EVENT_ALTERED', seq: 2 }],
    });
    expect(json.exitCode).toBe(1);
  });
});
