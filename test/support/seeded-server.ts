import { afterAll, beforeAll } from 'vitest';
import { startServer } from './cli-process.ts';
import { seededDatabase } from './databases.ts';

/** A server started as people start it, on a database of its own that a first start filled. */
export interface Serving {
  url: string;
  /** What other commands on the same installation are started with. */
  environment: Record<string, string>;
  /** Ends the server; its database stays until the specs of the file are over. */
  stop(): Promise<unknown>;
}

/** Serves for the specs of one file; `more` is set besides where the database is. */
export function serveSeeded(more: Record<string, string> = {}): Serving {
  const serving = {} as Serving;
  let drop = async () => {};
  beforeAll(async () => {
    const database = await seededDatabase();
    drop = database.drop;
    const { dataDir, databaseUrl = '' } = database.place;
    serving.environment = { DATA_DIR: dataDir, DATABASE_URL: databaseUrl, ...more };
    const { url, stop } = await startServer(serving.environment);
    Object.assign(serving, { url, stop });
  });
  afterAll(async () => {
    await serving.stop?.();
    await drop();
  });
  return serving;
}
