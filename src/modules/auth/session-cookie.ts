import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * The session cookie. `__Host-` binds it to this host, to all paths and to HTTPS; browsers grant the same to http on loopback, where
 * the name goes without the prefix, because not all of them do.
 */
const cookieName = (isSecure: boolean) => (isSecure ? '__Host-giaoban' : 'giaoban');

/** The secret of a session in cookies that came without a request of Fastify's. */
export const getSessionSecret = (cookies: Readonly<Record<string, string | undefined>>, isSecure: boolean) =>
  cookies[cookieName(isSecure)];

/** The cookie of one request: how a session comes in and goes out. */
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
    this.reply.setCookie(cookieName(this.isSecure), secret, { ...this.#attributes, expires });
  }

  clear(): void {
    this.reply.clearCookie(cookieName(this.isSecure), this.#attributes);
  }

  get #attributes() {
    return { path: '/', httpOnly: true, sameSite: 'lax', secure: this.isSecure } as const;
  }
}
