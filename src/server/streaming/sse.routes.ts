import type { ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Knock } from '../../modules/auth/authenticator.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { cookieOf } from '../authenticate-request.ts';
import { assertSameOrigin } from '../same-origin.ts';
import type { OpenStream } from './connection-limits.ts';
import { resultsOf, type SentResult, shown } from './execution-results.ts';
import type { Sent } from './operation-parser.ts';
import type { Live } from './streaming-server.ts';

/** How often to send a comment when nothing happens, in ms, so that nobody on the way takes the connection for dead. */
const KEEP_ALIVE = 12_000;

/** What a client sends: as JSON, or in the address. */
function sentIn({ method, body, query }: FastifyRequest): Sent {
  if (method === 'POST') return (body ?? {}) as Sent;
  const { variables, ...rest } = query as Sent & { variables?: string };
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
    private readonly patience: number,
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
    }, KEEP_ALIVE);
  }

  /** Resolves when the system took the event, to `false` when it did not in time. */
  event(name: 'next' | 'complete', result?: SentResult): Promise<boolean> {
    const text = `event: ${name}\ndata: ${result ? JSON.stringify(result) : ''}\n\n`;
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.patience, false);
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

  cutOff(): void {
    clearInterval(this.#keepAlive);
    this.raw.destroy();
  }
}

/** Tells a client all results, then ends. One that takes too long is cut off. */
async function tell(live: Live, writer: EventWriter, results: AsyncIterable<SentResult>): Promise<void> {
  for await (const result of results)
    if (!(await writer.event('next', result))) {
      live.log.warn({ code: 'FOLLOWER_TOO_SLOW' }, 'A follower did not take a change in time; cut off.');
      writer.cutOff();
      return;
    }
  await writer.event('complete');
  writer.end();
}

async function* only(result: SentResult): AsyncGenerator<SentResult> {
  yield result;
}

/** Finds out who follows and takes a place for them; what is refused here is refused by status. */
async function arrive(live: Live, request: FastifyRequest, reply: FastifyReply) {
  const { config } = live;
  assertSameOrigin(request, config);
  const { authorization } = request.headers;
  const knock: Knock = { authorization, cookie: cookieOf(request, reply, config).secret };
  const viewer = await live.viewerOf(knock);
  return { knock, viewer, stream: live.streams.open(viewer, request.ip) };
}

/** Begins the stream: from here on whatever is refused is told on it. */
async function stream(live: Live, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const sent = sentIn(request);
  const arrived = await arrive(live, request, reply);
  const place: OpenStream = arrived.stream;
  reply.hijack();
  reply.raw.once('close', place.closed);
  const writer = new EventWriter(reply.raw, live.config.STREAM_PATIENCE_MS);
  try {
    writer.begin(reply.getHeaders());
    const opened = live.opening.open(sent);
    const context = live.contextOf(arrived.viewer, arrived.knock, place.signal);
    const results = Array.isArray(opened)
      ? opened
      : await resultsOf({ ...opened, contextValue: context }, live.format);
    const isBegun = Symbol.asyncIterator in results && !Array.isArray(results);
    await tell(live, writer, isBegun ? results : only({ errors: shown(results, live.format) }));
  } catch (error) {
    live.log.error({ err: error }, 'unforeseen error on a stream');
    writer.cutOff();
  } finally {
    place.closed();
  }
}

/** GraphQL over Server-Sent Events in distinct connections mode: one request, one stream. */
export function eventStreamRoutes(app: FastifyInstance, live: Live): void {
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql/stream',
    handler: async (request, reply) => {
      await stream(live, request, reply);
      return reply;
    },
  });
}
