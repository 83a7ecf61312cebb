import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * The session cookie. `__Host-` binds it to this host, to all paths and to HTTPS; browsers grant the same to http on loopback, where
 * the name goes without the prefix, because not all of them do.
 */
const nameOn = (isSecure: boolean) => (isSecure ? '__Host-giaoban' : 'giaoban');

/** The secret of a session in cookies that came without a request of Fastify's. */
export const sessionIn = (cookies: Readonly<Record<string, string | undefined>>, isSecure: boolean) =>
  cookies[nameOn(isSecure)];

/** The cookie of one request: how a session comes in and goes out. */
export class SessionCookie {
  constructor(
    private readonly request: FastifyRequest,
    private readonly reply: FastifyReply,
    /** Whether browsers reach this server over HTTPS. */
    private readonly isSecure: boolean,
  ) {}

  get secret(): string | undefined {
    return sessionIn(this.request.cookies, this.isSecure);
  }

  get userAgent(): string | null {
    return this.request.headers['user-agent']?.slice(0, 300) ?? null;
  }

  set(secret: string, expires: Date): void {
    this.reply.setCookie(nameOn(this.isSecure), secret, { ...this.#attributes, expires });
  }

  clear(): void {
    this.reply.clearCookie(nameOn(this.isSecure), this.#attributes);
  }

  get #attributes() {
    return { path: '/', httpOnly: true, sameSite: 'lax', secure: this.isSecure } as const;
  }
}
