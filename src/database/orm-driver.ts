import type { Configuration, DriverException } from '@mikro-orm/core';
import { PostgreSqlConnection, PostgreSqlDriver } from '@mikro-orm/postgresql';
import { DomainError } from '../shared/domain-error.ts';
import type { PgPool } from './postgresql-pool.ts';
import { ServerProbe } from './server-probe.ts';
import { TransactionDriver } from './transaction-driver.ts';

interface PoolOptions {
  readonly onPoolCreated?: (pool: PgPool) => void;
}

/**
 * MikroORM's driver for PostgreSQL on our `TransactionDriver`.
 *
 * `database` is how messages call it: host:port/name. A statement that waits for `lookAfter` ms has us look whether the server is there.
 */
export function createOrmDriver(database: string, probeAfterMs: number): typeof PostgreSqlDriver {
  class Connection extends PostgreSqlConnection {
    override createKyselyDialect(options: PoolOptions & object) {
      let pool: PgPool | undefined;
      const onPoolCreated = (created: PgPool) => {
        pool = created;
        options.onPoolCreated?.(created);
      };
      const dialect = super.createKyselyDialect({ ...options, onPoolCreated } as never);
      const createDriver = () => {
        if (!pool) throw new Error('MikroORM has not made a pool.');
        return new TransactionDriver(pool, {
          database,
          probeAfterMs: probeAfterMs,
          probe: new ServerProbe(pool, probeAfterMs),
        });
      };
      return Object.assign(dialect, { createDriver });
    }
  }
  return class extends PostgreSqlDriver {
    protected override readonly connection: Connection;

    constructor(configuration: Configuration) {
      super(configuration);
      this.connection = new Connection(configuration);
    }

    /** What we threw ourselves stays what it is; the caller looks at its code. */
    override convertException(error: Error): DriverException {
      if (error instanceof DomainError) return error as unknown as DriverException;
      return super.convertException(error);
    }
  };
}
