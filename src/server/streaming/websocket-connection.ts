import { CloseCode } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { DomainError } from '../../shared/domain-error.ts';
import type { StreamingServer } from './streaming-server.ts';

/** Close codes of Giaoban, besides those of the protocol graphql-transport-ws. Clients connect again after them. */
const CLOSE_TOO_SLOW = 4008;
const CLOSE_IDLE = 4009;

/** The close code of each error that closes the socket. The close reason is the error code. */
const CLOSE_CODE_BY_ERROR: ReadonlyMap<unknown, number> = new Map([
  ['TOKEN_INVALID', CloseCode.Unauthorized],
  ['SESSION_ENDED', CloseCode.Unauthorized],
  ['TOO_MANY_STREAMS', CloseCode.Forbidden],
  // RFC 6455: going away.
  ['SERVER_STOPPING', 1001],
]);

/** The most bytes that may wait to be sent to one client. */
const MAX_UNSENT_BYTES = 1_000_000;

/** How often to check that the client is alive, and how long a socket without a subscription may be open, in ms. */
const PING_INTERVAL_MS = 15_000;
const IDLE_TIMEOUT_MS = 60_000;

/** How long a socket may take to close, in ms. */
const CLOSE_TIMEOUT_MS = 1_000;

/** One open WebSocket. It sends messages one after the other, and closes if the client is too slow, idle or gone. */
export class WebSocketConnection {
  /** Whether a subscription is open on the socket. */
  isInUse = () => false;
  #lastUsedAt = Date.now();
  #isAlive = true;
  readonly #timer: NodeJS.Timeout;

  constructor(
    readonly raw: WebSocket,
    private readonly streaming: StreamingServer,
  ) {
    raw.on('pong', () => {
      this.#isAlive = true;
    });
    // `close` handles the end of the socket. Without this listener the process would end.
    raw.on('error', () => {});
    raw.once('close', () => clearInterval(this.#timer));
    this.#timer = setInterval(() => this.#checkAlive(), PING_INTERVAL_MS);
    this.#timer.unref();
  }

  /** Resolves when the operating system accepts the message. The next message waits for that, so that messages do not pile up. */
  send(message: string): Promise<void> {
    if (this.raw.bufferedAmount > MAX_UNSENT_BYTES) this.#closeTooSlow();
    if (this.raw.readyState !== this.raw.OPEN) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#closeTooSlow(), this.streaming.config.STREAM_PATIENCE_MS);
      this.raw.send(message, () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  /** Closes the socket with a code and a reason. Ends the connection if the client does not respond. */
  close(code: number, reason: string): void {
    this.raw.close(code, reason);
    setTimeout(() => this.raw.terminate(), CLOSE_TIMEOUT_MS).unref();
  }

  /** Closes the socket if the error code has a close code. */
  closeWithCode(code: unknown): void {
    const closeCode = CLOSE_CODE_BY_ERROR.get(code);
    if (closeCode) this.close(closeCode, String(code));
  }

  /** Rejects a new client: closes the socket with the close code of the error, or as forbidden if it has none. */
  reject({ code }: DomainError): void {
    this.close(CLOSE_CODE_BY_ERROR.get(code) ?? CloseCode.Forbidden, code);
  }

  #closeTooSlow(): void {
    this.streaming.log.warn(
      { code: 'CLIENT_TOO_SLOW' },
      'A client did not receive a change in time. Its connection was closed.',
    );
    this.close(CLOSE_TOO_SLOW, 'CLIENT_TOO_SLOW');
  }

  #checkAlive(): void {
    if (this.isInUse()) this.#lastUsedAt = Date.now();
    if (!this.#isAlive) this.raw.terminate();
    else if (Date.now() - this.#lastUsedAt > IDLE_TIMEOUT_MS) this.close(CLOSE_IDLE, 'IDLE');
    else {
      this.#isAlive = false;
      this.raw.ping();
    }
  }
}
