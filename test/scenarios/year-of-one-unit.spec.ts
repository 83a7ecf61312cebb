import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort, start, until } from '../support/commands.ts';
import { seededDatabase, type TestDatabase } from '../support/databases.ts';
import { yearOfOneUnit } from './year-of-one-unit.ts';

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
});
afterAll(async () => {
  // The launcher passes this on to the server it started; killed at once, it would leave it running.
  server.child.kill('SIGTERM');
  await server.ended;
  await database.drop();
});

describe('a year of one unit, over HTTP', () => {
  it('is played from the briefing to the confirmation, and can be asked for on any day', async () => {
    const told: string[] = [];
    await yearOfOneUnit(url, (sentence) => told.push(sentence));
    expect(told).toHaveLength(7);
  });
});
