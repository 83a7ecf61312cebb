import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { authorizeAudit } from '../modules/history/history.resolver.ts';
import { BadUserInputError } from '../shared/domain-error.ts';
import { abortSignalFor, type ServerOptions } from './http-server.ts';
import type { RequestContext } from './request-context.ts';

interface HistoryExportRoute {
  readonly Params: { readonly body: string };
  readonly Querystring: { readonly from?: string };
}

/**
 * Adds `GET /history/:body.jsonl`: the audit chain of a body for its auditors, in the format of `giaoban history export`.
 *
 * The export is recorded in the access log before the first line is sent. A broken connection leaves a file without its last
 * line; the verifier detects that.
 */
export async function historyExportRoutes(
  app: FastifyInstance,
  { createContext }: Pick<ServerOptions<RequestContext>, 'createContext'>,
): Promise<void> {
  app.get<HistoryExportRoute>('/history/:body.jsonl', async (request, reply) => {
    const signal = abortSignalFor(reply);
    const context = await createContext(signal, request, reply);
    const { body } = request.params;
    const from = Number(request.query.from ?? 1);
    authorizeAudit(context.viewer, 'history.export', ['AUDITOR'], body);
    if (!Number.isSafeInteger(from) || from < 1)
      throw new BadUserInputError(
        'FROM_INVALID',
        '"from" must be a whole number, 1 or more. Correct it in the address.',
      );
    await context.logAccess(() => ({
      name: 'exportHistory',
      fields: ['history'],
      variables: { body, from },
    }));
    reply.headers({
      'content-type': 'application/jsonl; charset=utf-8',
      'content-disposition': `attachment; filename="history-${encodeURIComponent(body)}.jsonl"`,
      'cache-control': 'no-store',
    });
    return reply.send(Readable.from(await context.history.export(body, from, signal)));
  });
}
