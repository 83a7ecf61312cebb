import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/database/database.ts';
import { ChangeNotifier } from '../../../src/server/subscriptions/change-notifier.ts';
import { openTestDatabase } from '../../support/databases.ts';
import { EntityFactory } from '../../support/entity-factory.ts';

/** A polling interval longer than a spec may take, so that only the database can notify. */
const NEVER_MS = 600_000;

describe('the change notifier', () => {
  let storage: Database;
  let notifier: ChangeNotifier;
  beforeAll(async () => {
    storage = await openTestDatabase();
    notifier = new ChangeNotifier(storage, NEVER_MS);
    notifier.start();
  });
  afterAll(async () => {
    await notifier.stop();
    await storage.close();
  });

  /** Inserts rows until the notifier reports a change, because it misses changes before it listens to the database. */
  async function waitForNotification(): Promise<boolean> {
    const abortController = new AbortController();
    const last = await notifier.readLastSeq();
    let isNotified = false;
    const waiting = notifier.waitForChangeAfter(last, NEVER_MS, abortController.signal).then(() => {
      isNotified = true;
    });
    for (let time = 0; time < 200 && !isNotified; time++) {
      const factory = new EntityFactory(storage.orm.em.fork());
      factory.organization(`Phòng ${time}`);
      await factory.em.flush();
      await Promise.race([waiting, new Promise((resolve) => setTimeout(resolve, 200))]);
    }
    const result = isNotified;
    abortController.abort();
    return result;
  }

  it('is notified by the database, and not by polling', async () => {
    expect(await waitForNotification()).toBe(true);
  });

  it('is notified again after it lost the connection that listens', async () => {
    const terminated = await storage.statements.run(
      'spec_cut',
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query = 'listen giaoban_history'`,
      [],
    );
    expect(terminated).toHaveLength(1);
    expect(await waitForNotification()).toBe(true);
  });
});
