import type {
  FastifyContextConfig,
  FastifyError,
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
} from 'fastify';
import type { Logger } from 'pino';
import { DomainError } from '../shared/domain-error.ts';
import { createErrorFormatter } from './format-error.ts';

/** The HTTP status of each error code that is not 400. `/graphql` itself answers 200, but for 401 and 503. */
const STATUS_BY_CODE: Readonly<Record<string, number>> = {
  SIGN_IN_REQUIRED: 401,
  TOKEN_INVALID: 401,
  PROVIDER_REFUSED: 401,
  FORBIDDEN: 403,
  PASSWORD_CHANGE_REQUIRED: 403,
  SIGN_IN_FAILED: 403,
  ACCOUNT_UNKNOWN: 403,
  ACCOUNT_DISABLED: 403,
  EMAIL_UNVERIFIED: 403,
  NOT_FOUND: 404,
  FILE_TOO_LARGE: 413,
  FILE_TYPE_REFUSED: 415,
  RANGE_UNSATISFIABLE: 416,
  FILE_INFECTED: 422,
  TOO_MANY_STREAMS: 429,
  INTERNAL: 500,
  ACCESS_NOT_LOGGED: 503,
  FILE_SCAN_FAILED: 503,
  SERVER_STOPPING: 503,
  PROVIDER_UNAVAILABLE: 503,
  DATABASE_UNAVAILABLE: 503,
  DATABASE_BUSY: 503,
};

/** The HTTP status of an error code. */
export const httpStatusFor = (code: unknown): number => STATUS_BY_CODE[String(code)] ?? 400;

/** Options of a route that browsers open as a page: people get errors as HTML there, programs as JSON. */
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

/** An error that Fastify itself throws because of the request, as `BAD_REQUEST`. */
function requestError({ code, message }: FastifyError): DomainError {
  return new DomainError(
    'BAD_REQUEST',
    code === 'FST_ERR_CTP_BODY_TOO_LARGE'
      ? 'The request is larger than this server takes. Send less at once, or raise MAX_BODY_BYTES.'
      : message,
  );
}

/**
 * Sets the one error handler of all routes. Errors have the shape of GraphQL errors, and the status of their code.
 *
 * Unforeseen errors are logged and answered as `INTERNAL`.
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
