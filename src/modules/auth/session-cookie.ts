import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * Returns the name of a cookie of this server. `__Host-` binds the cookie to this host, to all paths and to HTTPS. Not all browsers
 * accept the prefix for HTTP on loopback, so the name has no prefix there.
 */
export const cookieName = (name: string, isSecure: boolean): string => (isSecure ? `__Host-${name}` : name);

/** Returns the attributes of a cookie of this server. */
export const cookieAttributes = (isSecure: boolean) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure }) as const;

const SESSION_COOKIE = 'giaoban';

/** Returns the session secret from parsed cookies. For WebSockets, which have no Fastify request. */
export const getSessionSecret = (cookies: Readonly<Record<string, string | undefined>>, isSecure: boolean) =>
  cookies[cookieName(SESSION_COOKIE, isSecure)];

/** The session cookie of one request. Reads, sets and clears it. */
export class SessionCookie {
  constructor(
    private readonly request: FastifyRequest,
    private readonly reply: FastifyReply,
    /** Whether browsers reach this server over HTTPS. */
    private readonly isSecure: boolean,
  ) {}

  get secret(): string | undefined {
    return getSessionSecret(this.request.cookies, this.isSecure);
  }

  get userAgent(): string | null {
    return this.request.headers['user-agent']?.slice(0, 300) ?? null;
  }

  set(secret: string, expires: Date): void {
    this.reply.setCookie(cookieName(SESSION_COOKIE, this.isSecure), secret, {
      ...cookieAttributes(this.isSecure),
      expires,
    });
  }

  clear(): void {
    this.reply.clearCookie(cookieName(SESSION_COOKIE, this.isSecure), cookieAttributes(this.isSecure));
  }
}
