import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Viewer } from '../authorization/viewer.ts';
import type { Config } from '../config.ts';
import { matchIdentity } from '../modules/auth/match-identity.ts';
import { type LoginAttempt, OidcProvider } from '../modules/auth/oidc-provider.ts';
import { cookieAttributes, cookieName } from '../modules/auth/session-cookie.ts';
import { startSession } from '../modules/auth/sign-in.ts';
import { BadUserInputError, DomainError } from '../shared/domain-error.ts';
import { type Application, isLoopback, isSecure } from './application.ts';
import { getSessionCookie } from './context-factory.ts';
import { PAGE_ROUTE } from './http-errors.ts';
import { RequestContext } from './request-context.ts';

const START_PATH = '/sign-in/oidc';
const CALLBACK_PATH = '/sign-in/oidc/callback';

/** How long a login attempt at the provider may take, in seconds. */
const LOGIN_ATTEMPT_SECONDS = 600;

/**
 * Returns a path on this server; the default is `/`. Throws `RETURN_PATH_INVALID` for other addresses, so that a link to us
 * cannot lead to another site.
 */
export function parseReturnPath(returnTo: unknown): string {
  if (returnTo === undefined || returnTo === '') return '/';
  const base = 'http://here.invalid';
  const isPath = typeof returnTo === 'string' && /^\/(?![/\\])[!-~]*$/.test(returnTo);
  if (isPath && URL.canParse(returnTo, base) && new URL(returnTo, base).origin === base) return returnTo;
  throw new DomainError('RETURN_PATH_INVALID', 'returnTo is not a path on this server. Give one, such as /.');
}

/** The cookie that stores a login attempt. It is signed, so that only this server can create it. */
class LoginAttemptCookie {
  readonly #key: Buffer;
  readonly #name: string;
  readonly #attributes;

  constructor(config: Config) {
    const secure = isSecure(config);
    this.#key = createHash('sha256').update(`trip\n${config.OIDC_CLIENT_SECRET}`).digest();
    this.#name = cookieName('giaoban-trip', secure);
    this.#attributes = cookieAttributes(secure);
  }

  set(reply: FastifyReply, attempt: LoginAttempt): void {
    const until = Date.now() + LOGIN_ATTEMPT_SECONDS * 1_000;
    const text = Buffer.from(JSON.stringify({ ...attempt, until })).toString('base64url');
    reply.setCookie(this.#name, `${text}.${this.#sign(text)}`, {
      ...this.#attributes,
      maxAge: LOGIN_ATTEMPT_SECONDS,
    });
  }

  /** Returns the login attempt of this browser and removes its cookie. Throws `LOGIN_ATTEMPT_UNKNOWN` without a valid one. */
  consume(request: FastifyRequest, reply: FastifyReply): LoginAttempt {
    const [text = '', signature = ''] = request.cookies[this.#name]?.split('.') ?? [];
    reply.clearCookie(this.#name, this.#attributes);
    const [received, expected] = [Buffer.from(signature), Buffer.from(this.#sign(text))];
    if (received.length === expected.length && timingSafeEqual(received, expected)) {
      const { until, ...attempt } = JSON.parse(Buffer.from(text, 'base64url').toString()) as LoginAttempt & {
        until: number;
      };
      if (until > Date.now()) return attempt;
    }
    throw new DomainError(
      'LOGIN_ATTEMPT_UNKNOWN',
      `This browser has not started a sign-in within the last ${LOGIN_ATTEMPT_SECONDS / 60} minutes. Start again at ${START_PATH}.`,
    );
  }

  #sign(text: string): string {
    return createHmac('sha256', this.#key).update(text).digest('base64url');
  }
}

/** Throws `CONFIG_INVALID` if OIDC_ISSUER is set but a setting that it needs is missing. */
function assertOidcConfig(config: Config): void {
  if (!config.OIDC_CLIENT_ID || !config.OIDC_CLIENT_SECRET)
    throw new BadUserInputError(
      'CONFIG_INVALID',
      'OIDC_ISSUER needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET. Set all three.',
    );
  if (!config.PUBLIC_URL && !isLoopback(config))
    throw new BadUserInputError(
      'CONFIG_INVALID',
      'OIDC_ISSUER needs PUBLIC_URL, because the provider sends browsers back to it. Set PUBLIC_URL.',
    );
}

/**
 * Adds sign-in with an OpenID provider. `/sign-in/oidc` redirects to the provider, which redirects to `/sign-in/oidc/callback`.
 */
export function oidcRoutes(app: FastifyInstance, { services }: Application, config: Config): void {
  assertOidcConfig(config);
  const provider = new OidcProvider(config);
  const attemptCookie = new LoginAttemptCookie(config);
  const publicUrl = (request: FastifyRequest, path: string) =>
    new URL(`${config.PUBLIC_URL || `http://${request.host}`}${path}`);
  app.get(START_PATH, PAGE_ROUTE, async (request, reply) => {
    const { returnTo } = request.query as { returnTo?: unknown };
    const { url, trip: attempt } = await provider.begin(
      publicUrl(request, CALLBACK_PATH),
      parseReturnPath(returnTo),
    );
    attemptCookie.set(reply, attempt);
    return reply.header('cache-control', 'no-store').redirect(url.href, 303);
  });
  app.get(CALLBACK_PATH, PAGE_ROUTE, async (request, reply) => {
    const attempt = attemptCookie.consume(request, reply);
    const identity = await provider.finish(publicUrl(request, request.url), attempt);
    const cookie = getSessionCookie(request, reply, config);
    const context = new RequestContext(services, { viewer: Viewer.anonymous, cookie, requestId: request.id });
    const mutationName = 'signInWithProvider';
    const run = (ctx: Parameters<typeof matchIdentity>[0]) => matchIdentity(ctx, identity);
    const { id } = await context.runMutation({ name: mutationName, input: {}, run });
    await startSession(id, mutationName, context);
    return reply.header('cache-control', 'no-store').redirect(attempt.returnTo, 303);
  });
}
