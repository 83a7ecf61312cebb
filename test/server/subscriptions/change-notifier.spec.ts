import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/database/database.ts';
import { ChangeNotifier } from '../../../src/server/subscriptions/change-notifier.ts';
import { openTestDatabase } from '../../support/databases.ts';
import { EntityFactory } from '../../support/entity-factory.ts';

/** Longer than a spec may take: whoever is woken is woken by the database. */
const NEVER_MS = 600_000;

describe('whoever waits for a change', () => {
  let storage: Database;
  let bell: ChangeNotifier;
  beforeAll(async () => {
    storage = await openTestDatabase();
    bell = new ChangeNotifier(storage, NEVER_MS);
    bell.start();
  });
  afterAll(async () => {
    await bell.stop();
    await storage.close();
  });

  /** Enters something again and again, because what happens before the database is listened to is not heard. */
  async function isWoken(): Promise<boolean> {
    const leaving = new AbortController();
    const last = await bell.readLastSeq();
    let isAwake = false;
    const waiting = bell.waitForChangeAfter(last, NEVER_MS, leaving.signal).then(() => {
      isAwake = true;
    });
    for (let time = 0; time < 200 && !isAwake; time++) {
      const given = new EntityFactory(storage.orm.em.fork());
      given.organization(`Phòng ${time}`);
      await given.em.flush();
      await Promise.race([waiting, new Promise((resolve) => setTimeout(resolve, 200))]);
    }
    const wasWoken = isAwake;
    leaving.abort();
    return wasWoken;
  }

  it('is woken by the database, not by looking again', async () => {
    expect(await isWoken()).toBe(true);
  });

  it('is woken again after the connection that listens was lost', async () => {
    const lost = await storage.statements.run(
      'spec_cut',
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query = 'listen giaoban_history'`,
      [],
    );
    expect(lost).toHaveLength(1);
    expect(await isWoken()).toBe(true);
  });
});
