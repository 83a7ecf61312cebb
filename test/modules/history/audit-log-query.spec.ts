import { beforeAll, describe, expect, it } from 'vitest';
import { Viewer } from '../../../src/authorization/viewer.ts';
import { historyRoutes } from '../../../src/server/history-export.routes.ts';
import { Context } from '../../../src/server/request-context.ts';
import { Given } from '../../support/entity-factory.ts';
import { runServer } from '../../support/test-server.ts';

let who: 'auditor' | 'office' = 'auditor';
let body = { id: '', path: '' };
let isNoted = true;

const contextOf = async (signal: AbortSignal) => {
  const { application } = running.installation;
  const role = who === 'auditor' ? ('AUDITOR' as const) : ('OFFICE' as const);
  const account = {
    ...{ accountId: `acc_${'0'.repeat(32)}`, name: who, personId: null },
    ...{ readsOnly: false, mustChangePassword: false },
    grants: [{ role, organizationId: body.id, path: body.path }],
  };
  const refusing = { note: () => Promise.reject(new Error('disk full')) };
  const readingLog = isNoted ? application.readingLog : refusing;
  return new Context({ ...application, readingLog }, { viewer: Viewer.of(account), signal });
};

const running = runServer({}, () => ({
  contextOf,
  routes: (app) => historyRoutes(app, { contextOf }),
}));

beforeAll(async () => {
  const given = new Given(running.installation.storage.orm.em.fork());
  const organization = given.organization('Thành ủy Mây Trắng');
  await given.em.flush();
  await given.em.refresh(organization);
  body = { id: organization.id, path: organization.path };
});

const noted = () =>
  running.installation.storage.statements.run(
    '',
    `select body_id, actor, act, after from audit_event where kind = 'READ' order by seq`,
    [],
  );

describe('what an auditor reads', () => {
  it('is noted in the chain of the body, whichever road answers it', async () => {
    const query = 'query Names($first: Int!) { organizations(first: $first) { nodes { name } } }';
    const { body: answer } = await running.post({ query, variables: { first: 5 } });
    expect(answer.data).toEqual({ organizations: { nodes: [{ name: 'Thành ủy Mây Trắng' }] } });
    await running.post({ query: '{ serverInfo { version } }' });
    expect(await noted()).toEqual([
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
    await running.post({ query });
    expect((await noted()).at(-1)?.after).toMatchObject({ fields: ['changePassword'], variables: {} });
  });

  it('is not answered when it cannot be noted', async () => {
    isNoted = false;
    const { body: answer } = await running.post({ query: '{ organizations(first: 1) { nodes { name } } }' });
    isNoted = true;
    expect(answer.data ?? null).toBeNull();
    expect(answer.errors).toHaveLength(1);
  });

  it('is noted of auditors only', async () => {
    who = 'office';
    const before = (await noted()).length;
    await running.post({ query: '{ organizations(first: 1) { nodes { name } } }' });
    expect(await noted()).toHaveLength(before);
    who = 'auditor';
  });

  it('may be the whole history of the body as a file, and that is noted before its first line leaves', async () => {
    const answer = await fetch(`${running.url}/history/${body.id}.jsonl`);
    const lines = (await answer.text()).trimEnd().split('\n');
    expect(answer.status).toBe(200);
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ type: 'end', events: lines.length - 2 });
    expect(lines.at(-2)).toContain('exportHistory');
    who = 'office';
    expect((await fetch(`${running.url}/history/${body.id}.jsonl`)).status).toBe(403);
    who = 'auditor';
    isNoted = false;
    const refused = await fetch(`${running.url}/history/${body.id}.jsonl`);
    isNoted = true;
    expect(refused.status).toBe(500);
    expect(await refused.text()).not.toContain('"record"');
  });
});
