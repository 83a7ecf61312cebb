import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import cliProgress from 'cli-progress';
import type { Config } from '../../config.ts';
import { DocumentKind } from '../../entities/documents/document.entity.ts';
import { BadUserInputError, DomainError } from '../../shared/domain-error.ts';
import type { ErrorCode } from '../../shared/error-codes.ts';
import { ID_PATTERN } from '../../shared/id.ts';
import { abortOnSignal } from '../command-process.ts';
import { httpImportClient, type ImportClient, localImportClient } from '../import-client.ts';

/** The options of `giaoban import`. */
export interface ImportOptions {
  readonly body?: string;
  readonly meeting?: string;
  readonly kind: string;
  readonly url?: string;
}

interface NamedBody {
  readonly id: string;
  readonly name: string;
}

/** The governing body or the meeting that the files belong to. */
interface ImportTarget {
  readonly body?: string;
  readonly meeting?: string;
}

async function findMeeting(client: ImportClient, which: string): Promise<string> {
  if (ID_PATTERN.test(which)) return which;
  const { byCode, byPeriod } = await client.execute<{
    byCode: { id: string } | null;
    byPeriod: { nodes: { id: string; code: string }[] };
  }>(
    `query ($which: String!) { byCode: meeting(by: { code: $which }) { id }
      byPeriod: meetings(filter: { period: { eq: $which } }, first: 10) { nodes { id code } } }`,
    { which },
  );
  const [one, ...others] = byCode ? [{ ...byCode, code: which }] : byPeriod.nodes;
  if (one && !others.length) return one.id;
  throw new BadUserInputError(
    one ? 'MEETING_AMBIGUOUS' : 'MEETING_UNKNOWN',
    one
      ? `Several meetings have the period ${which}: ${byPeriod.nodes.map(({ code }) => code).join(', ')}. Give one of these codes.`
      : `No meeting has the period or code "${which}". Give a period such as 2017-02, a code or an id.`,
  );
}

async function findBody(client: ImportClient, which: string | undefined): Promise<string> {
  if (which && ID_PATTERN.test(which)) return which;
  const { organizations } = await client.execute<{ organizations: { nodes: NamedBody[] } }>(
    '{ organizations(filter: { ancestors: { none: {} } }, first: 100) { nodes { id name } } }',
    {},
  );
  const { nodes } = organizations;
  const wantedName = which?.normalize('NFC').toLowerCase();
  const matches = wantedName
    ? nodes.filter(({ name }) => name.normalize('NFC').toLowerCase() === wantedName)
    : nodes;
  if (matches.length === 1 && matches[0]) return matches[0].id;
  if (which && matches.length)
    throw new BadUserInputError(
      'BODY_AMBIGUOUS',
      `${matches.length} governing bodies have the name "${which}". Set --body to the id of one: ${matches.map(({ id }) => id).join(', ')}.`,
    );
  const names = nodes.map(({ name }) => `"${name}"`).join(', ');
  throw new BadUserInputError(
    which || !nodes.length ? 'BODY_UNKNOWN' : 'BODY_AMBIGUOUS',
    nodes.length
      ? `${which ? `No governing body has the name "${which}"` : '--body is missing'}. Set --body to one of: ${names}.`
      : 'There is no governing body. Create one with the mutation createOrganization.',
  );
}

interface ImportedDraft {
  readonly id: string;
  readonly state: string;
  readonly undecidedCount: number;
  readonly proposals: { readonly totalCount: number };
}

const DRAFT_FIELDS = 'id state undecidedCount proposals { totalCount }';

