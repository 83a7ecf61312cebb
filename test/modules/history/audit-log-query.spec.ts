import { beforeAll, describe, expect, it } from 'vitest';
import { Viewer } from '../../../src/authorization/viewer.ts';
import { historyExportRoutes } from '../../../src/server/history-export.routes.ts';
import { RequestContext } from '../../../src/server/request-context.ts';
import { EntityFactory } from '../../support/entity-factory.ts';
import { startTestServer } from '../../support/test-server.ts';

let viewerName: 'auditor' | 'office' = 'auditor';
let body = { id: '', path: '' };
let isAccessLogWorking = true;

const contextOf = async (signal: AbortSignal) => {
  const { services } = server.application;
  const role = viewerName === 'auditor' ? ('AUDITOR' as const) : ('OFFICE' as const);
  const account = {
    ...{ accountId: `acc_${'0'.repeat(32)}`, name: viewerName, personId: null },
    ...{ isReadOnly: false, mustChangePassword: false },
    grants: [{ role, organizationId: body.id, path: body.path }],
  };
  const failingAccessLog = { record: () => Promise.reject(new Error('disk full')) };
  const accessLog = isAccessLogWorking ? services.accessLog : failingAccessLog;
  return new RequestContext(
    { ...services, accessLog: accessLog },
    { viewer: Viewer.forAccount(account), signal },
  );
};

const server = startTestServer({}, () => ({
  createContext: contextOf,
  routes: (app) => historyExportRoutes(app, { createContext: contextOf }),
}));

beforeAll(async () => {
  const given = new EntityFactory(server.application.database.orm.em.fork());
  const organization = given.organization('Thành ủy Mây Trắng');
  await given.em.flush();
  await given.em.refresh(organization);
  body = { id: organization.id, path: organization.path };
});

const readAccessRecords = () =>
  server.application.database.statements.run(
    '',
    `select body_id, actor, act, after from audit_event where kind = 'READ' order by seq`,
    [],
  );

describe('what an auditor reads', () => {
  it('is noted in the chain of the body, whichever road answers it', async () => {
    const query = 'query Names($first: Int!) { organizations(first: $first) { nodes { name } } }';
    const { body: answer } = await server.post({ query, variables: { first: 5 } });
    expect(answer.data).toEqual({ organizations: { nodes: [{ name: 'Thành ủy Mây Trắng' }] } });
    await server.post({ query: '{ serverInfo { version } }' });
    expect(await readAccessRecords()).toEqual([
      {
        ...{ body_id: body.id, actor: `acc_${'0'.repeat(32)}`, act: 'read' },
        after: { operation: 'Names', fields: ['organizations(first: $first)'], variables: { first: 5 } },
      },
      expect.objectContaining({ after: { operation: 'query', fields: ['serverInfo'], variables: {} } }),
    ]);
  });

  it('is noted without what an act is given: it may be secret', async () => {
    const query =
      'mutation { changePassword(input: { currentPassword: "a", newPassword: "b" }) { errors { code } } }';
    await server.post({ query });
    expect((await readAccessRecords()).at(-1)?.after).toMatchObject({
      fields: ['changePassword'],
      variables: {},
    });
  });

  it('is not answered when it cannot be noted', async () => {
    isAccessLogWorking = false;
    const { body: answer } = await server.post({ query: '{ organizations(first: 1) { nodes { name } } }' });
    isAccessLogWorking = true;
    expect(answer.data ?? null).toBeNull();
    expect(answer.errors).toHaveLength(1);
  });

  it('is noted of auditors only', async () => {
    viewerName = 'office';
    const before = (await readAccessRecords()).length;
    await server.post({ query: '{ organizations(first: 1) { nodes { name } } }' });
    expect(await readAccessRecords()).toHaveLength(before);
    viewerName = 'auditor';
  });

  it('may be the whole history of the body as a file, and that is noted before its first line leaves', async () => {
    const answer = await fetch(`${server.url}/history/${body.id}.jsonl`);
    const lines = (await answer.text()).trimEnd().split('\n');
    expect(answer.status).toBe(200);
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ type: 'end', events: lines.length - 2 });
    expect(lines.at(-2)).toContain('exportHistory');
    viewerName = 'office';
    expect((await fetch(`${server.url}/history/${body.id}.jsonl`)).status).toBe(403);
    viewerName = 'auditor';
    isAccessLogWorking = false;
    const refused = await fetch(`${server.url}/history/${body.id}.jsonl`);
    isAccessLogWorking = true;
    expect(refused.status).toBe(500);
    expect(await refused.text()).not.toContain('"record"');
  });
});
