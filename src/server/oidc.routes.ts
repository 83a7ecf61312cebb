import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Viewer } from '../authorization/viewer.ts';
import type { Config } from '../config.ts';
import { recognize } from '../modules/auth/match-identity.ts';
import { Provider, type Trip } from '../modules/auth/oidc-provider.ts';
import { enterAs } from '../modules/auth/sign-in.ts';
import { BadInput, DomainError } from '../shared/domain-error.ts';
import { type Installation, isLoopback, isSecure } from './application.ts';
import { cookieOf } from './authenticate-request.ts';
import { PAGE_ROUTE } from './http-errors.ts';
import { Context } from './request-context.ts';

const START = '/sign-in/oidc';
const CALLBACK = '/sign-in/oidc/callback';

/** Longest a trip to the provider may take, in seconds. */
const TRIP_SECONDS = 600;

/** A place on this server, `/` when none is named; any other address is refused, so that a link to us leads nowhere else. */
export function placeHere(returnTo: unknown): string {
  if (returnTo === undefined || returnTo === '') return '/';
  const here = 'http://here.invalid';
  const isPlace = typeof returnTo === 'string' && /^\/(?![/\\])[!-~]*$/.test(returnTo);
  if (isPlace && URL.canParse(returnTo, here) && new URL(returnTo, here).origin === here) return returnTo;
  throw new DomainError(
    'RETURN_ELSEWHERE',
    'returnTo leads elsewhere. Give a path on this server, such as /.',
  );
}

/** The cookie a trip is kept in, signed so that nobody else can have put it there. */
class TripCookie {
  readonly #key: Buffer;
  readonly #name: string;
  readonly #attributes;

  constructor(config: Config) {
    const secure = isSecure(config);
    this.#key = createHash('sha256').update(`trip\n${config.OIDC_CLIENT_SECRET}`).digest();
    this.#name = secure ? '__Host-giaoban-trip' : 'giaoban-trip';
    this.#attributes = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
  }

  set(reply: FastifyReply, trip: Trip): void {
    const until = Date.now() + TRIP_SECONDS * 1_000;
    const text = Buffer.from(JSON.stringify({ ...trip, until })).toString('base64url');
    reply.setCookie(this.#name, `${text}.${this.#sign(text)}`, { ...this.#attributes, maxAge: TRIP_SECONDS });
  }

  /** The trip of this browser, which ends with being asked for. */
  take(request: FastifyRequest, reply: FastifyReply): Trip {
    const [text = '', signature = ''] = request.cookies[this.#name]?.split('.') ?? [];
    reply.clearCookie(this.#name, this.#attributes);
    const [given, expected] = [Buffer.from(signature), Buffer.from(this.#sign(text))];
    if (given.length === expected.length && timingSafeEqual(given, expected)) {
      const { until, ...trip } = JSON.parse(Buffer.from(text, 'base64url').toString()) as Trip & {
        until: number;
      };
      if (until > Date.now()) return trip;
    }
    throw new DomainError(
      'TRIP_UNKNOWN',
      `This browser did not start to sign in here, or more than ${TRIP_SECONDS / 60} minutes ago. Start again at ${START}.`,
    );
  }

  #sign(text: string): string {
    return createHmac('sha256', this.#key).update(text).digest('base64url');
  }
}

/** Refuses settings that name a provider but not how to use it. */
function mustBeComplete(config: Config): void {
  if (!config.OIDC_CLIENT_ID || !config.OIDC_CLIENT_SECRET)
    throw new BadInput(
      'CONFIG_INVALID',
      'OIDC_ISSUER needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET. Set all three.',
    );
  if (!config.PUBLIC_URL && !isLoopback(config))
    throw new BadInput(
      'CONFIG_INVALID',
      'OIDC_ISSUER needs PUBLIC_URL, for the provider to send browsers back to.',
    );
}

/** Adds the way in through an OpenID provider: `/sign-in/oidc` leads there, `/sign-in/oidc/callback` back. */
export function providerRoutes(app: FastifyInstance, { application }: Installation, config: Config): void {
  mustBeComplete(config);
  const provider = new Provider(config);
  const trips = new TripCookie(config);
  const publicUrl = (request: FastifyRequest, path: string) =>
    new URL(`${config.PUBLIC_URL || `http://${request.host}`}${path}`);
  app.get(START, PAGE_ROUTE, async (request, reply) => {
    const { returnTo } = request.query as { returnTo?: unknown };
    const { url, trip } = await provider.begin(publicUrl(request, CALLBACK), placeHere(returnTo));
    trips.set(reply, trip);
    return reply.header('cache-control', 'no-store').redirect(url.href, 303);
  });
  app.get(CALLBACK, PAGE_ROUTE, async (request, reply) => {
    const trip = trips.take(request, reply);
    const identity = await provider.finish(publicUrl(request, request.url), trip);
    const cookie = cookieOf(request, reply, config);
    const context = new Context(application, { viewer: Viewer.anonymous, cookie });
    const act = 'signInWithProvider';
    const run = (scope: Parameters<typeof recognize>[0]) => recognize(scope, identity);
    const { id } = await context.perform({ name: act, input: {}, run });
    await enterAs(id, act, context);
    return reply.header('cache-control', 'no-store').redirect(trip.returnTo, 303);
  });
}
