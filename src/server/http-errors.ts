import type {
  FastifyContextConfig,
  FastifyError,
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
} from 'fastify';
import type { Logger } from 'pino';
import { DomainError } from '../shared/domain-error.ts';
import { httpStatusFor } from '../shared/error-codes.ts';
import { createErrorFormatter } from './format-error.ts';

/** Options of a route that browsers open as a page. Errors are HTML for people there, and JSON for programs. */
export const PAGE_ROUTE = { config: { isPage: true } as FastifyContextConfig & { isPage: boolean } };

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

function sendErrorPage(reply: FastifyReply, message: string, code: string): FastifyReply {
  return reply
    .header('content-security-policy', "default-src 'none'")
    .type('text/html; charset=utf-8')
    .send(
      `<!doctype html><title>Giaoban</title><h1>Giaoban</h1><p>${escapeHtml(message)}</p><p>${escapeHtml(code)}</p>`,
    );
}

/** Returns `BAD_REQUEST` for an error that Fastify throws because of the request. */
function requestError({ code, message }: FastifyError): DomainError {
  return new DomainError(
    'BAD_REQUEST',
    code === 'FST_ERR_CTP_BODY_TOO_LARGE'
      ? 'The request is larger than this server accepts. Send less at once, or raise MAX_BODY_BYTES.'
      : message,
  );
}

/**
 * Sets the one error handler of all routes. Errors have the shape of GraphQL errors, and the status of their code.
 *
 * Unexpected errors are logged and sent as `INTERNAL`.
 */
export function setHttpErrorHandler(app: FastifyInstance, log: Logger): void {
  const formatError = createErrorFormatter(log);
  app.setErrorHandler((error: FastifyError, request: FastifyRequest, reply) => {
    const clientError =
      !(error instanceof DomainError) && (error.statusCode ?? 500) < 500 ? error : undefined;
    const { message, extensions } = formatError(
      { message: error.message },
      clientError ? requestError(clientError) : error,
    );
    const code = String(extensions?.code);
    if (error instanceof DomainError && error.cause) log.warn({ err: error.cause, code }, message);
    const status = clientError?.statusCode ?? httpStatusFor(code);
    void reply.code(status).header('cache-control', 'no-store');
    if (status === 401) void reply.header('www-authenticate', 'Bearer');
    const { isPage = false } = request.routeOptions.config as { isPage?: boolean };
    return isPage && request.headers.accept?.includes('text/html')
      ? sendErrorPage(reply, message, code)
      : reply.send({ errors: [{ message, extensions }] });
  });
}
