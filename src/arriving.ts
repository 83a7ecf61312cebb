import { SessionCookie } from './access/cookie.ts';
import type { Config } from './config.ts';
import { Context } from './context.ts';
import { type Installation, isLoopback } from './installation.ts';
import type { ServerParts } from './server.ts';

/** Makes the context of each request: finds out who asks, and hands on the cookie a session is kept in. */
export function receive(
  { application, doorkeeper }: Installation,
  config: Config,
): ServerParts<Context>['contextOf'] {
  return async (signal, request, reply) => {
    const cookie = new SessionCookie(request, reply, !isLoopback(config));
    const { authorization } = request.headers;
    const viewer = await doorkeeper.viewerOf({ authorization, cookie: cookie.secret });
    return new Context(application, { viewer, cookie, signal });
  };
}
