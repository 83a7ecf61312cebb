import type { Config } from '../../config.ts';
import { openStore } from '../../server/application.ts';
import { createLog } from '../logger.ts';

/** Brings the tables up to date and ends. */
export async function migrate(config: Config): Promise<void> {
  const log = createLog(config);
  const storage = await openStore(config, log);
  log.info(`The tables are up to date (PostgreSQL ${storage.version}).`);
  await storage.close();
}
