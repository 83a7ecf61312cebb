import { execFileSync, spawn } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { EmbeddedCluster } from '../../src/database/embedded-cluster.ts';
import { openDatabase } from '../../src/database/open-database.ts';
import { isAlive } from '../../src/database/process-state.ts';
import { ScriptProcess } from '../support/script-process.ts';
import { expectDomainError } from './expect-domain-error.ts';
import { buildOrmOptions, Note } from './notes-database.ts';

const USE_CLUSTER_SCRIPT = new URL('./use-cluster.process.ts', import.meta.url);

const ormOptions = buildOrmOptions('MakeNotes');
let templateFolder: string;
let parentFolder: string;
let dataDir: string;
const openDatabases: Database[] = [];

/** A folder that the user PostgreSQL runs as can reach. */
async function createFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'giaoban-embedded-'));
  await chmod(folder, 0o755);
  return folder;
}

const copyFolder = (from: string, to: string) => execFileSync('cp', ['-a', from, to]);

beforeAll(async () => {
  templateFolder = join(await createFolder(), 'data');
  await (await openDatabase({ dataDir: templateFolder, ormOptions: ormOptions })).close();
  return () => rm(join(templateFolder, '..'), { recursive: true });
});

beforeEach(async () => {
  parentFolder = await createFolder();
  dataDir = join(parentFolder, 'data');
  copyFolder(templateFolder, dataDir);
});

afterEach(async () => {
  await Promise.all(openDatabases.splice(0).map((storage) => storage.close()));
  for (const pid of await findProcesses(parentFolder)) process.kill(pid, 'SIGKILL');
  await rm(parentFolder, { recursive: true, force: true, maxRetries: 50, retryDelay: 100 });
});

const open = async (folder = dataDir) => {
  const storage = await openDatabase({ dataDir: folder, ormOptions: ormOptions });
  openDatabases.push(storage);
  return storage;
};

const openInOtherProcess = (firstId = '', folder = dataDir) =>
  new ScriptProcess(USE_CLUSTER_SCRIPT, folder, firstId);

/** The processes whose command line names a folder: server processes and supervisors. */
async function findProcesses(folder: string): Promise<number[]> {
  const lines = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  return lines
    .filter((line) => line.includes(`${folder}/`) && /postgres -D|giaoban-supervisor/.test(line))
    .map((line) => Number.parseInt(line, 10));
}

async function readPostmasterPid(): Promise<number> {
  const text = await readFile(join(dataDir, 'postgresql', 'data', 'postmaster.pid'), 'utf8');
  return Number.parseInt(text, 10);
}

/** The number of the supervisor; undefined when none runs. */
async function findSupervisorPid(): Promise<number | undefined> {
  const pids = await findProcesses(dataDir);
  return pids.find((pid) => readCommandLine(pid).includes('giaoban-supervisor'));
}

const readCommandLine = (pid: number) =>
  execFileSync('ps', ['-o', 'args=', '-p', `${pid}`], { encoding: 'utf8' });

async function getSupervisorPid(): Promise<number> {
  const pid = await findSupervisorPid();
  if (pid === undefined) throw new Error('No supervisor runs.');
  return pid;
}

/** Waits until nothing of the cluster runs any more, 60 seconds at most: a busy machine makes no defect. */
async function waitUntilStopped(): Promise<void> {
  for (let i = 0; i < 600 && (await findProcesses(dataDir)).length > 0; i++) await setTimeout(100);
  expect(await findProcesses(dataDir)).toEqual([]);
}

/** Asks until the database answers, 60 seconds at most. */
async function waitUntilAnswering(storage: Database): Promise<void> {
  for (let i = 0; i < 600; i++) {
    if (
      await storage.ping().then(
        () => true,
        () => false,
      )
    )
      return;
    await setTimeout(100);
  }
  await storage.ping();
}

