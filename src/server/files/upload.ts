import { readFile } from 'node:fs/promises';
import type { FastifyRequest } from 'fastify';
import type { Config } from '../../config.ts';
import { FileUpload, SOURCE_MEDIA_TYPE, StoredFile } from '../../entities/files/stored-file.entity.ts';
import { judge } from '../../modules/files/detect-file-type.ts';
import { mustUpload } from '../../modules/files/file.policy.ts';
import { fileName } from '../../modules/files/file-name.ts';
import { type Arrived, type FileStore, tooLarge } from '../../modules/files/file-store.ts';
import type { Scan } from '../../modules/files/virus-scan.ts';
import { recognize } from '../../parsers/detect-format.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { fileTypes } from '../../shared/file-types.ts';
import type { Context } from '../request-context.ts';
import { assertSameOrigin } from '../same-origin.ts';

/** What files are taken in with. */
export interface Intake {
  readonly config: Config;
  readonly store: FileStore;
  readonly scan: Scan;
}

/** What `POST /files` answers. */
export interface Uploaded {
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly mediaType: string;
  readonly name: string;
}

interface Sent {
  readonly arrived: Arrived;
  /** As the sender calls it. */
  readonly name: string;
}

/** Room for what a form says besides the file, in bytes. */
const FORM = 65_536;

const broken = (sentence: string) => new DomainError('UPLOAD_BROKEN', sentence);

/** The parts of a form; what is no form, or breaks off, is refused. */
async function* partsOf(request: FastifyRequest) {
  const limits = { files: 2, fields: 10, fieldSize: 10_000, parts: 12, fileSize: Number.POSITIVE_INFINITY };
  try {
    yield* request.parts({ limits });
  } catch {
    throw broken('The form did not come whole, or is none. Send it again.');
  }
}

/** The one file of a form. All of the form is read: what is cut off behind the file did not come whole either. */
async function fromForm(request: FastifyRequest, { config, store }: Intake): Promise<Sent> {
  let sent: Sent | undefined;
  try {
    for await (const part of partsOf(request)) {
      if (part.type !== 'file') continue;
      if (sent) throw broken('The form holds more than one file. Send one at a time.');
      sent = { arrived: await store.receive(part.file, config.MAX_FILE_BYTES), name: part.filename ?? '' };
    }
  } catch (error) {
    if (sent) await store.discard(sent.arrived);
    throw error;
  }
  if (!sent) throw broken('The form holds no file. Send one, in a field of the type file.');
  return sent;
}

/** The body as it is; the query says its name. */
async function fromBody(request: FastifyRequest, { config, store }: Intake): Promise<Sent> {
  const { name } = request.query as { name?: unknown };
  const arrived = await store.receive(request.raw, config.MAX_FILE_BYTES);
  return { arrived, name: typeof name === 'string' ? name : '' };
}

/** Takes in what is sent, unless it says itself that it is too large; a sender who falls silent is sent away. */
async function take(request: FastifyRequest, intake: Intake): Promise<Sent> {
  const limit = intake.config.MAX_FILE_BYTES;
  const isForm = request.isMultipart();
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > limit + (isForm ? FORM : 0)) throw tooLarge(limit);
  const { socket } = request.raw;
  const leave = () => request.raw.destroy();
  socket.setTimeout(intake.config.UPLOAD_PAUSE_MS, leave);
  try {
    return await (isForm ? fromForm(request, intake) : fromBody(request, intake));
  } finally {
    socket.setTimeout(0).off('timeout', leave);
  }
}

/** Remembers that the viewer sent a file; answers the id of that. */
async function record({ sha256, sizeBytes, mediaType, name }: Uploaded, context: Context): Promise<string> {
  const { id } = await context.perform({
    name: 'uploadFile',
    input: {},
    run: async ({ em, viewer, now }) => {
      await em.upsert(
        StoredFile,
        { sha256, sizeBytes, mediaType, createdAt: now },
        { onConflictFields: ['sha256'], onConflictAction: 'ignore' },
      );
      const upload = em.create(FileUpload, {
        account: viewer.mustBeSignedIn().accountId,
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
async function typeOf(
  { query }: FastifyRequest,
  path: string,
  sentName: string,
  { FILE_TYPES }: Config,
): Promise<Pick<Uploaded, 'mediaType' | 'name'>> {
  try {
    const type = await judge(path, sentName, FILE_TYPES);
    return { mediaType: fileTypes[type].mediaType, name: fileName(sentName, type) };
  } catch (error) {
    const isRead = (query as { for?: unknown }).for === 'import';
    const isRefused = error instanceof DomainError && error.code === 'FILE_TYPE_REFUSED';
    const found =
      isRead && isRefused ? await recognize(await readFile(path), sentName).catch(() => null) : null;
    if (found !== 'TEXT' && found !== 'HTML') throw error;
    return { mediaType: SOURCE_MEDIA_TYPE, name: fileName(sentName, 'txt') };
  }
}

/**
 * Takes in one file, as a form or as the body itself, looks at it and keeps it.
 *
 * The bytes are kept before the rows are written: what fails in between leaves a file that nobody can ask for, and sending it
 * again mends it.
 */
export async function upload(request: FastifyRequest, context: Context, intake: Intake): Promise<Uploaded> {
  const { config, store, scan } = intake;
  if (request.headers.authorization === undefined && context.cookie?.secret)
    assertSameOrigin(request, config);
  mustUpload(context.viewer);
  context.viewer.mustBeSignedIn();
  const { arrived, name: sentName } = await take(request, intake);
  try {
    const { path, sha256, sizeBytes } = arrived;
    if (!sizeBytes)
      throw new DomainError('FILE_EMPTY', 'There is nothing in this file. Send one that holds something.');
    const found = await typeOf(request, path, sentName, config);
    await scan(path);
    await store.keep(arrived);
    const uploaded = { sha256, sizeBytes, ...found };
    await record(uploaded, context);
    return uploaded;
  } finally {
    await store.discard(arrived);
  }
}
