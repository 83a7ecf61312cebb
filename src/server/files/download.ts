import type { MikroORM } from '@mikro-orm/sql';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { execute, type GraphQLSchema, parse } from 'graphql';
import { FileUpload } from '../../entities/files/stored-file.entity.ts';
import { contentDisposition, nameAs } from '../../modules/files/file-name.ts';
import { type FileStore, isSha256 } from '../../modules/files/file-store.ts';
import { DomainError } from '../../shared/domain-error.ts';
import type { Context } from '../request-context.ts';
import { partOf } from './range-header.ts';

/** What files are served from. */
export interface Shelf {
  readonly schema: GraphQLSchema;
  readonly orm: MikroORM;
  readonly store: FileStore;
}

/** What somebody may know of a file. */
interface Shown {
  readonly fileName: string;
  readonly mediaType: string;
}

const EVIDENCE = parse(`query EvidenceByHash($sha256: String!) {
  evidence(filter: { sha256: { eq: $sha256 } }, first: 1) { nodes { fileName mediaType } }
}`);

/** The evidence with a hash that this viewer may see: the graph is asked as they would ask it. */
async function shownInReport(
  sha256: string,
  context: Context,
  { schema }: Shelf,
): Promise<Shown | undefined> {
  const { data, errors } = await execute({
    schema,
    document: EVIDENCE,
    contextValue: context,
    variableValues: { sha256 },
  });
  if (errors?.[0]) throw errors[0].originalError ?? errors[0];
  await context.noteReading(() => ({ name: 'file', fields: ['evidence'], variables: { sha256 } }));
  const { evidence } = data as unknown as { evidence: { nodes: readonly Shown[] } };
  return evidence.nodes[0];
}

/** The file as the viewer sent it; who sent it may have it back before any report shows it. */
async function sentByViewer(sha256: string, { viewer }: Context, { orm }: Shelf): Promise<Shown | undefined> {
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

/** What keeps a browser from showing, running or guessing at a file in our name. */
const GUARDED = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "sandbox; default-src 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'cache-control': 'private, immutable',
};

const names = (list: string | undefined, etag: string): boolean =>
  (list ?? '').split(',').some((it) => it.trim().replace(/^W\//, '') === etag || it.trim() === '*');

const typeOf = (mediaType: string) =>
  mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType;

/**
 * Serves a file to whoever may see a report that shows it, and to whoever sent it.
 *
 * To all others it is refused with `NOT_FOUND`, as is a file that does not exist: the answers tell nothing apart.
 */
export async function serveFile(
  request: FastifyRequest<{ Params: { sha256: string } }>,
  reply: FastifyReply,
  context: Context,
  shelf: Shelf,
): Promise<FastifyReply> {
  const { sha256 } = request.params;
  const { headers } = request;
  const shown = isSha256(sha256)
    ? ((await shownInReport(sha256, context, shelf)) ?? (await sentByViewer(sha256, context, shelf)))
    : undefined;
  const size = shown && (await shelf.store.sizeOf(sha256));
  if (!shown || size === undefined)
    throw new DomainError('NOT_FOUND', 'There is no such file, or none that you may see.');
  const etag = `"${sha256}"`;
  reply.headers({ ...GUARDED, etag, 'accept-ranges': 'bytes' });
  if (names(headers['if-none-match'], etag)) return reply.code(304).send();
  const asked = headers['if-range'] === undefined || headers['if-range'] === etag ? headers.range : undefined;
  const part = partOf(asked, size);
  if (part === null) {
    reply.header('content-range', `bytes */${size}`);
    throw new DomainError('RANGE_UNSATISFIABLE', `The file has only ${size} bytes. Ask for bytes it has.`);
  }
  reply.type(typeOf(shown.mediaType)).headers({
    'content-disposition': contentDisposition(nameAs(shown.fileName, shown.mediaType)),
    'content-length': part ? part.end - part.start + 1 : size,
    ...(part && { 'content-range': `bytes ${part.start}-${part.end}/${size}` }),
  });
  reply.code(part ? 206 : 200);
  return reply.send(request.method === 'HEAD' ? undefined : shelf.store.read(sha256, part));
}
