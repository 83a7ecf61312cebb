import { afterAll, beforeAll } from 'vitest';
import { startServerProcess } from './cli-process.ts';
import { createSeededDatabase } from './databases.ts';

/** A server process on a seeded database of its own. */
export interface SeededServer {
  url: string;
  /** The environment of the server, for other commands on the same installation. */
  environment: Record<string, string>;
  /** Stops the server. Its database stays until the specs of the file are over. */
  stop(): Promise<unknown>;
}

/** Starts a server for the specs of one file; `extraEnvironment` is added to the location of the database. */
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
