import { createReadStream, openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import { Viewer } from '../authorization/viewer.ts';
import type { Config } from '../config.ts';
import { SOURCE_MEDIA_TYPE, StoredFile } from '../entities/files/stored-file.entity.ts';
import { FileStore } from '../modules/files/file-store.ts';
import { Acting } from '../mutations/mutation-runner.ts';
import { installOn, openStore } from '../server/application.ts';
import { Asking } from '../server/local-client.ts';
import { dayIn } from '../shared/day.ts';
import { BadInput, DomainError } from '../shared/domain-error.ts';

/** A way to the graph: the store itself, or a server that runs. */
export interface Door {
  ask<Data>(query: string, variables: Record<string, unknown>): Promise<Data>;
  /** Keeps the bytes of a file; answers their hash. */
  keep(path: string): Promise<string>;
  close(): Promise<void>;
}

const warn = (sentence: string) => process.stderr.write(`${sentence}\n`);

async function keepIn(files: FileStore, acting: Acting, config: Config, path: string): Promise<string> {
  const arrived = await files.receive(createReadStream(path), config.MAX_FILE_BYTES);
  const { sha256, sizeBytes } = arrived;
  try {
    await files.keep(arrived);
  } finally {
    await files.discard(arrived);
  }
  const now = new Date();
  const today = dayIn(config.TIME_ZONE, now);
  await acting.perform(
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

/** Goes to the store directly, as whoever works at the machine. */
export async function storeDoor(config: Config): Promise<Door> {
  const storage = await openStore(config, { info: () => {}, warn });
  const files = await FileStore.configured(config);
  const asking = new Asking(await installOn(storage, config, files));
  const acting = new Acting(storage.orm);
  return {
    ask: (query, variables) => asking.ask(query, variables),
    keep: (path) => keepIn(files, acting, config, path),
    close: () => storage.close(),
  };
}

interface Answer<Data> {
  readonly data?: Data;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** Goes to a server that runs, as the account of a token; what the server refuses is told in its own words. */
export function serverDoor(url: string, token: string): Door {
  const authorization = `Bearer ${token}`;
  const post = async <Body>(path: string, init: RequestInit): Promise<Body> => {
    const response = await fetch(new URL(path, url), { method: 'POST', ...init }).catch(() => {
      throw new BadInput(
        'SERVER_UNREACHABLE',
        `Nobody answers at ${url}. Start the server, or correct --url.`,
      );
    });
    const body = (await response.json().catch(() => ({}))) as Body & Answer<unknown>;
    const [error] = body.errors ?? [];
    if (error) throw new DomainError(error.extensions?.code ?? 'INTERNAL', error.message);
    return body;
  };
  return {
    async ask<Data>(query: string, variables: Record<string, unknown>) {
      const headers = { 'content-type': 'application/json', authorization };
      const body = JSON.stringify({ query, variables });
      return (await post<Answer<Data>>('/graphql', { headers, body })).data as Data;
    },
    async keep(path) {
      const headers = { 'content-type': 'application/octet-stream', authorization };
      const where = `/files?for=import&name=${encodeURIComponent(basename(path))}`;
      return (await post<{ sha256: string }>(where, { headers, body: await openAsBlob(path) })).sha256;
    },
    close: async () => {},
  };
}
