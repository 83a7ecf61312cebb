import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A wire to a server that a spec can cut or make silent, like a network does. */
export class Wire {
  #sockets = new Set<Socket>();
  #silent = false;
  #server: Server;

  private constructor(private readonly target: URL) {
    this.#server = createServer((near) => {
      const far = connect(Number(target.port || 5432), target.hostname);
      this.#carry(near, far);
      this.#carry(far, near);
    });
  }

  static async to(databaseUrl: string): Promise<Wire> {
    const wire = new Wire(new URL(databaseUrl));
    await wire.mend();
    onTestFinished(() => wire.cut());
    return wire;
  }

  /** The database's URL through the wire. */
  get url(): string {
    const { port } = this.#server.address() as { port: number };
    return Object.assign(new URL(this.target), { hostname: '127.0.0.1', port: `${port}` }).href;
  }

  /** Breaks every connection; new ones are refused. */
  async cut(): Promise<void> {
    for (const socket of this.#sockets) {
      socket.resetAndDestroy();
    }
    if (this.#server.listening) {
      this.#server.close();
      await once(this.#server, 'close');
    }
  }

  /** Lets connections through again, under the same port. */
  async mend(port = 0): Promise<void> {
    this.#silent = false;
    if (!this.#server.listening) {
      this.#server.listen(port, '127.0.0.1');
      await once(this.#server, 'listening');
    }
  }

  /** From now on nothing arrives, and nobody is told. */
  silence(): void {
    this.#silent = true;
  }

  #carry(from: Socket, to: Socket): void {
    this.#sockets.add(from);
    from.on('data', (bytes) => {
      if (!this.#silent) {
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
