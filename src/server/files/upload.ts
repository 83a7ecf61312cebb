import { readFile } from 'node:fs/promises';
import type { FastifyRequest } from 'fastify';
import type { Config } from '../../config.ts';
import { FileUpload, SOURCE_MEDIA_TYPE, StoredFile } from '../../entities/files/stored-file.entity.ts';
import { detectFileType } from '../../modules/files/detect-file-type.ts';
import { authorizeUpload } from '../../modules/files/file.policy.ts';
import { sanitizeFileName } from '../../modules/files/file-name.ts';
import { type FileStore, fileTooLargeError, type TemporaryFile } from '../../modules/files/file-store.ts';
import type { ScanFile } from '../../modules/files/virus-scan.ts';
import { detectFormat } from '../../parsers/detect-format.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { fileTypes } from '../../shared/file-types.ts';
import type { RequestContext } from '../request-context.ts';
import { assertSameOrigin } from '../same-origin.ts';

/** What files are taken in with. */
export interface UploadOptions {
  readonly config: Config;
  readonly fileStore: FileStore;
  readonly scan: ScanFile;
}

/** What `POST /files` answers. */
export interface UploadedFile {
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly mediaType: string;
  readonly name: string;
}

interface ReceivedFile {
  readonly temporaryFile: TemporaryFile;
  /** As the sender calls it. */
  readonly name: string;
}

/** Room for what a form says besides the file, in bytes. */
const FORM_OVERHEAD_BYTES = 65_536;

const uploadBrokenError = (sentence: string) => new DomainError('UPLOAD_BROKEN', sentence);

/** The parts of a form; what is no form, or breaks off, is refused. */
async function* readFormParts(request: FastifyRequest) {
  const limits = { files: 2, fields: 10, fieldSize: 10_000, parts: 12, fileSize: Number.POSITIVE_INFINITY };
  try {
    yield* request.parts({ limits });
  } catch {
    throw uploadBrokenError('The form did not come whole, or is none. Send it again.');
  }
}

/** The one file of a form. All of the form is read: what is cut off behind the file did not come whole either. */
async function receiveForm(
  request: FastifyRequest,
  { config, fileStore }: UploadOptions,
): Promise<ReceivedFile> {
  let received: ReceivedFile | undefined;
  try {
    for await (const part of readFormParts(request)) {
      if (part.type !== 'file') continue;
      if (received) throw uploadBrokenError('The form holds more than one file. Send one at a time.');
      received = {
        temporaryFile: await fileStore.writeTemporary(part.file, config.MAX_FILE_BYTES),
        name: part.filename ?? '',
      };
    }
  } catch (error) {
    if (received) await fileStore.discard(received.temporaryFile);
    throw error;
  }
  if (!received) throw uploadBrokenError('The form holds no file. Send one, in a field of the type file.');
  return received;
}

/** The body as it is; the query says its name. */
async function receiveBody(
  request: FastifyRequest,
  { config, fileStore }: UploadOptions,
): Promise<ReceivedFile> {
  const { name } = request.query as { name?: unknown };
  const temporaryFile = await fileStore.writeTemporary(request.raw, config.MAX_FILE_BYTES);
  return { temporaryFile, name: typeof name === 'string' ? name : '' };
}

/** Takes in what is sent, unless it says itself that it is too large; a sender who falls silent is sent away. */
async function receiveUpload(request: FastifyRequest, options: UploadOptions): Promise<ReceivedFile> {
  const maxBytes = options.config.MAX_FILE_BYTES;
  const isForm = request.isMultipart();
  const contentLength = Number(request.headers['content-length'] ?? 0);
  if (contentLength > maxBytes + (isForm ? FORM_OVERHEAD_BYTES : 0)) throw fileTooLargeError(maxBytes);
  const { socket } = request.raw;
  const abort = () => request.raw.destroy();
  socket.setTimeout(options.config.UPLOAD_PAUSE_MS, abort);
  try {
    return await (isForm ? receiveForm(request, options) : receiveBody(request, options));
  } finally {
    socket.setTimeout(0).off('timeout', abort);
  }
}

/** Remembers that the viewer sent a file; answers the id of that. */
async function recordUpload(
  { sha256, sizeBytes, mediaType, name }: UploadedFile,
  context: RequestContext,
): Promise<string> {
  const { id } = await context.runMutation({
    name: 'uploadFile',
    input: {},
    run: async ({ em, viewer, now }) => {
      await em.upsert(
        StoredFile,
        { sha256, sizeBytes, mediaType, createdAt: now },
        { onConflictFields: ['sha256'], onConflictAction: 'ignore' },
      );
      const upload = em.create(FileUpload, {
        account: viewer.requireAccount().accountId,
        file: sha256,
        fileName: name,
        mediaType,
        uploadedAt: now,
      });
      await em.flush();
      return upload.id;
    },
  });
  return id;
}

/**
 * What a file is and how it is called.
 *
 * With `?for=import` a page comes in too, and text in old letters: to be read, never to be shown. It is called `.txt`, so that
 * no desk opens it as a page.
 */
async function detectTypeAndName(
  { query }: FastifyRequest,
  path: string,
  sentName: string,
  { FILE_TYPES }: Config,
): Promise<Pick<UploadedFile, 'mediaType' | 'name'>> {
  try {
    const type = await detectFileType(path, sentName, FILE_TYPES);
    return { mediaType: fileTypes[type].mediaType, name: sanitizeFileName(sentName, type) };
  } catch (error) {
    const isForImport = (query as { for?: unknown }).for === 'import';
    const isTypeRefused = error instanceof DomainError && error.code === 'FILE_TYPE_REFUSED';
    const format =
      isForImport && isTypeRefused
        ? await detectFormat(await readFile(path), sentName).catch(() => null)
        : null;
    if (format !== 'TEXT' && format !== 'HTML') throw error;
    return { mediaType: SOURCE_MEDIA_TYPE, name: sanitizeFileName(sentName, 'txt') };
  }
}

/**
 * Takes in one file, as a form or as the body itself, looks at it and keeps it.
 *
 * The bytes are kept before the rows are written: what fails in between leaves a file that nobody can ask for, and sending it
 * again mends it.
 */
export async function upload(
  request: FastifyRequest,
  context: RequestContext,
  options: UploadOptions,
): Promise<UploadedFile> {
  const { config, fileStore, scan } = options;
  if (request.headers.authorization === undefined && context.cookie?.secret)
    assertSameOrigin(request, config);
  authorizeUpload(context.viewer);
  context.viewer.requireAccount();
  const { temporaryFile, name: sentName } = await receiveUpload(request, options);
  try {
    const { path, sha256, sizeBytes } = temporaryFile;
    if (!sizeBytes)
      throw new DomainError('FILE_EMPTY', 'There is nothing in this file. Send one that holds something.');
    const typeAndName = await detectTypeAndName(request, path, sentName, config);
    await scan(path);
    await fileStore.commit(temporaryFile);
    const uploaded = { sha256, sizeBytes, ...typeAndName };
    await recordUpload(uploaded, context);
    return uploaded;
  } finally {
    await fileStore.discard(temporaryFile);
  }
}
