// Apollo's integration test suite, with Fastify set up as in src/server/http-server.ts.
import { ApolloServer } from '@apollo/server';
import { defineIntegrationTestSuite } from '@apollo/server-integration-testsuite';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import fastify from 'fastify';
import { stringifyResult } from '../../src/query/json-passthrough.ts';
import { queryLimitsRule } from '../../src/server/limits/query-limits.ts';

// The default limits.
const limitsRule = queryLimitsRule({
  depth: 12,
  listDepth: 3,
  aliases: 15,
  rootFields: 10,
  directives: 20,
  cost: 10_000,
});

// The options of the suite are not changed, because it tests them. The others are as in src/server/http-server.ts.
const buildServerOptions = (suiteOptions) => ({
  stringifyResult,
  ...suiteOptions,
  ...(!suiteOptions.gateway && { validationRules: [limitsRule, ...(suiteOptions.validationRules ?? [])] }),
});

defineIntegrationTestSuite(async (options, { context } = {}) => {
  const server = new ApolloServer(buildServerOptions(options));
  await server.start();
  const app = fastify({ bodyLimit: 1_000_000, logger: false, forceCloseConnections: 'idle' });
  const handle = fastifyApolloHandler(server, { context });
  app.route({
    method: ['GET', 'POST'],
    url: '/',
    handler: (request, reply) => handle.call(app, request, reply),
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return { server, url, extraCleanup: () => app.close() };
});
