import { CloseCode } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { DomainError } from '../../shared/domain-error.ts';
import type { StreamingServer } from './streaming-server.ts';

/** Close codes of our own, beside those of the protocol graphql-transport-ws. Clients try again after them. */
const CLOSE_TOO_SLOW = 4008;
const CLOSE_IDLE = 4009;

/** Codes of refusals that close the socket, and the close code each has; the reason is the code of the refusal. */
const CLOSE_CODE_BY_ERROR: ReadonlyMap<unknown, number> = new Map([
  ['TOKEN_INVALID', CloseCode.Unauthorized],
  ['SESSION_ENDED', CloseCode.Unauthorized],
  ['TOO_MANY_STREAMS', CloseCode.Forbidden],
  // RFC 6455: going away.
  ['SERVER_STOPPING', 1001],
]);

/** The most that may lie unsent, in bytes, whatever the client asked for. */
const MAX_UNSENT_BYTES = 1_000_000;

/** How often to see whether the other side is still there, and how long a socket may be open for nothing, in ms. */
const PING_INTERVAL_MS = 15_000;
const IDLE_TIMEOUT_MS = 60_000;

/** How long a socket may take to close, in ms. */
const CLOSE_TIMEOUT_MS = 1_000;

/** One open socket: sends one message after the other, and cuts off who does not take them. */
export class WebSocketConnection {
  /** Whether a subscription is open on it. */
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
    // Its end is seen by `close`; without a listener the process would end.
    raw.on('error', () => {});
    raw.once('close', () => clearInterval(this.#timer));
    this.#timer = setInterval(() => this.#checkAlive(), PING_INTERVAL_MS);
    this.#timer.unref();
  }

  /** Resolves when the system took the message. What follows waits for that, so nothing piles up. */
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

  /** Says why and closes; who does not answer is cut off. */
  close(code: number, reason: string): void {
    this.raw.close(code, reason);
    setTimeout(() => this.raw.terminate(), CLOSE_TIMEOUT_MS).unref();
  }

  /** Closes with the close code of a refusal, if it has one. */
  closeWithCode(code: unknown): void {
    const closeCode = CLOSE_CODE_BY_ERROR.get(code);
    if (closeCode) this.close(closeCode, String(code));
  }

  /** Refuses whoever comes in: with the refusal's own close code, else as forbidden. */
  reject({ code }: DomainError): void {
    this.close(CLOSE_CODE_BY_ERROR.get(code) ?? CloseCode.Forbidden, code);
  }

  #closeTooSlow(): void {
    this.streaming.log.warn(
      { code: 'CLIENT_TOO_SLOW' },
      'A follower did not take a change in time; cut off.',
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
