#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// The sources are TypeScript for Node 22.17 or newer. The package brings its own Node, so any will do to start with.
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const own = join(root, 'node_modules', 'node', 'bin', 'node');
const node = existsSync(own) ? own : process.execPath;
const tsx = import.meta.resolve('tsx');
const child = spawn(node, ['--import', tsx, join(root, 'src', 'main.ts'), ...process.argv.slice(2)], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
