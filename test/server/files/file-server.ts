import { mkdtempSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { receive } from '../../../src/server/authenticate-request.ts';
import { fileRoutes } from '../../../src/server/files/file.routes.ts';
import { type Running, runServer } from '../../support/test-server.ts';
import { enterOffice, type Office } from './file-office.ts';

/** What a route under `/files` answered. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    sha256?: string;
    sizeBytes?: number;
    mediaType?: string;
    name?: string;
    errors?: { message: string; extensions: Record<string, unknown> }[];
  };
  /** The code of the refusal, if it is one. */
  readonly code: unknown;
}

type Headed = Record<string, string>;

/** A real server with files, its office, and a folder of its own. */
export interface Served extends Running {
  office: Office;
  /** Where files are kept. */
  folder: string;
  /** Posts bytes as the body itself, as the reporter unless told otherwise. */
  send(bytes: Uint8Array<ArrayBuffer> | ReadableStream, name?: string, headers?: Headed): Promise<Answer>;
  /** Posts a form. */
  sendForm(form: FormData, headers?: Headed): Promise<Answer>;
  /** Asks for a file. */
  fetchFile(sha256: string, headers?: Headed, method?: string): Promise<Response>;
  /** The names of all files in the folder, kept ones and those on their way in. */
  files(): Promise<string[]>;
}

async function answerOf(response: Response): Promise<Answer> {
  const body = (await response.json()) as Answer['body'];
  const { status, headers } = response;
  return { status, headers, body, code: body.errors?.[0]?.extensions.code };
}

/** Starts such a server for the specs of one file. */
export function serveFiles(environment: Record<string, string> = {}): Served {
  const served = runServer(environment, ({ config, log }) => {
    const { installation, folder } = served;
    const set = { ...config, FILES_DIR: folder };
    const contextOf = receive(installation, set);
    return {
      contextOf,
      routes: (app) => fileRoutes(app, { installation, config: set, log, contextOf }),
    };
  }) as Served;
  served.folder = newFolder();
  beforeAll(async () => {
    served.office = await enterOffice(served.installation.storage.orm.em.fork() as never);
  });
  afterAll(() => rm(served.folder, { recursive: true, force: true }));
  const asReporter = () => ({ authorization: served.office.reporter.token });
  served.send = async (bytes, name = 'báo cáo.pdf', headers = asReporter()) =>
    answerOf(
      await fetch(`${served.url}/files?name=${encodeURIComponent(name)}`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream', ...headers },
        body: bytes,
        duplex: 'half',
      } as RequestInit),
    );
  served.sendForm = async (form, headers = asReporter()) =>
    answerOf(await fetch(`${served.url}/files`, { method: 'POST', headers, body: form }));
  served.fetchFile = (sha256, headers = asReporter(), method = 'GET') =>
    fetch(`${served.url}/files/${sha256}`, { method, headers });
  served.files = () => filesIn(served.folder);
  return served;
}

/** The names of all files in a folder and below. */
export async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((it) => it.isFile())
    .map((it) => join(it.parentPath, it.name).slice(folder.length + 1));
}

/** A folder for files. */
export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'giaoban-files-'));
