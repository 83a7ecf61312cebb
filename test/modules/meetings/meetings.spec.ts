import { describe, expect, it } from 'vitest';
import { createDirectiveOffice } from '../../support/directive-office.ts';

const { graph, office } = createDirectiveOffice();
let meetingCount = 0;

interface VersionedNode {
  readonly id: string;
  readonly version: number;
}

const TEXT = 'Kết luận: Giao Phòng Kinh tế rà soát hộ nghèo; ghi nhận kết quả 📈 thu ngân sách.';

const recordMeeting = async (overrides: object = {}) => {
  const input = {
    host: office.getUnit(0).id,
    code: `GB-${++meetingCount}`,
    title: 'Giao ban',
    heldOn: '2026-11-10',
    ...overrides,
  };
  return office.mutate<VersionedNode & { state: string }>(
    'office',
    'recordMeeting',
    input,
    'id version state',
  );
};

const recordDocument = async (overrides: object = {}) => {
  const { node: meeting } = await recordMeeting();
  const input = { meeting: meeting.id, kind: 'MINUTES', title: 'Biên bản', text: TEXT, ...overrides };
  return {
    meeting,
    ...(await office.mutate<VersionedNode>('office', 'recordDocument', input, 'id version')),
  };
};

describe('recording a meeting', () => {
  it('stores the host, the body, and the attendances with their words', async () => {
    const { node } = await office.mutate(
      'office',
      'recordMeeting',
      {
        host: office.getUnit(0).id,
        code: 'GB-ĐẦU-TIÊN',
        title: 'Hội nghị giao ban',
        period: '2026-11',
        heldOn: '2026-11-30',
        heldOnPrecision: 'MONTH',
        state: 'PLANNED',
        attendances: [{ words: 'lãnh đạo các đơn vị', group: office.groupWithMembers.id }],
      },
      'state heldOnPrecision host { name } body { name } attendances { nodes { words role } }',
    );
    expect(node).toEqual({
      state: 'PLANNED',
      heldOnPrecision: 'MONTH',
      host: { name: 'Phòng Kinh tế' },
      body: { name: 'Thành ủy Mây Trắng' },
      attendances: { nodes: [{ words: 'lãnh đạo các đơn vị', role: 'ATTENDED' }] },
    });
  });

  it.each([
    [{ title: ' ' }, 'MEETING_WITHOUT_NAME'],
    [{ period: '2026-13' }, 'PERIOD_INVALID'],
    [{ heldOn: '2026-11-25' }, 'DAY_IN_FUTURE'],
    [{ code: 'GB-ĐẦU-TIÊN' }, 'CODE_TAKEN'],
  ])('rejects %o with %s', async (overrides, code) => {
    expect((await recordMeeting(overrides)).error?.code).toBe(code);
  });

  it.each(['leader', 'economy', 'auditor', 'admin'])('is not allowed for %s', async (who) => {
    const input = { host: office.body.id, code: 'GB-X', title: 'Giao ban' };
    expect((await office.mutate(who, 'recordMeeting', input, 'id')).error?.code).toBe('FORBIDDEN');
  });

  it('can change the state from planned to held, and never back', async () => {
    const { node: planned } = await recordMeeting({ state: 'PLANNED', heldOn: '2026-12-01' });
    const { node } = await office.mutate<VersionedNode & { state: string }>(
      'office',
      'changeMeetingState',
      { id: planned.id, expectedVersion: planned.version, state: 'HELD', heldOn: '2026-11-24' },
      'id version state heldOn',
    );
    expect(node).toMatchObject({ state: 'HELD', heldOn: '2026-11-24' });
    const { error } = await office.mutate(
      'office',
      'changeMeetingState',
      { id: node.id, expectedVersion: node.version, state: 'PLANNED' },
      'id',
    );
    expect(error).toMatchObject({ code: 'TRANSITION_IMPOSSIBLE', allowed: ['CONCLUDED'] });
  });
});

