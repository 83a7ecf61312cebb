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

/** What `upload` works with. */
export interface UploadOptions {
  readonly config: Config;
  readonly fileStore: FileStore;
  readonly scan: ScanFile;
}

/** The response of `POST /files`. */
export interface UploadedFile {
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly mediaType: string;
  readonly name: string;
}

interface ReceivedFile {
  readonly temporaryFile: TemporaryFile;
  /** The file name that the client sent. */
  readonly name: string;
}

/** The most that a form may contain besides the file, in bytes. */
const FORM_OVERHEAD_BYTES = 65_536;

const uploadBrokenError = (sentence: string) => new DomainError('UPLOAD_BROKEN', sentence);

/** Yields the parts of a form. Throws `UPLOAD_BROKEN` if the body is not a form or is incomplete. */
async function* readFormParts(request: FastifyRequest) {
  const limits = { files: 2, fields: 10, fieldSize: 10_000, parts: 12, fileSize: Number.POSITIVE_INFINITY };
  try {
    yield* request.parts({ limits });
  } catch {
    throw uploadBrokenError('The body is not a form, or the form is incomplete. Send it again.');
  }
}

/**
 * Receives the one file of a form. Reads to the end of the form, because a form that is cut off after the file is incomplete too.
 */
async function receiveForm(
  request: FastifyRequest,
  { config, fileStore }: UploadOptions,
): Promise<ReceivedFile> {
  let received: ReceivedFile | undefined;
  try {
    for await (const part of readFormParts(request)) {
      if (part.type !== 'file') continue;
      if (received) throw uploadBrokenError('The form contains more than one file. Send one file at a time.');
      received = {
        temporaryFile: await fileStore.writeTemporary(part.file, config.MAX_FILE_BYTES),
        name: part.filename ?? '',
      };
    }
  } catch (error) {
    if (received) await fileStore.discard(received.temporaryFile);
    throw error;
  }
  if (!received) throw uploadBrokenError('The form contains no file. Send one in a field of the type file.');
  return received;
}

/** Receives the whole body as a file. The query parameter `name` is its file name. */
async function receiveBody(
  request: FastifyRequest,
  { config, fileStore }: UploadOptions,
): Promise<ReceivedFile> {
  const { name } = request.query as { name?: unknown };
  const temporaryFile = await fileStore.writeTemporary(request.raw, config.MAX_FILE_BYTES);
  return { temporaryFile, name: typeof name === 'string' ? name : '' };
}

/**
 * Receives a file from a form or from the body.
 *
 * Throws `FILE_TOO_LARGE` at once if `Content-Length` is over the limit. Closes the connection if the client sends nothing for
 * UPLOAD_PAUSE_MS.
 */
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

/** Stores that the viewer uploaded a file. Returns the id of the upload. */
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
 * Detects the media type of a file and makes its name safe.
 *
 * With `?for=import`, HTML pages and text in old encodings are accepted too. They are only parsed, never shown. Their names end
 * in `.txt`, so that no program opens them as a page.
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
    const isTypeRejected = error instanceof DomainError && error.code === 'FILE_TYPE_REFUSED';
    const format =
      isForImport && isTypeRejected
        ? await detectFormat(await readFile(path), sentName).catch(() => null)
        : null;
    if (format !== 'TEXT' && format !== 'HTML') throw error;
    return { mediaType: SOURCE_MEDIA_TYPE, name: sanitizeFileName(sentName, 'txt') };
  }
}

/**
 * Receives one file of at most MAX_FILE_BYTES, as a form or as the body, checks it and stores it.
 *
 * The bytes are stored before the rows. After a failure in between, the file exists but nobody can request it; sending it again
 * repairs this.
 *
 * Errors: `SIGN_IN_REQUIRED`, `FORBIDDEN`, `PASSWORD_CHANGE_REQUIRED`, `UPLOAD_BROKEN`, `FILE_TOO_LARGE`, `FILE_EMPTY`,
 * `FILE_TYPE_REFUSED`, `FILE_INFECTED`, `FILE_SCAN_FAILED`.
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
    if (!sizeBytes) throw new DomainError('FILE_EMPTY', 'The file is empty. Send one that has content.');
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
