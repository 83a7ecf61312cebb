import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ExecutionArgs } from 'graphql';
import { CloseCode, type Context, handleProtocols, makeServer, type SubscribePayload } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Viewer } from '../../authorization/viewer.ts';
import type { Credentials } from '../../modules/auth/authenticator.ts';
import { getSessionSecret } from '../../modules/auth/session-cookie.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { isSecure } from '../application.ts';
import { assertSameOrigin } from '../same-origin.ts';
import type { ConnectionSlot } from './connection-limiter.ts';
import { executeSubscription, type FormattedResult, formatErrors } from './execute-subscription.ts';
import type { StreamingServer } from './streaming-server.ts';
import { WebSocketConnection } from './websocket-connection.ts';

/** The longest message that a client may send, in bytes. */
const MAX_MESSAGE_BYTES = 65_536;

/** The most subscriptions on one socket. */
const MAX_SUBSCRIPTIONS = 10;

/** The viewer of a socket, after `connection_init`. */
interface AuthenticatedClient {
  readonly viewer: Viewer;
  readonly credentials: Credentials;
  readonly slot: ConnectionSlot;
}

/** What the protocol carries for a connection: its socket, its HTTP request and its viewer. */
interface ConnectionExtra {
  readonly socket: WebSocketConnection;
  readonly request: IncomingMessage;
  client?: AuthenticatedClient;
}

type ConnectionContext = Context<Record<string, unknown>, ConnectionExtra>;
type ResultStream = AsyncGenerator<FormattedResult, void, void>;

/** Serves WebSockets in the protocol graphql-transport-ws, for subscriptions only. Queries and mutations use HTTP. */
export class WebSocketTransport {
  readonly #server: WebSocketServer;
  readonly #protocol;
  /** The results of accepted subscriptions, until graphql-ws reads them. */
  readonly #pendingResults = new WeakMap<ExecutionArgs, ResultStream>();

