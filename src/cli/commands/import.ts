import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import cliProgress from 'cli-progress';
import type { Config } from '../../config.ts';
import { DocumentKind } from '../../entities/documents/document.entity.ts';
import { BadInput, DomainError } from '../../shared/domain-error.ts';
import { ID_PATTERN } from '../../shared/id.ts';
import { type Door, serverDoor, storeDoor } from '../import-client.ts';

/** What `npx giaoban import` takes besides files. */
export interface ImportOptions {
  readonly body?: string;
  readonly meeting?: string;
  readonly kind: string;
  readonly url?: string;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Whose record the files are for, or which meeting they speak of. */
interface Place {
  readonly body?: string;
  readonly meeting?: string;
}

async function meetingCalled(door: Door, which: string): Promise<string> {
  if (ID_PATTERN.test(which)) return which;
  const { byCode, byPeriod } = await door.ask<{
    byCode: { id: string } | null;
    byPeriod: { nodes: { id: string; code: string }[] };
  }>(
    `query ($which: String!) { byCode: meeting(by: { code: $which }) { id }
      byPeriod: meetings(filter: { period: { eq: $which } }, first: 10) { nodes { id code } } }`,
    { which },
  );
  const [one, ...others] = byCode ? [{ ...byCode, code: which }] : byPeriod.nodes;
  if (one && !others.length) return one.id;
  throw new BadInput(
    one ? 'MEETING_AMBIGUOUS' : 'MEETING_UNKNOWN',
    one
      ? `Several meetings speak of ${which}: ${byPeriod.nodes.map(({ code }) => code).join(', ')}. Give one of these codes.`
      : `No meeting is called "${which}". Give a period such as 2017-02, a code or an id.`,
  );
}

async function bodyCalled(door: Door, which: string | undefined): Promise<string> {
  if (which && ID_PATTERN.test(which)) return which;
  const { organizations } = await door.ask<{ organizations: { nodes: Named[] } }>(
    '{ organizations(filter: { ancestors: { none: {} } }, first: 100) { nodes { id name } } }',
    {},
  );
  const { nodes } = organizations;
  const wanted = which?.normalize('NFC').toLowerCase();
  const found = wanted ? nodes.filter(({ name }) => name.normalize('NFC').toLowerCase() === wanted) : nodes;
  if (found.length === 1 && found[0]) return found[0].id;
  throw new BadInput(
    which ? 'BODY_UNKNOWN' : 'BODY_AMBIGUOUS',
    `${which ? `No governing body is called "${which}"` : 'For whose record are they'}? Give --body with one of: ${nodes.map(({ name }) => `"${name}"`).join(', ')}.`,
  );
}

interface Brought {
  readonly id: string;
  readonly state: string;
  readonly undecidedCount: number;
  readonly proposals: { readonly totalCount: number };
}

const DRAFT = 'id state undecidedCount proposals { totalCount }';

/** Brings one file in; answers the line that says how it went. */
async function bring(door: Door, path: string, place: Place, kind: string): Promise<string> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new BadInput('FILE_UNREADABLE', `It cannot be read (${error.code}). Name a file.`);
  });
  if (!found.isFile()) throw new BadInput('FILE_UNREADABLE', 'It is no file. Name the files in it.');
  if (!found.size) throw new BadInput('SOURCE_EMPTY', 'There is nothing in this file.');
  const file = await door.keep(path);
  const { importDocument } = await door.ask<{
    importDocument: { draft: Brought | null; errors: { code: string; message: string }[] };
  }>(
    `mutation ($input: ImportDocumentInput!) { importDocument(input: $input) { draft { ${DRAFT} } errors { code message } } }`,
    { input: { file, fileName: basename(path), kind, ...place } },
  );
  const { draft, errors } = importDocument;
  if (!draft) throw new DomainError(errors[0]?.code ?? 'INTERNAL', errors[0]?.message ?? 'It was refused.');
  const { id, state, undecidedCount, proposals } = draft;
  return `${proposals.totalCount} clauses, ${undecidedCount} to decide · ${state} · ${id}`;
}

/** Progress on standard error, where there is somebody to see it; results are lines on standard output. */
function progressOver(count: number): { readonly told: (line: string) => void; readonly end: () => void } {
  const write = (line: string) => process.stdout.write(`${line}\n`);
  if (count < 2 || !process.stderr.isTTY) return { told: write, end: () => {} };
  const bar = new cliProgress.SingleBar({ format: '{bar} {value}/{total} files · {eta_formatted} left' });
  bar.start(count, 0);
  return {
    told: (line) => {
      process.stderr.write('\r\u001b[2K');
      write(line);
      bar.increment();
    },
    end: () => bar.stop(),
  };
}

/** Brings the files in one after the other; each comes whole or not at all, whatever happens to the others. */
async function bringAll(door: Door, files: readonly string[], place: Place, kind: string): Promise<void> {
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  process.once('SIGINT', interrupt);
  const progress = progressOver(files.length);
  let [done, refused] = [0, 0];
  try {
    for (const path of files) {
      if (stop.signal.aborted) break;
      try {
        progress.told(`${path}: ${await bring(door, path, place, kind)}`);
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        refused++;
        progress.told(`${path}: ${error.extensions.fact ?? error.code}: ${error.message}`);
      }
      done++;
    }
  } finally {
    progress.end();
    process.off('SIGINT', interrupt);
  }
  if (done < files.length)
    process.stderr.write(`Stopped: ${files.length - done} files were not brought in. The others are.\n`);
  if (refused || done < files.length) process.exitCode = 1;
}

/**
 * Brings files in as drafts, for people to review: over a running server with `--url`, or else in the store itself.
 *
 * A file that was brought in before is found, so the same command may be given again after it was stopped.
 */
export async function importFiles(
  config: Config,
  files: readonly string[],
  options: ImportOptions,
): Promise<void> {
  const { url, kind, body, meeting } = options;
  if (!Object.hasOwn(DocumentKind, kind))
    throw new BadInput(
      'KIND_UNKNOWN',
      `--kind takes one of ${Object.keys(DocumentKind).join(', ')}, not "${kind}".`,
    );
  const token = process.env.GIAOBAN_TOKEN;
  if (url && !token)
    throw new BadInput(
      'TOKEN_MISSING',
      'A server asks who comes. Put a token with the scope WRITE in GIAOBAN_TOKEN.',
    );
  const door = url && token ? serverDoor(url, token) : await storeDoor(config);
  try {
    const place = meeting
      ? { meeting: await meetingCalled(door, meeting) }
      : { body: await bodyCalled(door, body) };
    await bringAll(door, files, place, kind);
  } finally {
    await door.close();
  }
}
