import type { FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import { DomainError } from '../shared/domain-error.ts';

/**
 * Whether a browser sends the request for a page of this server or of an allowed origin. True for programs that are not browsers.
 */
function isSameOrigin(
  { headers, host }: Pick<FastifyRequest, 'headers' | 'host'>,
  { CORS_ORIGINS, PUBLIC_URL }: Pick<Config, 'CORS_ORIGINS' | 'PUBLIC_URL'>,
): boolean {
  const { origin, 'sec-fetch-site': site } = headers;
  if (origin !== undefined && CORS_ORIGINS.includes(origin)) return true;
  // Behind a proxy, `host` may be an address of the internal network.
  if (origin !== undefined && PUBLIC_URL && new URL(PUBLIC_URL).origin === origin) return true;
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  // Browsers without Sec-Fetch-Site send an Origin. A client that sends neither is not a browser.
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
}

/**
 * Throws `FORBIDDEN` if a page of another site makes the browser of a signed-in user send the request.
 *
 * For requests that browsers send across sites without asking first: forms with files, event streams and WebSockets.
 */
export function assertSameOrigin(
  request: Pick<FastifyRequest, 'headers' | 'host'>,
  config: Pick<Config, 'CORS_ORIGINS' | 'PUBLIC_URL'>,
): void {
  if (isSameOrigin(request, config)) return;
  throw new DomainError(
    'FORBIDDEN',
    'The request comes from a page of another site. Send it from a page of this server, or add that origin to CORS_ORIGINS.',
  );
}
