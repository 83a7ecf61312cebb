import { afterAll, beforeAll } from 'vitest';
import { startServerProcess } from './cli-process.ts';
import { createSeededDatabase } from './databases.ts';

/** A server started as people start it, on a database of its own that a first start filled. */
export interface SeededServer {
  url: string;
  /** What other commands on the same installation are started with. */
  environment: Record<string, string>;
  /** Ends the server; its database stays until the specs of the file are over. */
  stop(): Promise<unknown>;
}

/** Serves for the specs of one file; `more` is set besides where the database is. */
export function startSeededServer(extraEnvironment: Record<string, string> = {}): SeededServer {
  const server = {} as SeededServer;
  let drop = async () => {};
  beforeAll(async () => {
    const database = await createSeededDatabase();
    drop = database.drop;
    const { dataDir, databaseUrl = '' } = database.location;
    server.environment = { DATA_DIR: dataDir, DATABASE_URL: databaseUrl, ...extraEnvironment };
    const { url, stop } = await startServerProcess(server.environment);
    Object.assign(server, { url, stop });
  });
  afterAll(async () => {
    await server.stop?.();
    await drop();
  });
  return server;
}
