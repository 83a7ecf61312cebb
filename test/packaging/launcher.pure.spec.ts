import { chmodSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PackageFixture } from './package-fixture.ts';

/** A program that prints where it runs and waits for a signal; with `quick` it ends at once. */
const PROGRAM = `
process.on('SIGTERM', () => { console.log('stopped in order'); process.exit(7); });
console.log('ready', process.versions.node, import.meta.url);
if (process.env.QUICK) process.exit(3);
setInterval(() => {}, 1000);
`;
const QUICK = { QUICK: '1' };

let fixture: PackageFixture;
beforeEach(() => {
  fixture = new PackageFixture(PROGRAM);
});
afterEach(() => fixture.remove());

const listBuilds = () =>
  readdirSync(join(fixture.root, 'dist')).filter((name) => /^[0-9a-f]{16}$/.test(name));

describe('the program', () => {
  it('is compiled once, and again when a source changes', () => {
    expect(fixture.run({ env: QUICK })).toMatchObject({ code: 3, err: '' });
    const [first] = listBuilds();
    expect(fixture.run({ env: QUICK }).out).toContain(`/dist/${first}/`);
    expect(listBuilds()).toEqual([first]);
    fixture.writeFile('src/cli/main.ts', "console.log('another');");
    expect(fixture.run().out).toBe('another\n');
    expect(listBuilds()).toHaveLength(2);
    fixture.writeFile('src/cli/main.ts', PROGRAM);
    expect(fixture.run({ env: QUICK }).out).toContain(`/dist/${first}/`);
  });

  it('is compiled correctly when several start at once', async () => {
    const runs = Array.from({ length: 4 }, () => fixture.start({ env: QUICK }).ended);
    for (const { code, err } of await Promise.all(runs)) expect([code, err]).toEqual([3, '']);
    expect(listBuilds()).toHaveLength(1);
  });

  it('is compiled again after an incomplete build', () => {
    fixture.run({ env: QUICK });
    const [name] = listBuilds();
    const dist = join(fixture.root, 'dist');
    // The result of `kill -9`: a temporary folder with some of the files.
    renameSync(join(dist, `${name}`), join(dist, `.${name}.0123456789ab`));
    rmSync(join(dist, `.${name}.0123456789ab`, 'main.js'));
    expect(fixture.run({ env: QUICK })).toMatchObject({ code: 3, err: '' });
    expect(listBuilds()).toEqual([name]);
  });

  it('is not compiled if there are no sources, as in a packed installation', () => {
    fixture.run({ env: QUICK });
    rmSync(join(fixture.root, 'src'), { recursive: true });
    expect(fixture.run({ env: QUICK })).toMatchObject({ code: 3, err: '' });
    expect(listBuilds()).toHaveLength(1);
  });
});

describe('a package without write access', () => {
  const cache = () => join(fixture.root, 'cache');

  beforeEach(() => {
    mkdirSync(cache());
    chmodSync(cache(), 0o777);
    chmodSync(fixture.root, 0o555);
  });
  afterEach(() => chmodSync(fixture.root, 0o755));

  it('is compiled in the cache of the user', () => {
    const env = { ...QUICK, XDG_CACHE_HOME: cache() };
    const { code, out, err } = fixture.run({ env, asNobody: true });
    expect([code, err]).toEqual([3, '']);
    expect(out).toContain(`${cache()}/giaoban/`);
  });

  it('runs the program that its owner compiled', () => {
    chmodSync(fixture.root, 0o755);
    fixture.run({ env: QUICK });
    chmodSync(fixture.root, 0o555);
    expect(fixture.run({ env: QUICK, asNobody: true }).out).toContain(`${fixture.root}/dist/`);
  });

  it('does not run a program that others could have changed', () => {
    const env = { ...QUICK, XDG_CACHE_HOME: cache(), DATA_DIR: cache() };
    expect(fixture.run({ env, asNobody: true }).out).toContain(`${cache()}/giaoban/`);
    chmodSync(join(cache(), 'giaoban'), 0o777);
    expect(fixture.run({ env, asNobody: true }).out).toContain(`${cache()}/.compiled/`);
  });

  it('prints the folders without write access if there is no other', () => {
    const { code, out, err } = fixture.run({ asNobody: true });
    expect([code, out]).toEqual([1, '']);
    expect(err.split('\n')).toHaveLength(2);
    for (const folder of ['dist', 'home/.cache/giaoban', 'temporary'])
      expect(err).toContain(`${fixture.root}/${folder}`);
  });
});

describe('an old Node', () => {
  it('prints in one sentence which version is needed', () => {
    expect(fixture.run({ isOldNode: true })).toEqual({
      code: 1,
      signal: null,
      out: '',
      err: expect.stringMatching(/^Giaoban needs Node \d+\.\d+ or newer; this is 20\.11\.0\. .*\n$/),
    });
  });

  it('starts the Node of the package, and exits with the same code', () => {
    fixture.addNodePackage();
    const { code, out, err } = fixture.run({ isOldNode: true, env: QUICK });
    expect([code, err]).toEqual([3, '']);
    expect(out).toContain(`ready ${process.versions.node}`);
  });

  it('forwards signals', async () => {
    fixture.addNodePackage();
    const { child, ended, readStdout } = fixture.start({ isOldNode: true });
    await vi.waitUntil(() => readStdout().includes('ready'), { timeout: 30_000 });
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: 7, out: expect.stringContaining('stopped in order') });
  });

  it('ends with the signal that ended the program', async () => {
    fixture.addNodePackage();
    fixture.writeFile(
      'src/cli/main.ts',
      "process.kill(process.pid, 'SIGKILL'); setInterval(() => {}, 1000);",
    );
    expect(fixture.run({ isOldNode: true })).toMatchObject({ code: null, signal: 'SIGKILL' });
  });

  it('leaves no process when it is killed at once', async () => {
    fixture.addNodePackage();
    const { child, ended, readStdout } = fixture.start({ isOldNode: true });
    await vi.waitUntil(() => readStdout().includes('ready'), { timeout: 30_000 });
    child.kill('SIGKILL');
    expect((await ended).out).toContain('stopped in order');
  });
});
