import { HeaderMap } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Viewer } from '../authorization/viewer.ts';
import type { Config } from '../config.ts';
import { SessionCookie } from '../modules/auth/session-cookie.ts';
import { DomainError, isUnavailable } from '../shared/domain-error.ts';
import { type Installation, isSecure } from './application.ts';
import type { ServerParts } from './http-server.ts';
import { Context } from './request-context.ts';

/** A refusal at the door, with the status HTTP has for it: Apollo answers 500 to whatever says nothing of HTTP. */
function atTheDoor(error: unknown): unknown {
  if (!(error instanceof DomainError)) return error;
  const http = isUnavailable(error)
    ? { status: 503 }
    : { status: 401, headers: new HeaderMap([['www-authenticate', 'Bearer error="invalid_token"']]) };
  return new GraphQLError(error.message, {
    originalError: error,
    extensions: { code: error.code, http },
  });
}

/** Makes the context of each request: finds out who asks, and hands on the cookie a session is kept in. */
export function receive({ application }: Installation, config: Config): ServerParts<Context>['contextOf'] {
  return async (signal, request, reply) => {
    const cookie = cookieOf(request, reply, config);
    const { authorization } = request.headers;
    const viewer = await application.doorkeeper
      .viewerOf({ authorization, cookie: cookie.secret })
      .catch((error: unknown): Viewer => {
        throw atTheDoor(error);
      });
    return new Context(application, { viewer, cookie, signal });
  };
}

/** The session cookie of a request. */
export const cookieOf = (request: FastifyRequest, reply: FastifyReply, config: Config): SessionCookie =>
  new SessionCookie(request, reply, isSecure(config));
