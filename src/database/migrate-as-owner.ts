import { DomainError } from '../shared/domain-error.ts';
import type { ConnectedDatabase } from './connected-database.ts';
import type { DriverError } from './driver-errors.ts';
import { migrateDatabase } from './migrate.ts';
import { openPostgresql, type PostgresqlOptions } from './postgresql.ts';
import { checkServer } from './server-version.ts';

/**
 * Migrates as the owner of the database, and grants the role of the server only the rights it needs.
 *
 * The connection of the owner is closed before the first request. So no request can use the rights of the owner.
 *
 * Errors: DATABASE_ROLE_UNFIT, and those of `openPostgresql`, `checkServer` and `migrateDatabase`.
 */
export async function migrateAsOwner(
  appDatabase: ConnectedDatabase,
  options: PostgresqlOptions,
): Promise<void> {
  const { ormOptions, log } = options;
  const [row] = await appDatabase.statements.run('', 'select current_user::text as role', []);
  const ownerDatabase = await openPostgresql({ ...options, poolSize: 2 });
  try {
    await checkServer(ownerDatabase);
    await migrateDatabase(ownerDatabase, ormOptions, log);
    // Two processes that grant rights at the same time would cause errors.
    await ownerDatabase.withExclusiveLock(() =>
      ownerDatabase.statements.run('', 'select history.grant_work($1)', [row?.role]),
    );
  } catch (error) {
    if ((error as DriverError).code !== 'GB004') throw error;
    throw new DomainError(
      'DATABASE_ROLE_UNFIT',
      `The role ${row?.role} of DATABASE_URL owns the history or is a superuser. Use a role in DATABASE_URL that does not own the database.`,
    );
  } finally {
    await ownerDatabase.close();
  }
}
