import { describe, expect, it, vi } from 'vitest';
import { DomainError } from '../../src/shared/domain-error.ts';
import { interceptBefore, startTestServer } from '../support/test-server.ts';
import { WAIT_OPTIONS } from '../support/wait-options.ts';

describe('a server', () => {
  const served = startTestServer();

  it('is alive, and ready while the database answers', async () => {
    expect((await fetch(`${served.url}/healthz`)).status).toBe(200);
    const readiness = async () => (await fetch(`${served.url}/readyz`)).json();
    await expect.poll(readiness, WAIT_OPTIONS).toEqual({ status: 'ready' });
  });

  it('says what it is', async () => {
    const { body } = await served.post({
      query: '{ serverInfo { version database databaseVersion timeZone isPowerLossSafe } viewer { kind } }',
    });
    expect(body.data).toMatchObject({
      serverInfo: { timeZone: 'Asia/Ho_Chi_Minh' },
      viewer: { kind: 'LOCAL' },
    });
  });

  it('serves Vietnamese labels of its enumerations', async () => {
    const { body } = await served.post({ query: '{ enumLabels(name: "Timeliness") { value label } }' });
    expect(body.data?.enumLabels).toContainEqual({ value: 'OVERDUE', label: 'quá hạn' });
  });
});

describe('a server whose database is gone', () => {
  const gone = new DomainError('DATABASE_UNAVAILABLE', 'The database does not answer.');
  const served = startTestServer({}, ({ createContext, database }) => ({
    database: { close: () => database.close(), ping: () => Promise.reject(gone) },
    createContext: async (...arrival) =>
      interceptBefore(await createContext(...arrival), () => Promise.reject(gone)),
  }));

  it('says so by 503, in readiness and in answers', async () => {
    expect((await fetch(`${served.url}/readyz`)).status).toBe(503);
    const { status, body } = await served.post({ query: '{ directives { totalCount } }' });
    expect([status, body.errors?.[0]?.extensions.code]).toEqual([503, 'DATABASE_UNAVAILABLE']);
  });
});

describe('a server whose database goes after the act', () => {
  const gone = new DomainError('DATABASE_UNAVAILABLE', 'The database does not answer.');
  const served = startTestServer({}, ({ createContext }) => ({
    createContext: async (...arrival) => {
      const context = await createContext(...arrival);
      context.graph.executeForNode = () => Promise.reject(gone);
      return context;
    },
  }));

  it('says that it was recorded, with a status that nobody answers by sending it again', async () => {
    const { status, body } = await served.post({
      query: `mutation { createOrganization(input: { name: "Thành ủy Mây Trắng", kind: PARTY_COMMITTEE }) {
        organization { id } errors { code } changeSeq } }`,
    });
    expect(status).toBe(200);
    expect(body.data?.createOrganization).toMatchObject({ organization: null, errors: [] });
    expect(body.errors?.[0]?.extensions).toEqual({ code: 'DATABASE_UNAVAILABLE', recorded: 'YES' });
  });
});

describe('a server that is told to stop', () => {
  let underWay = 0;
  const held = Promise.withResolvers<void>();
  const served = startTestServer({ SHUTDOWN_GRACE_MS: '300000' }, ({ createContext }) => ({
    createContext: async (...arrival) =>
      interceptBefore(await createContext(...arrival), async () => {
        underWay++;
        await held.promise;
      }),
  }));
  const takesNew = () =>
    fetch(`${served.url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );

  it('answers what is under way and takes nothing new', async () => {
    const answers = Array.from({ length: 5 }, () => served.post({ query: '{ directives { totalCount } }' }));
    await vi.waitUntil(() => underWay === 5, WAIT_OPTIONS);
    const stopped = served.httpServer.stop();
    await vi.waitUntil(async () => !(await takesNew()), WAIT_OPTIONS);
    held.resolve();
    expect((await Promise.all(answers)).map(({ body }) => body.data)).toEqual(
      Array(5).fill({ directives: { totalCount: 0 } }),
    );
    await stopped;
    await expect(fetch(`${served.url}/healthz`)).rejects.toThrow();
  });
});
