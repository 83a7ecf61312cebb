import { describe, expect, it, vi } from 'vitest';
import { DomainError } from '../../src/shared/domain-error.ts';
import { before, runServer } from '../support/test-server.ts';
import { PATIENTLY } from '../support/wait-options.ts';

describe('a server', () => {
  const served = runServer();

  it('is alive, and ready while the database answers', async () => {
    expect((await fetch(`${served.url}/healthz`)).status).toBe(200);
    const readiness = async () => (await fetch(`${served.url}/readyz`)).json();
    await expect.poll(readiness, PATIENTLY).toEqual({ status: 'ready' });
  });

  it('says what it is', async () => {
    const { body } = await served.post({
      query: '{ serverInfo { version storage storageVersion timeZone isPowerLossSafe } viewer { kind } }',
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
  const served = runServer({}, ({ contextOf, storage }) => ({
    storage: { close: () => storage.close(), ping: () => Promise.reject(gone) },
    contextOf: async (...arrival) => before(await contextOf(...arrival), () => Promise.reject(gone)),
  }));

  it('says so by 503, in readiness and in answers', async () => {
    expect((await fetch(`${served.url}/readyz`)).status).toBe(503);
    const { status, body } = await served.post({ query: '{ directives { totalCount } }' });
    expect([status, body.errors?.[0]?.extensions.code]).toEqual([503, 'DATABASE_UNAVAILABLE']);
  });
});

describe('a server whose database goes after the act', () => {
  const gone = new DomainError('DATABASE_UNAVAILABLE', 'The database does not answer.');
  const served = runServer({}, ({ contextOf }) => ({
    contextOf: async (...arrival) => {
      const context = await contextOf(...arrival);
      context.graph.subject = () => Promise.reject(gone);
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
  const served = runServer({ SHUTDOWN_GRACE_MS: '300000' }, ({ contextOf }) => ({
    contextOf: async (...arrival) =>
      before(await contextOf(...arrival), async () => {
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
    await vi.waitUntil(() => underWay === 5, PATIENTLY);
    const stopped = served.server.stop();
    await vi.waitUntil(async () => !(await takesNew()), PATIENTLY);
    held.resolve();
    expect((await Promise.all(answers)).map(({ body }) => body.data)).toEqual(
      Array(5).fill({ directives: { totalCount: 0 } }),
    );
    await stopped;
    await expect(fetch(`${served.url}/healthz`)).rejects.toThrow();
  });
});