describe('an embedded cluster', () => {
  it('is shared by several processes, and stopped by the last one', async () => {
    const other = openInOtherProcess();
    await other.waitForLine('opened');
    const storage = await open();
    const em = storage.orm.em.fork();
    em.create(Note, { id: 1, body: 'Sở Xây dựng' });
    await em.flush();
    await other.closeInput();
    await storage.ping();
    expect(await findProcesses(dataDir)).toHaveLength(2);
    await storage.close();
    await waitUntilStopped();
  });

  it('goes on for a command when the server beside it is killed, and is stopped after the command', async () => {
    const server = openInOtherProcess();
    await server.waitForLine('opened');
    const storage = await open();
    await server.kill();
    await storage.ping();
    await storage.close();
    await waitUntilStopped();
  });

  it('is started once by many processes that come at the same moment', async () => {
    const others = Array.from({ length: 4 }, () => openInOtherProcess());
    await Promise.all(others.map((other) => other.waitForLine('opened', 'refused')));
    expect(others.flatMap(({ lines }) => lines).filter((line) => line.startsWith('refused'))).toEqual([]);
    await Promise.all(others.map((other) => other.closeInput()));
    await waitUntilStopped();
  });

  it('is made once by many processes that come at the same moment', async () => {
    await rm(dataDir, { recursive: true });
    const others = Array.from({ length: 3 }, () => openInOtherProcess());
    await Promise.all(others.map((other) => other.waitForLine('opened', 'refused')));
    expect(others.flatMap(({ lines }) => lines).filter((line) => line.startsWith('refused'))).toEqual([]);
    await Promise.all(others.map((other) => other.closeInput()));
  });

  it('says that its acknowledged changes survive a loss of power', async () => {
    const storage = await open();
    expect([storage.kind, storage.isPowerLossSafe]).toEqual(['EMBEDDED', true]);
  });

  it('works where the path is longer than a socket may have', async () => {
    const deep = join(parentFolder, 'nhà'.repeat(20), 'x'.repeat(120));
    await mkdir(join(deep, '..'), { recursive: true });
    copyFolder(templateFolder, deep);
    const storage = await open(deep);
    await expect(storage.ping()).resolves.toBeUndefined();
  });

  it('is found again in a folder that was moved, also after a crash', async () => {
    const writer = openInOtherProcess('1');
    await writer.waitForLine('written 3');
    const pids = [await readPostmasterPid(), await getSupervisorPid()];
    await Promise.all([...pids.map(killAndWait), writer.kill()]);
    const moved = join(parentFolder, 'moved');
    execFileSync('mv', [dataDir, moved]);
    const storage = await open(moved);
    const [row] = await storage.statements.run('', 'select count(*) as kept from note', []);
    expect(row?.kept).toBeGreaterThanOrEqual(3);
  });
});

const killAndWait = async (pid: number) => {
  process.kill(pid, 'SIGKILL');
  while (isAlive(pid)) await setTimeout(10);
};

/** Numbers of rounds may be raised: `KILL_ROUNDS=50`. */
const KILL_ROUNDS = Number(process.env.KILL_ROUNDS ?? 5);

describe('kill -9', () => {
  const victims = ['writer', 'postmaster', 'backend', 'supervisor', 'all'] as const;

  it(`of the server, of the processes of the cluster and of both loses no acknowledged write (${KILL_ROUNDS} rounds)`, async () => {
    let first = 1;
    for (let round = 0; round < KILL_ROUNDS; round++) {
      const victim = victims[round % victims.length] as (typeof victims)[number];
      const writer = openInOtherProcess(`${first}`);
      await writer.waitForLine(`written ${first + 20}`);
      const targets: Record<typeof victim, (() => Promise<number>)[]> = {
        writer: [],
        postmaster: [readPostmasterPid],
        backend: [backendPid],
        supervisor: [getSupervisorPid],
        all: [readPostmasterPid, getSupervisorPid],
      };
      const pids = await Promise.all(targets[victim].map((find) => find()));
      for (const pid of pids) process.kill(pid, 'SIGKILL');
      await setTimeout(Math.random() * 50);
      await writer.kill();
      const acknowledged = writer.lines.filter((line) => line.startsWith('written')).length;
      const storage = await openDatabase({ dataDir, ormOptions: ormOptions });
      const [row] = await storage.statements.run(
        '',
        'select count(*) as kept, max(id) as last from note',
        [],
      );
      await storage.close();
      expect(row?.kept).toBe(row?.last);
      expect(row?.kept, `round ${round}, ${victim}`).toBeGreaterThanOrEqual(first - 1 + acknowledged);
      await waitUntilStopped();
      first = Number(row?.last) + 1;
    }
  }, 600_000);

  const backendPid = async () => {
    const options = ['-o', 'pid=,args=', '--ppid', `${await readPostmasterPid()}`];
    const children = execFileSync('ps', options, { encoding: 'utf8' }).split('\n');
    const line = children.find((child) => child.includes('giaoban postgres'));
    if (!line) throw new Error('No client is connected.');
    return Number.parseInt(line, 10);
  };

  it('of the server process is mended by the program that uses it', async () => {
    const warnings: string[] = [];
    const log = { info: () => {}, warn: (sentence: string) => warnings.push(sentence) };
    const storage = await openDatabase({ dataDir, ormOptions: ormOptions, log });
    openDatabases.push(storage);
    await killAndWait(await readPostmasterPid());
    // Until they notice, the processes that served connections may still answer.
    for (let i = 0; i < 600 && warnings.length === 0; i++) await setTimeout(100);
    await waitUntilAnswering(storage);
    expect(warnings).toEqual([expect.stringContaining('has ended unexpectedly. It is started again.')]);
  });

  it('of the supervisor is mended too: the cluster is stopped in the end', async () => {
    const storage = await open();
    const before = await getSupervisorPid();
    await killAndWait(before);
    for (let i = 0; i < 600 && (await findSupervisorPid()) === undefined; i++) await setTimeout(100);
    expect(await getSupervisorPid()).not.toBe(before);
    await storage.close();
    await waitUntilStopped();
  });
});

