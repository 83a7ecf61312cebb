import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { DomainError } from '../../shared/domain-error.ts';

/** Where kept files are read from, for what needs their bytes and nothing else. */
export interface StoredFileReader {
  readBytes(sha256: string): Promise<Buffer | undefined>;
}

/** A file that has come whole but is not kept yet. */
export interface TemporaryFile {
  /** Where it lies meanwhile. */
  readonly path: string;
  /** SHA-256 of its bytes, lower-case hexadecimal. */
  readonly sha256: string;
  readonly sizeBytes: number;
}

const SHA256 = /^[0-9a-f]{64}$/;

/** Whether a text can be the hash of a file at all. */
export const isSha256 = (text: string): boolean => SHA256.test(text);

/** Longest a file may be on its way in, in ms. */
const MAX_TEMPORARY_AGE_MS = 24 * 60 * 60 * 1_000;

const TEMP_FOLDER = 'arriving';

/* A file on its way in is named after the machine, the process and the start of the process that writes it. */
const machineId = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
const ownPrefix = `${machineId}-${process.pid}-${Math.round(performance.timeOrigin)}-`;
const TEMP_FILE_PATTERN = /^([0-9a-f]{8})-(\d+)-\d+-[0-9a-f-]{36}$/;

function isProcessAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether nobody writes a file on its way in any more: its process ended, or it is a day old. */
async function isOrphaned(folder: string, name: string): Promise<boolean> {
  if (name.startsWith(ownPrefix)) return false;
  const [, fileMachineId, pid] = TEMP_FILE_PATTERN.exec(name) ?? [];
  if (fileMachineId === machineId && (Number(pid) === process.pid || !isProcessAlive(Number(pid))))
    return true;
  const { mtimeMs } = await stat(join(folder, name)).catch(() => ({ mtimeMs: Date.now() }));
  return Date.now() - mtimeMs > MAX_TEMPORARY_AGE_MS;
}

/** What is sent, piece by piece; a sender who leaves is refused with `UPLOAD_BROKEN`. Stopping early leaves the sender connected. */
async function* readChunks(body: Readable): AsyncGenerator<Uint8Array> {
  try {
    yield* body.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;
  } catch {
    throw new DomainError('UPLOAD_BROKEN', 'The file did not come whole. Send it again.');
  }
}

/** Makes the disk keep what happened to a folder. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Files in a folder, each under the SHA-256 of its bytes, `ab/cdef…`: the same bytes twice are one file.
 *
 * A file is written under `arriving/`, brought to the disk, and then renamed: under its hash there is a whole file or none,
 * whenever the process is killed. Any number of processes may share a folder.
 */
export class FileStore {
  private constructor(private readonly folder: string) {}

  /** Opens the folder that the configuration names. */
  static openConfigured({
    FILES_DIR,
    DATA_DIR,
  }: {
    FILES_DIR: string;
    DATA_DIR: string;
  }): Promise<FileStore> {
    return FileStore.open(FILES_DIR || join(DATA_DIR, 'files'));
  }

  /** Makes the folder if needed and removes what uploads that never ended left in it. */
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
        `The folder for files, ${folder}, cannot be used (${code}). Set FILES_DIR to a folder this program may write to.`,
      );
    }
    return new FileStore(folder);
  }

  /** Takes in what is sent. Over the limit it reads no further and refuses with `FILE_TOO_LARGE`. */
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

  /** Keeps what has arrived under its hash. */
  async commit({ path, sha256 }: TemporaryFile): Promise<void> {
    const target = this.#pathOf(sha256);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await rename(path, target);
    await syncFolder(dirname(target));
    await syncFolder(this.folder);
  }

  /** Removes what has arrived, unless it is kept. */
  async discard({ path }: TemporaryFile): Promise<void> {
    await rm(path, { force: true });
  }

  /** The size of a kept file in bytes; undefined when there is none. */
  async findSize(sha256: string): Promise<number | undefined> {
    try {
      return (await stat(this.#pathOf(sha256))).size;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  /** All bytes of a kept file; undefined when there is none. */
  async readBytes(sha256: string): Promise<Buffer | undefined> {
    try {
      return await readFile(this.#pathOf(sha256));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  /** The bytes of a kept file from one to another, both included. */
  openReadStream(sha256: string, range?: { readonly start: number; readonly end: number }): ReadStream {
    return createReadStream(this.#pathOf(sha256), range);
  }

  #pathOf(sha256: string): string {
    if (!isSha256(sha256)) throw new Error('Files are found by their hash only');
    return join(this.folder, sha256.slice(0, 2), sha256.slice(2));
  }
}

/** The refusal of a file that is greater than the installation takes. */
export const fileTooLargeError = (limit: number): DomainError =>
  new DomainError(
    'FILE_TOO_LARGE',
    `The file is larger than ${limit} bytes. Send a smaller one, or ask an administrator to raise MAX_FILE_BYTES.`,
    { limit },
  );
