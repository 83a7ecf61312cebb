import { createReadStream, openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import { Viewer } from '../authorization/viewer.ts';
import type { Config } from '../config.ts';
import { SOURCE_MEDIA_TYPE, StoredFile } from '../entities/files/stored-file.entity.ts';
import { FileStore } from '../modules/files/file-store.ts';
import { MutationRunner } from '../mutations/mutation-runner.ts';
import { createApplication, openConfiguredDatabase } from '../server/application.ts';
import { LocalClient } from '../server/local-client.ts';
import { dayInTimeZone } from '../shared/day.ts';
import { BadUserInputError, DomainError } from '../shared/domain-error.ts';
import type { ErrorCode } from '../shared/error-codes.ts';
import { warningsOnly } from './command-process.ts';

/** Runs operations and stores files: in the database itself, or through a running server. */
export interface ImportClient {
  execute<Data>(query: string, variables: Record<string, unknown>): Promise<Data>;
  /** Stores the bytes of a file. Returns their SHA-256. */
  uploadFile(path: string): Promise<string>;
  close(): Promise<void>;
}

async function storeFile(
  files: FileStore,
  mutationRunner: MutationRunner,
  config: Config,
  path: string,
): Promise<string> {
  const temporaryFile = await files.writeTemporary(createReadStream(path), config.MAX_FILE_BYTES);
  const { sha256, sizeBytes } = temporaryFile;
  try {
    await files.commit(temporaryFile);
  } finally {
    await files.discard(temporaryFile);
  }
  const now = new Date();
  const today = dayInTimeZone(config.TIME_ZONE, now);
  await mutationRunner.run(
    {
      name: 'keepFile',
      input: {},
      run: async ({ em }) => {
        const row = { sha256, sizeBytes, mediaType: SOURCE_MEDIA_TYPE, createdAt: now };
        await em.upsert(StoredFile, row, { onConflictFields: ['sha256'], onConflictAction: 'ignore' });
        return sha256;
      },
    },
    { viewer: Viewer.local, now, timeZone: config.TIME_ZONE, today },
  );
  return sha256;
}

/** Creates a client that opens the database itself, with local access. */
export async function localImportClient(config: Config): Promise<ImportClient> {
  const database = await openConfiguredDatabase(config, warningsOnly);
  const files = await FileStore.openConfigured(config);
  const client = new LocalClient(await createApplication(database, config, files));
  const mutationRunner = new MutationRunner(database.orm);
  return {
    execute: (query, variables) => client.execute(query, variables),
    uploadFile: (path) => storeFile(files, mutationRunner, config, path),
    close: () => database.close(),
  };
}

interface GraphQLResponse<Data> {
  readonly data?: Data;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/**
 * Creates a client for a running server, as the account of a token. Throws the errors of the server with their codes and
 * messages.
 */
export function httpImportClient(url: string, token: string): ImportClient {
  const authorization = `Bearer ${token}`;
  const post = async <Body>(path: string, init: RequestInit): Promise<Body> => {
    const response = await fetch(new URL(path, url), { method: 'POST', ...init }).catch(() => {
      throw new BadUserInputError(
        'SERVER_UNREACHABLE',
        `The server at ${url} does not respond. Start it, or correct --url.`,
      );
    });
    const body = (await response.json().catch(() => ({}))) as Body & GraphQLResponse<unknown>;
    const [error] = body.errors ?? [];
    if (error)
      throw new DomainError((error.extensions?.code as ErrorCode | undefined) ?? 'INTERNAL', error.message);
    return body;
  };
  return {
    async execute<Data>(query: string, variables: Record<string, unknown>) {
      const headers = { 'content-type': 'application/json', authorization };
      const body = JSON.stringify({ query, variables });
      return (await post<GraphQLResponse<Data>>('/graphql', { headers, body })).data as Data;
    },
    async uploadFile(path) {
      const headers = { 'content-type': 'application/octet-stream', authorization };
      const uploadPath = `/files?for=import&name=${encodeURIComponent(basename(path))}`;
      return (await post<{ sha256: string }>(uploadPath, { headers, body: await openAsBlob(path) })).sha256;
    },
    close: async () => {},
  };
}
