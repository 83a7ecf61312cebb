import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A wire to a server that a spec can cut or make silent, like a network does. */
export class TcpProxy {
  #sockets = new Set<Socket>();
  #isDropping = false;
  #server: Server;

  private constructor(private readonly target: URL) {
    this.#server = createServer((near) => {
      const far = connect(Number(target.port || 5432), target.hostname);
      this.#forward(near, far);
      this.#forward(far, near);
    });
  }

  static async start(databaseUrl: string): Promise<TcpProxy> {
    const proxy = new TcpProxy(new URL(databaseUrl));
    await proxy.listen();
    onTestFinished(() => proxy.disconnect());
    return proxy;
  }

  /** The database's URL through the wire. */
  get url(): string {
    const { port } = this.#server.address() as { port: number };
    return Object.assign(new URL(this.target), { hostname: '127.0.0.1', port: `${port}` }).href;
  }

  /** Breaks every connection; new ones are refused. */
  async disconnect(): Promise<void> {
    for (const socket of this.#sockets) {
      socket.resetAndDestroy();
    }
    if (this.#server.listening) {
      this.#server.close();
      await once(this.#server, 'close');
    }
  }

  /** Lets connections through again, under the same port. */
  async listen(port = 0): Promise<void> {
    this.#isDropping = false;
    if (!this.#server.listening) {
      this.#server.listen(port, '127.0.0.1');
      await once(this.#server, 'listening');
    }
  }

  /** From now on nothing arrives, and nobody is told. */
  dropData(): void {
    this.#isDropping = true;
  }

  #forward(from: Socket, to: Socket): void {
    this.#sockets.add(from);
    from.on('data', (bytes) => {
      if (!this.#isDropping) {
        to.write(bytes);
      }
    });
    from.on('error', () => {});
    from.on('close', () => {
      this.#sockets.delete(from);
      to.destroy();
    });
  }
}
