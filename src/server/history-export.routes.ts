import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { mustAudit } from '../modules/history/history.resolver.ts';
import { BadInput } from '../shared/domain-error.ts';
import { type ServerParts, signalOf } from './http-server.ts';
import type { Context } from './request-context.ts';

interface Asked {
  readonly Params: { readonly body: string };
  readonly Querystring: { readonly from?: string };
}

/**
 * Adds `GET /history/:body.jsonl`: the chain of a body for its auditors, as `giaoban history export` writes it.
 *
 * It is noted as a reading before the first line leaves. A connection that breaks leaves a file without its last line, which the
 * program that checks it tells apart.
 */
export async function historyRoutes(
  app: FastifyInstance,
  { contextOf }: Pick<ServerParts<Context>, 'contextOf'>,
): Promise<void> {
  app.get<Asked>('/history/:body.jsonl', async (request, reply) => {
    const signal = signalOf(reply);
    const context = await contextOf(signal, request, reply);
    const { body } = request.params;
    const from = Number(request.query.from ?? 1);
    mustAudit(context.viewer, 'history.export', ['AUDITOR'], body);
    if (!Number.isSafeInteger(from) || from < 1)
      throw new BadInput('FROM_INVALID', 'from takes a whole number from 1 on.');
    await context.noteReading(() => ({
      name: 'exportHistory',
      fields: ['history'],
      variables: { body, from },
    }));
    reply.headers({
      'content-type': 'application/jsonl; charset=utf-8',
      'content-disposition': `attachment; filename="history-${encodeURIComponent(body)}.jsonl"`,
      'cache-control': 'no-store',
    });
    return reply.send(Readable.from(await context.witness.export(body, from, signal)));
  });
}
