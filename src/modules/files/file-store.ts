import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { isAlive } from '../../database/process-state.ts';
import { DomainError } from '../../shared/domain-error.ts';

/** Reads the bytes of stored files. */
export interface StoredFileReader {
  readBytes(sha256: string): Promise<Buffer | undefined>;
}

/** A file that was received completely but is not stored yet. */
export interface TemporaryFile {
  /** The path of the temporary file. */
  readonly path: string;
  /** SHA-256 of its bytes, lower-case hexadecimal. */
  readonly sha256: string;
  readonly sizeBytes: number;
}

const SHA256 = /^[0-9a-f]{64}$/;

/** Whether a text has the format of a SHA-256. */
export const isSha256 = (text: string): boolean => SHA256.test(text);

/** How long a temporary file may exist, in ms. */
const MAX_TEMPORARY_AGE_MS = 24 * 60 * 60 * 1_000;

const TEMP_FOLDER = 'arriving';

// The name of a temporary file contains the machine, the process and the start time of the process that writes it.
const machineId = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
const ownPrefix = `${machineId}-${process.pid}-${Math.round(performance.timeOrigin)}-`;
const TEMP_FILE_PATTERN = /^([0-9a-f]{8})-(\d+)-\d+-[0-9a-f-]{36}$/;

/** Whether no process writes a temporary file any more: its process ended, or it is older than a day. */
async function isOrphaned(folder: string, name: string): Promise<boolean> {
  if (name.startsWith(ownPrefix)) return false;
  const [, fileMachineId, pid] = TEMP_FILE_PATTERN.exec(name) ?? [];
  if (fileMachineId === machineId && (Number(pid) === process.pid || !isAlive(Number(pid)))) return true;
  const { mtimeMs } = await stat(join(folder, name)).catch(() => ({ mtimeMs: Date.now() }));
  return Date.now() - mtimeMs > MAX_TEMPORARY_AGE_MS;
}

/**
 * Yields the chunks of a body. Throws `UPLOAD_BROKEN` if the client leaves. If the reader stops early, the connection stays open.
 */
async function* readChunks(body: Readable): AsyncGenerator<Uint8Array> {
  try {
    yield* body.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;
  } catch {
    throw new DomainError('UPLOAD_BROKEN', 'The file is incomplete. Send it again.');
  }
}

/** Flushes the changes of a folder to the disk. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Stores files in a folder, each under the SHA-256 of its bytes, `ab/cdef…`. The same bytes are stored once.
 *
 * A file is written under `arriving/`, flushed to the disk, and then renamed. So under a hash there is a complete file or none,
 * even if the process is killed. Any number of processes may share a folder.
 */
export class FileStore {
  private constructor(private readonly folder: string) {}

  /** Opens the configured folder. */
  static openConfigured({
    FILES_DIR,
    DATA_DIR,
  }: {
    FILES_DIR: string;
    DATA_DIR: string;
  }): Promise<FileStore> {
    return FileStore.open(FILES_DIR || join(DATA_DIR, 'files'));
  }

  /** Creates the folder if needed and removes the temporary files of broken uploads. Throws `FILES_FOLDER_UNUSABLE`. */
  static async open(path: string): Promise<FileStore> {
    const folder = resolve(path);
    const tempFolder = join(folder, TEMP_FOLDER);
    try {
      await mkdir(tempFolder, { recursive: true, mode: 0o700 });
      for (const name of await readdir(tempFolder))
        if (await isOrphaned(tempFolder, name)) await rm(join(tempFolder, name), { force: true });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw new DomainError(
        'FILES_FOLDER_UNUSABLE',
        `The folder for files, ${folder}, cannot be used (${code}). Set FILES_DIR to a folder that this program may write to.`,
      );
    }
    return new FileStore(folder);
  }

  /**
   * Writes a body to a temporary file. Throws `FILE_TOO_LARGE` and stops reading if it exceeds the limit. Throws `UPLOAD_BROKEN`.
   */
  async writeTemporary(body: Readable, maxBytes: number): Promise<TemporaryFile> {
    const path = join(this.folder, TEMP_FOLDER, `${ownPrefix}${randomUUID()}`);
    const handle = await open(path, 'wx', 0o600);
    const hash = createHash('sha256');
    let sizeBytes = 0;
    try {
      for await (const chunk of readChunks(body)) {
        sizeBytes += chunk.byteLength;
        if (sizeBytes > maxBytes) throw fileTooLargeError(maxBytes);
        hash.update(chunk);
        await handle.writeFile(chunk);
      }
      await handle.sync();
      await handle.close();
      return { path, sha256: hash.digest('hex'), sizeBytes };
    } catch (error) {
      await handle.close().catch(() => {});
      await rm(path, { force: true });
      throw error;
    }
  }

  /** Moves a temporary file to its place under its hash. */
  async commit({ path, sha256 }: TemporaryFile): Promise<void> {
    const target = this.#pathOf(sha256);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await rename(path, target);
    await syncFolder(dirname(target));
    await syncFolder(this.folder);
  }

  /** Removes a temporary file. Does nothing after `commit`. */
  async discard({ path }: TemporaryFile): Promise<void> {
    await rm(path, { force: true });
  }

  /** Returns the size of a stored file in bytes, or undefined if it does not exist. */
  async findSize(sha256: string): Promise<number | undefined> {
    try {
      return (await stat(this.#pathOf(sha256))).size;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  /** Returns all bytes of a stored file, or undefined if it does not exist. */
  async readBytes(sha256: string): Promise<Buffer | undefined> {
    try {
      return await readFile(this.#pathOf(sha256));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  /** Opens a stored file for reading. `start` and `end` are byte positions, both included. Default: the whole file. */
  openReadStream(sha256: string, range?: { readonly start: number; readonly end: number }): ReadStream {
    return createReadStream(this.#pathOf(sha256), range);
  }

  #pathOf(sha256: string): string {
    if (!isSha256(sha256)) throw new Error('The name of a stored file must be a SHA-256');
    return join(this.folder, sha256.slice(0, 2), sha256.slice(2));
  }
}

/** Returns the error `FILE_TOO_LARGE` with the limit. */
export const fileTooLargeError = (limit: number): DomainError =>
  new DomainError(
    'FILE_TOO_LARGE',
    `The file is larger than ${limit} bytes. Send a smaller one, or ask an administrator to raise MAX_FILE_BYTES.`,
    { limit },
  );
