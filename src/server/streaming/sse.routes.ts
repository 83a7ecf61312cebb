import type { ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Credentials } from '../../modules/auth/authenticator.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { getSessionCookie } from '../context-factory.ts';
import { assertSameOrigin } from '../same-origin.ts';
import type { ConnectionSlot } from './connection-limiter.ts';
import { executeSubscription, type FormattedResult, formatErrors } from './execute-subscription.ts';
import type { StreamingServer } from './streaming-server.ts';
import type { OperationRequest } from './subscription-parser.ts';

/** How often to send a comment when nothing happens, in ms, so that no proxy closes the connection. */
const KEEP_ALIVE_INTERVAL_MS = 12_000;

/** Reads the operation from the JSON body of a POST, or from the query of a GET. */
function readOperationRequest({ method, body, query }: FastifyRequest): OperationRequest {
  if (method === 'POST') return (body ?? {}) as OperationRequest;
  const { variables, ...rest } = query as OperationRequest & { variables?: string };
  if (!variables) return rest;
  try {
    return { ...rest, variables: JSON.parse(variables) };
  } catch {
    throw new DomainError('BAD_REQUEST', '"variables" is not JSON. Send a JSON object.');
  }
}

/** Writes events to one client, one at a time. */
class EventWriter {
  #keepAlive: NodeJS.Timeout | undefined;

  constructor(
    private readonly raw: ServerResponse,
    private readonly timeoutMs: number,
  ) {}

  begin(headers: Record<string, unknown>): void {
    this.raw.writeHead(200, {
      ...(headers as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
      // No other request uses this connection. If it stayed open after the last event, it would delay the stop of the server.
      connection: 'close',
    });
    this.raw.flushHeaders();
    this.#keepAlive = setInterval(() => {
      // A client that has not received the last event needs no comment.
      if (!this.raw.writableLength) this.raw.write(':\n\n');
    }, KEEP_ALIVE_INTERVAL_MS);
  }

  /** Resolves to `true` when the operating system accepts the event, and to `false` after `timeoutMs`. */
  writeEvent(name: 'next' | 'complete', result?: FormattedResult): Promise<boolean> {
    const text = `event: ${name}\ndata: ${result ? JSON.stringify(result) : ''}\n\n`;
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.timeoutMs, false);
      this.raw.write(text, () => {
        clearTimeout(timer);
        resolve(true);
      });
    });
  }

  end(): void {
    clearInterval(this.#keepAlive);
    this.raw.end();
  }

  terminate(): void {
    clearInterval(this.#keepAlive);
    this.raw.destroy();
  }
}

/** Sends all results to a client, then ends. Closes the connection if the client is too slow. */
async function sendResults(
  streaming: StreamingServer,
  writer: EventWriter,
  results: AsyncIterable<FormattedResult>,
): Promise<void> {
  for await (const result of results)
    if (!(await writer.writeEvent('next', result))) {
      streaming.log.warn(
        { code: 'CLIENT_TOO_SLOW' },
        'A client did not receive a change in time. Its connection was closed.',
      );
      writer.terminate();
      return;
    }
  await writer.writeEvent('complete');
  writer.end();
}

async function* single(result: FormattedResult): AsyncGenerator<FormattedResult> {
  yield result;
}

/**
 * Authenticates the viewer and takes a place for the stream. Errors here have an HTTP status, because the stream has not begun.
 */
async function acceptConnection(streaming: StreamingServer, request: FastifyRequest, reply: FastifyReply) {
  const { config } = streaming;
  assertSameOrigin(request, config);
  const { authorization } = request.headers;
  const credentials: Credentials = { authorization, cookie: getSessionCookie(request, reply, config).secret };
  const viewer = await streaming.authenticate(credentials);
  return { credentials, viewer, slot: streaming.connectionLimiter.acquire(viewer, request.ip) };
}

/** Starts the stream. After it begins, errors are sent on it. */
async function streamSubscription(
  streaming: StreamingServer,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const operation = readOperationRequest(request);
  const client = await acceptConnection(streaming, request, reply);
  const slot: ConnectionSlot = client.slot;
  reply.hijack();
  reply.raw.once('close', slot.release);
  const writer = new EventWriter(reply.raw, streaming.config.STREAM_PATIENCE_MS);
  try {
    writer.begin(reply.getHeaders());
    const parsed = streaming.parser.parse(operation);
    const context = streaming.createContext(client.viewer, client.credentials, slot.signal);
    const results = Array.isArray(parsed)
      ? parsed
      : await executeSubscription({ ...parsed, contextValue: context }, streaming.formatError);
    const isSubscribed = Symbol.asyncIterator in results && !Array.isArray(results);
    await sendResults(
      streaming,
      writer,
      isSubscribed ? results : single({ errors: formatErrors(results, streaming.formatError) }),
    );
  } catch (error) {
    streaming.log.error({ err: error }, 'unexpected error on a stream');
    writer.terminate();
  } finally {
    slot.release();
  }
}

/**
 * Adds `/graphql/stream`: GraphQL over Server-Sent Events in distinct connections mode, one stream for each request.
 *
 * A comment every 12 s keeps an idle connection open. A client that does not receive an event within STREAM_PATIENCE_MS is disconnected.
 */
export function sseRoutes(app: FastifyInstance, streaming: StreamingServer): void {
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql/stream',
    handler: async (request, reply) => {
      await streamSubscription(streaming, request, reply);
      return reply;
    },
  });
}
