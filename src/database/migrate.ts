import type { MikroORM } from '@mikro-orm/sql';
import { DomainError } from '../shared/domain-error.ts';
import type { ConnectedDatabase, OrmOptions, StartupLogger } from './connected-database.ts';

const DEFAULT_MIGRATIONS_TABLE = 'mikro_orm_migrations';

/**
 * Runs all missing migrations in one transaction, one process at a time.
 *
 * Throws `DATABASE_NEWER` if the schema has migrations that this code does not know. They may have changed the meaning of
 * old columns.
 */
export async function migrateDatabase(
  database: ConnectedDatabase,
  ormOptions: OrmOptions,
  log: StartupLogger,
): Promise<void> {
  if ((await findMissingMigrations(database, ormOptions)).length === 0) {
    return;
  }
  await database.withExclusiveLock(async () => {
    // Checked again, because another process may have been faster.
    const names = await findMissingMigrations(database, ormOptions);
    if (names.length > 0) {
      log.info(`Migrating the database ${database.displayName}: ${names.join(', ')}.`);
      await runMissingMigrations(database.orm);
      log.info(`Migrated the database ${database.displayName}.`);
    }
  });
}

/** Throws `DATABASE_OLDER` if migrations are missing, and `DATABASE_NEWER` if there are unknown ones. Changes nothing. */
export async function assertMigrated(database: ConnectedDatabase, ormOptions: OrmOptions): Promise<void> {
  const names = await findMissingMigrations(database, ormOptions);
  if (names.length > 0) {
    throw new DomainError(
      'DATABASE_OLDER',
      `The database ${database.displayName} lacks migrations: ${names.join(', ')}. Run \`giaoban migrate\`.`,
    );
  }
}

/** Returns the known migrations that were not executed. Throws `DATABASE_NEWER` if there are unknown ones. */
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
      `The database ${database.displayName} has migrations that this version does not know: ${unknown.join(', ')}. Start the version that has them, or a newer one.`,
    );
  }
  return known.filter((name) => !executed.includes(name));
}

function getKnownMigrations({ migrations }: OrmOptions): string[] {
  return (migrations?.migrationsList ?? []).map((migration) => migration.name);
}

async function findExecutedMigrations({ statements }: ConnectedDatabase, table: string): Promise<string[]> {
  const [row] = await statements.run(
    'giaoban_migrations_table',
    'select to_regclass($1) is not null as exists',
    [table],
  );
  if (row?.exists !== true) {
    return [];
  }
  const rows = await statements.run('giaoban_migrations', `select name from ${table} order by id`, []);
  return rows.map((row) => String(row.name));
}

async function runMissingMigrations(orm: MikroORM): Promise<void> {
  // Creates the migrations table outside of the transaction.
  await orm.migrator.getExecuted();
  const connection = orm.em.getConnection();
  await connection.transactional(async (transaction) => {
    // The limits of the session are for queries and mutations. A migration may take longer, for example an index on a large table.
    await connection.execute('set local statement_timeout = 0', [], 'run', transaction);
    await connection.execute("set local giaoban.actor = 'MIGRATION'", [], 'run', transaction);
    await connection.execute('set local idle_in_transaction_session_timeout = 0', [], 'run', transaction);
    await orm.migrator.up({ transaction });
  });
}
