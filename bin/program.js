// Finds the compiled program, compiles it where it is missing, and runs it. Needs the Node that `giaoban.js` looks for.
import { createHash, randomBytes } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { constants, enableCompileCache, flushCompileCache } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** How long a build of other sources is kept, in ms: a server that runs may still load parts of it. */
const KEPT_MS = 7 * 86_400_000;
/** Longer than any build takes, in ms. */
const BUILDING_MS = 3_600_000;
/** When the code that was compiled while starting is kept for the next start, in ms. Not at the end: that may be a `kill -9`. */
const FLUSH_AFTER_MS = 3_000;

/** Runs the command that `process.argv` names. */
export async function run(root) {
  endWithLauncher();
  let folder;
  try {
    folder = await compiledProgram(root);
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
    return;
  }
  keepCompiledCode(folder);
  await import(pathToFileURL(join(folder, 'main.js')).href);
}

/** Ends in order, as if told to, when the launcher on another Node is gone. */
function endWithLauncher() {
  if (!process.env.GIAOBAN_LAUNCHED) return;
  delete process.env.GIAOBAN_LAUNCHED;
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  // The channel alone must not keep a command alive.
  process.channel?.unref();
}

/** V8's own code cache makes later starts quicker. Where it cannot be written, nothing is lost but that. */
function keepCompiledCode(folder) {
  if (process.env.NODE_COMPILE_CACHE || process.env.NODE_DISABLE_COMPILE_CACHE) return;
  const isKept = [{ path: folder }, ...otherPlaces()].some((place) => {
    if (place.isShared && !canWrite(place)) return false;
    const { status } = enableCompileCache(join(place.path, 'cache'));
    return status === constants.compileCacheStatus.ENABLED;
  });
  if (isKept) setTimeout(flushCompileCache, FLUSH_AFTER_MS).unref();
}

/** The folder of the compiled program; compiles it when there is none for the sources as they are. */
export async function compiledProgram(root) {
  const dist = join(root, 'dist');
  // A packed installation has no sources and one compiled program.
  if (!existsSync(join(root, 'src'))) return join(dist, readdirSync(dist).find(isBuild));
  const { compile, fingerprintOf, stampOf } = await import('./compile.js');
  const stamp = stampOf(root);
  const [known, knownStamp] = readNote(dist);
  if (knownStamp === stamp && existsSync(join(dist, known, 'main.js'))) return join(dist, known);
  const fingerprint = fingerprintOf(root);
  // Other checkouts may use the same places, and have packages of their own.
  const elsewhere = createHash('sha256').update(fingerprint).update(root).digest('hex').slice(0, 16);
  const places = [{ path: dist, fingerprint }];
  for (const place of otherPlaces()) places.push({ ...place, fingerprint: elsewhere });
  for (const place of places) {
    const folder = join(place.path, place.fingerprint);
    if (!existsSync(join(folder, 'main.js')) || !isSafe(place)) continue;
    if (place.path === dist) writeNote(dist, fingerprint, stamp);
    return folder;
  }
  for (const place of places) {
    if (!canWrite(place)) continue;
    const folder = await buildInto(place, (target) => compile(root, target));
    removeOldBuilds(place.path, place.fingerprint);
    if (place.path === dist) writeNote(dist, fingerprint, stamp);
    return folder;
  }
  throw new Error(
    `Giaoban must be compiled once and can write none of these folders: ${places.map(({ path }) => path).join(', ')}. Run \`npm run build\` as the owner of ${root}, or make one of them writable.`,
  );
}

/** Which build belongs to which stamp of the sources, so that they need not be read at each start. */
const NOTE = 'newest';

function readNote(dist) {
  try {
    return readFileSync(join(dist, NOTE), 'utf8').split(' ');
  } catch {
    return [];
  }
}

/** Whole or not at all. Who may not write it reads the sources again the next time. */
function writeNote(dist, fingerprint, stamp) {
  const beside = join(dist, `.${randomBytes(6).toString('hex')}`);
  try {
    writeFileSync(beside, `${fingerprint} ${stamp}`);
    renameSync(beside, join(dist, NOTE));
  } catch {
    rmSync(beside, { force: true });
  }
}

const isBuild = (name) => /^[0-9a-f]{16}$/.test(name);

/** Where a build and its cache go when the package's own folder cannot be written. Others may be able to write there too. */
function otherPlaces() {
  const user = process.getuid?.() ?? '';
  const { XDG_CACHE_HOME, DATA_DIR } = process.env;
  return [
    join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'giaoban'),
    join(tmpdir(), `giaoban-${user}`),
    // Whoever makes that folder decides who may enter it.
    ...(DATA_DIR && existsSync(DATA_DIR) ? [join(resolve(DATA_DIR), '.compiled')] : []),
  ].map((path) => ({ path, isShared: true }));
}

/** Nobody but this user may have put code into a folder that stands where others can write. */
function isSafe({ path, isShared }) {
  if (!isShared || !process.getuid) return true;
  const { uid, mode } = lstatSync(path);
  return uid === process.getuid() && (mode & 0o170022) === 0o040000;
}

function canWrite(place) {
  const probe = join(place.path, `.${randomBytes(6).toString('hex')}`);
  try {
    mkdirSync(place.path, { recursive: true, mode: place.isShared ? 0o700 : 0o777 });
    mkdirSync(probe);
    rmSync(probe, { recursive: true });
    return isSafe(place);
  } catch {
    return false;
  }
}

/** Builds beside and renames, so that a folder under its own name is always whole. Who comes second takes what is there. */
async function buildInto({ path, fingerprint }, build) {
  const folder = join(path, fingerprint);
  const beside = join(path, `.${fingerprint}.${randomBytes(6).toString('hex')}`);
  try {
    await build(beside);
    renameSync(beside, folder);
  } catch (error) {
    rmSync(beside, { recursive: true, force: true });
    if (!existsSync(join(folder, 'main.js'))) throw error;
  }
  return folder;
}

/** Removes what other sources left behind, and builds that were broken off. */
function removeOldBuilds(place, fingerprint) {
  for (const name of readdirSync(place)) {
    const isOther = isBuild(name) && name !== fingerprint;
    if (!isOther && !name.startsWith('.')) continue;
    try {
      const age = Date.now() - statSync(join(place, name)).mtimeMs;
      if (age > (isOther ? KEPT_MS : BUILDING_MS))
        rmSync(join(place, name), { recursive: true, force: true });
    } catch {
      // Another process removes the same, or may and this one may not.
    }
  }
}
