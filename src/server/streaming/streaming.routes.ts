import type { FastifyInstance } from 'fastify';
import { eventStreamRoutes } from './sse.routes.ts';
import type { Live } from './streaming-server.ts';
import { Sockets } from './websocket-server.ts';

/** How long a stop waits for streams to say goodbye, in ms. */
const GOODBYE = 1_000;

/** Serves streams as long as the server runs; before it closes, they end. */
export function liveRoutes(app: FastifyInstance, live: Live): void {
  live.bell.start();
  eventStreamRoutes(app, live);
  const sockets = new Sockets(live, (header) => app.parseCookie(header));
  app.server.on('upgrade', (request, socket, head) => sockets.upgrade(request, socket, head));
  app.addHook('preClose', async () => {
    await live.streams.stop(GOODBYE);
    sockets.cutOff();
    await live.bell.stop();
  });
}
