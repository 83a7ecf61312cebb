import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The user nobody. File modes do not limit root, so under root the launcher runs as this user if modes matter. */
const NOBODY_USER = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

/** Pretends to be an old Node, only for the launcher and not for the process that it starts. */
const OLD_NODE = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.11.0' } });`;

export interface LauncherResult {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

interface LaunchOptions {
  readonly env?: Record<string, string>;
  readonly isOldNode?: boolean;
  readonly asNobody?: boolean;
}

/** A package with the launcher and a program of a few lines, because the real program takes seconds to compile. */
export class PackageFixture {
  readonly root = mkdtempSync(join(tmpdir(), 'giaoban-package-'));
  readonly #children: ChildProcess[] = [];

  constructor(program: string) {
    chmodSync(this.root, 0o755);
    cpSync(join(ROOT, 'bin'), join(this.root, 'bin'), { recursive: true });
    for (const folder of ['seeds', 'schema']) mkdirSync(join(this.root, folder));
    this.writeFile('package.json', '{ "type": "module" }');
    this.writeFile('src/cli/main.ts', program);
    this.writeFile('src/parsers/parser.worker.ts', 'export {};');
    this.writeFile('node_modules/.keep', '');
    for (const name of ['esbuild', '@esbuild'])
      symlinkSync(join(ROOT, 'node_modules', name), join(this.root, 'node_modules', name));
    this.writeFile('old-node.cjs', OLD_NODE);
  }

  writeFile(file: string, text: string): void {
    mkdirSync(dirname(join(this.root, file)), { recursive: true });
    writeFileSync(join(this.root, file), text);
  }

  /** Creates the npm package with Node for this platform. */
  addNodePackage(): void {
    const bin = `node_modules/node-${process.platform}-${process.arch}/bin`;
    mkdirSync(join(this.root, bin), { recursive: true });
    symlinkSync(process.execPath, join(this.root, bin, 'node'));
  }

  #buildCommand({ env, isOldNode, asNobody }: LaunchOptions) {
    const old = isOldNode ? ['--require', join(this.root, 'old-node.cjs')] : [];
    const home = { HOME: join(this.root, 'home'), TMPDIR: join(this.root, 'temporary') };
    const options = {
      cwd: '/',
      env: { PATH: process.env.PATH, ...home, ...env },
      ...(asNobody && NOBODY_USER),
    };
    return { args: [...old, join(this.root, 'bin/giaoban.js')], options };
  }

  /** Runs the program from another folder and returns its result. */
  run(how: LaunchOptions = {}): LauncherResult {
    const { args, options } = this.#buildCommand(how);
    const { status, signal, stdout, stderr } = spawnSync(process.execPath, args, {
      ...options,
      encoding: 'utf8',
    });
    return { code: status, signal, out: stdout, err: stderr };
  }

  /** Starts the program and does not wait for its end. */
  start(how: LaunchOptions = {}) {
    const { args, options } = this.#buildCommand(how);
    const child = spawn(process.execPath, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#children.push(child);
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk) => (out += chunk));
    child.stderr.on('data', (chunk) => (err += chunk));
    // `close` and not `exit`: it comes after all processes closed the output, also the program behind the launcher.
    const ended = new Promise<LauncherResult>((resolve) =>
      child.on('close', (code, signal) => resolve({ code, signal, out, err })),
    );
    return { child, ended, readStdout: () => out };
  }

  remove(): void {
    for (const child of this.#children) child.kill('SIGKILL');
    rmSync(this.root, { recursive: true, force: true });
  }
}
