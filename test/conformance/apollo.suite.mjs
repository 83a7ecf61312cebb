// Apollo's suite for integrations, on Fastify wired as src/server.ts wires it.
import { ApolloServer } from '@apollo/server';
import { defineIntegrationTestSuite } from '@apollo/server-integration-testsuite';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import fastify from 'fastify';
import { stringifyResult } from '../../src/query/json-passthrough.ts';
import { documentGuard } from '../../src/server/limits/query-limits.ts';

// The guard's limits as they are when nothing is configured.
const guard = documentGuard({
  depth: 12,
  listDepth: 3,
  aliases: 15,
  rootFields: 10,
  directives: 20,
  cost: 10_000,
});

// What the suite sets it tests, so it is left alone; the rest is as src/server.ts has it.
const optionsOf = (asked) => ({
  stringifyResult,
  ...asked,
  ...(!asked.gateway && { validationRules: [guard, ...(asked.validationRules ?? [])] }),
});

defineIntegrationTestSuite(async (options, { context } = {}) => {
  const server = new ApolloServer(optionsOf(options));
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
