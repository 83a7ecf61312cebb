import type { MikroORM } from '@mikro-orm/sql';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { execute, type GraphQLSchema, parse } from 'graphql';
import { FileUpload } from '../../entities/files/stored-file.entity.ts';
import { contentDisposition, fileNameFor } from '../../modules/files/file-name.ts';
import { type FileStore, isSha256 } from '../../modules/files/file-store.ts';
import { DomainError } from '../../shared/domain-error.ts';
import type { RequestContext } from '../request-context.ts';
import { parseRange } from './range-header.ts';

/** What `serveFile` reads from. */
export interface DownloadSources {
  readonly schema: GraphQLSchema;
  readonly orm: MikroORM;
  readonly fileStore: FileStore;
}

/** The name and the type of a file that the viewer may download. */
interface VisibleFile {
  readonly fileName: string;
  readonly mediaType: string;
}

const EVIDENCE_QUERY = parse(`query EvidenceByHash($sha256: String!) {
  evidence(filter: { sha256: { eq: $sha256 } }, first: 1) { nodes { fileName mediaType } }
}`);

/** Finds evidence with this hash that the viewer may see. It runs a GraphQL query, so the same rules of visibility apply. */
async function findInReports(
  sha256: string,
  context: RequestContext,
  { schema }: DownloadSources,
): Promise<VisibleFile | undefined> {
  const { data, errors } = await execute({
    schema,
    document: EVIDENCE_QUERY,
    contextValue: context,
    variableValues: { sha256 },
  });
  if (errors?.[0]) throw errors[0].originalError ?? errors[0];
  await context.logAccess(() => ({ name: 'file', fields: ['evidence'], variables: { sha256 } }));
  const { evidence } = data as unknown as { evidence: { nodes: readonly VisibleFile[] } };
  return evidence.nodes[0];
}

/** Finds the viewer's own upload of this file. They may download it before a report shows it. */
async function findOwnUpload(
  sha256: string,
  { viewer }: RequestContext,
  { orm }: DownloadSources,
): Promise<VisibleFile | undefined> {
  if (!viewer.account) return undefined;
  const upload = await orm.em
    .fork()
    .findOne(
      FileUpload,
      { account: viewer.account.accountId, file: sha256 },
      { orderBy: { uploadedAt: 'desc', id: 'desc' } },
    );
  return upload ?? undefined;
}

/** Headers that stop a browser from showing a file, running it or guessing its type in the name of this server. */
const DOWNLOAD_HEADERS = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "sandbox; default-src 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'cache-control': 'private, immutable',
};

const matchesEtag = (header: string | undefined, etag: string): boolean =>
  (header ?? '').split(',').some((it) => it.trim().replace(/^W\//, '') === etag || it.trim() === '*');

const contentType = (mediaType: string) =>
  mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType;

/**
 * Serves a file to viewers who may see a report that shows it, and to the viewer who uploaded it.
 *
 * Throws `NOT_FOUND` for all others and for a file that does not exist. The two cases look the same, so that nobody learns which
 * files exist. Throws `RANGE_UNSATISFIABLE` if no byte of the requested range exists.
 */
export async function serveFile(
  request: FastifyRequest<{ Params: { sha256: string } }>,
  reply: FastifyReply,
  context: RequestContext,
  sources: DownloadSources,
): Promise<FastifyReply> {
  const { sha256 } = request.params;
  const { headers } = request;
  const file = isSha256(sha256)
    ? ((await findInReports(sha256, context, sources)) ?? (await findOwnUpload(sha256, context, sources)))
    : undefined;
  const size = file && (await sources.fileStore.findSize(sha256));
  if (!file || size === undefined)
    throw new DomainError(
      'NOT_FOUND',
      'The file does not exist, or you may not see it. Check the hash in the address.',
    );
  const etag = `"${sha256}"`;
  reply.headers({ ...DOWNLOAD_HEADERS, etag, 'accept-ranges': 'bytes' });
  if (matchesEtag(headers['if-none-match'], etag)) return reply.code(304).send();
  const rangeHeader =
    headers['if-range'] === undefined || headers['if-range'] === etag ? headers.range : undefined;
  const range = parseRange(rangeHeader, size);
  if (range === null) {
    reply.header('content-range', `bytes */${size}`);
    throw new DomainError(
      'RANGE_UNSATISFIABLE',
      `The file has only ${size} bytes. Request a range within them.`,
    );
  }
  reply.type(contentType(file.mediaType)).headers({
    'content-disposition': contentDisposition(fileNameFor(file.fileName, file.mediaType)),
    'content-length': range ? range.end - range.start + 1 : size,
    ...(range && { 'content-range': `bytes ${range.start}-${range.end}/${size}` }),
  });
  reply.code(range ? 206 : 200);
  return reply.send(request.method === 'HEAD' ? undefined : sources.fileStore.openReadStream(sha256, range));
}
