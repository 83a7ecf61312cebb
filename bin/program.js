// Finds the compiled program, compiles it if it is missing, and runs it. It needs the version of Node that `giaoban.js` checks.
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

/** How long a build of other sources stays, in ms. A running server may still load parts of it. */
const MAX_BUILD_AGE_MS = 7 * 86_400_000;
/** Longer than every build takes, in ms. An older draft belongs to a build that was interrupted. */
const MAX_DRAFT_AGE_MS = 3_600_000;
/** When the code cache of the start is written, in ms. Not at the end of the process, because that may be a `kill -9`. */
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
  enableCodeCache(folder);
  await import(pathToFileURL(join(folder, 'main.js')).href);
}

/** Sends SIGTERM to this process when the launcher on the other Node has ended. */
function endWithLauncher() {
  if (!process.env.GIAOBAN_LAUNCHED) return;
  delete process.env.GIAOBAN_LAUNCHED;
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  // The open channel alone must not prevent the end of a command.
  process.channel?.unref();
}

/** Enables the code cache of V8, which makes later starts faster. If no folder is writable, the program runs without it. */
function enableCodeCache(folder) {
  if (process.env.NODE_COMPILE_CACHE || process.env.NODE_DISABLE_COMPILE_CACHE) return;
  const isEnabled = [{ path: folder }, ...otherPlaces()].some((place) => {
    if (place.isShared && !canWrite(place)) return false;
    const { status } = enableCompileCache(join(place.path, 'cache'));
    return status === constants.compileCacheStatus.ENABLED;
  });
  if (isEnabled) setTimeout(flushCompileCache, FLUSH_AFTER_MS).unref();
}

/** Returns the folder of the compiled program. Compiles it if there is no build of the current sources. */
export async function compiledProgram(root) {
  const dist = join(root, 'dist');
  // An installed package has no sources and one compiled program.
  if (!existsSync(join(root, 'src'))) return join(dist, readdirSync(dist).find(isBuild));
  const { compile, fingerprintOf, stampOf } = await import('./compile.js');
  const stamp = stampOf(root);
  const [known, knownStamp] = readNote(dist);
  if (knownStamp === stamp && existsSync(join(dist, known, 'main.js'))) return join(dist, known);
  const fingerprint = fingerprintOf(root);
  // Other checkouts may use the same folders, and they have their own packages.
  const sharedFingerprint = createHash('sha256').update(fingerprint).update(root).digest('hex').slice(0, 16);
  const places = [{ path: dist, fingerprint }];
  for (const place of otherPlaces()) places.push({ ...place, fingerprint: sharedFingerprint });
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
    `Giaoban must be compiled once, but none of these folders is writable: ${places.map(({ path }) => path).join(', ')}. Run \`npm run build\` as the owner of ${root}, or make one of the folders writable.`,
  );
}

/** The file with the newest build and the stamp of its sources. With it, the sources need not be read at each start. */
const NOTE = 'newest';

function readNote(dist) {
  try {
    return readFileSync(join(dist, NOTE), 'utf8').split(' ');
  } catch {
    return [];
  }
}

/** Writes the note completely or not at all. A process that may not write it reads the sources again at its next start. */
function writeNote(dist, fingerprint, stamp) {
  const draft = join(dist, `.${randomBytes(6).toString('hex')}`);
  try {
    writeFileSync(draft, `${fingerprint} ${stamp}`);
    renameSync(draft, join(dist, NOTE));
  } catch {
    rmSync(draft, { force: true });
  }
}

const isBuild = (name) => /^[0-9a-f]{16}$/.test(name);

/** Returns the folders for a build and its cache if `dist` is not writable. Other users may be able to write there too. */
function otherPlaces() {
  const user = process.getuid?.() ?? '';
  const { XDG_CACHE_HOME, DATA_DIR } = process.env;
  return [
    join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'giaoban'),
    join(tmpdir(), `giaoban-${user}`),
    // The owner of that folder decides who may write in it.
    ...(DATA_DIR && existsSync(DATA_DIR) ? [join(resolve(DATA_DIR), '.compiled')] : []),
  ].map((path) => ({ path, isShared: true }));
}

/** Returns whether only this user can have put code into the folder, if the folder is in a shared place. */
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

/**
 * Builds into a draft folder and renames it. So a folder with the final name is always complete.
 *
 * If another process was faster, its build is used.
 */
async function buildInto({ path, fingerprint }, build) {
  const folder = join(path, fingerprint);
  const draft = join(path, `.${fingerprint}.${randomBytes(6).toString('hex')}`);
  try {
    await build(draft);
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(join(folder, 'main.js'))) throw error;
  }
  return folder;
}

/** Removes old builds of other sources, and drafts of interrupted builds. */
function removeOldBuilds(place, fingerprint) {
  for (const name of readdirSync(place)) {
    const isOther = isBuild(name) && name !== fingerprint;
    if (!isOther && !name.startsWith('.')) continue;
    try {
      const age = Date.now() - statSync(join(place, name)).mtimeMs;
      if (age > (isOther ? MAX_BUILD_AGE_MS : MAX_DRAFT_AGE_MS))
        rmSync(join(place, name), { recursive: true, force: true });
    } catch {
      // Another process removes the same folder, or this process has no permission.
    }
  }
}
