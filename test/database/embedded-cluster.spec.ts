import { execFileSync, spawn } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Storage } from '../../src/database/database.ts';
import { EmbeddedCluster } from '../../src/database/embedded-cluster.ts';
import { openStorage } from '../../src/database/open-database.ts';
import { isAlive } from '../../src/database/process-state.ts';
import { OtherProcess } from './child-process.ts';
import { refusal } from './expect-error.ts';
import { Note, programWith } from './notes-database.ts';

const USE_CLUSTER = new URL('./use-cluster.process.ts', import.meta.url);

const program = programWith('MakeNotes');
let template: string;
let parent: string;
let dataDir: string;
const opened: Storage[] = [];

/** A folder that the user PostgreSQL runs as can reach. */
async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'giaoban-embedded-'));
  await chmod(folder, 0o755);
  return folder;
}

const copy = (from: string, to: string) => execFileSync('cp', ['-a', from, to]);

beforeAll(async () => {
  template = join(await makeFolder(), 'data');
  await (await openStorage({ dataDir: template, ormOptions: program })).close();
  return () => rm(join(template, '..'), { recursive: true });
});

beforeEach(async () => {
  parent = await makeFolder();
  dataDir = join(parent, 'data');
  copy(template, dataDir);
});

afterEach(async () => {
  await Promise.all(opened.splice(0).map((storage) => storage.close()));
  for (const pid of await processesIn(parent)) process.kill(pid, 'SIGKILL');
  await rm(parent, { recursive: true, force: true, maxRetries: 50, retryDelay: 100 });
});

const open = async (folder = dataDir) => {
  const storage = await openStorage({ dataDir: folder, ormOptions: program });
  opened.push(storage);
  return storage;
};

const openElsewhere = (firstId = '', folder = dataDir) => new OtherProcess(USE_CLUSTER, folder, firstId);

/** The processes whose command line names a folder: server processes and supervisors. */
async function processesIn(folder: string): Promise<number[]> {
  const lines = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  return lines
    .filter((line) => line.includes(`${folder}/`) && /postgres -D|giaoban-supervisor/.test(line))
    .map((line) => Number.parseInt(line, 10));
}

async function postmasterPid(): Promise<number> {
  const text = await readFile(join(dataDir, 'postgresql', 'data', 'postmaster.pid'), 'utf8');
  return Number.parseInt(text, 10);
}

/** The number of the supervisor; undefined when none runs. */
async function findSupervisor(): Promise<number | undefined> {
  const pids = await processesIn(dataDir);
  return pids.find((pid) => commandOf(pid).includes('giaoban-supervisor'));
}

const commandOf = (pid: number) => execFileSync('ps', ['-o', 'args=', '-p', `${pid}`], { encoding: 'utf8' });

async function supervisorPid(): Promise<number> {
  const pid = await findSupervisor();
  if (pid === undefined) throw new Error('No supervisor runs.');
  return pid;
}

/** Waits until nothing of the cluster runs any more, 60 seconds at most: a busy machine makes no defect. */
async function untilStopped(): Promise<void> {
  for (let i = 0; i < 600 && (await processesIn(dataDir)).length > 0; i++) await setTimeout(100);
  expect(await processesIn(dataDir)).toEqual([]);
}

/** Asks until the database answers, 60 seconds at most. */
async function untilAnswered(storage: Storage): Promise<void> {
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
    const other = openElsewhere();
    await other.told('opened');
    const storage = await open();
    const em = storage.orm.em.fork();
    em.create(Note, { id: 1, body: 'Sở Xây dựng' });
    await em.flush();
    await other.end();
    await storage.ping();
    expect(await processesIn(dataDir)).toHaveLength(2);
    await storage.close();
    await untilStopped();
  });

  it('goes on for a command when the server beside it is killed, and is stopped after the command', async () => {
    const server = openElsewhere();
    await server.told('opened');
    const storage = await open();
    await server.kill();
    await storage.ping();
    await storage.close();
    await untilStopped();
  });

  it('is started once by many processes that come at the same moment', async () => {
    const others = Array.from({ length: 4 }, () => openElsewhere());
    await Promise.all(others.map((other) => other.told('opened', 'refused')));
    expect(others.flatMap(({ lines }) => lines).filter((line) => line.startsWith('refused'))).toEqual([]);
    await Promise.all(others.map((other) => other.end()));
    await untilStopped();
  });

  it('is made once by many processes that come at the same moment', async () => {
    await rm(dataDir, { recursive: true });
    const others = Array.from({ length: 3 }, () => openElsewhere());
    await Promise.all(others.map((other) => other.told('opened', 'refused')));
    expect(others.flatMap(({ lines }) => lines).filter((line) => line.startsWith('refused'))).toEqual([]);
    await Promise.all(others.map((other) => other.end()));
  });

  it('says that its acknowledged changes survive a loss of power', async () => {
    const storage = await open();
    expect([storage.kind, storage.isPowerLossSafe]).toEqual(['EMBEDDED', true]);
  });

  it('works where the path is longer than a socket may have', async () => {
    const deep = join(parent, 'nhà'.repeat(20), 'x'.repeat(120));
    await mkdir(join(deep, '..'), { recursive: true });
    copy(template, deep);
    const storage = await open(deep);
    await expect(storage.ping()).resolves.toBeUndefined();
  });

  it('is found again in a folder that was moved, also after a crash', async () => {
    const writer = openElsewhere('1');
    await writer.told('written 3');
    const pids = [await postmasterPid(), await supervisorPid()];
    await Promise.all([...pids.map(killed), writer.kill()]);
    const moved = join(parent, 'moved');
    execFileSync('mv', [dataDir, moved]);
    const storage = await open(moved);
    const [row] = await storage.statements.run('', 'select count(*) as kept from note', []);
    expect(row?.kept).toBeGreaterThanOrEqual(3);
  });
});

