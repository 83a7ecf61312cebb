import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** When in a transaction something goes wrong: in the message that does this. */
export const TRANSACTION_STAGES = ['BEGIN', 'WORK', 'COMMIT', 'ROLLBACK'] as const;
export type TransactionStage = (typeof TRANSACTION_STAGES)[number];

/**
 * What goes wrong: the connection breaks before the server hears of it, or after the server has done it; the server ends the session
 * instead of doing it, as `pg_terminate_backend` does; or it does something else, which fails.
 */
export const FAULT_KINDS = ['CUT_BEFORE', 'CUT_AFTER', 'TERMINATED', 'FAILING'] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export interface Fault {
  readonly stage: TransactionStage;
  readonly kind: FaultKind;
}

/** A wire to PostgreSQL that makes chosen transactions of the unit of work go wrong. Other statements pass. */
export class FaultProxy {
  readonly #faults: (Fault | undefined)[] = [];
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #target: URL;

  private constructor(databaseUrl: string) {
    this.#target = new URL(databaseUrl);
    this.#server = createServer((near) => this.#forward(near));
  }

  static async start(databaseUrl: string): Promise<FaultProxy> {
    const proxy = new FaultProxy(databaseUrl);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  /** The database's URL through the wire. */
  get url(): string {
    const { port } = this.#server.address() as { port: number };
    return Object.assign(new URL(this.#target), { hostname: '127.0.0.1', port: `${port}` }).href;
  }

  /** What happens to the next transactions, in the order in which they begin. */
  scheduleFaults(faults: readonly (Fault | undefined)[]): void {
    this.#faults.splice(0, Infinity, ...faults);
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #forward(near: Socket): void {
    const far = connect(Number(this.#target.port || 5432), this.#target.hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#sockets.add(one);
      one.on('error', () => {});
      one.on('close', () => {
        this.#sockets.delete(one);
        other.destroy();
      });
    }
    let fault: Fault | undefined;
    let isAnswerLost = false;
    far.on('data', (bytes) => {
      if (isAnswerLost) near.resetAndDestroy();
      else near.write(bytes);
    });
    readMessages(near, (message, text) => {
      const stage = text === undefined ? undefined : parseStage(text);
      if (stage === 'BEGIN') fault = this.#faults.shift();
      if (fault === undefined || stage !== fault.stage) {
        far.write(message);
        return;
      }
      const { kind } = fault;
      fault = undefined;
      if (kind === 'CUT_BEFORE') near.resetAndDestroy();
      else if (kind === 'TERMINATED') near.end(TERMINATION_MESSAGE);
      else far.write(kind === 'FAILING' ? buildQueryMessage('select 1 / 0') : message);
      isAnswerLost = kind === 'CUT_AFTER';
    });
  }
}

/** Statements of the unit of work go as simple queries, others are prepared. */
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

/** Cuts what a client sends into messages; `text` is that of a simple query. */
function readMessages(socket: Socket, onMessage: (message: Buffer, text: string | undefined) => void): void {
  let pending = Buffer.alloc(0);
  let isStarted = false;
  socket.on('data', (bytes: Buffer) => {
    pending = Buffer.concat([pending, bytes]);
    while (!socket.destroyed) {
      // The first message has no letter in front.
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
