import type { SqlEntityManager } from '@mikro-orm/sql';
import { expect } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import type { PgPool } from '../../src/database/postgresql-pool.ts';
import { WAIT_OPTIONS } from './wait-options.ts';

/** Returns the connection pool of a database. */
export async function getPgPool({ orm }: Database): Promise<PgPool> {
  const client: unknown = await (orm.em as SqlEntityManager).getConnection().getNativeClient();
  return client as PgPool;
}

/** Expects that every connection comes back to the pool, and that nobody waits for one. */
export async function expectPoolIsIntact(pool: PgPool): Promise<void> {
  await expect.poll(() => pool.totalCount - pool.idleCount, WAIT_OPTIONS).toBe(0);
  expect(pool.waitingCount).toBe(0);
}
