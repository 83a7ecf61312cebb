import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Storage } from '../../../src/database/database.ts';
import { openStorage } from '../../../src/database/open-database.ts';
import { ormOptions } from '../../../src/entities/orm.ts';
import { signingKey } from '../../../src/modules/history/checkpoint-key.ts';
import { Checkpointing } from '../../../src/modules/history/checkpoint-scheduler.ts';
import { actAs } from '../../../src/mutations/audit-context.ts';
import { giaoban } from '../../support/cli-process.ts';
import { migratedDatabase, type TestDatabase } from '../../support/databases.ts';

let database: TestDatabase;
let folder: string;
let environment: Record<string, string>;

async function opened<T>(work: (storage: Storage) => Promise<T>): Promise<T> {
  const storage = await openStorage({ ...database.place, ormOptions });
  return work(storage).finally(() => storage.close());
}

const enter = (storage: Storage, ...sql: string[]) =>
  storage.orm.em.fork().transactional(async (em) => {
    await actAs(em as SqlEntityManager, { actor: 'PSQL', act: 'psql' });
    for (const text of sql) await (em as SqlEntityManager).execute(text);
  });

beforeAll(async () => {
  database = await migratedDatabase();
  const { databaseUrl, dataDir } = database.place;
  folder = dataDir;
  environment = { DATA_DIR: dataDir, ...(databaseUrl && { DATABASE_URL: databaseUrl }) };
  const key = await signingKey('', folder);
  await opened(async (storage) => {
    for (const code of ['a', 'b', 'c'])
      await enter(
        storage,
        `insert into topic (id, code, name) values ('top_' || md5('${code}'), '${code}', 'Chuyên đề')`,
      );
    await new Checkpointing({ orm: storage.orm, key, dataDir, minutes: 5, log: { warn: () => {} } }).sign();
  });
});
afterAll(() => database.drop());

describe('giaoban verify', () => {
  it('says that a history is intact, and ends well', async () => {
    const { code, out } = await giaoban(['verify'], environment);
    expect(out).toMatch(/^Intact: 3 events, 1 signed checkpoints\.\ninstallation: number 3, [0-9a-f]{64}\n$/);
    expect(code).toBe(0);
  });

  it('keeps the key it signs with to its owner', async () => {
    const { mode } = await import('node:fs').then(({ statSync }) =>
      statSync(join(folder, 'checkpoint-key.pem')),
    );
    expect(mode & 0o777).toBe(0o600);
  });

  it('refuses a chain that nobody has', async () => {
    const { code, err } = await giaoban(['verify', '--body', 'org_x'], environment);
    expect(err).toContain('No event stands in a chain of "org_x"');
    expect(code).toBe(1);
  });

  it('exports, but never over a file that is there', async () => {
    const file = join(folder, 'history.jsonl');
    expect((await giaoban(['history', 'export', file], environment)).out).toBe(
      `3 events and 1 checkpoints are in ${file}.\n`,
    );
    const { code, err } = await giaoban(['history', 'export', file], environment);
    expect(err).toContain('exists. Name another one.');
    expect(code).toBe(1);
    expect((await readFile(file, 'utf8')).split('\n')).toHaveLength(7);
  });

  it('hands out the program for outsiders, which finds the export whole', async () => {
    const program = join(folder, 'verifier.mjs');
    await writeFile(program, (await giaoban(['history', 'verifier'])).out);
    const said = execFileSync(process.execPath, [program, join(folder, 'history.jsonl')], {
      encoding: 'utf8',
    });
    expect(said).toMatch(/^OK: 3 events, 1 checkpoints/);
  });

  it('names the first broken event, and ends badly', async () => {
    await opened((storage) =>
      enter(
        storage,
        'alter table audit_event disable trigger user',
        `update audit_event set actor = 'X' where seq = 2`,
        'alter table audit_event enable trigger user',
      ),
    );
    const { code, out } = await giaoban(['verify'], environment);
    expect(out).toMatch(/^BROKEN\. The first break:\n {2}EVENT_ALTERED: Event 2 \(ENTERED topic top_/);
    expect(code).toBe(1);
  });

  it('tells machines the same', async () => {
    const json = await giaoban(['verify', '--json'], environment);
    expect(JSON.parse(json.out)).toMatchObject({
      isIntact: false,
      breaks: [{ finding: 'EVENT_ALTERED', seq: 2 }],
    });
    expect(json.code).toBe(1);
  });
});
