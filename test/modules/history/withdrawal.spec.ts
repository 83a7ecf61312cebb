import { beforeEach, describe, expect, it } from 'vitest';
import { workingRole } from '../../../schema/migrations/2026-11-25-working-role.sql.ts';
import { nodeEntities } from '../../../src/entities/orm.ts';
import { alternatives, withdrawableEntities } from '../../../src/modules/history/withdrawable-entities.ts';
import { getTableMetadata } from '../../../src/query/table-metadata.ts';
import { createDirectiveOffice, type SelectedDirective } from '../../support/directive-office.ts';

const { graph, office } = createDirectiveOffice();

const REASON = 'Nhập nhầm.';
const TOMBSTONE_SELECTION = 'id of removedAt reason';

interface VersionedNode {
  readonly id: string;
  readonly version: number;
}

const withdrawEntry = (who: string, { id, version }: VersionedNode, overrides: object = {}) =>
  office.mutate<{ id: string; of: string; reason: string }>(
    who,
    'withdrawEntry',
    { id, expectedVersion: version, reason: REASON, ...overrides },
    TOMBSTONE_SELECTION,
  );

/** Reads a node by its id, as a single node and in a list. */
async function readNode(who: string, id: string): Promise<unknown> {
  graph.viewer = office.getViewer(who);
  const { data } = await graph.execute<{ node: unknown; nodes: unknown[] }>(
    `query ($id: ID!) { node(id: $id) { __typename id ... on Tombstone { ${TOMBSTONE_SELECTION} } } nodes(ids: [$id]) { __typename id } }`,
    { id },
  );
  const { node, nodes } = data;
  expect(nodes.map((it) => it === null)).toEqual([node === null]);
  return node;
}

const createDraft = (overrides: object = {}) =>
  office.mutate<SelectedDirective & { assignments: { nodes: VersionedNode[] } }>(
    'office',
    'draftDirective',
    {
      body: office.body.id,
      text: 'Nhầm.',
      addressees: [{ organization: office.getUnit(0).id }],
      ...overrides,
    },
    'id version code status assignments { nodes { id version } }',
  );

let meetingCount = 0;

const recordMeeting = (overrides: object = {}) =>
  office.mutate<VersionedNode & { code: string; attendances: { nodes: VersionedNode[] } }>(
    'office',
    'recordMeeting',
    {
      code: `GB-${++meetingCount}`,
      kind: 'BRIEFING',
      title: 'Giao ban',
      state: 'HELD',
      host: office.body.id,
      heldOn: '2026-11-20',
      attendances: [{ words: 'Phòng Kinh tế', role: 'ATTENDED', organization: office.getUnit(0).id }],
      ...overrides,
    },
    'id version code attendances { nodes { id version } }',
  );

const TEXT = 'Giao Phòng Kinh tế rà soát.';

const recordDocument = (of: VersionedNode) =>
  office.mutate<VersionedNode & { spans: { nodes: VersionedNode[] } }>(
    'office',
    'recordDocument',
    { meeting: of.id, kind: 'MINUTES', title: 'Biên bản', text: TEXT, clauses: [{ start: 0, end: 26 }] },
    'id version spans { nodes { id version } }',
  );

const recordConclusion = (of: VersionedNode, overrides: object = {}) =>
  office.mutate<VersionedNode & { ordinal: number }>(
    'office',
    'recordConclusion',
    { meeting: of.id, kind: 'NOTICE', text: 'Thông báo.', ...overrides },
    'id version ordinal',
  );

beforeEach(() => {
  graph.today = '2026-11-24';
});