const killed = async (pid: number) => {
  process.kill(pid, 'SIGKILL');
  while (isAlive(pid)) await setTimeout(10);
};

/** Numbers of rounds may be raised: `KILL_ROUNDS=50`. */
const ROUNDS = Number(process.env.KILL_ROUNDS ?? 5);

describe('kill -9', () => {
  const victims = ['writer', 'postmaster', 'backend', 'supervisor', 'all'] as const;

  it(`of the server, of the processes of the cluster and of both loses no acknowledged write (${ROUNDS} rounds)`, async () => {
    let first = 1;
    for (let round = 0; round < ROUNDS; round++) {
      const victim = victims[round % victims.length] as (typeof victims)[number];
      const writer = openElsewhere(`${first}`);
      await writer.told(`written ${first + 20}`);
      const targets: Record<typeof victim, (() => Promise<number>)[]> = {
        writer: [],
        postmaster: [postmasterPid],
        backend: [backendPid],
        supervisor: [supervisorPid],
        all: [postmasterPid, supervisorPid],
      };
      const pids = await Promise.all(targets[victim].map((find) => find()));
      for (const pid of pids) process.kill(pid, 'SIGKILL');
      await setTimeout(Math.random() * 50);
      await writer.kill();
      const acknowledged = writer.lines.filter((line) => line.startsWith('written')).length;
      const storage = await openStorage({ dataDir, ormOptions: program });
      const [row] = await storage.statements.run(
        '',
        'select count(*) as kept, max(id) as last from note',
        [],
      );
      await storage.close();
      expect(row?.kept).toBe(row?.last);
      expect(row?.kept, `round ${round}, ${victim}`).toBeGreaterThanOrEqual(first - 1 + acknowledged);
      await untilStopped();
      first = Number(row?.last) + 1;
    }
  }, 600_000);

  const backendPid = async () => {
    const options = ['-o', 'pid=,args=', '--ppid', `${await postmasterPid()}`];
    const children = execFileSync('ps', options, { encoding: 'utf8' }).split('\n');
    const line = children.find((child) => child.includes('giaoban postgres'));
    if (!line) throw new Error('No client is connected.');
    return Number.parseInt(line, 10);
  };

  it('of the server process is mended by the program that uses it', async () => {
    const warnings: string[] = [];
    const log = { info: () => {}, warn: (sentence: string) => warnings.push(sentence) };
    const storage = await openStorage({ dataDir, ormOptions: program, log });
    opened.push(storage);
    await killed(await postmasterPid());
    // Until they notice, the processes that served connections may still answer.
    for (let i = 0; i < 600 && warnings.length === 0; i++) await setTimeout(100);
    await untilAnswered(storage);
    expect(warnings).toEqual([expect.stringContaining('has ended unexpectedly. It is started again.')]);
  });

  it('of the supervisor is mended too: the cluster is stopped in the end', async () => {
    const storage = await open();
    const before = await supervisorPid();
    await killed(before);
    for (let i = 0; i < 600 && (await findSupervisor()) === undefined; i++) await setTimeout(100);
    expect(await supervisorPid()).not.toBe(before);
    await storage.close();
    await untilStopped();
  });
});

describe('a data folder', () => {
  const refused = (folder = dataDir) => refusal(openStorage({ dataDir: folder, ormOptions: program }));

  it('of the former embedded database is rejected, and left as it is', async () => {
    const former = join(parent, 'former');
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
    await untilStopped();
  });

  it('that was copied while its server ran is rejected', async () => {
    await open();
    const copied = join(parent, 'copied');
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
    const { code, message } = await refusal(
      openStorage({ dataDir: join(parent, 'new'), ormOptions: program, migrate: 'check' }),
    );
    expect(code).toBe('DATABASE_OLDER');
    expect(message).toContain('holds no database yet');
  });

  it.each([
    ['a file', () => join(parent, 'file'), 'is a file, not a folder'],
    ['below a file', () => join(parent, 'file', 'data'), 'lies below something that is a file'],
    ['where nothing can be made', () => '/proc/giaoban', 'cannot hold a database'],
  ])('that is %s is rejected', async (_, path, reason) => {
    await writeFile(join(parent, 'file'), '');
    const { code, message } = await refused(path());
    expect(code).toBe('DATA_FOLDER_UNUSABLE');
    expect(message).toContain(reason);
  });

  it('that is a symbolic link is the same folder', async () => {
    const storage = await open();
    await symlink(dataDir, join(parent, 'link'));
    const other = await open(join(parent, 'link'));
    await other.statements.run('', `insert into note values (7, 'x')`, []);
    expect(await storage.statements.run('', 'select id from note', [])).toEqual([{ id: 7 }]);
  });

  it('that was only half made when its process was killed is made anew', async () => {
    const fresh = join(parent, 'fresh');
    const first = openElsewhere('', fresh);
    await first.told('Making a new database');
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
    const { code, message } = await refusal(joinWith({ binFolder: parent }));
    expect(code).toBe('EMBEDDED_DATABASE_UNUSABLE');
    expect(message).toContain(`PG_BIN names ${parent}`);
    expect(message).toContain('set DATABASE_URL to a PostgreSQL server');
  });
});
