import { HeaderMap } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Viewer } from '../authorization/viewer.ts';
import type { Config } from '../config.ts';
import { SessionCookie } from '../modules/auth/session-cookie.ts';
import { DomainError, isUnavailable } from '../shared/domain-error.ts';
import { type Application, isSecure } from './application.ts';
import type { ServerOptions } from './http-server.ts';
import { RequestContext } from './request-context.ts';

/** Adds the HTTP status to an error of authentication. Without a status, Apollo responds with 500. */
function toHttpError(error: unknown): unknown {
  if (!(error instanceof DomainError)) return error;
  const http = isUnavailable(error)
    ? { status: 503 }
    : { status: 401, headers: new HeaderMap([['www-authenticate', 'Bearer error="invalid_token"']]) };
  return new GraphQLError(error.message, {
    originalError: error,
    extensions: { code: error.code, http },
  });
}

/** Creates the function that makes the context of a request. It authenticates the viewer and passes on the session cookie. */
export function createContextFactory(
  { services }: Application,
  config: Config,
): ServerOptions<RequestContext>['createContext'] {
  return async (signal, request, reply) => {
    const cookie = getSessionCookie(request, reply, config);
    const { authorization } = request.headers;
    const viewer = await services.authenticator
      .authenticate({ authorization, cookie: cookie.secret })
      .catch((error: unknown): Viewer => {
        throw toHttpError(error);
      });
    return new RequestContext(services, { viewer, cookie, signal, requestId: request.id });
  };
}

/** Returns the session cookie of a request. */
export const getSessionCookie = (
  request: FastifyRequest,
  reply: FastifyReply,
  config: Config,
): SessionCookie => new SessionCookie(request, reply, isSecure(config));