describe('withdrawing a draft', () => {
  it('removes it with its assignments, and leaves tombstones with type, time and reason', async () => {
    const { node } = await createDraft();
    const [assignment] = node.assignments.nodes;
    const { node: tombstone, error } = await withdrawEntry('office', node);
    expect(error).toBeUndefined();
    expect(tombstone).toMatchObject({ id: node.id, of: 'Directive', reason: REASON });
    expect(await readNode('office', node.id)).toMatchObject({ __typename: 'Tombstone', of: 'Directive' });
    expect(await readNode('auditor', assignment?.id as string)).toMatchObject({
      __typename: 'Tombstone',
      of: 'Assignment',
      reason: REASON,
    });
  });

  it('writes an event for each row in the chain of the body, and closes the versions', async () => {
    const { node } = await createDraft();
    await withdrawEntry('office', node);
    graph.viewer = office.getViewer('auditor');
    const { data } = await graph.execute<{ auditLog: { nodes: object[] } }>(
      `query ($body: ID!) { auditLog(first: 2, filter: { body: { id: { eq: $body } } }) {
        nodes { kind action reason body { id } subjectId subject { __typename id } } } }`,
      { body: office.body.id },
    );
    const common = { kind: 'REMOVED', action: 'withdrawEntry', reason: REASON, body: { id: office.body.id } };
    const [assignment] = node.assignments.nodes;
    expect(data.auditLog.nodes).toEqual(
      [node.id, assignment?.id].map((id) => ({
        ...common,
        subjectId: id,
        subject: { __typename: 'Tombstone', id },
      })),
    );
    const versions = await graph.database.orm.em
      .fork()
      .execute('select upper_inf(recorded) as open from history.directive where id = ?', [node.id]);
    expect(versions).toEqual([{ open: false }]);
  });

  it('does not change what knownAt returns for the time before', async () => {
    const { node } = await createDraft();
    const [entered] = await graph.database.orm.em
      .fork()
      .execute<{ at: string }[]>(
        `select to_char(max(at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at from audit_event`,
      );
    await withdrawEntry('office', node);
    graph.today = '2099-01-01';
    graph.viewer = office.getViewer('office');
    const { data } = await graph.execute(
      'query ($id: ID!, $at: PointInTime!) { before: nodes(ids: [$id], knownAt: $at) { __typename } now: node(id: $id) { __typename } }',
      { id: node.id, at: entered?.at },
    );
    expect(data).toEqual({ before: [{ __typename: 'Directive' }], now: { __typename: 'Tombstone' } });
  });

  it('leaves no tombstone for viewers who could not read the draft', async () => {
    const { node } = await createDraft();
    await withdrawEntry('office', node);
    for (const who of ['economy', 'admin', 'anonymous']) expect(await readNode(who, node.id)).toBeNull();
    for (const who of ['office', 'leader', 'auditor'])
      expect(await readNode(who, node.id)).toMatchObject({ id: node.id });
  });

  it('keeps its code taken: the next draft gets the next code', async () => {
    const { node } = await createDraft();
    await withdrawEntry('office', node);
    const { node: next } = await createDraft();
    expect(next.code).not.toBe(node.code);
    expect((await createDraft({ code: node.code })).error?.code).toBe('CODE_TAKEN');
  });

  it('can remove one addressee, which increments the version of the draft', async () => {
    const { node } = await createDraft();
    expect((await withdrawEntry('office', node.assignments.nodes[0] as VersionedNode)).error).toBeUndefined();
    expect((await withdrawEntry('office', node)).error?.code).toBe('VERSION_STALE');
  });

  it('is rejected after the issue, and while another node references the draft', async () => {
    const issued = await office.issueDirective();
    expect((await withdrawEntry('office', issued)).error).toMatchObject({
      code: 'ENTRY_PERMANENT',
      message: expect.stringContaining('cancelDirective'),
    });
    const { node } = await createDraft();
    await office.mutate(
      'office',
      'relateDirectives',
      { from: node.id, to: issued.id, kind: 'REPEATS' },
      'id',
    );
    expect((await withdrawEntry('office', node)).error).toMatchObject({
      code: 'NODE_IN_USE',
      message: expect.stringContaining('DirectiveRelation'),
    });
  });
});

