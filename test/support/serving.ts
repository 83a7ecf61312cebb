import { afterAll, beforeAll } from 'vitest';
import { freePort, start, until } from './commands.ts';
import { seededDatabase } from './databases.ts';

/** A server started as people start it, on a database of its own that a first start filled. */
export interface Serving {
  url: string;
  /** What other commands on the same installation are started with. */
  environment: Record<string, string>;
  /** Ends the server; its database stays until the specs of the file are over. */
  stop(): Promise<void>;
}

/** Serves for the specs of one file; `more` is set besides where the database is. */
export function serveSeeded(more: Record<string, string> = {}): Serving {
  const serving = {} as Serving;
  let drop = async () => {};
  beforeAll(async () => {
    const database = await seededDatabase();
    drop = database.drop;
    const port = await freePort();
    const { dataDir, databaseUrl = '' } = database.place;
    serving.url = `http://127.0.0.1:${port}`;
    serving.environment = { DATA_DIR: dataDir, DATABASE_URL: databaseUrl, ...more };
    const server = start(['serve'], { ...serving.environment, PORT: String(port) });
    serving.stop = async () => {
      // The launcher passes this on to the server it started; killed at once, it would leave it running.
      server.child.kill('SIGTERM');
      await server.ended;
    };
    await until(server.said, 'Listening');
  });
  afterAll(async () => {
    await serving.stop?.();
    await drop();
  });
  return serving;
}
