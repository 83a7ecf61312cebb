import { readFile } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../../config.ts';
import type { Storage } from '../../database/database.ts';
import { enterFirstAccount } from '../../modules/accounts/first-account.ts';
import { FileStore } from '../../modules/files/file-store.ts';
import { signingKey } from '../../modules/history/checkpoint-key.ts';
import { Checkpointing } from '../../modules/history/checkpoint-scheduler.ts';
import { installOn, isLoopback, openStore, type Teller } from '../../server/application.ts';
import { receive } from '../../server/authenticate-request.ts';
import { fileRoutes } from '../../server/files/file.routes.ts';
import { historyRoutes } from '../../server/history-export.routes.ts';
import { createServer, type Server } from '../../server/http-server.ts';
import { providerRoutes } from '../../server/oidc.routes.ts';
import { liveRoutes } from '../../server/streaming/streaming.routes.ts';
import { liveOn } from '../../server/streaming/streaming-server.ts';
import { packageFile } from '../../shared/package-file.ts';
import { createLog } from '../logger.ts';
import { seedWhenEmpty } from './seed.ts';

/** GraphiQL opens with the question the product exists for. */
async function graphiql(app: FastifyInstance): Promise<void> {
  const { graphiqlRoutes } = await import('../../server/graphiql/graphiql.routes.ts');
  const operation = packageFile('schema/operations/OpenDirectivesOfMeeting.graphql');
  const { FEBRUARY_2017 } = await import('../../../seeds/index.ts');
  await graphiqlRoutes(app, {
    query: await readFile(operation, 'utf8'),
    variables: JSON.stringify({ meeting: FEBRUARY_2017 }, null, 2),
  });
}

/**
 * Makes sure that somebody can sign in.
 *
 * The one-time password goes to standard error as plain text, never through the log: logs are shipped and kept.
 */
async function enterAccounts({ orm }: Storage, config: Config, log: Teller): Promise<void> {
  const { enterDemoAccounts, DEMONSTRATION_PASSWORD } = await import('../../../seeds/index.ts');
  const hasDemonstration =
    isLoopback(config) && (await orm.em.fork().transactional((em) => enterDemoAccounts(em)));
  const password = await enterFirstAccount(orm);
  if (password)
    process.stderr.write(
      `\n  The first account: login admin, password ${password}\n  It is shown this once and must be changed with changePassword.\n\n`,
    );
  if (hasDemonstration)
    log.info(
      `On this machine only: demo-admin, demo-office, demo-leader, demo-unit, demo-auditor sign in with "${DEMONSTRATION_PASSWORD}".`,
    );
}

/** A terminal, npm and the launcher each pass on the same signal. What comes so soon after the first, in ms, is no second one. */
const SAME_SIGNAL_MS = 250;

/** How often the server looks whether the shell of npm is still there, in ms. */
const SHELL_LOOK_MS = 1_000;

/**
 * A first signal stops gracefully; a second one hurries.
 *
 * npm runs the server in a shell, which ends at a signal and passes none on. A server whose shell is gone was told to stop.
 */
function stopOnSignal(server: Server, log: { info(sentence: string): void }): void {
  let firstAt: number | undefined;
  const stop = () => {
    if (firstAt !== undefined && performance.now() - firstAt < SAME_SIGNAL_MS) return;
    log.info(
      firstAt === undefined ? 'Stopping when the requests under way are answered …' : 'Stopping at once.',
    );
    firstAt ??= performance.now();
    server.stop().then(
      () => process.exit(0),
      (error: Error) => {
        process.stderr.write(`${error.message}\n`);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
  const shell = process.ppid;
  if (process.env.npm_lifecycle_event)
    setInterval(() => {
      if (process.ppid !== shell && firstAt === undefined) stop();
    }, SHELL_LOOK_MS).unref();
}

/** Signs checkpoints of the history while the server runs. */
async function checkpointingOn(
  { orm, statements }: Storage,
  config: Config,
  log: Teller,
): Promise<Checkpointing> {
  const { DATA_DIR: dataDir, CHECKPOINT_KEY, CHECKPOINT_MINUTES: minutes } = config;
  const key = await signingKey(CHECKPOINT_KEY, dataDir);
  const [latest] = await statements.run('', 'select key_id from checkpoint order by number desc limit 1', []);
  if (latest && latest.key_id !== key.id)
    log.warn(
      `The last checkpoint was signed with the key ${latest.key_id}, this server signs with ${key.id}. Give all servers of a database one CHECKPOINT_KEY, or giaoban verify will speak of a foreign key.`,
    );
  return new Checkpointing({ orm, key, dataDir, minutes, log });
}

/** Opens the store, fills it when it is empty, and serves until told to stop. */
export async function serve(config: Config, options: { seed: boolean }): Promise<void> {
  const log = createLog(config);
  log.info(
    config.DATABASE_URL
      ? 'Opening the PostgreSQL database …'
      : `Opening the embedded database in ${config.DATA_DIR} …`,
  );
  const storage: Storage = await openStore(config, log);
  try {
    if (options.seed) await seedWhenEmpty(storage, config, log);
    await enterAccounts(storage, config, log);
    const store = await FileStore.configured(config);
    const installation = await installOn(storage, config, store);
    const { schema } = installation;
    const contextOf = receive(installation, config);
    const checkpointing = await checkpointingOn(storage, config, log);
    const server = await createServer({
      schema,
      config,
      storage: {
        ping: () => storage.ping(),
        close: async () => {
          await checkpointing.stop();
          await storage.close();
        },
      },
      log,
      contextOf,
      routes: async (app) => {
        await fileRoutes(app, { installation, config, log, contextOf, store });
        await historyRoutes(app, { contextOf });
        liveRoutes(app, liveOn(installation, config, log));
        if (config.GRAPHIQL) await graphiql(app);
        if (config.OIDC_ISSUER) providerRoutes(app, installation, config);
      },
    });
    const address = await server.listen();
    stopOnSignal(server, log);
    checkpointing.start();
    log.info(`Listening at ${address}/graphql`);
    if (config.GRAPHIQL) log.info(`GraphiQL, with the first question in it: ${address}/graphiql`);
  } catch (error) {
    await storage.close();
    throw error;
  }
}
