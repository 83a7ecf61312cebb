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
 * Returns MikroORM's driver for PostgreSQL with our `TransactionDriver`.
 *
 * `database` is the name for messages: host:port/name. If a statement runs for `probeAfterMs` ms, the driver checks whether the
 * server still responds.
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
          probeAfterMs,
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

    /** Does not convert a `DomainError`, because callers check its code. */
    override convertException(error: Error): DriverException {
      if (error instanceof DomainError) return error as unknown as DriverException;
      return super.convertException(error);
    }
  };
}
