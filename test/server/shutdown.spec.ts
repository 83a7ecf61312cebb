import { describe, expect, it, vi } from 'vitest';
import { DomainError } from '../../src/shared/domain-error.ts';
import { interceptBefore, startTestServer } from '../support/test-server.ts';
import { WAIT_OPTIONS } from '../support/wait-options.ts';

describe('a server', () => {
  const server = startTestServer();

  it('is alive, and is ready while the database responds', async () => {
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    const readReadiness = async () => (await fetch(`${server.url}/readyz`)).json();
    await expect.poll(readReadiness, WAIT_OPTIONS).toEqual({ status: 'ready' });
  });

  it('returns its version, database and time zone', async () => {
    const { body } = await server.post({
      query: '{ serverInfo { version database databaseVersion timeZone isPowerLossSafe } viewer { kind } }',
    });
    expect(body.data).toMatchObject({
      serverInfo: { timeZone: 'Asia/Ho_Chi_Minh' },
      viewer: { kind: 'LOCAL' },
    });
  });

  it('returns the Vietnamese labels of its enumerations', async () => {
    const { body } = await server.post({ query: '{ enumLabels(name: "Timeliness") { value label } }' });
    expect(body.data?.enumLabels).toContainEqual({ value: 'OVERDUE', label: 'quá hạn' });
  });
});

describe('a server without its database', () => {
  const databaseError = new DomainError('DATABASE_UNAVAILABLE', 'The database does not respond.');
  const server = startTestServer({}, ({ createContext, database }) => ({
    database: { close: () => database.close(), ping: () => Promise.reject(databaseError) },
    createContext: async (...args) =>
      interceptBefore(await createContext(...args), () => Promise.reject(databaseError)),
  }));

  it('responds with 503, to the readiness check and to queries', async () => {
    expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
    const { status, body } = await server.post({ query: '{ directives { totalCount } }' });
    expect([status, body.errors?.[0]?.extensions.code]).toEqual([503, 'DATABASE_UNAVAILABLE']);
  });
});

describe('a server that loses its database after the commit of a mutation', () => {
  const databaseError = new DomainError('DATABASE_UNAVAILABLE', 'The database does not respond.');
  const server = startTestServer({}, ({ createContext }) => ({
    createContext: async (...args) => {
      const context = await createContext(...args);
      context.graph.executeForNode = () => Promise.reject(databaseError);
      return context;
    },
  }));

  it('reports that the mutation was recorded, with a status after which no client retries', async () => {
    const { status, body } = await server.post({
      query: `mutation { createOrganization(input: { name: "Thành ủy Mây Trắng", kind: PARTY_COMMITTEE }) {
        organization { id } errors { code } changeSeq } }`,
    });
    expect(status).toBe(200);
    expect(body.data?.createOrganization).toMatchObject({ organization: null, errors: [] });
    expect(body.errors?.[0]?.extensions).toEqual({ code: 'DATABASE_UNAVAILABLE', recorded: 'YES' });
  });
});

describe('a server that stops', () => {
  let runningCount = 0;
  const released = Promise.withResolvers<void>();
  const server = startTestServer({ SHUTDOWN_GRACE_MS: '300000' }, ({ createContext }) => ({
    createContext: async (...args) =>
      interceptBefore(await createContext(...args), async () => {
        runningCount++;
        await released.promise;
      }),
  }));
  const acceptsRequests = () =>
    fetch(`${server.url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );

  it('responds to the running requests and accepts no new ones', async () => {
    const responses = Array.from({ length: 5 }, () =>
      server.post({ query: '{ directives { totalCount } }' }),
    );
    await vi.waitUntil(() => runningCount === 5, WAIT_OPTIONS);
    const stopped = server.httpServer.stop();
    await vi.waitUntil(async () => !(await acceptsRequests()), WAIT_OPTIONS);
    released.resolve();
    expect((await Promise.all(responses)).map(({ body }) => body.data)).toEqual(
      Array(5).fill({ directives: { totalCount: 0 } }),
    );
    await stopped;
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
  });
});
