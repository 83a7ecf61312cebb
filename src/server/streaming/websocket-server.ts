import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ExecutionArgs } from 'graphql';
import { CloseCode, type Context, handleProtocols, makeServer, type SubscribePayload } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Viewer } from '../../authorization/viewer.ts';
import type { Knock } from '../../modules/auth/authenticator.ts';
import { sessionIn } from '../../modules/auth/session-cookie.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { isSecure } from '../application.ts';
import { assertSameOrigin } from '../same-origin.ts';
import type { OpenStream } from './connection-limits.ts';
import { resultsOf, type SentResult, shown } from './execution-results.ts';
import type { Live } from './streaming-server.ts';
import { Socket } from './websocket-connection.ts';

/** Longest message a client may send, in bytes. */
const LONGEST_MESSAGE = 65_536;

/** Most subscriptions on one socket. */
const MOST_SUBSCRIPTIONS = 10;

/** Who is on a socket, once they said so. */
interface Guest {
  readonly viewer: Viewer;
  readonly knock: Knock;
  readonly place: OpenStream;
}

/** What is known of a connection: where it came from, and who is on it. */
interface Connection {
  readonly socket: Socket;
  readonly request: IncomingMessage;
  guest?: Guest;
}

type Connected = Context<Record<string, unknown>, Connection>;
type Results = AsyncGenerator<SentResult, void, void>;

/** The sockets of a server, in the protocol graphql-transport-ws. Subscriptions only; the rest has its way in over HTTP. */
export class Sockets {
  readonly #server: WebSocketServer;
  readonly #protocol;
  /** The results of what was accepted, until the protocol asks for them. */
  readonly #begun = new WeakMap<ExecutionArgs, Results>();

  constructor(
    private readonly live: Live,
    private readonly cookiesIn: (header: string) => Record<string, string | undefined>,
  ) {
    this.#server = new WebSocketServer({ noServer: true, maxPayload: LONGEST_MESSAGE, handleProtocols });
    this.#protocol = makeServer<Record<string, unknown>, Connection>({
      onConnect: (connected) => this.#arrive(connected),
      onSubscribe: (connected, _id, payload) => this.#begin(connected, payload),
      subscribe: (args) => this.#begun.get(args) as Results as never,
      onNext: (_connected, _id, _payload, _args, result) => result as SentResult as never,
      onError: (_connected, _id, _payload, errors) => shown(errors, live.format),
    });
  }

  /** Takes a connection that wants to become a socket. A foreign page, another path and one too many are refused by status. */
  upgrade(request: IncomingMessage, connection: Duplex, head: Buffer): void {
    const status = this.#statusOf(request);
    if (status) {
      connection.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    this.#server.handleUpgrade(request, connection, head, (raw) => this.#open(raw, request));
  }

  /** Cuts off whoever is still there. */
  cutOff(): void {
    for (const raw of this.#server.clients) raw.terminate();
  }

  #statusOf(request: IncomingMessage): string | undefined {
    if (request.url?.split('?')[0] !== '/graphql') return '404 Not Found';
    if (this.#server.clients.size >= this.live.config.MAX_STREAMS_IN_ALL) return '503 Service Unavailable';
    try {
      assertSameOrigin({ headers: request.headers, host: request.headers.host ?? '' }, this.live.config);
      return undefined;
    } catch {
      return '403 Forbidden';
    }
  }

  #open(raw: WebSocket, request: IncomingMessage): void {
    const socket = new Socket(raw, this.live);
    const connection: Connection = { socket, request };
    const closed = this.#protocol.opened(
      {
        protocol: raw.protocol,
        send: (message) => socket.send(message),
        close: (code = 1000, reason = '') => socket.close(code, reason),
        onMessage: (take) => {
          raw.on('message', (message) => {
            take(String(message)).catch((error: unknown) => {
              this.live.log.warn({ err: error }, 'a message on a socket was not understood');
              socket.close(CloseCode.BadRequest, 'Invalid message received');
            });
          });
        },
      },
      connection,
    );
    raw.once('close', (code, reason) => {
      connection.guest?.place.closed();
      closed(code, String(reason)).catch((error: unknown) =>
        this.live.log.error({ err: error }, 'unforeseen'),
      );
    });
  }

  /** Finds out who is on the socket and takes a place for them. A browser has its cookie, a program sends `authorization`. */
  async #arrive(connected: Connected): Promise<boolean> {
    const { connectionParams, extra } = connected;
    const { socket, request } = extra;
    socket.isInUse = () => Object.keys(connected.subscriptions).length > 0;
    const { cookie, authorization: header } = request.headers;
    const given = connectionParams?.authorization ?? connectionParams?.Authorization ?? header;
    const knock: Knock = {
      authorization: given === undefined || given === null ? undefined : String(given),
      cookie: cookie && sessionIn(this.cookiesIn(cookie), isSecure(this.live.config)),
    };
    try {
      const viewer = await this.live.viewerOf(knock);
      const place = this.live.streams.open(viewer, request.socket.remoteAddress ?? '');
      if (socket.raw.readyState !== socket.raw.OPEN) place.closed();
      extra.guest = { viewer, knock, place };
      // With a subscription open, that says it first.
      place.signal.addEventListener('abort', () => {
        if (!socket.isInUse() && place.signal.reason instanceof DomainError)
          socket.closeFor(place.signal.reason.code);
      });
      return true;
    } catch (error) {
      if (error instanceof DomainError) socket.refuse(error);
      else {
        this.live.log.error({ err: error }, 'unforeseen error on a socket');
        socket.close(CloseCode.InternalServerError, 'INTERNAL');
      }
      return false;
    }
  }

  async #begin({ extra, subscriptions }: Connected, payload: SubscribePayload) {
    const { guest, socket } = extra;
    const opened = this.live.opening.open(payload);
    if (Array.isArray(opened) || !guest) return opened as never;
    if (Object.keys(subscriptions).length > MOST_SUBSCRIPTIONS)
      return this.live.opening.refusals(
        new DomainError(
          'TOO_MANY_STREAMS',
          `${MOST_SUBSCRIPTIONS} subscriptions are the most on one socket. Complete one first.`,
        ),
      );
    const leaving = new AbortController();
    const signal = AbortSignal.any([guest.place.signal, leaving.signal]);
    const contextValue = this.live.contextOf(guest.viewer, guest.knock, signal);
    const args: ExecutionArgs = { ...opened, contextValue };
    const results = await resultsOf(args, this.live.format);
    if (Array.isArray(results)) return results as never;
    this.#begun.set(args, this.#leavable(results as Results, socket, leaving));
    return args;
  }

  /** Results that end at once when the client leaves, and close the socket when the last of them says so. */
  async *#told(results: Results, socket: Socket): Results {
    for await (const result of results) {
      yield result;
      // It has been sent by now.
      socket.closeFor(result.errors?.[0]?.extensions?.code);
    }
  }

  #leavable(results: Results, socket: Socket, leaving: AbortController): Results {
    const told = this.#told(results, socket);
    const end = told.return.bind(told);
    told.return = (value) => {
      leaving.abort();
      return end(value);
    };
    return told;
  }
}