/** Imports one file. Returns a line that describes the draft. */
async function importFile(
  client: ImportClient,
  path: string,
  target: ImportTarget,
  kind: string,
): Promise<string> {
  const stats = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new BadUserInputError(
      'FILE_UNREADABLE',
      `The file cannot be read (${error.code}). Name another file.`,
    );
  });
  if (!stats.isFile())
    throw new BadUserInputError(
      'FILE_UNREADABLE',
      'This is not a file. If it is a folder, name the files in it.',
    );
  if (!stats.size) throw new BadUserInputError('SOURCE_EMPTY', 'The file is empty.');
  const file = await client.uploadFile(path);
  const { importDocument } = await client.execute<{
    importDocument: { draft: ImportedDraft | null; errors: { code: string; message: string }[] };
  }>(
    `mutation ($input: ImportDocumentInput!) { importDocument(input: $input) { draft { ${DRAFT_FIELDS} } errors { code message } } }`,
    { input: { file, fileName: basename(path), kind, ...target } },
  );
  const { draft, errors } = importDocument;
  if (!draft)
    throw new DomainError(
      (errors[0]?.code as ErrorCode | undefined) ?? 'INTERNAL',
      errors[0]?.message ?? 'The server did not import the file.',
    );
  const { id, state, undecidedCount, proposals } = draft;
  return `${proposals.totalCount} clauses, ${undecidedCount} to decide · ${state} · ${id}`;
}

/** Shows progress on standard error, if it is a terminal. Results are lines on standard output. */
function createProgress(count: number): {
  readonly printResult: (line: string) => void;
  readonly end: () => void;
} {
  const write = (line: string) => process.stdout.write(`${line}\n`);
  if (count < 2 || !process.stderr.isTTY) return { printResult: write, end: () => {} };
  const bar = new cliProgress.SingleBar({ format: '{bar} {value}/{total} files · {eta_formatted} left' });
  bar.start(count, 0);
  return {
    printResult: (line) => {
      process.stderr.write('\r\u001b[2K');
      write(line);
      bar.increment();
    },
    end: () => bar.stop(),
  };
}

/** Imports the files one after the other. Each is imported completely or not at all; a failure does not affect the others. */
async function importAll(
  client: ImportClient,
  files: readonly string[],
  target: ImportTarget,
  kind: string,
): Promise<void> {
  const { signal, removeListeners } = abortOnSignal('SIGINT');
  const progress = createProgress(files.length);
  let [doneCount, failedCount] = [0, 0];
  try {
    for (const path of files) {
      if (signal.aborted) break;
      try {
        progress.printResult(`${path}: ${await importFile(client, path, target, kind)}`);
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        failedCount++;
        progress.printResult(`${path}: ${error.extensions.reason ?? error.code}: ${error.message}`);
      }
      doneCount++;
    }
  } finally {
    progress.end();
    removeListeners();
  }
  if (doneCount < files.length)
    process.stderr.write(
      `Stopped: ${files.length - doneCount} files were not imported. Run the command again to import them.\n`,
    );
  if (failedCount || doneCount < files.length) process.exitCode = 1;
}

/**
 * Imports files as drafts for review: through a running server with `--url`, else directly into the database.
 *
 * A file that was imported before is not imported again. So the same command can be repeated after a stop.
 */
export async function importFiles(
  config: Config,
  files: readonly string[],
  options: ImportOptions,
): Promise<void> {
  const { url, kind, body, meeting } = options;
  if (!Object.hasOwn(DocumentKind, kind))
    throw new BadUserInputError(
      'KIND_UNKNOWN',
      `--kind is "${kind}". It takes one of ${Object.keys(DocumentKind).join(', ')}.`,
    );
  const token = process.env.GIAOBAN_TOKEN;
  if (url && !token)
    throw new BadUserInputError(
      'TOKEN_MISSING',
      '--url needs a token. Put one with the scope WRITE in GIAOBAN_TOKEN.',
    );
  const client = url && token ? httpImportClient(url, token) : await localImportClient(config);
  try {
    const target = meeting
      ? { meeting: await findMeeting(client, meeting) }
      : { body: await findBody(client, body) };
    await importAll(client, files, target, kind);
  } finally {
    await client.close();
  }
}
