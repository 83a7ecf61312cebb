import { execFileSync, spawn } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { EmbeddedCluster } from '../../src/database/embedded-cluster.ts';
import { openDatabase } from '../../src/database/open-database.ts';
import { isAlive } from '../../src/database/process-state.ts';
import { expectDomainError } from '../support/expect-domain-error.ts';
import { ScriptProcess } from '../support/script-process.ts';
import { buildOrmOptions, Note } from './notes-database.ts';

const USE_CLUSTER_SCRIPT = new URL('./use-cluster.process.ts', import.meta.url);

const ormOptions = buildOrmOptions('MakeNotes');
let templateFolder: string;
let parentFolder: string;
let dataDir: string;
const openDatabases: Database[] = [];

/** Creates a folder that the user of PostgreSQL can read. */
async function createFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'giaoban-embedded-'));
  await chmod(folder, 0o755);
  return folder;
}

const copyFolder = (from: string, to: string) => execFileSync('cp', ['-a', from, to]);

beforeAll(async () => {
  templateFolder = join(await createFolder(), 'data');
  await (await openDatabase({ dataDir: templateFolder, ormOptions })).close();
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
  const storage = await openDatabase({ dataDir: folder, ormOptions });
  openDatabases.push(storage);
  return storage;
};

const openInOtherProcess = (firstId = '', folder = dataDir) =>
  new ScriptProcess(USE_CLUSTER_SCRIPT, folder, firstId);

/** Finds the server and supervisor processes whose command line names a folder. */
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

/** Returns the process id of the supervisor; undefined if none runs. */
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

/** Waits up to 60 seconds until no process of the cluster runs. Such a long time suits a busy machine. */
async function waitUntilStopped(): Promise<void> {
  for (let i = 0; i < 600 && (await findProcesses(dataDir)).length > 0; i++) await setTimeout(100);
  expect(await findProcesses(dataDir)).toEqual([]);
}

/** Waits up to 60 seconds until the database responds. */
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

  it('still serves a command when the server is killed, and is stopped after the command', async () => {
    const server = openInOtherProcess();
    await server.waitForLine('opened');
    const storage = await open();
    await server.kill();
    await storage.ping();
    await storage.close();
    await waitUntilStopped();
  });

  it('is started once by many processes at the same moment', async () => {
    const others = Array.from({ length: 4 }, () => openInOtherProcess());
    await Promise.all(others.map((other) => other.waitForLine('opened', 'refused')));
    expect(others.flatMap(({ lines }) => lines).filter((line) => line.startsWith('refused'))).toEqual([]);
    await Promise.all(others.map((other) => other.closeInput()));
    await waitUntilStopped();
  });

  it('is created once by many processes at the same moment', async () => {
    await rm(dataDir, { recursive: true });
    const others = Array.from({ length: 3 }, () => openInOtherProcess());
    await Promise.all(others.map((other) => other.waitForLine('opened', 'refused')));
    expect(others.flatMap(({ lines }) => lines).filter((line) => line.startsWith('refused'))).toEqual([]);
    await Promise.all(others.map((other) => other.closeInput()));
  });

  it('reports that acknowledged changes survive a loss of power', async () => {
    const storage = await open();
    expect([storage.kind, storage.isPowerLossSafe]).toEqual(['EMBEDDED', true]);
  });

  it('works with a path that is too long for a socket', async () => {
    const deep = join(parentFolder, 'nhà'.repeat(20), 'x'.repeat(120));
    await mkdir(join(deep, '..'), { recursive: true });
    copyFolder(templateFolder, deep);
    const storage = await open(deep);
    await expect(storage.ping()).resolves.toBeUndefined();
  });

  it('works in a folder that was moved, also after a crash', async () => {
    const writer = openInOtherProcess('1');
    await writer.waitForLine('written 3');
    const pids = [await readPostmasterPid(), await getSupervisorPid()];
    await Promise.all([...pids.map(killAndWait), writer.kill()]);
    const moved = join(parentFolder, 'moved');
    execFileSync('mv', [dataDir, moved]);
    const storage = await open(moved);
    const [row] = await storage.statements.run('', 'select count(*) as stored from note', []);
    expect(row?.stored).toBeGreaterThanOrEqual(3);
  });
});

