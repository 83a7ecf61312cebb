import { connect, createServer, type Server, type Socket } from 'node:net';

/* The two sides of a claim on a data folder; `folder-lock.ts` says what they are for. */

const HELD = 'H';

/** How long a live claim may take to say how it stands, in ms. */
const ANSWER_WITHIN = 2_000;

type ClaimState = 'dead' | 'withdrawn' | 'undecided' | 'held';

/** Asks a claim how it stands, if told so waiting until it has decided. */
export function askClaim(path: string, untilDecided: boolean): Promise<ClaimState> {
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    const answer = (state: ClaimState) => {
      resolve(state);
      socket.destroy();
    };
    socket.once('connect', () => {
      if (!untilDecided) {
        answer('undecided');
      }
    });
    socket.once('data', () => answer('held'));
    // A process that is stopped, or busy with a long statement, answers late; it lives all the same.
    socket.setTimeout(ANSWER_WITHIN, () => answer('held'));
    socket.once('end', () => answer('withdrawn'));
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED' || error.code === 'ENOENT') {
        answer('dead');
      } else if (error.code === 'EAGAIN') {
        answer('held'); // Too many ask at once: somebody listens.
      } else if (error.code === 'ECONNRESET') {
        answer('withdrawn');
      } else {
        reject(error);
      }
    });
  });
}

/** The listening side: tells every asker, at once or as soon as it is so, that the claim is held. */
export class Claim {
  #held = false;
  readonly #askers = new Set<Socket>();
  readonly #server: Server = createServer((socket) => {
    socket.on('error', () => {});
    socket.on('close', () => this.#askers.delete(socket));
    this.#askers.add(socket);
    if (this.#held) {
      socket.end(HELD);
    }
  });

  listen(path: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(path, resolve);
      // The lock must not keep a process alive that has nothing else to do.
      this.#server.unref();
    });
  }

  hold(): void {
    this.#held = true;
    for (const asker of this.#askers) {
      asker.end(HELD);
    }
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      for (const asker of this.#askers) {
        asker.destroy();
      }
    });
  }
}
