import type { SqlEntityManager } from '@mikro-orm/sql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Viewer } from '../../src/authorization/viewer.ts';
import type { Database } from '../../src/database/database.ts';
import { openDatabase } from '../../src/database/open-database.ts';
import type { PgPool } from '../../src/database/postgresql-pool.ts';
import { ormOptions } from '../../src/entities/orm.ts';
import { Person } from '../../src/entities/units/person.entity.ts';
import { type MutationCall, MutationRunner } from '../../src/mutations/mutation-runner.ts';
import type { Day } from '../../src/shared/day.ts';
import { DomainError } from '../../src/shared/domain-error.ts';
import { createMigratedDatabase, type TestDatabase } from '../support/databases.ts';
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

const ACTOR = {
  viewer: Viewer.local,
  now: new Date(),
  today: '2026-11-24' as Day,
  timeZone: 'Asia/Ho_Chi_Minh',
};

describe('a transaction that goes wrong', () => {
  let database: TestDatabase;
  let wire: FaultProxy;
  let storage: Database;
  let pool: PgPool;
  let acting: MutationRunner;
  const turns = { acquire: 0, release: 0 };

  beforeAll(async () => {
    database = await createMigratedDatabase();
    wire = await FaultProxy.start(database.location.databaseUrl ?? '');
    // Generous: a busy machine makes no defect.
    const limits = { statementTimeout: 60_000, acquireTimeout: 60_000, poolSize: POOL_SIZE };
    storage = await openDatabase({ databaseUrl: wire.url, dataDir: '', ormOptions, ...limits });
    pool = (await (storage.orm.em as SqlEntityManager)
      .getConnection()
      .getNativeClient()) as unknown as PgPool;
    pool.on('acquire', () => turns.acquire++);
    pool.on('release', () => turns.release++);
    acting = new MutationRunner(storage.orm);
  });

  afterAll(async () => {
    await storage.close();
    await wire.close();
    await database.drop();
  });

  beforeEach(() => Object.assign(turns, { acquire: 0, release: 0 }));

  /** Records a person, or refuses to after it has written; answers the code of the refusal. */
  const record = async (fullName: string, isRefused = false, idempotencyKey?: string) => {
    const run = async ({ em }: { em: SqlEntityManager }) => {
      const person = em.create(Person, { fullName });
      await em.flush();
      if (isRefused) throw new DomainError('SPEC_REFUSED', 'The spec refuses.');
      return person.id;
    };
    const input: MutationCall['input'] = { idempotencyKey, reason: fullName };
    return acting.run({ name: 'enterPerson', input, run }, ACTOR).then(
      () => 'RECORDED',
      (error: { code: string; extensions?: { recorded?: string } }) =>
        [error.code, error.extensions?.recorded].filter(Boolean).join(' '),
    );
  };

  const countOf = async (fullName: string) =>
    (await storage.statements.run('', 'select id from person where full_name = $1', [fullName])).length;

  /** Every client that was taken has been given back or destroyed, once, and the pool can be used to its last connection. */
  const expectWholePool = async (name: string) => {
    await expect.poll(() => pool.totalCount - pool.idleCount, { timeout: 30_000 }).toBe(0);
    expect(pool.waitingCount).toBe(0);
    expect(turns.release).toBe(turns.acquire);
    const names = Array.from({ length: POOL_SIZE }, (_, index) => `${name}, sau đó ${index}`);
    expect(await Promise.all(names.map((it) => record(it)))).toEqual(names.map(() => 'RECORDED'));
  };

  const LOST = 'DATABASE_UNAVAILABLE NO';

  it.each<[TransactionStage, FaultKind, answer: string, count: number]>([
    ['BEGIN', 'CUT_BEFORE', LOST, 0],
    ['BEGIN', 'CUT_AFTER', LOST, 0],
    ['BEGIN', 'TERMINATED', LOST, 0],
    ['BEGIN', 'FAILING', '22012', 0],
    ['WORK', 'CUT_BEFORE', LOST, 0],
    ['WORK', 'CUT_AFTER', LOST, 0],
    ['WORK', 'TERMINATED', LOST, 0],
    ['WORK', 'FAILING', '22012', 0],
    ['COMMIT', 'CUT_BEFORE', 'DATABASE_UNAVAILABLE UNKNOWN', 0],
    ['COMMIT', 'CUT_AFTER', 'DATABASE_UNAVAILABLE UNKNOWN', 1],
    ['COMMIT', 'TERMINATED', 'DATABASE_UNAVAILABLE UNKNOWN', 0],
    ['COMMIT', 'FAILING', '22012', 0],
    ['ROLLBACK', 'CUT_BEFORE', 'SPEC_REFUSED', 0],
    ['ROLLBACK', 'CUT_AFTER', 'SPEC_REFUSED', 0],
    ['ROLLBACK', 'TERMINATED', 'SPEC_REFUSED', 0],
    ['ROLLBACK', 'FAILING', 'SPEC_REFUSED', 0],
  ])(
    'at %s, %s: gives its connection back, and says what became of it',
    async (stage, kind, answer, count) => {
      const name = `Lần ${stage} ${kind}`;
      // More often than the pool has connections.
      for (let time = 0; time <= POOL_SIZE; time++) {
        wire.scheduleFaults([{ stage, kind }]);
        expect(await record(`${name} ${time}`, stage === 'ROLLBACK')).toBe(answer);
        expect(await countOf(`${name} ${time}`)).toBe(count);
      }
      await expectWholePool(name);
    },
  );

  let round = 0;
  const fault = fc.record({
    stage: fc.constantFrom(...TRANSACTION_STAGES),
    kind: fc.constantFrom(...FAULT_KINDS),
  });
  const writers = fc.array(
    fc.record({ isRefused: fc.boolean(), fault: fc.option(fault, { nil: undefined }) }),
    { minLength: 1, maxLength: 12 },
  );
  const runs = { numRuns: Number(process.env.FAULT_RUNS ?? 8) };

  it('many at once, in any order: no connection is lost, and no answer is wrong', async () => {
    const check = async (them: readonly { isRefused: boolean; fault: Fault | undefined }[]) => {
      const name = `Lượt ${++round}`;
      wire.scheduleFaults(them.map((it) => it.fault));
      const answers = await Promise.all(
        them.map(({ isRefused }, index) => record(`${name}, người ${index}`, isRefused)),
      );
      for (const [index, answer] of answers.entries()) {
        const count = await countOf(`${name}, người ${index}`);
        if (answer === 'RECORDED') expect(count).toBe(1);
        else if (answer.endsWith('UNKNOWN')) expect(count).toBeLessThanOrEqual(1);
        else expect(count).toBe(0);
        expect(answer).toMatch(/^(RECORDED|SPEC_REFUSED|22012|DATABASE_UNAVAILABLE (NO|UNKNOWN))$/);
      }
      wire.scheduleFaults([]);
      await expectWholePool(name);
    };
    await fc.assert(fc.asyncProperty(writers, check), runs);
  });

  it('sent again under its key until it is recorded, it is recorded once', async () => {
    const check = async (them: readonly { fault: Fault | undefined }[]) => {
      const name = `Khóa ${++round}`;
      wire.scheduleFaults(them.map((it) => it.fault));
      const names = them.map((_, index) => `${name}, người ${index}`);
      await Promise.all(
        names.map(async (it) => {
          while ((await record(it, false, it)) !== 'RECORDED');
        }),
      );
      expect(await Promise.all(names.map(countOf))).toEqual(names.map(() => 1));
      wire.scheduleFaults([]);
      await expectWholePool(name);
    };
    await fc.assert(fc.asyncProperty(writers, check), runs);
  });
});
