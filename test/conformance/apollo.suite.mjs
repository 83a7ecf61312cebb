// Apollo's suite for integrations, on Fastify wired as src/server.ts wires it.
import { ApolloServer } from '@apollo/server';
import { defineIntegrationTestSuite } from '@apollo/server-integration-testsuite';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import fastify from 'fastify';

defineIntegrationTestSuite(async (options, { context } = {}) => {
  const app = fastify({ forceCloseConnections: 'idle' });
  const server = new ApolloServer(options);
  await server.start();
  app.route({
    method: ['GET', 'POST', 'OPTIONS'],
    url: '/',
    handler: fastifyApolloHandler(server, { context }),
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return { server, url, extraCleanup: () => app.close() };
});
