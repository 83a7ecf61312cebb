import type { Config } from '../../config.ts';
import { openConfiguredDatabase } from '../../server/application.ts';
import { createLogger } from '../logger.ts';

/** Runs the pending migrations and ends. */
export async function runMigrateCommand(config: Config): Promise<void> {
  const log = createLogger(config);
  const database = await openConfiguredDatabase(config, log);
  log.info(`The tables are up to date (PostgreSQL ${database.version}).`);
  await database.close();
}