describe('a data folder', () => {
  const refused = (folder = dataDir) =>
    expectDomainError(openDatabase({ dataDir: folder, ormOptions: ormOptions }));

  it('of the former embedded database is rejected, and left as it is', async () => {
    const former = join(parentFolder, 'former');
    await mkdir(join(former, 'postgres'), { recursive: true });
    await writeFile(join(former, 'postgres', 'PG_VERSION'), '18\n');
    const { code, message } = await refused(former);
    expect(code).toBe('DATA_FOLDER_UNUSABLE');
    expect(message).toContain('holds an embedded database of a version before December 2026');
  });

  it.each(['17', '19'])('made by PostgreSQL %s is rejected', async (version) => {
    await writeFile(join(dataDir, 'postgresql', 'data', 'PG_VERSION'), `${version}\n`);
    const { code, message } = await refused();
    expect(code).toBe('DATA_FOLDER_UNUSABLE');
    expect(message).toContain(`was made by PostgreSQL ${version}`);
    expect(message).toContain('docs/operations.md');
  });

  it('whose files are damaged is rejected with what PostgreSQL says, and is free again', async () => {
    await rm(join(dataDir, 'postgresql', 'data', 'global', 'pg_control'));
    const { code, message } = await refused();
    expect(code).toBe('DATA_FOLDER_UNUSABLE');
    expect(message).toContain('pg_control');
    await waitUntilStopped();
  });

  it('that was copied while its server ran is rejected', async () => {
    await open();
    const copied = join(parentFolder, 'copied');
    await cp(dataDir, copied, {
      recursive: true,
      filter: (path) => !/\/(lease|\.s\.PGSQL\.\d+)$/.test(path),
    });
    execFileSync('chown', ['-R', '--reference', join(dataDir, 'postgresql'), join(copied, 'postgresql')]);
    const { code, message } = await refused(copied);
    expect(code).toBe('DATA_FOLDER_UNUSABLE');
    expect(message).toContain(`is a copy of ${join(dataDir, 'postgresql', 'data')}`);
  });

  it.each([
    ['of a process that is gone', async () => 4_000_000],
    [
      'of another program that got its number',
      async () => {
        const sleeper = spawn('sleep', ['300']);
        onTestFinished(() => void sleeper.kill('SIGKILL'));
        return sleeper.pid ?? 0;
      },
    ],
  ])('with the lock file %s is opened', async (_, pidOf) => {
    const files = join(dataDir, 'postgresql', 'data');
    const lines = [await pidOf(), files, 1_700_000_000, 5432, '.', '', '  1 1', 'ready', ''];
    await writeFile(join(files, 'postmaster.pid'), lines.join('\n'));
    const storage = await open();
    await expect(storage.ping()).resolves.toBeUndefined();
  });

  it('without a database is not filled by a command that only looks', async () => {
    const { code, message } = await expectDomainError(
      openDatabase({ dataDir: join(parentFolder, 'new'), ormOptions: ormOptions, migrate: 'check' }),
    );
    expect(code).toBe('DATABASE_OLDER');
    expect(message).toContain('holds no database yet');
  });

  it.each([
    ['a file', () => join(parentFolder, 'file'), 'is a file, not a folder'],
    ['below a file', () => join(parentFolder, 'file', 'data'), 'lies below something that is a file'],
    ['where nothing can be made', () => '/proc/giaoban', 'cannot hold a database'],
  ])('that is %s is rejected', async (_, path, reason) => {
    await writeFile(join(parentFolder, 'file'), '');
    const { code, message } = await refused(path());
    expect(code).toBe('DATA_FOLDER_UNUSABLE');
    expect(message).toContain(reason);
  });

  it('that is a symbolic link is the same folder', async () => {
    const storage = await open();
    await symlink(dataDir, join(parentFolder, 'link'));
    const other = await open(join(parentFolder, 'link'));
    await other.statements.run('', `insert into note values (7, 'x')`, []);
    expect(await storage.statements.run('', 'select id from note', [])).toEqual([{ id: 7 }]);
  });

  it('that was only half made when its process was killed is made anew', async () => {
    const fresh = join(parentFolder, 'fresh');
    const first = openInOtherProcess('', fresh);
    await first.waitForLine('Making a new database');
    await setTimeout(200);
    await first.kill();
    const storage = await open(fresh);
    await expect(storage.ping()).resolves.toBeUndefined();
  });
});

describe('the programs of PostgreSQL', () => {
  const joinWith = (options: object) =>
    EmbeddedCluster.join({ dataDir, mayCreate: true, log: { info: () => {}, warn: () => {} }, ...options });

  it('must be where PG_BIN says', async () => {
    const { code, message } = await expectDomainError(joinWith({ binFolder: parentFolder }));
    expect(code).toBe('EMBEDDED_DATABASE_UNUSABLE');
    expect(message).toContain(`PG_BIN names ${parentFolder}`);
    expect(message).toContain('set DATABASE_URL to a PostgreSQL server');
  });
});
