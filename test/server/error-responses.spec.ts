import { GraphQLError } from 'graphql';
import { describe, expect, it } from 'vitest';
import { interceptBefore, startTestServer } from '../support/test-server.ts';

const server = startTestServer();
const strictServer = startTestServer({
  INTROSPECTION: 'false',
  MAX_BODY_BYTES: '2000',
  MAX_SOURCE_BYTES: '1000',
});

const nestParents = (levels: number) => `${'parent { '.repeat(levels)}id${' }'.repeat(levels)}`;
const nestLists = (levels: number) =>
  `${'children(first: 1) { nodes { '.repeat(levels)}id${' } }'.repeat(levels)}`;

describe('a document without the requested operation', () => {
  it.each([
    ['has several and none is named', undefined],
    ['has none of the name', 'C'],
  ])('is rejected if it %s', async (_, operationName) => {
    const query = 'query A { viewer { kind } } query B { viewer { kind } }';
    const { status, body } = await server.post({ query, ...(operationName && { operationName }) });
    expect(status).toBe(400);
    expect(body.errors?.[0]?.extensions.code).toBe('OPERATION_RESOLUTION_FAILURE');
  });
});

describe('a query over the limits', () => {
  it.each([
    ['too deep', `{ organizations { nodes { ${nestParents(15)} } } }`, 'QUERY_TOO_DEEP'],
    [
      'made of too many lists inside lists',
      `{ organizations(first: 1) { nodes { ${nestLists(3)} } } }`,
      'LISTS_TOO_DEEP',
    ],
    [
      'full of aliases',
      `{ ${Array.from({ length: 16 }, (_, i) => `a${i}: __typename`).join(' ')} }`,
      'TOO_MANY_ALIASES',
    ],
    [
      'wide at the root',
      `{ ${Array.from({ length: 11 }, (_, i) => `a${i}: viewer { kind }`).join(' ')} }`,
      'TOO_MANY_ROOT_FIELDS',
    ],
    ['full of directives', `{ viewer { ${'kind @include(if: true) '.repeat(21)} } }`, 'TOO_MANY_DIRECTIVES'],
    [
      'costly',
      '{ directives(first: 100) { nodes { assignments(first: 100) { nodes { id organization { id } } } } } }',
      'QUERY_TOO_COSTLY',
    ],
  ])('is rejected if it is %s', async (_, query, reason) => {
    const { status, body } = await server.post({ query });
    expect(status).toBe(400);
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', reason });
  });

  it('is rejected if its page sizes come from variables', async () => {
    const query =
      'query ($a: Int, $b: Int = 100) { directives(first: $a) { nodes { assignments(first: $b) { nodes { id organization { id } } } } } }';
    expect((await server.post({ query, variables: { a: 100 } })).body.errors?.[0]?.extensions.reason).toBe(
      'QUERY_TOO_COSTLY',
    );
    expect((await server.post({ query, variables: { a: 1 } })).body.errors).toBeUndefined();
  });

  it('is rejected if its fragments are too deep', async () => {
    const fragments = Array.from(
      { length: 14 },
      (_, i) => `fragment F${i} on Organization { parent { ${i < 13 ? `...F${i + 1}` : 'id'} } }`,
    );
    const { body } = await server.post({
      query: `{ organizations { nodes { ...F0 } } } ${fragments.join(' ')}`,
    });
    expect(body.errors?.[0]?.extensions.reason).toBe('QUERY_TOO_DEEP');
  });

  it('is executed at once if its fragments multiply', async () => {
    const fragments = Array.from(
      { length: 60 },
      (_, i) => `fragment F${i} on Organization { id ${i < 59 ? `...F${i + 1} ...F${i + 1}` : ''} }`,
    );
    // Expanded one by one, they are 2^59 fields, and the response never comes.
    const { status } = await server.post({
      query: `{ organizations { nodes { ...F0 } } } ${fragments.join(' ')}`,
    });
    expect(status).toBe(200);
  });

  it('is rejected before it is parsed if it is too long', async () => {
    const { status, body } = await strictServer.post({ query: `{ viewer { kind } } # ${'x'.repeat(1_000)}` });
    expect([status, body.errors?.[0]?.extensions.code]).toEqual([400, 'BAD_REQUEST']);
  });

  it('is rejected if the body of the request is too large', async () => {
    const { status, body } = await strictServer.post({
      query: '{ viewer { kind } }',
      variables: { a: 'x'.repeat(3_000) },
    });
    expect(status).toBe(413);
    expect(body.errors?.[0]?.message).toContain('MAX_BODY_BYTES');
  });
});

