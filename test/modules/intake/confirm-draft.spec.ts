import { describe, expect, it } from 'vitest';
import { createDirectiveOffice } from '../../support/directive-office.ts';
import { DraftReviewer, type SelectedDraft } from './draft-reviewer.ts';

const { office } = createDirectiveOffice();
const reviewer = new DraftReviewer(office);
let importCount = 0;

const CLAUSES =
  'Giao Phòng Kinh tế rà soát hộ nghèo trước ngày 15/12/2026; Không để xảy ra cháy rừng; Thống nhất chủ trương đầu tư nhà văn hóa';

const importDraft = (clauses = CLAUSES): Promise<SelectedDraft> =>
  reviewer.importText(
    `Giao ban tháng 10/2026, lần ${++importCount}.\nKết luận hội nghị, đồng chí Chủ tịch chỉ đạo: ${clauses}.`,
  );

const countRecords = async () => {
  const { data } = await office.execute<Record<string, { totalCount: number }>>(
    'office',
    '{ meetings { totalCount } documents { totalCount } conclusions { totalCount } directives { totalCount } }',
  );
  return Object.values(data).map(({ totalCount }) => totalCount);
};

describe('confirming a draft', () => {
  it('records the meeting, the document and each conclusion, and issues the directives', async () => {
    const draft = await importDraft();
    const { node, error } = await reviewer.mutateDraft('confirmDraft', draft, { acceptUndecided: true });
    expect(error).toBeUndefined();
    expect(node).toMatchObject({ state: 'CONFIRMED', undecidedCount: 0 });
    const [task, rule, decision] = node.proposals.nodes;
    expect(task?.directive).toMatchObject({ code: `${node.meetingCode}/1`, kind: 'TASK' });
    expect(rule?.directive).toMatchObject({ kind: 'STANDING_RULE' });
    expect(decision).toMatchObject({ directive: null, conclusion: { noActionNeeded: true } });
    const { data } = await office.execute(
      'economy',
      `query ($id: ID!) { directive(by: { id: $id }) { status text deadline { words dueOn inferred } span { start end quote document { sha256 } }
        conclusion { kind ordinal } assignments { nodes { role words addressee { ... on Organization { name } } } } } }`,
      { id: task?.directive?.id },
    );
    expect(data).toMatchObject({
      directive: {
        status: 'ASSIGNED',
        text: task?.quote,
        deadline: { words: 'trước ngày 15/12/2026', dueOn: '2026-12-15', inferred: false },
        span: { start: task?.start, end: task?.end, quote: task?.quote },
        conclusion: { kind: 'DIRECTIVE', ordinal: 1 },
        assignments: {
          nodes: [{ role: 'LEAD', words: 'Phòng Kinh tế', addressee: { name: 'Phòng Kinh tế' } }],
        },
      },
    });
  });

  it('is rejected while a proposal is undecided, and then records nothing', async () => {
    const before = await countRecords();
    const draft = await importDraft();
    expect((await reviewer.mutateDraft('confirmDraft', draft)).error?.code).toBe('PROPOSALS_UNDECIDED');
    expect(await countRecords()).toEqual(before);
  });

  it('records all or nothing: it records no proposal if one cannot be recorded', async () => {
    const before = await countRecords();
    const draft = await importDraft('Giao Phòng Kinh tế rà soát hộ nghèo; Giao Phòng Biển báo cáo');
    const { error } = await reviewer.mutateDraft('confirmDraft', draft, { acceptUndecided: true });
    expect(error?.code).toBe('ADDRESSEE_UNRESOLVED');
    expect(error?.message).toContain('The addressee "Phòng Biển" is not resolved');
    expect(await countRecords()).toEqual(before);
  });

  it('can happen proposal by proposal, and the coverage shows the undecided ones', async () => {
    const draft = await importDraft();
    const [first, second] = draft.proposals.nodes;
    const { node } = await reviewer.mutateDraft('confirmDraft', draft, { proposals: [first?.id] });
    expect(node).toMatchObject({ state: 'OPEN', undecidedCount: 2 });
    const coverage = async () => {
      const { data } = await office.execute<{ coverage: object }>(
        'office',
        'query ($id: ID!) { coverage(document: $id) { clauseCount uncoveredCount } }',
        { id: node.document?.id },
      );
      return data.coverage;
    };
    expect(await coverage()).toEqual({ clauseCount: 3, uncoveredCount: 2 });
    const rejected = await reviewer.mutateProposal('reviewProposal', second as never, {
      decision: 'REJECTED',
    });
    expect(rejected.error).toBeUndefined();
    const rest = await reviewer.mutateDraft('confirmDraft', await reviewer.readDraft(draft), {
      acceptUndecided: true,
    });
    expect(rest.node).toMatchObject({ state: 'CONFIRMED', meeting: node.meeting, document: node.document });
    expect(await coverage()).toEqual({ clauseCount: 3, uncoveredCount: 1 });
  });

  it('happens only once', async () => {
    const draft = await importDraft();
    const { node } = await reviewer.mutateDraft('confirmDraft', draft, { acceptUndecided: true });
    expect((await reviewer.mutateDraft('confirmDraft', node)).error?.code).toBe('DRAFT_CLOSED');
    const clause = node.proposals.nodes[0] as never;
    expect((await reviewer.mutateProposal('reviewProposal', clause, { note: 'x' })).error?.code).toBe(
      'DRAFT_CLOSED',
    );
  });

  it('is rejected with an old version, so that it records only what the reviewer has read', async () => {
    const draft = await importDraft();
    const other = new DraftReviewer(office, 'second office');
    await other.mutateProposal('reviewProposal', draft.proposals.nodes[0] as never, { urgent: true });
    const { error } = await reviewer.mutateDraft('confirmDraft', draft, { acceptUndecided: true });
    expect(error?.code).toBe('VERSION_STALE');
  });

  it('succeeds for only one of two reviewers at the same time', async () => {
    const draft = await importDraft();
    const responses = await Promise.all(
      [reviewer, new DraftReviewer(office, 'second office')].map((it) =>
        it.mutateDraft('confirmDraft', draft, { acceptUndecided: true }),
      ),
    );
    expect(responses.map(({ error }) => error?.code).sort()).toEqual(['VERSION_STALE', undefined]);
  });

  it('can record into an existing meeting', async () => {
    const { node: meeting } = await office.mutate<{ id: string }>(
      'office',
      'recordMeeting',
      { host: office.getUnit(0).id, code: 'GB-SẴN', title: 'Giao ban', heldOn: '2026-10-31' },
      'id',
    );
    const draft = await reviewer.importText(
      `Lần ${++importCount}.\nKết luận hội nghị, đồng chí Chủ tịch chỉ đạo: ${CLAUSES}.`,
      { meeting: meeting.id },
    );
    const { node } = await reviewer.mutateDraft('confirmDraft', draft, { acceptUndecided: true });
    expect(node.meeting?.id).toBe(meeting.id);
    expect(node.proposals.nodes[0]?.directive?.code).toBe('GB-SẴN/1');
  });

  it('names the proposal with a deadline before the day of issue', async () => {
    const draft = await importDraft('Giao Phòng Kinh tế rà soát hộ nghèo trước ngày 15/1/2020');
    const { error } = await reviewer.mutateDraft('confirmDraft', draft, { acceptUndecided: true });
    expect(error?.code).toBe('DEADLINE_BEFORE_ISSUE');
    expect(error?.message).toMatch(/^In the clause from \d+ to \d+: /);
  });

  it.each(['leader', 'economy', 'auditor', 'admin', 'anonymous'])('is not allowed for %s', async (who) => {
    const draft = await importDraft();
    const { error } = await new DraftReviewer(office, who).mutateDraft('confirmDraft', draft, {
      acceptUndecided: true,
    });
    expect(error?.code).toBe(
      { leader: 'FORBIDDEN', auditor: 'FORBIDDEN', anonymous: 'SIGN_IN_REQUIRED' }[who] ?? 'NODE_UNKNOWN',
    );
  });
});
