import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** The stage of a transaction at which a fault happens: the message of this kind. */
export const TRANSACTION_STAGES = ['BEGIN', 'WORK', 'COMMIT', 'ROLLBACK'] as const;
export type TransactionStage = (typeof TRANSACTION_STAGES)[number];

/**
 * The kind of a fault: the connection breaks before the server receives the message, or after the server has executed it; the server
 * terminates the session instead, as `pg_terminate_backend` does; or it executes another statement, which fails.
 */
export const FAULT_KINDS = ['CUT_BEFORE', 'CUT_AFTER', 'TERMINATED', 'FAILING'] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export interface Fault {
  readonly stage: TransactionStage;
  readonly kind: FaultKind;
}

/** A proxy in front of PostgreSQL that causes faults in scheduled transactions of the unit of work. Other statements pass. */
export class FaultProxy {
  readonly #faults: (Fault | undefined)[] = [];
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #target: URL;

  private constructor(databaseUrl: string) {
    this.#target = new URL(databaseUrl);
    this.#server = createServer((client) => this.#forward(client));
  }

  static async start(databaseUrl: string): Promise<FaultProxy> {
    const proxy = new FaultProxy(databaseUrl);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  /** The URL of the database through the proxy. */
  get url(): string {
    const { port } = this.#server.address() as { port: number };
    return Object.assign(new URL(this.#target), { hostname: '127.0.0.1', port: `${port}` }).href;
  }

  /** Schedules the faults of the next transactions, in the order in which they begin. */
  scheduleFaults(faults: readonly (Fault | undefined)[]): void {
    this.#faults.splice(0, Infinity, ...faults);
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #forward(client: Socket): void {
    const upstream = connect(Number(this.#target.port || 5432), this.#target.hostname);
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      this.#sockets.add(one);
      one.on('error', () => {});
      one.on('close', () => {
        this.#sockets.delete(one);
        other.destroy();
      });
    }
    let fault: Fault | undefined;
    let isResponseLost = false;
    upstream.on('data', (bytes) => {
      if (isResponseLost) client.resetAndDestroy();
      else client.write(bytes);
    });
    readMessages(client, (message, text) => {
      const stage = text === undefined ? undefined : parseStage(text);
      if (stage === 'BEGIN') fault = this.#faults.shift();
      if (fault === undefined || stage !== fault.stage) {
        upstream.write(message);
        return;
      }
      const { kind } = fault;
      fault = undefined;
      if (kind === 'CUT_BEFORE') client.resetAndDestroy();
      else if (kind === 'TERMINATED') client.end(TERMINATION_MESSAGE);
      else upstream.write(kind === 'FAILING' ? buildQueryMessage('select 1 / 0') : message);
      isResponseLost = kind === 'CUT_AFTER';
    });
  }
}

/** Returns the stage of a simple query. The unit of work sends simple queries; other statements are prepared. */
function parseStage(text: string): TransactionStage {
  const [word = ''] = text.trimStart().split(/\s/, 1);
  const stages: Readonly<Record<string, TransactionStage>> = {
    begin: 'BEGIN',
    start: 'BEGIN',
    commit: 'COMMIT',
    rollback: 'ROLLBACK',
  };
  return stages[word] ?? 'WORK';
}

/** Splits the data of a client into messages; `text` is the text of a simple query. */
function readMessages(socket: Socket, onMessage: (message: Buffer, text: string | undefined) => void): void {
  let pending = Buffer.alloc(0);
  let isStarted = false;
  socket.on('data', (bytes: Buffer) => {
    pending = Buffer.concat([pending, bytes]);
    while (!socket.destroyed) {
      // The first message has no type letter.
      const head = isStarted ? 1 : 0;
      const length = pending.length < head + 4 ? Infinity : pending.readUInt32BE(head) + head;
      if (pending.length < length) return;
      const message = pending.subarray(0, length);
      pending = pending.subarray(length);
      const isQuery = isStarted && message[0] === 'Q'.charCodeAt(0);
      isStarted = true;
      onMessage(message, isQuery ? message.toString('utf8', 5, length - 1) : undefined);
    }
  });
}

const buildQueryMessage = (text: string) => buildMessage('Q', `${text}\0`);

const TERMINATION_MESSAGE = buildMessage(
  'E',
  'SFATAL\0VFATAL\0C57P01\0Mterminating connection due to administrator command\0\0',
);

function buildMessage(letter: string, content: string): Buffer {
  const message = Buffer.alloc(5 + Buffer.byteLength(content));
  message.write(letter, 0);
  message.writeUInt32BE(message.length - 1, 1);
  message.write(content, 5);
  return message;
}