describe('an invalid request', () => {
  it.each([
    ['no JSON', '{', 400, 'BAD_REQUEST'],
    ['no query', '{}', 400, 'BAD_REQUEST'],
    ['several at once', '[{"query":"{ viewer { kind } }"}]', 400, 'BAD_REQUEST'],
    ['an unknown field', '{"query":"{ viewr { kind } }"}', 400, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'an impossible day',
      '{"query":"{ directives(asOf: \\"2017-02-30\\") { totalCount } }"}',
      400,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['a malformed id', '{"query":"{ node(id: \\"7\\") { id } }"}', 200, 'BAD_USER_INPUT'],
  ])('returns one clear error: %s', async (_, body, status, code) => {
    const response = await server.post(body);
    expect([response.status, response.body.errors?.[0]?.extensions.code]).toEqual([status, code]);
    expect(JSON.stringify(response.body)).not.toMatch(/Did you mean|node_modules|at .*\.ts/);
  });

  it('returns one clear error for an impossible day in a variable', async () => {
    const query = 'query ($day: Date) { directives(asOf: $day) { totalCount } }';
    const { status, body } = await server.post({ query, variables: { day: '2017-02-30' } });
    expect(status).toBe(400);
    expect(body.errors?.[0]).toMatchObject({
      extensions: { code: 'BAD_USER_INPUT' },
      message: expect.stringContaining('2017-02-30'),
    });
  });

  it('returns null for an unknown id', async () => {
    const { body } = await server.post({ query: `{ node(id: "dir_${'0'.repeat(32)}") { id } }` });
    expect(body).toMatchObject({ data: { node: null } });
    expect(body.errors).toBeUndefined();
  });

  it('is rejected if another site sends it with a browser', async () => {
    const { status } = await server.post('{"query":"{ viewer { kind } }"}', { 'content-type': 'text/plain' });
    expect(status).toBeGreaterThanOrEqual(400);
  });
});

describe('introspection', () => {
  it('is allowed if it is on, and rejected if it is off', async () => {
    const query = '{ __schema { queryType { name } } }';
    expect((await server.post({ query })).body.data).toEqual({ __schema: { queryType: { name: 'Query' } } });
    const { status, body } = await strictServer.post({ query });
    expect([status, body.errors?.[0]?.extensions.code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
  });
});

describe('the response to a request', () => {
  it('contains the cost of the query', async () => {
    const { body } = await server.post({
      query: '{ directives(first: 10) { nodes { id meeting { id } } } }',
    });
    expect(body.extensions).toEqual({ cost: { requested: 20, limit: 10_000 } });
  });
});

describe('an unexpected error', () => {
  const failingServer = startTestServer({}, ({ createContext }) => ({
    createContext: async (...args) =>
      interceptBefore(await createContext(...args), () =>
        Promise.reject(new GraphQLError('secret: password of the database')),
      ),
  }));

  it('is logged once, and the response contains only its id', async () => {
    const { body } = await failingServer.post({ query: '{ directives { totalCount } }' });
    const { extensions, message } = body.errors?.[0] ?? { extensions: {}, message: '' };
    expect(extensions.code).toBe('INTERNAL');
    expect(message).not.toContain('secret');
    expect(failingServer.logLines.filter(({ errorId }) => errorId === extensions.errorId)).toHaveLength(1);
  });
});
