import cliProgress from 'cli-progress';
import { isEmpty, seedFirstStart, seedLoad } from '../../../seeds/index.ts';
import type { Config } from '../../config.ts';
import type { Storage } from '../../database/database.ts';
import { openStore } from '../../server/application.ts';
import { dayIn } from '../../shared/day.ts';
import { BadInput } from '../../shared/domain-error.ts';
import { createLog } from '../logger.ts';

const today = (config: Config) => dayIn(config.TIME_ZONE, new Date());

/** Fills an empty database with the first briefing and the fictional body; says what it did. */
export async function seedWhenEmpty(
  storage: Storage,
  config: Config,
  log: { info(sentence: string): void },
  until?: string,
): Promise<boolean> {
  if (!(await isEmpty(storage.orm))) return false;
  log.info('The database is empty. Entering the briefing of February 2017 and a fictional body …');
  const entered = await seedFirstStart({
    orm: storage.orm,
    log: (sentence) => log.info(sentence),
    today: today(config),
    ...(until && { until }),
  });
  log.info(`Entered ${entered.directives} directives.`);
  return true;
}

async function load(storage: Storage, count: number): Promise<number> {
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  process.once('SIGINT', interrupt);
  const bar = new cliProgress.SingleBar({
    format: '{bar} {value}/{total} directives · {eta_formatted} left',
    noTTYOutput: true,
    notTTYSchedule: 2000,
  });
  bar.start(count, 0);
  try {
    return await seedLoad({
      orm: storage.orm,
      count,
      progress: (done) => bar.update(done),
      signal: stop.signal,
    });
  } finally {
    bar.stop();
    process.off('SIGINT', interrupt);
  }
}

/** Fills a database, with what everybody may see or with rows for load tests. */
export async function seed(config: Config, options: { until?: string; load?: string }): Promise<void> {
  const count = Number(options.load ?? 0);
  if (options.load !== undefined && !(Number.isInteger(count) && count > 0 && count <= 10_000_000))
    throw new BadInput(
      'LOAD_INVALID',
      `--load takes a whole number from 1 to 10000000, not "${options.load}".`,
    );
  if (options.until !== undefined && !/^\d{4}-(0[1-9]|1[0-2])$/.test(options.until))
    throw new BadInput('MONTH_INVALID', `--until takes a month such as 2026-11, not "${options.until}".`);
  const log = createLog(config);
  const storage = await openStore(config, log);
  try {
    if (count) {
      const entered = await load(storage, count);
      log.info(`Entered ${entered} directives${entered < count ? ', then was stopped. They are kept' : ''}.`);
    } else if (!(await seedWhenEmpty(storage, config, log, options.until)))
      throw new BadInput(
        'DATABASE_NOT_EMPTY',
        'The database is not empty, and nothing was changed. Name an empty one with DATABASE_URL or DATA_DIR, or add rows with --load.',
      );
  } finally {
    await storage.close();
  }
}
