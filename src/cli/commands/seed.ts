import cliProgress from 'cli-progress';
import { isDatabaseEmpty, seedFirstStart, seedLoad } from '../../../seeds/index.ts';
import type { Config } from '../../config.ts';
import type { Database } from '../../database/database.ts';
import { openConfiguredDatabase } from '../../server/application.ts';
import { dayInTimeZone } from '../../shared/day.ts';
import { BadUserInputError } from '../../shared/domain-error.ts';
import { abortOnSignal } from '../command-process.ts';
import { createLogger } from '../logger.ts';

const currentDay = (config: Config) => dayInTimeZone(config.TIME_ZONE, new Date());

/** Fills an empty database with the first briefing and the fictional body. Returns false if the database is not empty. */
export async function seedIfEmpty(
  database: Database,
  config: Config,
  log: { info(sentence: string): void },
  until?: string,
): Promise<boolean> {
  if (!(await isDatabaseEmpty(database.orm))) return false;
  log.info('The database is empty. Adding the briefing of February 2017 and a fictional body …');
  const seeded = await seedFirstStart({
    orm: database.orm,
    log: (sentence) => log.info(sentence),
    today: currentDay(config),
    ...(until && { until }),
  });
  log.info(`Added ${seeded.directives} directives.`);
  return true;
}

async function seedLoadWithProgress(database: Database, count: number): Promise<number> {
  const { signal, removeListeners } = abortOnSignal('SIGINT');
  const bar = new cliProgress.SingleBar({
    format: '{bar} {value}/{total} directives · {eta_formatted} left',
    noTTYOutput: true,
    notTTYSchedule: 2000,
  });
  bar.start(count, 0);
  try {
    return await seedLoad({
      orm: database.orm,
      count,
      progress: (done) => bar.update(done),
      signal,
    });
  } finally {
    bar.stop();
    removeListeners();
  }
}

/** Fills an empty database with the demonstration data, or adds rows for load tests. */
export async function seed(config: Config, options: { until?: string; load?: string }): Promise<void> {
  const count = Number(options.load ?? 0);
  if (options.load !== undefined && !(Number.isInteger(count) && count > 0 && count <= 10_000_000))
    throw new BadUserInputError(
      'LOAD_INVALID',
      `--load is "${options.load}". It takes a whole number from 1 to 10000000.`,
    );
  if (options.until !== undefined && !/^\d{4}-(0[1-9]|1[0-2])$/.test(options.until))
    throw new BadUserInputError(
      'MONTH_INVALID',
      `--until is "${options.until}". It takes a month such as 2026-11.`,
    );
  const log = createLogger(config);
  const database = await openConfiguredDatabase(config, log);
  try {
    if (count) {
      const seededCount = await seedLoadWithProgress(database, count);
      log.info(
        `Added ${seededCount} directives${seededCount < count ? ', then was stopped. They stay in the database' : ''}.`,
      );
    } else if (!(await seedIfEmpty(database, config, log, options.until)))
      throw new BadUserInputError(
        'DATABASE_NOT_EMPTY',
        'The database is not empty, so nothing was changed. Name an empty one with DATABASE_URL or DATA_DIR, or add rows with --load.',
      );
  } finally {
    await database.close();
  }
}
