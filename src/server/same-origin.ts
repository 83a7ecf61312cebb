import type { FastifyRequest } from 'fastify';
import { DomainError } from '../shared/domain-error.ts';

/** Whether a browser says that a page of ours, or one of an allowed origin, makes it send this. */
export function isOurs(
  { headers, host }: Pick<FastifyRequest, 'headers' | 'host'>,
  allowed: readonly string[],
): boolean {
  const { origin, 'sec-fetch-site': site } = headers;
  if (origin !== undefined && allowed.includes(origin)) return true;
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  // Browsers that send no Sec-Fetch-Site send an Origin; what sends neither is no browser.
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
}

/**
 * Refuses with `FORBIDDEN` what a page of somebody else makes a browser send in the name of whoever is signed in there.
 *
 * Forms may post files across sites without asking first, as they may not post JSON; so a cookie alone does not do here.
 */
export function refuseOtherSites(request: FastifyRequest, allowed: readonly string[]): void {
  if (isOurs(request, allowed)) return;
  throw new DomainError(
    'FORBIDDEN',
    'Another site made the browser send this. Send files from pages of this server or of an origin in CORS_ORIGINS.',
  );
}
