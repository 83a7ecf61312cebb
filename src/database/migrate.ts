import type { MikroORM } from '@mikro-orm/sql';
import { DomainError } from '../shared/domain-error.ts';
import type { ConnectedDatabase, DatabaseLogger, OrmOptions } from './connected-database.ts';

const DEFAULT_MIGRATIONS_TABLE = 'mikro_orm_migrations';

/**
 * Brings the schema up to what this code knows: all missing migrations in one transaction, one process at a time.
 *
 * Refuses with `DATABASE_NEWER` a schema that has migrations this code does not know; they may have given old columns
 * a new meaning.
 */
export async function migrateDatabase(
  database: ConnectedDatabase,
  ormOptions: OrmOptions,
  log: DatabaseLogger,
): Promise<void> {
  if ((await findMissingMigrations(database, ormOptions)).length === 0) {
    return;
  }
  await database.withExclusiveLock(async () => {
    // Asked again: another process may have been faster.
    const names = await findMissingMigrations(database, ormOptions);
    if (names.length > 0) {
      log.info(`Migrating the database ${database.displayName}: ${names.join(', ')}.`);
      await runMissingMigrations(database.orm);
      log.info(`Migrated the database ${database.displayName}.`);
    }
  });
}

/** Refuses a schema that is not what this code knows, older or newer. Changes nothing. */
export async function assertMigrated(database: ConnectedDatabase, ormOptions: OrmOptions): Promise<void> {
  const names = await findMissingMigrations(database, ormOptions);
  if (names.length > 0) {
    throw new DomainError(
      'DATABASE_OLDER',
      `The database ${database.displayName} lacks ${names.join(', ')}. Run \`giaoban migrate\`.`,
    );
  }
}

/** The known migrations that the database has not seen. */
async function findMissingMigrations(database: ConnectedDatabase, ormOptions: OrmOptions): Promise<string[]> {
  const known = getKnownMigrations(ormOptions);
  const executed = await findExecutedMigrations(
    database,
    ormOptions.migrations?.tableName ?? DEFAULT_MIGRATIONS_TABLE,
  );
  const unknown = executed.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new DomainError(
      'DATABASE_NEWER',
      `The database ${database.displayName} has migrations this version does not know: ${unknown.join(', ')}. Start the version that made them, or a newer one.`,
    );
  }
  return known.filter((name) => !executed.includes(name));
}

function getKnownMigrations({ migrations }: OrmOptions): string[] {
  return (migrations?.migrationsList ?? []).map((migration) => migration.name);
}

async function findExecutedMigrations({ statements }: ConnectedDatabase, table: string): Promise<string[]> {
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

async function runMissingMigrations(orm: MikroORM): Promise<void> {
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