describe('withdrawing other entries', () => {
  it('removes an attendance, and a meeting that is not referenced, with its attendances', async () => {
    const { node } = await recordMeeting();
    expect((await withdrawEntry('office', node.attendances.nodes[0] as VersionedNode)).node).toMatchObject({
      of: 'Attendance',
    });
    const { node: other } = await recordMeeting();
    expect((await withdrawEntry('office', other)).node).toMatchObject({ of: 'Meeting' });
    expect(await readNode('office', other.attendances.nodes[0]?.id as string)).toMatchObject({
      of: 'Attendance',
    });
    expect((await recordMeeting({ code: other.code })).error?.code).toBe('CODE_TAKEN');
  });

  it('removes a document with its spans while no conclusion references them', async () => {
    const { node: held } = await recordMeeting();
    const { node } = await recordDocument(held);
    expect((await withdrawEntry('office', held)).error).toMatchObject({
      code: 'NODE_IN_USE',
      message: expect.stringContaining(node.id),
    });
    const passage = { document: node.id, start: 0, end: 26 };
    const { node: conclusion } = await recordConclusion(held, { passage });
    expect((await withdrawEntry('office', node)).error).toMatchObject({
      code: 'NODE_IN_USE',
      message: expect.stringContaining(conclusion.id),
    });
    expect((await withdrawEntry('office', conclusion)).node).toMatchObject({ of: 'Conclusion' });
    expect((await withdrawEntry('office', node)).node).toMatchObject({ of: 'Document' });
    expect(await readNode('leader', node.spans.nodes[0]?.id as string)).toMatchObject({ of: 'TextSpan' });
  });

  it('keeps the number of a conclusion taken: the next conclusion gets another one', async () => {
    const { node: held } = await recordMeeting();
    const { node } = await recordConclusion(held);
    await withdrawEntry('office', node);
    expect((await recordConclusion(held)).node.ordinal).toBe(node.ordinal + 1);
  });

  it('removes a group with its members unless it has an assignment, and removes an alias', async () => {
    const create = (name: string) =>
      office.mutate<VersionedNode>(
        'office',
        'createGroup',
        { body: office.body.id, name, members: [office.getUnit(0).id] },
        'id version',
      );
    const { node: unused } = await create('các phòng');
    expect((await withdrawEntry('admin', unused)).error).toBeUndefined();
    expect(await readNode('office', unused.id)).toMatchObject({ of: 'Group' });
    const { node: used } = await create('các ban');
    await createDraft({ addressees: [{ group: used.id }] });
    expect((await withdrawEntry('office', used)).error?.code).toBe('NODE_IN_USE');
    const hidden = (await withdrawEntry('admin', used)).error;
    expect(hidden?.code).toBe('NODE_IN_USE');
    expect(hidden?.message).not.toMatch(/asg_/);
    const { node: alias } = await office.mutate<VersionedNode>(
      'admin',
      'addAlias',
      { organization: office.getUnit(0).id, name: 'P.KT' },
      'id version',
    );
    expect((await withdrawEntry('office', alias)).error?.code).toBe('FORBIDDEN');
    expect((await withdrawEntry('admin', alias)).error).toBeUndefined();
  });

  it('leaves a tombstone of a revoked role, which auditors can read', async () => {
    const account = office.getViewer('deputy').account?.accountId as string;
    graph.viewer = office.getViewer('auditor');
    const [grant] = await graph.database.orm.em
      .fork()
      .execute<{ id: string }[]>('select id from role_grant where account_id = ?', [account]);
    const id = grant?.id as string;
    expect((await office.mutate('admin', 'revokeRole', { id }, 'id')).error).toBeUndefined();
    expect(await readNode('auditor', id)).toMatchObject({ of: 'RoleGrant', reason: null });
    expect(await readNode('office', id)).toBeNull();
  });
});

