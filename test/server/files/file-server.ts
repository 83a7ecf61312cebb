import { mkdtempSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { createContextFactory } from '../../../src/server/context-factory.ts';
import { fileRoutes } from '../../../src/server/files/file.routes.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';
import { type FileOffice, insertFileOffice } from './file-office.ts';

/** The response of a route under `/files`. */
export interface FileRouteResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    sha256?: string;
    sizeBytes?: number;
    mediaType?: string;
    name?: string;
    errors?: { message: string; extensions: Record<string, unknown> }[];
  };
  /** The error code, if it is an error. */
  readonly code: unknown;
}

type HeaderValues = Record<string, string>;

/** A server with a file office and a folder of its own. */
export interface TestFileServer extends TestServer {
  office: FileOffice;
  /** The folder of the stored files. */
  folder: string;
  /** Uploads bytes as the body of the request, by default as the reporter. */
  send(
    bytes: Uint8Array<ArrayBuffer> | ReadableStream,
    name?: string,
    headers?: HeaderValues,
  ): Promise<FileRouteResponse>;
  /** Uploads a form. */
  sendForm(form: FormData, headers?: HeaderValues): Promise<FileRouteResponse>;
  /** Requests a file. */
  fetchFile(sha256: string, headers?: HeaderValues, method?: string): Promise<Response>;
  /** Lists the names of all files in the folder, stored and temporary ones. */
  listFiles(): Promise<string[]>;
}

async function toFileRouteResponse(response: Response): Promise<FileRouteResponse> {
  const body = (await response.json()) as FileRouteResponse['body'];
  const { status, headers } = response;
  return { status, headers, body, code: body.errors?.[0]?.extensions.code };
}

/** Starts a server with files for the specs of one file. */
export function startFileServer(environment: Record<string, string> = {}): TestFileServer {
  const server = startTestServer(environment, ({ config, log }) => {
    const { application, folder } = server;
    const fileConfig = { ...config, FILES_DIR: folder };
    const contextOf = createContextFactory(application, fileConfig);
    return {
      createContext: contextOf,
      routes: (app) => fileRoutes(app, { application, config: fileConfig, log, createContext: contextOf }),
    };
  }) as TestFileServer;
  server.folder = createFilesFolder();
  beforeAll(async () => {
    server.office = await insertFileOffice(server.application.database.orm.em.fork() as never);
  });
  afterAll(() => rm(server.folder, { recursive: true, force: true }));
  const asReporter = () => ({ authorization: server.office.reporter.token });
  server.send = async (bytes, name = 'báo cáo.pdf', headers = asReporter()) =>
    toFileRouteResponse(
      await fetch(`${server.url}/files?name=${encodeURIComponent(name)}`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream', ...headers },
        body: bytes,
        duplex: 'half',
      } as RequestInit),
    );
  server.sendForm = async (form, headers = asReporter()) =>
    toFileRouteResponse(await fetch(`${server.url}/files`, { method: 'POST', headers, body: form }));
  server.fetchFile = (sha256, headers = asReporter(), method = 'GET') =>
    fetch(`${server.url}/files/${sha256}`, { method, headers });
  server.listFiles = () => listFilesIn(server.folder);
  return server;
}

/** Lists the names of all files in a folder and below. */
export async function listFilesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((it) => it.isFile())
    .map((it) => join(it.parentPath, it.name).slice(folder.length + 1));
}

/** Lists the names of the temporary files in a folder. */
export const listTemporaryFiles = async (folder: string): Promise<string[]> =>
  (await listFilesIn(folder)).filter((name) => name.startsWith('arriving/'));

/** Creates a folder for files. */
export const createFilesFolder = (): string => mkdtempSync(join(tmpdir(), 'giaoban-files-'));
