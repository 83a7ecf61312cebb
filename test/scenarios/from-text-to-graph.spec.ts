import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort, start, until } from '../support/commands.ts';
import { seededDatabase, type TestDatabase } from '../support/databases.ts';
import { fromTextToGraph } from './from-text-to-graph.ts';

let database: TestDatabase;
let url: string;
let server: ReturnType<typeof start>;

beforeAll(async () => {
  database = await seededDatabase();
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  const { dataDir, databaseUrl = '' } = database.place;
  server = start(['serve'], { DATA_DIR: dataDir, DATABASE_URL: databaseUrl, PORT: String(port) });
  await until(server.said, 'Listening');
}, 120_000);
afterAll(async () => {
  // The launcher passes this on to the server it started; killed at once, it would leave it running.
  server.child.kill('SIGTERM');
  await server.ended;
  await database.drop();
});

describe('the briefing of February 2017, over HTTP', () => {
  it('goes from a text to a draft, is corrected and confirmed, and is asked for as the open list', async () => {
    const told: string[] = [];
    await fromTextToGraph(url, (sentence) => told.push(sentence));
    expect(told).toHaveLength(6);
  });
});
