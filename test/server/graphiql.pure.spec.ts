import fastify from 'fastify';
import { afterAll, describe, expect, it } from 'vitest';
import { graphiqlRoutes } from '../../src/server/graphiql/graphiql.routes.ts';

const app = fastify();
await graphiqlRoutes(app, { query: '{ viewer { kind } }', variables: '{}' });
afterAll(() => app.close());

describe('GraphiQL', () => {
  it('is the page to which a browser is redirected', async () => {
    const response = await app.inject('/');
    expect([response.statusCode, response.headers.location]).toEqual([302, '/graphiql']);
  });

  it('loads nothing from other hosts and runs no inline script', async () => {
    const { body, headers } = await app.inject('/graphiql');
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    expect(body).not.toMatch(/https?:|<script>/);
    const files = Array.from(
      body.matchAll(/(?:src|href)="(\/graphiql\/[^"]+)"/g),
      ([, file]) => file as string,
    );
    expect(files).toHaveLength(6);
    for (const file of files) expect((await app.inject(file)).statusCode).toBe(200);
  });

  it('opens with a first query', async () => {
    expect((await app.inject('/graphiql/start.json')).json()).toEqual({
      query: '{ viewer { kind } }',
      variables: '{}',
    });
  });

  it('serves no other file', async () => {
    for (const file of [
      '/graphiql/package.json',
      '/graphiql/..%2f..%2fpackage.json',
      '/graphiql/constructor',
    ])
      expect((await app.inject(file)).statusCode).toBe(404);
  });
});
