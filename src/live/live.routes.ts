import type { FastifyInstance } from 'fastify';
import { eventStreamRoutes } from './event-stream.routes.ts';
import type { Live } from './live.ts';

/** How long a stop waits for streams to say goodbye, in ms. */
const GOODBYE = 1_000;

/** Serves streams as long as the server runs; before it closes, they end. */
export function liveRoutes(app: FastifyInstance, live: Live): void {
  live.bell.start();
  eventStreamRoutes(app, live);
  app.addHook('preClose', async () => {
    await live.streams.stop(GOODBYE);
    await live.bell.stop();
  });
}