describe('recording a document', () => {
  it('stores the exact text, its length, and its clauses as spans', async () => {
    const start = TEXT.indexOf('ghi nhận');
    const { node } = await recordDocument({
      zoneStart: 10,
      zoneEnd: TEXT.length,
      clauses: [{ start, end: TEXT.length }],
    });
    graph.viewer = office.getViewer('office');
    const { data } = await graph.execute(
      'query ($id: ID!) { document(by: { id: $id }) { text length spans { nodes { start quote clause } } } }',
      { id: node.id },
    );
    expect(data).toEqual({
      document: {
        text: TEXT,
        length: TEXT.length,
        spans: { nodes: [{ start, quote: TEXT.slice(start), clause: 1 }] },
      },
    });
  });

  it.each([
    [{ text: ' \n' }, 'TEXT_MISSING'],
    [{ text: 'a\0b' }, 'TEXT_INVALID'],
    [{ zoneStart: 5 }, 'ZONE_INVALID'],
    [{ zoneStart: 0, zoneEnd: TEXT.length + 1 }, 'ZONE_INVALID'],
    [{ clauses: [{ start: 3, end: 3 }] }, 'SPAN_INVALID'],
    [{ clauses: [{ start: 0, end: TEXT.length + 1 }] }, 'SPAN_INVALID'],
  ])('rejects %o with %s', async (overrides, code) => {
    expect((await recordDocument(overrides)).error?.code).toBe(code);
  });

  it('accepts a number once, and a correction as a new version of the earlier document', async () => {
    const numbered = { number: '12-TB/TU', issuer: office.body.id, issuedOn: '2026-11-11' };
    const { node: first } = await recordDocument(numbered);
    expect((await recordDocument(numbered)).error?.code).toBe('NUMBER_TAKEN');
    const { error } = await recordDocument({
      ...numbered,
      text: `${TEXT} Đính chính.`,
      previousVersion: first.id,
    });
    expect(error).toBeUndefined();
    expect((await recordDocument({ ...numbered, previousVersion: first.id })).error?.code).toBe(
      'VERSION_REPLACED',
    );
  });

  it('shows a RESTRICTED document to a named reader', async () => {
    const { node } = await recordDocument({ confidentiality: 'RESTRICTED' });
    const readDocument = async () => {
      graph.viewer = office.getViewer('police');
      const { data } = await graph.execute(
        'query ($id: ID!) { document(by: { id: $id }) { isStub title kind } }',
        { id: node.id },
      );
      return (data as { document: unknown }).document;
    };
    expect(await readDocument()).toEqual({ isStub: true, title: null, kind: 'MINUTES' });
    const account = office.getViewer('police').account?.accountId;
    const input = { id: node.id, expectedVersion: node.version, account };
    expect((await office.mutate('police', 'grantDocumentReader', input, 'id')).error?.code).toBe('FORBIDDEN');
    expect((await office.mutate('office', 'grantDocumentReader', input, 'id')).error).toBeUndefined();
    expect(await readDocument()).toEqual({ isStub: false, title: 'Biên bản', kind: 'MINUTES' });
  });
});

describe('recording a conclusion', () => {
  it('numbers it in its meeting, links it to its words, and makes the meeting CONCLUDED', async () => {
    const { meeting, node: document } = await recordDocument();
    const start = TEXT.indexOf('Giao');
    const passage = { document: document.id, start, end: TEXT.indexOf(';') };
    const recordConclusion = (kind: string) =>
      office.mutate<VersionedNode>(
        'office',
        'recordConclusion',
        { meeting: meeting.id, kind, passage },
        'id version ordinal text hasFollowUp span { start quote } meeting { state }',
      );
    const expected = 'Giao Phòng Kinh tế rà soát hộ nghèo';
    expect((await recordConclusion('DIRECTIVE')).node).toMatchObject({
      ordinal: 1,
      text: expected,
      hasFollowUp: false,
      span: { start, quote: expected },
      meeting: { state: 'CONCLUDED' },
    });
    expect((await recordConclusion('ASSESSMENT')).node).toMatchObject({
      ordinal: 2,
      span: { quote: expected },
    });
  });

  it('can be marked as needing no action, unless it has a directive', async () => {
    const { meeting, node: document } = await recordDocument();
    const { node } = await office.mutate<VersionedNode>(
      'office',
      'recordConclusion',
      { meeting: meeting.id, kind: 'NOTICE', passage: { document: document.id, start: 0, end: 9 } },
      'id version',
    );
    const markNoActionNeeded = (row: VersionedNode) =>
      office.mutate<VersionedNode>(
        'leader',
        'markNoActionNeeded',
        { id: row.id, expectedVersion: row.version, reason: 'Chỉ là thông báo.' },
        'id version noActionNeeded noActionReason hasFollowUp',
      );
    const { node: marked } = await markNoActionNeeded(node);
    expect(marked).toMatchObject({
      noActionNeeded: true,
      noActionReason: 'Chỉ là thông báo.',
      hasFollowUp: true,
    });
    await office.issueDirective({ conclusion: node.id });
    expect((await markNoActionNeeded(marked)).error?.code).toBe('CONCLUSION_FOLLOWED_UP');
  });

  it('is rejected for a planned meeting, without a text, and with words of another meeting', async () => {
    const { node: planned } = await recordMeeting({ state: 'PLANNED', heldOn: '2026-12-01' });
    const { node: document, meeting } = await recordDocument();
    const recordConclusion = (input: object) =>
      office
        .mutate('office', 'recordConclusion', { kind: 'NOTICE', ...input }, 'id')
        .then(({ error }) => error?.code);
    expect(await recordConclusion({ meeting: planned.id, text: 'x' })).toBe('MEETING_NOT_HELD');
    expect(await recordConclusion({ meeting: meeting.id })).toBe('TEXT_MISSING');
    const { node: other } = await recordMeeting();
    const passage = { document: document.id, start: 0, end: 5 };
    expect(await recordConclusion({ meeting: other.id, passage })).toBe('DOCUMENT_FOREIGN');
  });
});
