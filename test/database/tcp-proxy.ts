import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A TCP proxy in front of a server. A spec can break its connections or drop their data, as a network does. */
export class TcpProxy {
  #sockets = new Set<Socket>();
  #isDropping = false;
  #server: Server;

  private constructor(private readonly target: URL) {
    this.#server = createServer((client) => {
      const upstream = connect(Number(target.port || 5432), target.hostname);
      this.#forward(client, upstream);
      this.#forward(upstream, client);
    });
  }

  static async start(databaseUrl: string): Promise<TcpProxy> {
    const proxy = new TcpProxy(new URL(databaseUrl));
    await proxy.listen();
    onTestFinished(() => proxy.disconnect());
    return proxy;
  }

  /** The URL of the database through the proxy. */
  get url(): string {
    const { port } = this.#server.address() as { port: number };
    return Object.assign(new URL(this.target), { hostname: '127.0.0.1', port: `${port}` }).href;
  }

  /** Breaks every connection and rejects new ones. */
  async disconnect(): Promise<void> {
    for (const socket of this.#sockets) {
      socket.resetAndDestroy();
    }
    if (this.#server.listening) {
      this.#server.close();
      await once(this.#server, 'close');
    }
  }

  /** Accepts connections again, on the same port. */
  async listen(port = 0): Promise<void> {
    this.#isDropping = false;
    if (!this.#server.listening) {
      this.#server.listen(port, '127.0.0.1');
      await once(this.#server, 'listening');
    }
  }

  /** Drops all data from now on, without closing the connections. */
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