describe('sixteen concurrent writers on one meeting, some of which withdraw it', () => {
  it('leave a meeting that is either removed and not referenced, or still there', async () => {
    const { node: held } = await recordMeeting();
    const writers = [
      { outcome: 'WITHDRAWN', write: () => withdrawEntry('office', held) },
      { outcome: 'CONCLUDED', write: () => recordConclusion(held) },
      { outcome: 'RECORDED', write: () => recordDocument(held) },
    ] as const;
    const codes = await Promise.all(
      Array.from({ length: 16 }, async (_, number) => {
        const { outcome, write } = writers[number % 3] as (typeof writers)[number];
        return (await write()).error?.code ?? outcome;
      }),
    );
    const outcomes = new Set<string>(codes);
    if (outcomes.has('WITHDRAWN')) expect([...outcomes].sort()).toEqual(['NODE_UNKNOWN', 'WITHDRAWN']);
    else
      for (const code of outcomes)
        expect(['CONCLUDED', 'RECORDED', 'NODE_IN_USE', 'VERSION_STALE']).toContain(code);
  });
});

describe('entries that cannot be withdrawn', () => {
  it('have an alternative: every type of node is either withdrawable or has one', () => {
    const coveredTypes = [...withdrawableEntities.map(({ of }) => of.name), ...Object.keys(alternatives)];
    expect(coveredTypes.sort()).toEqual(nodeEntities.map(({ name }) => name).sort());
  });

  it('cannot be deleted by a server that does not own its database, except roles', () => {
    const granted = /grant delete on ([\s\w,]+) to %I/.exec(workingRole)?.[1]?.split(/[\s,]+/) ?? [];
    const tables = withdrawableEntities.flatMap(({ of, parts }) => [
      getTableMetadata(of).table,
      ...parts.map(({ table }) => table),
    ]);
    expect(new Set(granted)).toEqual(new Set([...tables, 'role_grant']));
  });

  it('are rejected with the name of the type and the alternative', async () => {
    const id = office.getUnit(0).id;
    expect((await withdrawEntry('admin', { id, version: 1 })).error).toMatchObject({
      code: 'ENTRY_PERMANENT',
      message: 'An entry of the type Organization cannot be withdrawn. Use abolishOrganization.',
    });
  });

  it.each([
    ['office', { reason: ' ' }, 'REASON_MISSING'],
    ['office', { expectedVersion: 7 }, 'VERSION_STALE'],
    ['leader', {}, 'FORBIDDEN'],
    ['economy', {}, 'NODE_UNKNOWN'],
    ['anonymous', {}, 'SIGN_IN_REQUIRED'],
    ['office', { id: 'dir_0' }, 'ID_MALFORMED'],
  ])('are rejected as %s with %o: %s, and nothing is written', async (who, overrides, code) => {
    const { node } = await createDraft();
    expect((await withdrawEntry(who, node, overrides)).error?.code).toBe(code);
    expect(await readNode('office', node.id)).toMatchObject({ __typename: 'Directive' });
  });
});

describe('changeSeq', () => {
  const draftDirective = async (input: object) => {
    graph.viewer = office.getViewer('office');
    const { data } = await graph.execute<{
      draftDirective: { changeSeq: number | null; directive: { id: string } | null; errors: object[] };
    }>(
      'mutation ($input: DraftDirectiveInput!) { draftDirective(input: $input) { changeSeq directive { id } errors { code } } }',
      { input: { body: office.body.id, addressees: [{ organization: office.getUnit(0).id }], ...input } },
    );
    return data.draftDirective;
  };

  it('is the sequence number of the last event of the mutation', async () => {
    const { changeSeq, directive } = await draftDirective({ text: 'Một.' });
    graph.viewer = office.getViewer('auditor');
    const { data } = await graph.execute<{ auditLog: { nodes: { seq: number }[] } }>(
      '{ auditLog(first: 2) { nodes { seq subjectId } } }',
    );
    expect(data.auditLog.nodes[0]).toMatchObject({ seq: changeSeq });
    expect(JSON.stringify(data)).toContain(directive?.id);
  });

  it('is null if the mutation returned an error, and if an idempotency key is used again', async () => {
    expect(await draftDirective({ text: ' ' })).toMatchObject({ changeSeq: null, directive: null });
    const input = { text: 'Hai.', idempotencyKey: 'hai' };
    const first = await draftDirective(input);
    expect(first.changeSeq).toBeGreaterThan(0);
    expect(await draftDirective(input)).toEqual({ ...first, changeSeq: null });
  });
});
