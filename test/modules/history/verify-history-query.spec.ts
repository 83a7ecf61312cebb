import { beforeAll, describe, expect, it } from 'vitest';
import { createDirectiveOffice } from '../../support/directive-office.ts';

const { graph, office } = createDirectiveOffice();

beforeAll(() => office.issueDirective());

const VERIFY_HISTORY = `query ($body: ID!) { verifyHistory(body: $body) {
  isComplete isIntact eventCount checkpointCount firstBroken { finding seq sentence event { seq kind } } breaks { finding } notes { finding }
} }`;

const verify = (who: string, body = office.body.id) => {
  graph.viewer = office.getViewer(who);
  return graph.execute<{ verifyHistory: Record<string, unknown> }>(VERIFY_HISTORY, { body });
};

describe('the query verifyHistory', () => {
  it.each(['auditor', 'admin'])('is allowed for the %s of the body', async (who) => {
    const { data } = await verify(who);
    expect(data.verifyHistory).toMatchObject({
      ...{ isComplete: true, isIntact: true, firstBroken: null, breaks: [] },
      notes: [{ finding: 'NO_CHECKPOINT' }],
    });
    expect(data.verifyHistory.eventCount).toBeGreaterThan(10);
  });

  it.each([
    ['office', 'FORBIDDEN'],
    ['economy', 'FORBIDDEN'],
    ['anonymous', 'SIGN_IN_REQUIRED'],
  ])('is rejected for %s', async (who, code) => {
    expect((await verify(who)).errorCode).toBe(code);
  });

  it('is rejected for another body, whether it exists or not', async () => {
    expect((await verify('auditor', 'org_00000000000000000000000000000000')).errorCode).toBe('FORBIDDEN');
  });

  it('returns the first broken event to the auditor', async () => {
    const em = graph.database.orm.em.fork();
    const [row] = await em
      .getConnection()
      .execute<{ seq: number }[]>(
        `select seq from audit_event where subject_table = 'directive' and kind = 'CHANGED' limit 1`,
      );
    const seq = Number(row?.seq);
    await em.transactional(async (inner) => {
      for (const sql of [
        'alter table audit_event disable trigger user',
        `update audit_event set act = 'acceptDirective' where seq = ${seq}`,
        'alter table audit_event enable trigger user',
      ])
        await inner.getConnection().execute(sql, [], 'run', inner.getTransactionContext());
    });
    const { data } = await verify('auditor');
    expect(data.verifyHistory).toMatchObject({
      isIntact: false,
      firstBroken: { finding: 'EVENT_ALTERED', seq, event: { seq, kind: 'CHANGED' } },
    });
  });
});

describe('the query checkpoints', () => {
  const CHECKPOINTS = '{ checkpoints { number seq keyId heads { chain number } } }';

  it('is allowed for auditors only', async () => {
    graph.viewer = office.getViewer('auditor');
    expect((await graph.execute(CHECKPOINTS)).data).toEqual({ checkpoints: [] });
    graph.viewer = office.getViewer('office');
    expect((await graph.execute(CHECKPOINTS)).errorCode).toBe('FORBIDDEN');
  });
});
