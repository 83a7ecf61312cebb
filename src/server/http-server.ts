import { ApolloServer, type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import fastifyCookie from '@fastify/cookie';
import fastifyCors from '@fastify/cors';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { v7 as uuidV7 } from 'uuid';
import type { Config } from '../config.ts';
import type { Database } from '../database/database.ts';
import { describeOperation } from '../modules/history/access-log.ts';
import { stringifyResult, tryPassThrough } from '../query/json-passthrough.ts';
import type { ReadContext } from '../query/read-resolvers.ts';
import { DomainError, UNAVAILABLE_CODES } from '../shared/domain-error.ts';
import { createErrorFormatter } from './format-error.ts';
import { setHttpErrorHandler } from './http-errors.ts';
import { assertQueryCost, validationRules } from './limits/query-limits.ts';

/** What `createServer` needs. */
export interface ServerOptions<Context extends ReadContext> {
  readonly schema: GraphQLSchema;
  readonly config: Config;
  readonly database: Pick<Database, 'ping' | 'close'>;
  readonly log: Logger;
  /** Creates the context of a request. The signal aborts when the client leaves. */
  readonly createContext: (
    signal: AbortSignal,
    request: FastifyRequest,
    reply: FastifyReply,
  ) => Promise<Context>;
  /** Adds more routes, such as GraphiQL. */
  readonly routes?: (app: FastifyInstance) => Promise<void>;
}

/** A server that can be started and stopped. */
export interface Server {
  readonly app: FastifyInstance;
  /** Starts to listen. Returns the address. */
  listen(): Promise<string>;
  /**
   * Sets `/readyz` to 503, waits until open requests end, then closes the database. A second call closes the open connections at
   * once.
   */
  stop(): Promise<void>;
}

/**
 * The Apollo plugin of each request. It limits the cost before execution and puts it into `extensions`. It records what auditors
 * read. It sends results that the database already built as JSON. It sets status 503 when the database is unavailable.
 */
function graphqlRequestPlugin<Context extends ReadContext>(
  schema: GraphQLSchema,
  limit: number,
  formatError: ReturnType<typeof createErrorFormatter>,
): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      let requested: number | undefined;
      return {
        async responseForOperation({ document, operation, request, contextValue }) {
          // Apollo calls this also when no operation has the requested name.
          if (!operation) return null;
          const variables = request.variables ?? {};
          const rawResponse = await tryPassThrough(
            { schema, document, operation, variables },
            contextValue.graph,
          );
          if (!rawResponse) return null;
          const errors = rawResponse.errors?.map((error) => formatError(error.toJSON(), error));
          // Apollo types `data` as a record; `stringifyResult` knows what to do with text.
          const singleResult = { data: rawResponse.data as never, ...(errors && { errors }) };
          return { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult } };
        },
        async didResolveOperation({ document, operation, request, contextValue }) {
          if (!operation) return;
          const variables = request.variables ?? {};
          requested = assertQueryCost(schema, { document, operation, variables }, limit);
          // Before execution, on either read path: what is not recorded is not read.
          await contextValue.logAccess?.(() => describeOperation(operation, variables));
        },
        async willSendResponse({ response }) {
          if (response.body.kind !== 'single') return;
          const { singleResult } = response.body;
          if (requested !== undefined)
            singleResult.extensions = { ...singleResult.extensions, cost: { requested, limit } };
          // Clients repeat a request after a 503. A mutation that was recorded must not be repeated.
          const isRetryable = singleResult.errors?.some(
            ({ extensions }) => UNAVAILABLE_CODES.has(extensions?.code) && extensions?.recorded !== 'YES',
          );
          if (isRetryable) response.http.status = 503;
        },
      };
    },
  };
}

function createApolloServer<Context extends ReadContext>({
  schema,
  config,
  log,
}: ServerOptions<Context>): ApolloServer<Context> {
  const formatError = createErrorFormatter(log);
  return new ApolloServer<Context>({
    schema,
    logger: log,
    introspection: config.INTROSPECTION,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    stopOnTerminationSignals: false,
    persistedQueries: false,
    nodeEnv: 'production',
    parseOptions: { maxTokens: config.MAX_TOKENS },
    validationRules: validationRules(config),
    formatError: formatError,
    stringifyResult,
    plugins: [
      graphqlRequestPlugin(schema, config.MAX_COST, formatError),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
}

/** Returns a signal that aborts when the client closes the connection before the response is complete. */
export function abortSignalFor(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort();
  });
  return controller.signal;
}

/** Listens on the configured address. Throws `ADDRESS_UNUSABLE` if that is impossible. */
async function listen(app: FastifyInstance, { HOST: host, PORT: port }: Config): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    const reason = code === 'EADDRINUSE' ? 'another program uses this address' : `the system reports ${code}`;
    throw new DomainError(
      'ADDRESS_UNUSABLE',
      `Cannot listen on ${host}:${port}: ${reason}. Set PORT or HOST to a free address.`,
    );
  }
}