  constructor(
    private readonly streaming: StreamingServer,
    private readonly parseCookies: (header: string) => Record<string, string | undefined>,
  ) {
    this.#server = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES, handleProtocols });
    this.#protocol = makeServer<Record<string, unknown>, ConnectionExtra>({
      onConnect: (connected) => this.#onConnect(connected),
      onSubscribe: (connected, _id, payload) => this.#onSubscribe(connected, payload),
      subscribe: (args) => this.#pendingResults.get(args) as ResultStream as never,
      onNext: (...[, , , , result]) => result as FormattedResult as never,
      onError: (...[, , , errors]) => formatErrors(errors, streaming.formatError),
    });
  }

  /**
   * Upgrades an HTTP connection to a WebSocket. Rejects with an HTTP status a page of another site, another path and too many
   * sockets.
   */
  upgrade(request: IncomingMessage, connection: Duplex, head: Buffer): void {
    const status = this.#rejectionStatus(request);
    if (status) {
      connection.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    this.#server.handleUpgrade(request, connection, head, (raw) => this.#openConnection(raw, request));
  }

  /** Closes all open connections at once. */
  terminate(): void {
    for (const raw of this.#server.clients) raw.terminate();
  }

  #rejectionStatus(request: IncomingMessage): string | undefined {
    if (request.url?.split('?')[0] !== '/graphql') return '404 Not Found';
    if (this.#server.clients.size >= this.streaming.config.MAX_STREAMS_IN_ALL)
      return '503 Service Unavailable';
    try {
      assertSameOrigin({ headers: request.headers, host: request.headers.host ?? '' }, this.streaming.config);
      return undefined;
    } catch {
      return '403 Forbidden';
    }
  }

  #openConnection(raw: WebSocket, request: IncomingMessage): void {
    const socket = new WebSocketConnection(raw, this.streaming);
    const connection: ConnectionExtra = { socket, request };
    const notifyClosed = this.#protocol.opened(
      {
        protocol: raw.protocol,
        send: (message) => socket.send(message),
        close: (code = 1000, reason = '') => socket.close(code, reason),
        onMessage: (handleMessage) => {
          raw.on('message', (message) => {
            handleMessage(String(message)).catch((error: unknown) => {
              this.streaming.log.warn({ err: error }, 'a message on a socket is invalid');
              socket.close(CloseCode.BadRequest, 'Invalid message received');
            });
          });
        },
      },
      connection,
    );
    raw.once('close', (code, reason) => {
      connection.client?.slot.release();
      notifyClosed(code, String(reason)).catch((error: unknown) =>
        this.streaming.log.error({ err: error }, 'unexpected error on a socket'),
      );
    });
  }

  /**
   * Authenticates the viewer of a socket and takes a place for it. A browser sends its cookie, a program sends `authorization`.
   */
  async #onConnect(connected: ConnectionContext): Promise<boolean> {
    const { connectionParams, extra } = connected;
    const { socket, request } = extra;
    socket.isInUse = () => Object.keys(connected.subscriptions).length > 0;
    const { cookie, authorization: header } = request.headers;
    const authorization = connectionParams?.authorization ?? connectionParams?.Authorization ?? header;
    const credentials: Credentials = {
      authorization:
        authorization === undefined || authorization === null ? undefined : String(authorization),
      cookie: cookie && getSessionSecret(this.parseCookies(cookie), isSecure(this.streaming.config)),
    };
    try {
      const viewer = await this.streaming.authenticate(credentials);
      const slot = this.streaming.connectionLimiter.acquire(viewer, request.socket.remoteAddress ?? '');
      if (socket.raw.readyState !== socket.raw.OPEN) slot.release();
      extra.client = { viewer, credentials, slot };
      // An open subscription sends the error as its last result and closes the socket itself.
      slot.signal.addEventListener('abort', () => {
        if (!socket.isInUse() && slot.signal.reason instanceof DomainError)
          socket.closeWithCode(slot.signal.reason.code);
      });
      return true;
    } catch (error) {
      if (error instanceof DomainError) socket.reject(error);
      else {
        this.streaming.log.error({ err: error }, 'unexpected error on a socket');
        socket.close(CloseCode.InternalServerError, 'INTERNAL');
      }
      return false;
    }
  }

  async #onSubscribe({ extra, subscriptions }: ConnectionContext, payload: SubscribePayload) {
    const { client, socket } = extra;
    const parsed = this.streaming.parser.parse(payload);
    if (Array.isArray(parsed) || !client) return parsed as never;
    if (Object.keys(subscriptions).length > MAX_SUBSCRIPTIONS)
      return this.streaming.parser.toGraphQLErrors(
        new DomainError(
          'TOO_MANY_STREAMS',
          `The limit is ${MAX_SUBSCRIPTIONS} subscriptions on one socket. Complete one first.`,
        ),
      );
    const leaving = new AbortController();
    const signal = AbortSignal.any([client.slot.signal, leaving.signal]);
    const contextValue = this.streaming.createContext(client.viewer, client.credentials, signal);
    const args: ExecutionArgs = { ...parsed, contextValue };
    const results = await executeSubscription(args, this.streaming.formatError);
    if (Array.isArray(results)) return results as never;
    this.#pendingResults.set(args, this.#abortable(results as ResultStream, socket, leaving));
    return args;
  }

  /** Yields the results, and closes the socket if the last result is an error that has a close code. */
  async *#closeOnError(results: ResultStream, socket: WebSocketConnection): ResultStream {
    for await (const result of results) {
      yield result;
      // The result is sent by now.
      socket.closeWithCode(result.errors?.[0]?.extensions?.code);
    }
  }

  /** Returns the results as a stream that ends at once when the client leaves. */
  #abortable(results: ResultStream, socket: WebSocketConnection, leaving: AbortController): ResultStream {
    const stream = this.#closeOnError(results, socket);
    const endStream = stream.return.bind(stream);
    stream.return = (value) => {
      leaving.abort();
      return endStream(value);
    };
    return stream;
  }
}
