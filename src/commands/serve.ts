import { readFile } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import { enterFirstAccount } from '../accounts/first-account.ts';
import { receive } from '../arriving.ts';
import type { Config } from '../config.ts';
import { fileRoutes } from '../files/file.routes.ts';
import { FileStore } from '../files/file-store.ts';
import { installOn, isLoopback, openStore, type Teller } from '../installation.ts';
import { createServer, type Server } from '../server.ts';
import { providerRoutes } from '../signing-in/provider.routes.ts';
import type { Storage } from '../storage/storage.ts';
import { createLog } from './log.ts';
import { seedWhenEmpty } from './seed.ts';

/** GraphiQL opens with the question the product exists for. */
async function graphiql(app: FastifyInstance): Promise<void> {
  const { graphiqlRoutes } = await import('../graphiql/graphiql.ts');
  const operation = new URL('../../schema/operations/OpenDirectivesOfMeeting.graphql', import.meta.url);
  const { FEBRUARY_2017 } = await import('../../seeds/index.ts');
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
  const { enterDemoAccounts, DEMONSTRATION_PASSWORD } = await import('../../seeds/index.ts');
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

/** A first signal stops gracefully; a second one hurries. */
function stopOnSignal(server: Server, log: { info(sentence: string): void }): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      log.info(stopping ? 'Stopping at once.' : 'Stopping when the requests under way are answered …');
      stopping = true;
      server.stop().then(
        () => process.exit(0),
        (error: Error) => {
          process.stderr.write(`${error.message}\n`);
          process.exit(1);
        },
      );
    });
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
    const server = await createServer({
      schema,
      config,
      storage,
      log,
      contextOf,
      routes: async (app) => {
        await fileRoutes(app, { installation, config, log, contextOf, store });
        if (config.GRAPHIQL) await graphiql(app);
        if (config.OIDC_ISSUER) providerRoutes(app, installation, config, log);
      },
    });
    const address = await server.listen();
    stopOnSignal(server, log);
    log.info(`Listening at ${address}/graphql`);
    if (config.GRAPHIQL) log.info(`GraphiQL, with the first question in it: ${address}/graphiql`);
  } catch (error) {
    await storage.close();
    throw error;
  }
}
