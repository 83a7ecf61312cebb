import type { MikroORM } from '@mikro-orm/sql';
import { DomainError } from '../shared/domain-error.ts';
import type { Engine, OrmOptions, StorageLog } from './driver.ts';

const DEFAULT_TABLE = 'mikro_orm_migrations';

/**
 * Brings the schema up to what this code knows: all missing migrations in one transaction, one process at a time.
 *
 * Refuses with `DATABASE_NEWER` a schema that has migrations this code does not know; they may have given old columns
 * a new meaning.
 */
export async function migrate(engine: Engine, ormOptions: OrmOptions, log: StorageLog): Promise<void> {
  if ((await missing(engine, ormOptions)).length === 0) {
    return;
  }
  await engine.alone(async () => {
    // Asked again: another process may have been faster.
    const names = await missing(engine, ormOptions);
    if (names.length > 0) {
      log.info(`Migrating the database ${engine.shown}: ${names.join(', ')}.`);
      await runMissing(engine.orm);
      log.info(`Migrated the database ${engine.shown}.`);
    }
  });
}

/** Refuses a schema that is not what this code knows, older or newer. Changes nothing. */
export async function checkMigrated(engine: Engine, ormOptions: OrmOptions): Promise<void> {
  const names = await missing(engine, ormOptions);
  if (names.length > 0) {
    throw new DomainError(
      'DATABASE_OLDER',
      `The database ${engine.shown} lacks ${names.join(', ')}. Run \`giaoban migrate\`.`,
    );
  }
}

/** The known migrations that the database has not seen. */
async function missing(engine: Engine, ormOptions: OrmOptions): Promise<string[]> {
  const known = knownMigrations(ormOptions);
  const executed = await executedMigrations(engine, ormOptions.migrations?.tableName ?? DEFAULT_TABLE);
  const unknown = executed.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new DomainError(
      'DATABASE_NEWER',
      `The database ${engine.shown} has migrations this version does not know: ${unknown.join(', ')}. Start the version that made them, or a newer one.`,
    );
  }
  return known.filter((name) => !executed.includes(name));
}

function knownMigrations({ migrations }: OrmOptions): string[] {
  return (migrations?.migrationsList ?? []).map((migration) => migration.name);
}

async function executedMigrations({ statements }: Engine, table: string): Promise<string[]> {
  const [found] = await statements.run(
    'giaoban_migrations_table',
    'select to_regclass($1) is not null as exists',
    [table],
  );
  if (found?.exists !== true) {
    return [];
  }
  const rows = await statements.run('giaoban_migrations', `select name from ${table} order by id`, []);
  return rows.map((row) => String(row.name));
}

async function runMissing(orm: MikroORM): Promise<void> {
  // Makes its own table outside of the transaction.
  await orm.migrator.getExecuted();
  const connection = orm.em.getConnection();
  await connection.transactional(async (transaction) => {
    // The session's limits are for reads and acts; an index on a large table takes its time.
    await connection.execute('set local statement_timeout = 0', [], 'run', transaction);
    await connection.execute("set local giaoban.actor = 'MIGRATION'", [], 'run', transaction);
    await connection.execute('set local idle_in_transaction_session_timeout = 0', [], 'run', transaction);
    await orm.migrator.up({ transaction });
  });
}