const killAndWait = async (pid: number) => {
  process.kill(pid, 'SIGKILL');
  while (isAlive(pid)) await setTimeout(10);
};

/** The number of rounds; `KILL_ROUNDS=50` for a long run. */
const KILL_ROUNDS = Number(process.env.KILL_ROUNDS ?? 5);

describe('kill -9', () => {
  const targets = ['writer', 'postmaster', 'backend', 'supervisor', 'all'] as const;

  it(`of the server, of the processes of the cluster and of both loses no acknowledged write (${KILL_ROUNDS} rounds)`, async () => {
    let first = 1;
    for (let round = 0; round < KILL_ROUNDS; round++) {
      const target = targets[round % targets.length] as (typeof targets)[number];
      const writer = openInOtherProcess(`${first}`);
      await writer.waitForLine(`written ${first + 20}`);
      const pidReaders: Record<typeof target, (() => Promise<number>)[]> = {
        writer: [],
        postmaster: [readPostmasterPid],
        backend: [readBackendPid],
        supervisor: [getSupervisorPid],
        all: [readPostmasterPid, getSupervisorPid],
      };
      const pids = await Promise.all(pidReaders[target].map((readPid) => readPid()));
      for (const pid of pids) process.kill(pid, 'SIGKILL');
      await setTimeout(Math.random() * 50);
      await writer.kill();
      const acknowledged = writer.lines.filter((line) => line.startsWith('written')).length;
      const storage = await openDatabase({ dataDir, ormOptions });
      const [row] = await storage.statements.run(
        '',
        'select count(*) as stored, max(id) as last from note',
        [],
      );
      await storage.close();
      expect(row?.stored).toBe(row?.last);
      expect(row?.stored, `round ${round}, ${target}`).toBeGreaterThanOrEqual(first - 1 + acknowledged);
      await waitUntilStopped();
      first = Number(row?.last) + 1;
    }
  }, 600_000);

  const readBackendPid = async () => {
    const options = ['-o', 'pid=,args=', '--ppid', `${await readPostmasterPid()}`];
    const children = execFileSync('ps', options, { encoding: 'utf8' }).split('\n');
    const line = children.find((child) => child.includes('giaoban postgres'));
    if (!line) throw new Error('No client is connected.');
    return Number.parseInt(line, 10);
  };

  it('of the server process is repaired by the program that uses it', async () => {
    const warnings: string[] = [];
    const log = { info: () => {}, warn: (sentence: string) => warnings.push(sentence) };
    const storage = await openDatabase({ dataDir, ormOptions, log });
    openDatabases.push(storage);
    await killAndWait(await readPostmasterPid());
    // The processes of open connections may still respond until they notice.
    for (let i = 0; i < 600 && warnings.length === 0; i++) await setTimeout(100);
    await waitUntilAnswering(storage);
    expect(warnings).toEqual([
      expect.stringContaining('has ended unexpectedly. This process starts it again.'),
    ]);
  });

  it('of the supervisor is repaired too: the cluster is stopped in the end', async () => {
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
  const expectOpenRejected = (folder = dataDir) =>
    expectDomainError(openDatabase({ dataDir: folder, ormOptions }));

  it('of the former embedded database is rejected, and is not changed', async () => {
    const former = join(parentFolder, 'former');
    await mkdir(join(former, 'postgres'), { recursive: true });
    await writeFile(join(former, 'postgres', 'PG_VERSION'), '18\n');
    const { code, message } = await expectOpenRejected(former);
    expect(code).toBe('DATA_FOLDER_UNUSABLE');
    expect(message).toContain('has an embedded database of a version before December 2026');
  });

  it.each(['17', '19'])('of PostgreSQL %s is rejected', async (version) => {
    await writeFile(join(dataDir, 'postgresql', 'data', 'PG_VERSION'), `${version}\n`);
    const { code, message } = await expectOpenRejected();
    expect(code).toBe('DATA_FOLDER_UNUSABLE');
    expect(message).toContain(`was created by PostgreSQL ${version}`);
    expect(message).toContain('docs/operations.md');
  });

  it('with damaged files is rejected with the message of PostgreSQL, and is not locked after it', async () => {
    await rm(join(dataDir, 'postgresql', 'data', 'global', 'pg_control'));
    const { code, message } = await expectOpenRejected();
    expect(code).toBe('DATA_FOLDER_UNUSABLE');
    expect(message).toContain('pg_control');
    await waitUntilStopped();
  });

  it.each([
    ['whose inode is far from that of the original', false],
    ['whose inode is near that of the original', true],
  ])('that was copied from a running server is rejected, %s', async (_, isNear) => {
    await open();
    const copied = join(parentFolder, 'copied');
    await cp(dataDir, copied, {
      recursive: true,
      filter: (path) => !/\/(lease|\.s\.PGSQL\.\d+)$/.test(path),
    });
    const pidFile = join(copied, 'postgresql', 'data', 'postmaster.pid');
    const lines = (await readFile(pidFile, 'utf8')).split('\n');
    const { ino } = await stat(join(copied, 'postgresql', 'data'));
    // The key of the shared memory, which PostgreSQL computes from the inode.
    lines[6] = ` ${(isNear ? ino + 1 : ino + 1_000_000) % 2 ** 31} 1`;
    await writeFile(pidFile, lines.join('\n'));
    execFileSync('chown', ['-R', '--reference', join(dataDir, 'postgresql'), join(copied, 'postgresql')]);
    const { code, message } = await expectOpenRejected(copied);
    expect(code).toBe('DATA_FOLDER_UNUSABLE');
    expect(message).toContain(`is a copy of ${join(dataDir, 'postgresql', 'data')}`);
  });

  it('whose lock file is empty after a loss of power is opened', async () => {
    await writeFile(join(dataDir, 'postgresql', 'data', 'postmaster.pid'), '');
    await expect((await open()).ping()).resolves.toBeUndefined();
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

  it('without a database is not filled by a command that only reads', async () => {
    const { code, message } = await expectDomainError(
      openDatabase({ dataDir: join(parentFolder, 'new'), ormOptions, migrate: 'check' }),
    );
    expect(code).toBe('DATABASE_OLDER');
    expect(message).toContain('has no database yet');
  });

  it.each([
    ['a file', () => join(parentFolder, 'file'), 'is a file, not a folder'],
    ['below a file', () => join(parentFolder, 'file', 'data'), 'is below a file'],
    ['where nothing can be made', () => '/proc/giaoban', 'cannot hold a database'],
  ])('that is %s is rejected', async (_, path, reason) => {
    await writeFile(join(parentFolder, 'file'), '');
    const { code, message } = await expectOpenRejected(path());
    expect(code).toBe('DATA_FOLDER_UNUSABLE');
    expect(message).toContain(reason);
  });

  it('behind a symbolic link is the same folder', async () => {
    const storage = await open();
    await symlink(dataDir, join(parentFolder, 'link'));
    const other = await open(join(parentFolder, 'link'));
    await other.statements.run('', `insert into note values (7, 'x')`, []);
    expect(await storage.statements.run('', 'select id from note', [])).toEqual([{ id: 7 }]);
  });

  it('that is incomplete because its process was killed is created again', async () => {
    const fresh = join(parentFolder, 'fresh');
    const first = openInOtherProcess('', fresh);
    await first.waitForLine('Creating a new database');
    await setTimeout(200);
    await first.kill();
    const storage = await open(fresh);
    await expect(storage.ping()).resolves.toBeUndefined();
  });
});

describe('the programs of PostgreSQL', () => {
  const joinCluster = (options: object) =>
    EmbeddedCluster.join({ dataDir, mayCreate: true, log: { info: () => {}, warn: () => {} }, ...options });

  it('must be in the folder PG_BIN', async () => {
    const { code, message } = await expectDomainError(joinCluster({ binFolder: parentFolder }));
    expect(code).toBe('EMBEDDED_DATABASE_UNUSABLE');
    expect(message).toContain(`PG_BIN is ${parentFolder}`);
    expect(message).toContain('set DATABASE_URL to a PostgreSQL server');
  });
});
