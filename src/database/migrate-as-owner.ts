import { DomainError } from '../shared/domain-error.ts';
import type { ConnectedDatabase, DatabaseLogger, OrmOptions } from './connected-database.ts';
import type { DriverError } from './driver-errors.ts';
import { migrateDatabase } from './migrate.ts';
import { openPostgresql, type PostgresqlOptions } from './postgresql.ts';
import { checkServer } from './server-version.ts';

/**
 * Migrates as the owner of the database, and gives the role the server works as what it needs and no more.
 *
 * The owner's connection is closed again before the first request: what a server cannot do, nobody can make it do.
 */
export async function migrateAsOwner(
  appDatabase: ConnectedDatabase,
  options: PostgresqlOptions,
  ormOptions: OrmOptions,
  log: DatabaseLogger,
): Promise<void> {
  const [row] = await appDatabase.statements.run('', 'select current_user::text as role', []);
  const ownerDatabase = await openPostgresql({ ...options, poolSize: 2 });
  try {
    await checkServer(ownerDatabase);
    await migrateDatabase(ownerDatabase, ormOptions, log);
    // Two processes that grant at the same time would disturb each other.
    await ownerDatabase.withExclusiveLock(() =>
      ownerDatabase.statements.run('', 'select history.grant_work($1)', [row?.role]),
    );
  } catch (error) {
    if ((error as DriverError).code !== 'GB004') throw error;
    throw new DomainError(
      'DATABASE_ROLE_UNFIT',
      `The role ${row?.role} of DATABASE_URL owns the history or is above all rights. Name another role there, one that only works in the database.`,
    );
  } finally {
    await ownerDatabase.close();
  }
}
