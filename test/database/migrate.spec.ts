import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { type OpenDatabaseOptions, openDatabase } from '../../src/database/open-database.ts';
import { createEmptyDatabase, type TestDatabase } from '../support/databases.ts';
import { expectDomainError } from '../support/expect-domain-error.ts';
import { ScriptProcess } from '../support/script-process.ts';
import { buildOrmOptions } from './notes-database.ts';

const OPEN_DATABASE_SCRIPT = new URL('./open-database.process.ts', import.meta.url);

let database: TestDatabase;

beforeEach(async () => {
  database = await createEmptyDatabase();
});

afterEach(() => database.drop());

const open = async (
  ...[ormOptions, options]: [OpenDatabaseOptions['ormOptions'], Partial<OpenDatabaseOptions>?]
) => {
  const storage = await openDatabase({ ...database.location, ormOptions, ...options });
  onTestFinished(() => storage.close());
  return storage;
};

/** Opens the database without running migrations. */
const openWithoutMigrations = () =>
  openDatabase({
    ...database.location,
    ormOptions: {
      entities: [],
      discovery: { warnWhenNoEntities: false },
      migrations: { tableName: 'elsewhere' },
    },
  });

const listTables = async () => {
  const storage = await openWithoutMigrations();
  const rows = await storage.statements.run(
    'tables',
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
    [],
  );
  await storage.close();
  return rows.map((row) => row.name);
};

describe('migrating a database', () => {
  it('runs the missing migrations in order, and logs them', async () => {
    const logLines: string[] = [];
    const log = { info: (sentence: string) => logLines.push(sentence), warn: () => {} };
    const storage = await open(buildOrmOptions('MakeNotes', 'AddDay'), { log });
    expect(await storage.statements.run('', 'select body, kept_on from note', [])).toEqual([]);
    expect(logLines).toEqual([
      expect.stringMatching(/^Migrating the database .*: MakeNotes, AddDay\.$/),
      expect.stringMatching(/^Migrated the database/),
    ]);
  });

  it('runs only the new migrations', async () => {
    await (await open(buildOrmOptions('MakeNotes'))).close();
    const logLines: string[] = [];
    const log = { info: (sentence: string) => logLines.push(sentence), warn: () => {} };
    await (await open(buildOrmOptions('MakeNotes', 'AddDay'), { log })).close();
    expect(logLines[0]).toMatch(/: AddDay\.$/);
    logLines.length = 0;
    await open(buildOrmOptions('MakeNotes', 'AddDay'), { log });
    expect(logLines).toEqual([]);
  });

  it('changes nothing if one of them fails', async () => {
    await expect(open(buildOrmOptions('MakeNotes', 'Fail'))).rejects.toThrow(/duplicate key/);
    expect(await listTables()).toEqual(['migration']);
    const storage = await open(buildOrmOptions('MakeNotes'));
    expect(await storage.statements.run('', 'select * from note', [])).toEqual([]);
  });

  it('is rejected if a newer program has migrated the database', async () => {
    await (await open(buildOrmOptions('MakeNotes', 'AddDay'))).close();
    const { code, message } = await expectDomainError(open(buildOrmOptions('MakeNotes')));
    expect(code).toBe('DATABASE_NEWER');
    expect(message).toContain('migrations that this version does not know: AddDay.');
  });

  it('may take longer than the limit of a statement', async () => {
    await (await open(buildOrmOptions('Dawdle'), { statementTimeout: 300 })).close();
    expect(await listTables()).toContain('slow');
  });
});

describe('opening a database without migrating it', () => {
  it('is rejected if migrations are missing, and changes nothing', async () => {
    const { code, message } = await expectDomainError(
      open(buildOrmOptions('MakeNotes'), { migrate: 'check' }),
    );
    expect(code).toBe('DATABASE_OLDER');
    expect(message).toContain('lacks migrations: MakeNotes. Run `giaoban migrate`.');
    expect(await listTables()).toEqual([]);
  });

  it('succeeds if none is missing', async () => {
    await (await open(buildOrmOptions('MakeNotes'))).close();
    const checked = await open(buildOrmOptions('MakeNotes'), { migrate: 'check' });
    expect(await checked.statements.run('', 'select id from note', [])).toEqual([]);
  });
});

describe('two processes on one server', () => {
  const start = () =>
    new ScriptProcess(OPEN_DATABASE_SCRIPT, 'MakeNotes,PassGate', '', database.location.databaseUrl ?? '');

  /** Blocks every migration `PassGate` until the gate is opened. */
  const closeGate = async () => {
    const [closed, opened] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const storage = await openWithoutMigrations();
    const keeping = storage.orm.em.fork().transactional(async (em) => {
      await em.execute('select pg_advisory_xact_lock(7)');
      closed.resolve();
      await opened.promise;
    });
    await closed.promise;
    return async () => {
      opened.resolve();
      await keeping;
      await storage.close();
    };
  };

  it('that start at the same moment: one migrates, and the other waits', async () => {
    const openGate = await closeGate();
    const both = [start(), start()];
    const first = await Promise.all(
      both.map((each) => each.waitForLine('Migrating', 'Another process', 'refused')),
    );
    expect(first.map((line) => line.split(' ')[0]).sort()).toEqual(['Another', 'Migrating']);
    await openGate();
    await Promise.all(both.map((each) => each.waitForLine('opened')));
    expect(both.flatMap((each) => each.lines.filter((line) => line.startsWith('Migrating')))).toHaveLength(1);
  });

  it('migrate although the first one is killed during the migration', async () => {
    const openGate = await closeGate();
    const first = start();
    await first.waitForLine('Migrating');
    const second = start();
    await second.waitForLine('Another process is migrating');
    await first.kill();
    await openGate();
    expect(await second.waitForLine('opened', 'refused')).toBe('opened');
    expect(second.lines).toContainEqual(expect.stringMatching(/^Migrated/));
  });

  it('wait for each other until a timeout', async () => {
    const openGate = await closeGate();
    await start().waitForLine('Migrating');
    const { code, message } = await expectDomainError(
      open(buildOrmOptions('MakeNotes', 'PassGate'), { migrationWait: 100 }),
    );
    expect(code).toBe('MIGRATION_UNFINISHED');
    expect(message).toContain('for more than 0.1 seconds');
    await openGate();
  });
});
