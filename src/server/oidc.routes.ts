import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Viewer } from '../authorization/viewer.ts';
import type { Config } from '../config.ts';
import { matchIdentity } from '../modules/auth/match-identity.ts';
import { type LoginAttempt, OidcProvider } from '../modules/auth/oidc-provider.ts';
import { startSession } from '../modules/auth/sign-in.ts';
import { BadUserInputError, DomainError } from '../shared/domain-error.ts';
import { type Application, isLoopback, isSecure } from './application.ts';
import { getSessionCookie } from './context-factory.ts';
import { PAGE_ROUTE } from './http-errors.ts';
import { RequestContext } from './request-context.ts';

const START_PATH = '/sign-in/oidc';
const CALLBACK_PATH = '/sign-in/oidc/callback';

/** Longest a trip to the provider may take, in seconds. */
const LOGIN_ATTEMPT_SECONDS = 600;

/** A place on this server, `/` when none is named; any other address is refused, so that a link to us leads nowhere else. */
export function parseReturnPath(returnTo: unknown): string {
  if (returnTo === undefined || returnTo === '') return '/';
  const base = 'http://here.invalid';
  const isPath = typeof returnTo === 'string' && /^\/(?![/\\])[!-~]*$/.test(returnTo);
  if (isPath && URL.canParse(returnTo, base) && new URL(returnTo, base).origin === base) return returnTo;
  throw new DomainError(
    'RETURN_PATH_INVALID',
    'returnTo leads elsewhere. Give a path on this server, such as /.',
  );
}

/** The cookie a trip is kept in, signed so that nobody else can have put it there. */
class LoginAttemptCookie {
  readonly #key: Buffer;
  readonly #name: string;
  readonly #attributes;

  constructor(config: Config) {
    const secure = isSecure(config);
    this.#key = createHash('sha256').update(`trip\n${config.OIDC_CLIENT_SECRET}`).digest();
    this.#name = secure ? '__Host-giaoban-trip' : 'giaoban-trip';
    this.#attributes = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
  }

  set(reply: FastifyReply, attempt: LoginAttempt): void {
    const until = Date.now() + LOGIN_ATTEMPT_SECONDS * 1_000;
    const text = Buffer.from(JSON.stringify({ ...attempt, until })).toString('base64url');
    reply.setCookie(this.#name, `${text}.${this.#sign(text)}`, {
      ...this.#attributes,
      maxAge: LOGIN_ATTEMPT_SECONDS,
    });
  }

  /** The trip of this browser, which ends with being asked for. */
  consume(request: FastifyRequest, reply: FastifyReply): LoginAttempt {
    const [text = '', signature = ''] = request.cookies[this.#name]?.split('.') ?? [];
    reply.clearCookie(this.#name, this.#attributes);
    const [given, expected] = [Buffer.from(signature), Buffer.from(this.#sign(text))];
    if (given.length === expected.length && timingSafeEqual(given, expected)) {
      const { until, ...trip } = JSON.parse(Buffer.from(text, 'base64url').toString()) as LoginAttempt & {
        until: number;
      };
      if (until > Date.now()) return trip;
    }
    throw new DomainError(
      'LOGIN_ATTEMPT_UNKNOWN',
      `This browser did not start to sign in here, or more than ${LOGIN_ATTEMPT_SECONDS / 60} minutes ago. Start again at ${START_PATH}.`,
    );
  }

  #sign(text: string): string {
    return createHmac('sha256', this.#key).update(text).digest('base64url');
  }
}

/** Refuses settings that name a provider but not how to use it. */
function assertOidcConfig(config: Config): void {
  if (!config.OIDC_CLIENT_ID || !config.OIDC_CLIENT_SECRET)
    throw new BadUserInputError(
      'CONFIG_INVALID',
      'OIDC_ISSUER needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET. Set all three.',
    );
  if (!config.PUBLIC_URL && !isLoopback(config))
    throw new BadUserInputError(
      'CONFIG_INVALID',
      'OIDC_ISSUER needs PUBLIC_URL, for the provider to send browsers back to.',
    );
}

/** Adds the way in through an OpenID provider: `/sign-in/oidc` leads there, `/sign-in/oidc/callback` back. */
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
