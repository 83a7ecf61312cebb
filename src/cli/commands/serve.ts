import { readFile } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import { DEMONSTRATION_PASSWORD, enterDemoAccounts, FEBRUARY_2017 } from '../../../seeds/index.ts';
import type { Config } from '../../config.ts';
import type { StartupLogger } from '../../database/connected-database.ts';
import type { Database } from '../../database/database.ts';
import { createFirstAccount } from '../../modules/accounts/first-account.ts';
import { FileStore } from '../../modules/files/file-store.ts';
import { ensureSigningKey } from '../../modules/history/checkpoint-key.ts';
import { CheckpointScheduler } from '../../modules/history/checkpoint-scheduler.ts';
import { createApplication, isLoopback, openConfiguredDatabase } from '../../server/application.ts';
import { createContextFactory } from '../../server/context-factory.ts';
import { fileRoutes } from '../../server/files/file.routes.ts';
import { historyExportRoutes } from '../../server/history-export.routes.ts';
import { createServer, type Server } from '../../server/http-server.ts';
import { oidcRoutes } from '../../server/oidc.routes.ts';
import { registerTemplateRoutes } from '../../server/register-template.routes.ts';
import { streamingRoutes } from '../../server/streaming/streaming.routes.ts';
import { createStreamingServer } from '../../server/streaming/streaming-server.ts';
import { resolvePackageFile } from '../../shared/package-file.ts';
import { createLogger } from '../logger.ts';
import { seedIfEmpty } from './seed.ts';

/** Adds GraphiQL. It opens with the main query of the product: the open directives of a meeting. */
async function registerGraphiql(app: FastifyInstance): Promise<void> {
  const { graphiqlRoutes } = await import('../../server/graphiql/graphiql.routes.ts');
  const operation = resolvePackageFile('schema/operations/OpenDirectivesOfMeeting.graphql');
  await graphiqlRoutes(app, {
    query: await readFile(operation, 'utf8'),
    variables: JSON.stringify({ meeting: FEBRUARY_2017 }, null, 2),
  });
}

/**
 * Makes sure that somebody can sign in.
 *
 * Writes the one-time password to standard error as plain text, never to the log, because logs are copied and stored.
 */
async function ensureAccounts({ orm }: Database, config: Config, log: StartupLogger): Promise<void> {
  const hasDemoAccounts =
    isLoopback(config) && (await orm.em.fork().transactional((em) => enterDemoAccounts(em)));
  const password = await createFirstAccount(orm);
  if (password)
    process.stderr.write(
      `\n  The first account: login admin, password ${password}\n  The password is shown only this once. Change it with changePassword.\n\n`,
    );
  if (hasDemoAccounts)
    log.info(
      `Demo accounts, on this machine only: demo-admin, demo-office, demo-leader, demo-unit, demo-auditor. Their password: "${DEMONSTRATION_PASSWORD}".`,
    );
}

/** The terminal, npm and the launcher each pass on the same signal. A signal so soon after the first, in ms, is the same one. */
const SAME_SIGNAL_MS = 250;

/** How often the server checks that the shell of npm still runs, in ms. */
const SHELL_POLL_MS = 1_000;

/**
 * Stops the server gracefully at the first signal, and at once at the second.
 *
 * npm runs the server in a shell, which ends at a signal and does not pass it on. So the server also stops when this shell has
 * ended.
 */
function shutDownOnSignal(server: Server, log: { info(sentence: string): void }): void {
  let firstSignalAt: number | undefined;
  const stop = () => {
    if (firstSignalAt !== undefined && performance.now() - firstSignalAt < SAME_SIGNAL_MS) return;
    log.info(
      firstSignalAt === undefined ? 'Stopping when the open requests are finished …' : 'Stopping at once.',
    );
    firstSignalAt ??= performance.now();
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
      if (process.ppid !== shell && firstSignalAt === undefined) stop();
    }, SHELL_POLL_MS).unref();
}

/** Signs checkpoints of the history while the server runs. */
async function createCheckpointScheduler(
  { orm, statements }: Database,
  config: Config,
  log: StartupLogger,
): Promise<CheckpointScheduler> {
  const { DATA_DIR: dataDir, CHECKPOINT_KEY, CHECKPOINT_MINUTES: minutes } = config;
  const key = await ensureSigningKey(CHECKPOINT_KEY, dataDir);
  const [latest] = await statements.run('', 'select key_id from checkpoint order by number desc limit 1', []);
  if (latest && latest.key_id !== key.id)
    log.warn(
      `The last checkpoint was signed with the key ${latest.key_id}, but this server signs with ${key.id}. Set the same CHECKPOINT_KEY on all servers of a database, or giaoban verify reports a foreign key.`,
    );
  return new CheckpointScheduler({ orm, key, dataDir, intervalMinutes: minutes, log });
}

/** Opens the database, fills it if it is empty, and serves until a signal stops the process. */
export async function serve(config: Config, options: { seed: boolean }): Promise<void> {
  const log = createLogger(config);
  log.info(
    config.DATABASE_URL
      ? 'Opening the PostgreSQL database …'
      : `Opening the embedded database in ${config.DATA_DIR} …`,
  );
  const database: Database = await openConfiguredDatabase(config, log);
  try {
    if (options.seed) await seedIfEmpty(database, config, log);
    await ensureAccounts(database, config, log);
    const fileStore = await FileStore.openConfigured(config);
    const application = await createApplication(database, config, fileStore);
    const { schema } = application;
    const createContext = createContextFactory(application, config);
    const checkpointScheduler = await createCheckpointScheduler(database, config, log);
    const server = await createServer({
      schema,
      config,
      database: {
        ping: () => database.ping(),
        close: async () => {
          await checkpointScheduler.stop();
          await database.close();
        },
      },
      log,
      createContext,
      routes: async (app) => {
        await fileRoutes(app, {
          application,
          config,
          log,
          createContext,
          fileStore,
        });
        await historyExportRoutes(app, { createContext });
        registerTemplateRoutes(app);
        streamingRoutes(app, createStreamingServer(application, config, log));
        if (config.GRAPHIQL) await registerGraphiql(app);
        if (config.OIDC_ISSUER) oidcRoutes(app, application, config);
      },
    });
    const address = await server.listen();
    shutDownOnSignal(server, log);
    checkpointScheduler.start();
    log.info(`Listening at ${address}/graphql`);
    if (config.GRAPHIQL) log.info(`GraphiQL with a first query: ${address}/graphiql`);
  } catch (error) {
    await database.close();
    throw error;
  }
}
