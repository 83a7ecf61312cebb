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
  return new RequestContext({ ...services, accessLog }, { viewer: Viewer.forAccount(account), signal });
};

const server = startTestServer({}, () => ({
  createContext: contextOf,
  routes: (app) => historyExportRoutes(app, { createContext: contextOf }),
}));

beforeAll(async () => {
  const factory = new EntityFactory(server.application.database.orm.em.fork());
  const organization = factory.organization('Thành ủy Mây Trắng');
  await factory.em.flush();
  await factory.em.refresh(organization);
  body = { id: organization.id, path: organization.path };
});

const readAccessRecords = () =>
  server.application.database.statements.run(
    '',
    `select body_id, actor, act, after from audit_event where kind = 'READ' order by seq`,
    [],
  );

describe('the access record of an auditor', () => {
  it('is stored in the chain of the body, whether the query is passed through or executed', async () => {
    const query = 'query Names($first: Int!) { organizations(first: $first) { nodes { name } } }';
    const { body: response } = await server.post({ query, variables: { first: 5 } });
    expect(response.data).toEqual({ organizations: { nodes: [{ name: 'Thành ủy Mây Trắng' }] } });
    await server.post({ query: '{ serverInfo { version } }' });
    expect(await readAccessRecords()).toEqual([
      {
        ...{ body_id: body.id, actor: `acc_${'0'.repeat(32)}`, act: 'read' },
        after: { operation: 'Names', fields: ['organizations(first: $first)'], variables: { first: 5 } },
      },
      expect.objectContaining({ after: { operation: 'query', fields: ['serverInfo'], variables: {} } }),
    ]);
  });

  it('does not contain the input of a mutation, which may be secret', async () => {
    const query =
      'mutation { changePassword(input: { currentPassword: "a", newPassword: "b" }) { errors { code } } }';
    await server.post({ query });
    expect((await readAccessRecords()).at(-1)?.after).toMatchObject({
      fields: ['changePassword'],
      variables: {},
    });
  });

  it('is required: a query whose record cannot be stored returns an error', async () => {
    isAccessLogWorking = false;
    const { body: response } = await server.post({ query: '{ organizations(first: 1) { nodes { name } } }' });
    isAccessLogWorking = true;
    expect(response.data ?? null).toBeNull();
    expect(response.errors).toHaveLength(1);
  });

  it('is stored for auditors only', async () => {
    viewerName = 'office';
    const before = (await readAccessRecords()).length;
    await server.post({ query: '{ organizations(first: 1) { nodes { name } } }' });
    expect(await readAccessRecords()).toHaveLength(before);
    viewerName = 'auditor';
  });

  it('of an exported history is stored before the first line is sent', async () => {
    const response = await fetch(`${server.url}/history/${body.id}.jsonl`);
    const lines = (await response.text()).trimEnd().split('\n');
    expect(response.status).toBe(200);
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ type: 'end', events: lines.length - 2 });
    expect(lines.at(-2)).toContain('exportHistory');
    viewerName = 'office';
    expect((await fetch(`${server.url}/history/${body.id}.jsonl`)).status).toBe(403);
    viewerName = 'auditor';
    isAccessLogWorking = false;
    const failedResponse = await fetch(`${server.url}/history/${body.id}.jsonl`);
    isAccessLogWorking = true;
    expect(failedResponse.status).toBe(500);
    expect(await failedResponse.text()).not.toContain('"record"');
  });
});
