import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/database/database.ts';
import { openDatabase } from '../../../src/database/open-database.ts';
import { ormOptions } from '../../../src/entities/orm.ts';
import type { Organization } from '../../../src/entities/units/organization.entity.ts';
import { buildBearerHeaders } from '../../support/bearer-headers.ts';
import { killCliProcesses, startServerProcess } from '../../support/cli-process.ts';
import { executeStatement } from '../../support/database-templates.ts';
import { createEmptyDatabase, type TestDatabase } from '../../support/databases.ts';
import { insertStreamingOffice, subscribeOverSse } from '../streaming/streaming-office.ts';

const office = { tokens: {}, units: [], body: undefined } as unknown as {
  tokens: Record<string, string>;
  units: Organization[];
  body: Organization;
};

const WRITES = 4;

describe('two servers on one database', () => {
  let database: TestDatabase;
  let storage: Database;
  let first: Awaited<ReturnType<typeof startProcess>>;
  let second: Awaited<ReturnType<typeof startProcess>>;

  beforeAll(async () => {
    database = await createEmptyDatabase();
    const url = database.location.databaseUrl ?? '';
    await executeStatement(
      url,
      `do $$ begin execute format('alter database %I set giaoban.actor = %L', current_database(), 'SPEC'); end $$`,
    );
    storage = await openDatabase({ ...database.location, ormOptions });
    await insertStreamingOffice(storage, office);
    [first, second] = await Promise.all([startProcess(), startProcess()]);
  }, 120_000);
  afterAll(async () => {
    await killCliProcesses();
    await storage?.close();
    await database?.drop();
  });

  const sql = (text: string) => storage.orm.em.getConnection().execute(text);
  const readSeqs = async (after: number) =>
    (
      await sql(
        `select seq from audit_event where seq > ${after} and subject_table = 'organization' order by seq`,
      )
    ).map((row) => Number(row.seq));

  const startProcess = () =>
    startServerProcess(
      {
        DATABASE_URL: database.location.databaseUrl ?? '',
        DATA_DIR: database.location.dataDir,
        MAX_STREAMS: '20',
        POOL_SIZE: '4',
      },
      ['--no-seed'],
    );

  /** Subscribes until `isComplete`; when a server is gone, continues on the other one. */
  async function subscribeWithFailover(
    urls: string[],
    after: number,
    isComplete: (seq: number) => Promise<boolean>,
  ) {
    const received: number[] = [];
    for (let attempt = 0; attempt < 20; attempt++) {
      const url = urls[attempt % urls.length] ?? '';
      const lastSeq = received.at(-1) ?? after;
      const subscriber = subscribeOverSse(url, buildBearerHeaders(office.tokens.office), {
        after: lastSeq,
        filter: { types: ['Organization'] },
      });
      for (;;) {
        if (await isComplete(received.at(-1) ?? after)) {
          subscriber.unsubscribe();
          return received;
        }
        const message = await subscriber.next(500).catch(() => 'nothing yet' as const);
        if (message === 'nothing yet') continue;
        if (!message?.change) break;
        received.push(message.change.seq);
      }
    }
    throw new Error(`A subscriber received the changes only up to ${received.at(-1)}.`);
  }

  it('send all changes to every subscriber, although one server is killed', { timeout: 90_000 }, async () => {
    const [row] = await sql('select max(seq) as seq from audit_event');
    const after = Number(row?.seq);
    let isWritten = false;
    const isComplete = async (seq: number) => isWritten && seq >= ((await readSeqs(after)).at(-1) ?? 0);
    const subscribers = Array.from({ length: 6 }, (_, index) =>
      subscribeWithFailover(index % 2 ? [first.url, second.url] : [second.url, first.url], after, isComplete),
    );
    await Promise.all(
      office.units.map(async ({ id }, unit) => {
        for (let time = 0; time < WRITES; time++) {
          await sql(`update organization set name = 'Phòng ${unit}, lần ${time}' where id = '${id}'`);
          await new Promise((resolve) => setTimeout(resolve, 50));
          if (unit === 0 && time === 1) await first.kill();
        }
      }),
    );
    isWritten = true;
    const expected = await readSeqs(after);
    expect(expected).toHaveLength(office.units.length * WRITES);
    for (const received of await Promise.all(subscribers)) expect(received).toEqual(expected);
  });
});
