import { CloseCode } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { DomainError } from '../../shared/domain-error.ts';
import type { Live } from './streaming-server.ts';

/** Close codes of our own, beside those of the protocol graphql-transport-ws. Clients try again after them. */
const TOO_SLOW = 4008;
const IDLE = 4009;

/** Codes of refusals that close the socket, and the close code each has; the reason is the code of the refusal. */
const CLOSING: ReadonlyMap<unknown, number> = new Map([
  ['TOKEN_INVALID', CloseCode.Unauthorized],
  ['SESSION_ENDED', CloseCode.Unauthorized],
  ['TOO_MANY_STREAMS', CloseCode.Forbidden],
  // RFC 6455: going away.
  ['SERVER_STOPPING', 1001],
]);

/** The most that may lie unsent, in bytes, whatever the client asked for. */
const MOST_UNSENT = 1_000_000;

/** How often to see whether the other side is still there, and how long a socket may be open for nothing, in ms. */
const KEEP_ALIVE = 15_000;
const IDLE_AFTER = 60_000;

/** How long a socket may take to close, in ms. */
const CLOSE_PATIENCE = 1_000;

/** One open socket: sends one message after the other, and cuts off who does not take them. */
export class Socket {
  /** Whether a subscription is open on it. */
  isInUse = () => false;
  #usedAt = Date.now();
  #isThere = true;
  readonly #timer: NodeJS.Timeout;

  constructor(
    readonly raw: WebSocket,
    private readonly live: Live,
  ) {
    raw.on('pong', () => {
      this.#isThere = true;
    });
    // Its end is seen by `close`; without a listener the process would end.
    raw.on('error', () => {});
    raw.once('close', () => clearInterval(this.#timer));
    this.#timer = setInterval(() => this.#look(), KEEP_ALIVE);
    this.#timer.unref();
  }

  /** Resolves when the system took the message. What follows waits for that, so nothing piles up. */
  send(message: string): Promise<void> {
    if (this.raw.bufferedAmount > MOST_UNSENT) this.#tooSlow();
    if (this.raw.readyState !== this.raw.OPEN) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#tooSlow(), this.live.config.STREAM_PATIENCE_MS);
      this.raw.send(message, () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  /** Says why and closes; who does not answer is cut off. */
  close(code: number, reason: string): void {
    this.raw.close(code, reason);
    setTimeout(() => this.raw.terminate(), CLOSE_PATIENCE).unref();
  }

  /** Closes with the close code of a refusal, if it has one. */
  closeFor(code: unknown): void {
    const closing = CLOSING.get(code);
    if (closing) this.close(closing, String(code));
  }

  /** Refuses whoever comes in: with the refusal's own close code, else as forbidden. */
  refuse({ code }: DomainError): void {
    this.close(CLOSING.get(code) ?? CloseCode.Forbidden, code);
  }

  #tooSlow(): void {
    this.live.log.warn({ code: 'FOLLOWER_TOO_SLOW' }, 'A follower did not take a change in time; cut off.');
    this.close(TOO_SLOW, 'FOLLOWER_TOO_SLOW');
  }

  #look(): void {
    if (this.isInUse()) this.#usedAt = Date.now();
    if (!this.#isThere) this.raw.terminate();
    else if (Date.now() - this.#usedAt > IDLE_AFTER) this.close(IDLE, 'IDLE');
    else {
      this.#isThere = false;
      this.raw.ping();
    }
  }
}
