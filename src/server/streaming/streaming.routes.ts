import type { FastifyInstance } from 'fastify';
import { sseRoutes } from './sse.routes.ts';
import type { StreamingServer } from './streaming-server.ts';
import { WebSocketTransport } from './websocket-transport.ts';

/** How long a stop waits until all streams are closed, in ms. */
const DRAIN_TIMEOUT_MS = 1_000;

/** Serves subscriptions over Server-Sent Events and WebSocket. The streams end before the server closes. */
export function streamingRoutes(app: FastifyInstance, streaming: StreamingServer): void {
  streaming.notifier.start();
  sseRoutes(app, streaming);
  const webSockets = new WebSocketTransport(streaming, (header) => app.parseCookie(header));
  app.server.on('upgrade', (request, socket, head) => webSockets.upgrade(request, socket, head));
  app.addHook('preClose', async () => {
    await streaming.connectionLimiter.stop(DRAIN_TIMEOUT_MS);
    webSockets.terminate();
    await streaming.notifier.stop();
  });
}
