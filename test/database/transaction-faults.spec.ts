import type { SqlEntityManager } from '@mikro-orm/sql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { openDatabase } from '../../src/database/open-database.ts';
import type { PgPool } from '../../src/database/postgresql-pool.ts';
import { ormOptions } from '../../src/entities/orm.ts';
import { Person } from '../../src/entities/units/person.entity.ts';
import { type MutationCall, MutationRunner } from '../../src/mutations/mutation-runner.ts';
import { DomainError } from '../../src/shared/domain-error.ts';
import { createMigratedDatabase, type TestDatabase } from '../support/databases.ts';
import { LOCAL_ACTOR } from '../support/local-actor.ts';
import { expectPoolIsIntact, getPgPool } from '../support/pg-pool.ts';
import { fc } from '../support/random.ts';
import {
  FAULT_KINDS,
  type Fault,
  type FaultKind,
  FaultProxy,
  TRANSACTION_STAGES,
  type TransactionStage,
} from './fault-proxy.ts';

const POOL_SIZE = 2;

describe('a transaction with a fault', () => {
  let database: TestDatabase;
  let proxy: FaultProxy;
  let storage: Database;
  let pool: PgPool;
  let mutationRunner: MutationRunner;
  const poolEvents = { acquire: 0, release: 0 };

  beforeAll(async () => {
    database = await createMigratedDatabase();
    proxy = await FaultProxy.start(database.location.databaseUrl ?? '');
    // Long timeouts, so that a busy machine does not fail the spec.
    const limits = { statementTimeout: 60_000, acquireTimeout: 60_000, poolSize: POOL_SIZE };
    storage = await openDatabase({ databaseUrl: proxy.url, dataDir: '', ormOptions, ...limits });
    pool = await getPgPool(storage);
    pool.on('acquire', () => poolEvents.acquire++);
    pool.on('release', () => poolEvents.release++);
    mutationRunner = new MutationRunner(storage.orm);
  });

  afterAll(async () => {
    await storage.close();
    await proxy.close();
    await database.drop();
  });

  beforeEach(() => Object.assign(poolEvents, { acquire: 0, release: 0 }));

  /** Records a person and returns `RECORDED`. With `isRejected` it throws after the insert; then it returns the error code. */
  const recordPerson = async (fullName: string, isRejected = false, idempotencyKey?: string) => {
    const run = async ({ em }: { em: SqlEntityManager }) => {
      const person = em.create(Person, { fullName });
      await em.flush();
      if (isRejected) throw new DomainError('NODE_IN_USE', 'The spec throws.');
      return person.id;
    };
    const input: MutationCall['input'] = { idempotencyKey, reason: fullName };
    return mutationRunner.run({ name: 'enterPerson', input, run }, LOCAL_ACTOR).then(
      () => 'RECORDED',
      (error: { code: string; extensions?: { recorded?: string } }) =>
        [error.code, error.extensions?.recorded].filter(Boolean).join(' '),
    );
  };

  const countPersons = async (fullName: string) =>
    (await storage.statements.run('', 'select id from person where full_name = $1', [fullName])).length;

  /** Expects that every acquired client was released or destroyed once, and that all connections of the pool work. */
  const expectPoolIsUsable = async (name: string) => {
    await expectPoolIsIntact(pool);
    expect(poolEvents.release).toBe(poolEvents.acquire);
    const names = Array.from({ length: POOL_SIZE }, (_, index) => `${name}, sau đó ${index}`);
    expect(await Promise.all(names.map((it) => recordPerson(it)))).toEqual(names.map(() => 'RECORDED'));
  };

  const CONNECTION_LOST = 'DATABASE_UNAVAILABLE NO';

  it.each<[TransactionStage, FaultKind, outcome: string, count: number]>([
    ['BEGIN', 'CUT_BEFORE', CONNECTION_LOST, 0],
    ['BEGIN', 'CUT_AFTER', CONNECTION_LOST, 0],
    ['BEGIN', 'TERMINATED', CONNECTION_LOST, 0],
    ['BEGIN', 'FAILING', '22012', 0],
    ['WORK', 'CUT_BEFORE', CONNECTION_LOST, 0],
    ['WORK', 'CUT_AFTER', CONNECTION_LOST, 0],
    ['WORK', 'TERMINATED', CONNECTION_LOST, 0],
    ['WORK', 'FAILING', '22012', 0],
    ['COMMIT', 'CUT_BEFORE', 'DATABASE_UNAVAILABLE UNKNOWN', 0],
    ['COMMIT', 'CUT_AFTER', 'DATABASE_UNAVAILABLE UNKNOWN', 1],
    ['COMMIT', 'TERMINATED', 'DATABASE_UNAVAILABLE UNKNOWN', 0],
    ['COMMIT', 'FAILING', '22012', 0],
    ['ROLLBACK', 'CUT_BEFORE', 'NODE_IN_USE', 0],
    ['ROLLBACK', 'CUT_AFTER', 'NODE_IN_USE', 0],
    ['ROLLBACK', 'TERMINATED', 'NODE_IN_USE', 0],
    ['ROLLBACK', 'FAILING', 'NODE_IN_USE', 0],
  ])(
    'at %s, %s: returns its connection to the pool, and the error says whether it was recorded',
    async (stage, kind, outcome, count) => {
      const name = `Lần ${stage} ${kind}`;
      // More times than the pool has connections.
      for (let time = 0; time <= POOL_SIZE; time++) {
        proxy.scheduleFaults([{ stage, kind }]);
        expect(await recordPerson(`${name} ${time}`, stage === 'ROLLBACK')).toBe(outcome);
        expect(await countPersons(`${name} ${time}`)).toBe(count);
      }
      await expectPoolIsUsable(name);
    },
  );

  let round = 0;
  const fault = fc.record({
    stage: fc.constantFrom(...TRANSACTION_STAGES),
    kind: fc.constantFrom(...FAULT_KINDS),
  });
  const anyWriters = fc.array(
    fc.record({ isRejected: fc.boolean(), fault: fc.option(fault, { nil: undefined }) }),
    { minLength: 1, maxLength: 12 },
  );
  const runs = { numRuns: Number(process.env.FAULT_RUNS ?? 8) };

  it('loses no connection and returns no wrong result when many run at once, in any order', async () => {
    const check = async (writers: readonly { isRejected: boolean; fault: Fault | undefined }[]) => {
      const name = `Lượt ${++round}`;
      proxy.scheduleFaults(writers.map((it) => it.fault));
      const outcomes = await Promise.all(
        writers.map(({ isRejected }, index) => recordPerson(`${name}, người ${index}`, isRejected)),
      );
      for (const [index, outcome] of outcomes.entries()) {
        const count = await countPersons(`${name}, người ${index}`);
        if (outcome === 'RECORDED') expect(count).toBe(1);
        else if (outcome.endsWith('UNKNOWN')) expect(count).toBeLessThanOrEqual(1);
        else expect(count).toBe(0);
        expect(outcome).toMatch(/^(RECORDED|NODE_IN_USE|22012|DATABASE_UNAVAILABLE (NO|UNKNOWN))$/);
      }
      proxy.scheduleFaults([]);
      await expectPoolIsUsable(name);
    };
    await fc.assert(fc.asyncProperty(anyWriters, check), runs);
  });

  it('is recorded once when it is sent again with its idempotency key until it is recorded', async () => {
    const check = async (writers: readonly { fault: Fault | undefined }[]) => {
      const name = `Khóa ${++round}`;
      proxy.scheduleFaults(writers.map((it) => it.fault));
      const names = writers.map((_, index) => `${name}, người ${index}`);
      await Promise.all(
        names.map(async (it) => {
          while ((await recordPerson(it, false, it)) !== 'RECORDED');
        }),
      );
      expect(await Promise.all(names.map(countPersons))).toEqual(names.map(() => 1));
      proxy.scheduleFaults([]);
      await expectPoolIsUsable(name);
    };
    await fc.assert(fc.asyncProperty(anyWriters, check), runs);
  });
});