/** Sets headers of every response, and logs each when it is complete. */
function addHooks(app: FastifyInstance, log: Logger, isStopping: () => boolean): void {
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff');
  });
  // A connection that stays open after its response would delay the stop.
  app.addHook('onSend', async (_request, reply) => {
    if (isStopping()) reply.header('connection', 'close');
  });
  app.addHook(
    'onResponse',
    async ({ id: requestId, method, url, body }, { statusCode: status, elapsedTime }) => {
      const { operationName: operation } = (body ?? {}) as { operationName?: unknown };
      const [path] = url.split('?');
      log.info(
        { method, path, status, ms: Math.round(elapsedTime), requestId, ...(operation ? { operation } : {}) },
        'responded',
      );
    },
  );
}

function addGraphqlRoute<Context extends ReadContext>(
  app: FastifyInstance,
  apollo: ApolloServer<Context>,
  { config, createContext }: ServerOptions<Context>,
): void {
  const handle = fastifyApolloHandler(apollo, {
    context: (request, reply) => createContext(abortSignalFor(reply), request, reply),
  });
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    handler: async (request, reply) => {
      const { query } = (request.method === 'GET' ? request.query : (request.body ?? {})) as {
        query?: unknown;
      };
      if (typeof query === 'string' && query.length > config.MAX_SOURCE_BYTES)
        throw new DomainError(
          'BAD_REQUEST',
          `The query is ${query.length} characters long, more than ${config.MAX_SOURCE_BYTES}. Send a shorter one.`,
        );
      return handle.call(app, request, reply);
    },
  });
}

/** Adds `/healthz`: the process runs, and `/readyz`: it can answer, because the database responds. */
function addHealthRoutes(
  app: FastifyInstance,
  database: Pick<Database, 'ping'>,
  isStopping: () => boolean,
): void {
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    if (isStopping()) return reply.code(503).send({ status: 'stopping' });
    try {
      await database.ping();
      return { status: 'ready' };
    } catch (error) {
      const { code, message } =
        error instanceof DomainError
          ? error
          : { code: 'DATABASE_UNAVAILABLE', message: 'The database does not respond.' };
      return reply.code(503).send({ status: 'unavailable', code, reason: message });
    }
  });
}

/** Creates the HTTP server with `/graphql`, `/healthz`, `/readyz` and the added routes. */
export async function createServer<Context extends ReadContext>(
  options: ServerOptions<Context>,
): Promise<Server> {
  const { config, log, database, routes } = options;
  const apollo = createApolloServer(options);
  await apollo.start();
  const app = fastify({
    bodyLimit: config.MAX_BODY_BYTES,
    logger: false,
    forceCloseConnections: 'idle',
    genReqId: () => uuidV7(),
  });
  let shutdownPromise: Promise<void> | undefined;
  const isStopping = () => shutdownPromise !== undefined;
  setHttpErrorHandler(app, log);
  app.setNotFoundHandler((_request, reply) => {
    const message = 'This address does not exist. The API is at /graphql.';
    return reply.code(404).send({ errors: [{ message, extensions: { code: 'NOT_FOUND' } }] });
  });
  addHooks(app, log, isStopping);
  await app.register(fastifyCookie);
  if (config.CORS_ORIGINS.length)
    await app.register(fastifyCors, { origin: [...config.CORS_ORIGINS], credentials: true });
  addGraphqlRoute(app, apollo, options);
  addHealthRoutes(app, database, isStopping);
  await routes?.(app);

  async function shutDown(): Promise<void> {
    const forceCloseTimer = setTimeout(() => app.server.closeAllConnections(), config.SHUTDOWN_GRACE_MS);
    await app.close();
    clearTimeout(forceCloseTimer);
    await apollo.stop();
    await database.close();
  }

  return {
    app,
    listen: () => listen(app, config),
    stop: () => {
      if (isStopping()) app.server.closeAllConnections();
      shutdownPromise ??= shutDown();
      return shutdownPromise;
    },
  };
}
