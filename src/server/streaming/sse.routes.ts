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

/** How often to send a comment when nothing happens, in ms, so that nobody on the way takes the connection for dead. */
const KEEP_ALIVE_INTERVAL_MS = 12_000;

/** What a client sends: as JSON, or in the address. */
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

/** Writes to one client, one event at a time. */
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
      // Nothing else comes on it; a connection that lies idle after the last event would hold up a stop.
      connection: 'close',
    });
    this.raw.flushHeaders();
    this.#keepAlive = setInterval(() => {
      // Whoever has not taken the last event needs no sign of life.
      if (!this.raw.writableLength) this.raw.write(':\n\n');
    }, KEEP_ALIVE_INTERVAL_MS);
  }

  /** Resolves when the system took the event, to `false` when it did not in time. */
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

/** Tells a client all results, then ends. One that takes too long is cut off. */
async function sendResults(
  streaming: StreamingServer,
  writer: EventWriter,
  results: AsyncIterable<FormattedResult>,
): Promise<void> {
  for await (const result of results)
    if (!(await writer.writeEvent('next', result))) {
      streaming.log.warn({ code: 'CLIENT_TOO_SLOW' }, 'A follower did not take a change in time; cut off.');
      writer.terminate();
      return;
    }
  await writer.writeEvent('complete');
  writer.end();
}

async function* single(result: FormattedResult): AsyncGenerator<FormattedResult> {
  yield result;
}

/** Finds out who follows and takes a place for them; what is refused here is refused by status. */
async function acceptConnection(streaming: StreamingServer, request: FastifyRequest, reply: FastifyReply) {
  const { config } = streaming;
  assertSameOrigin(request, config);
  const { authorization } = request.headers;
  const credentials: Credentials = { authorization, cookie: getSessionCookie(request, reply, config).secret };
  const viewer = await streaming.authenticate(credentials);
  return { knock: credentials, viewer, slot: streaming.connectionLimiter.acquire(viewer, request.ip) };
}

/** Begins the stream: from here on whatever is refused is told on it. */
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
    const context = streaming.createContext(client.viewer, client.knock, slot.signal);
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
    streaming.log.error({ err: error }, 'unforeseen error on a stream');
    writer.terminate();
  } finally {
    slot.release();
  }
}

/** GraphQL over Server-Sent Events in distinct connections mode: one request, one stream. */
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
