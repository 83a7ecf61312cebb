import { describe, expect, it } from 'vitest';
import { createDirectiveOffice } from '../../support/directive-office.ts';
import { DraftReviewer, type SelectedDraft, type SelectedProposal } from './draft-reviewer.ts';

const { office } = createDirectiveOffice();
const reviewer = new DraftReviewer(office);
const otherReviewer = new DraftReviewer(office, 'second office');
let importCount = 0;

const CLAUSES =
  'Giao Phòng Kinh tế rà soát hộ nghèo trước ngày 15/12/2026; Giao Phòng Biển báo cáo; Thống nhất chủ trương đầu tư nhà văn hóa';

const importClauses = async (clauses = CLAUSES): Promise<SelectedDraft & { clauses: SelectedProposal[] }> => {
  const draft = await reviewer.importText(
    `Lần ${++importCount}.\nKết luận hội nghị, đồng chí Chủ tịch chỉ đạo: ${clauses}.`,
  );
  return { ...draft, clauses: draft.proposals.nodes };
};

const importFirstClause = async (clauses?: string): Promise<SelectedProposal> =>
  (await importClauses(clauses)).clauses[0] as SelectedProposal;

describe('reviewing a proposal', () => {
  it('keeps the extracted values beside the decision', async () => {
    const clause = await importFirstClause();
    const { node } = await reviewer.mutateProposal('reviewProposal', clause, {
      decision: 'ACCEPTED',
      kind: 'PROHIBITION',
      deadline: { kind: 'FIXED', dueOn: '2026-12-31', precision: 'MONTH' },
    });
    expect(node).toMatchObject({
      decision: 'ACCEPTED',
      kind: 'PROHIBITION',
      extracted: { kind: 'DIRECTIVE' },
      extractedDeadline: { kind: 'FIXED', words: 'trước ngày 15/12/2026' },
      // The words stay those of the source, also if the day is changed.
      deadline: { kind: 'FIXED', words: 'trước ngày 15/12/2026', dueOn: '2026-12-31' },
    });
  });

  it('resolves an addressee, adds others, and excludes one that is not meant', async () => {
    const { clauses } = await importClauses();
    const [known, unknown] = clauses as [SelectedProposal, SelectedProposal];
    const { node } = await reviewer.mutateProposal('reviewProposal', unknown, {
      addressees: [
        { addressee: unknown.addressees.nodes[0]?.id, organization: office.getUnit(1).id, role: 'LEAD' },
        { group: office.groupWithMembers.id, role: 'COORDINATE', words: 'các đơn vị liên quan' },
      ],
    });
    expect(node.addressees.nodes).toMatchObject([
      {
        name: 'Phòng Biển',
        extractedRole: 'LEAD',
        resolvedBy: 'PERSON',
        addressee: { name: 'Phòng Nội vụ' },
      },
      {
        name: 'các đơn vị liên quan',
        extractedRole: null,
        role: 'COORDINATE',
        addressee: { name: 'các đơn vị' },
      },
    ]);
    const emptied = await reviewer.mutateProposal('reviewProposal', known, { addressees: [] });
    expect(emptied.node.addressees.nodes).toMatchObject([{ name: 'Phòng Kinh tế', isExcluded: true }]);
  });

  it('reverts a decision', async () => {
    const clause = await importFirstClause();
    const { node: rejected } = await reviewer.mutateProposal('reviewProposal', clause, {
      decision: 'REJECTED',
    });
    const { node } = await reviewer.mutateProposal('reviewProposal', rejected, { decision: 'PENDING' });
    expect(node.decision).toBe('PENDING');
  });

  it('does not let a reviewer overwrite the decision of another one, and lets both work on their own proposals', async () => {
    const { clauses } = await importClauses();
    const [one, two] = clauses as [SelectedProposal, SelectedProposal];
    const [mine, theirs] = await Promise.all([
      reviewer.mutateProposal('reviewProposal', one, { decision: 'ACCEPTED' }),
      otherReviewer.mutateProposal('reviewProposal', two, { decision: 'REJECTED' }),
    ]);
    expect([mine.node.decision, theirs.node.decision]).toEqual(['ACCEPTED', 'REJECTED']);
    const late = await otherReviewer.mutateProposal('reviewProposal', one, { decision: 'REJECTED' });
    expect(late.error).toMatchObject({ code: 'VERSION_STALE', currentVersion: mine.node.version });
  });

  it.each([
    [{ decision: 'REPLACED' }, 'DECISION_IMPOSSIBLE'],
    [{ addressees: [{}] }, 'ADDRESSEE_AMBIGUOUS'],
    [{ addressees: [{ addressee: `pad_${'0'.repeat(32)}` }] }, 'ADDRESSEE_UNKNOWN'],
    [{ deadline: { kind: 'FIXED' } }, 'DEADLINE_INVALID'],
    [{ duplicateDecision: 'SAME' }, 'DIRECTIVE_MISSING'],
  ])('rejects %o with %s', async (input, code) => {
    expect(
      (await reviewer.mutateProposal('reviewProposal', await importFirstClause(), input)).error?.code,
    ).toBe(code);
  });

  it('rejects the same addressee twice', async () => {
    const twice = { organization: office.getUnit(0).id, words: 'Phòng Kinh tế' };
    const { error } = await reviewer.mutateProposal('reviewProposal', await importFirstClause(), {
      addressees: [twice, twice],
    });
    expect(error?.code).toBe('ADDRESSEE_TWICE');
  });

  it.each(['leader', 'auditor'])('is visible to %s, who may change nothing', async (who) => {
    const clause = await importFirstClause();
    const { error } = await new DraftReviewer(office, who).mutateProposal('reviewProposal', clause, {
      note: 'x',
    });
    expect(error?.code).toBe('FORBIDDEN');
  });
});

describe('resolving a name', () => {
  it('applies to the name in the whole draft, with or without diacritics', async () => {
    const draft = await importClauses('Giao Phòng Biển rà soát tàu; Phòng Biển báo cáo kết quả');
    const { node } = await reviewer.mutateDraft('resolveName', draft, {
      name: 'phong bien',
      organization: office.getUnit(2).id,
    });
    expect(node.proposals.nodes.map(({ addressees }) => addressees.nodes[0]?.addressee)).toEqual([
      { name: 'Công an' },
      { name: 'Công an' },
    ]);
  });

  it('returns candidates with similar names, the most similar first', async () => {
    const draft = await importClauses('Giao Phòng Kinh te và hạ tầng báo cáo');
    const candidates = `proposals { nodes { addressees { nodes { candidates(first: 2) { nodes { score addressee { ... on Organization { name } } } } } } } }`;
    const read = (await reviewer.readDraft(draft, candidates)) as unknown as {
      proposals: { nodes: { addressees: { nodes: { candidates: { nodes: { score: number }[] } }[] } }[] };
    };
    const [best] = read.proposals.nodes[0]?.addressees.nodes[0]?.candidates.nodes ?? [];
    expect(best).toMatchObject({ addressee: { name: 'Phòng Kinh tế' } });
    expect(best?.score).toBeGreaterThan(0.5);
  });

  it.each([
    [{ name: 'Phòng Rừng' }, 'NAME_UNKNOWN'],
    [{ name: 'Phòng Biển', organization: null }, 'ADDRESSEE_AMBIGUOUS'],
  ])('rejects %o with %s', async (overrides, code) => {
    const input = { organization: office.getUnit(0).id, ...overrides };
    expect((await reviewer.mutateDraft('resolveName', await importClauses(), input)).error?.code).toBe(code);
  });
});

describe('moving the span of a proposal', () => {
  it('quotes the words of the new span', async () => {
    const clause = await importFirstClause();
    const { node } = await reviewer.mutateProposal('moveProposalSpan', clause, {
      start: clause.start + 5,
      end: clause.end,
    });
    expect(node.quote).toBe(clause.quote.slice(5));
    expect(node.extracted).toEqual(clause.extracted);
  });

  it('rejects a span outside of the text, and one with words of another proposal', async () => {
    const { clauses } = await importClauses();
    const [one, two] = clauses as [SelectedProposal, SelectedProposal];
    const to = async (start: number, end: number) =>
      (await reviewer.mutateProposal('moveProposalSpan', one, { start, end })).error?.code;
    expect(await to(one.start, 100_000)).toBe('SPAN_INVALID');
    expect(await to(one.end, one.start)).toBe('SPAN_INVALID');
    expect(await to(one.start, two.start + 1)).toBe('SPAN_OVERLAPS');
  });
});

describe('splitting a proposal', () => {
  it('replaces it by several, each with its addressees, and with the deadline where its words are', async () => {
    const draft = await importClauses();
    const [clause] = draft.clauses as [SelectedProposal];
    const at = clause.start + clause.quote.indexOf('trước ngày');
    const { node } = await reviewer.mutateProposal('splitProposal', clause, { at: [at] });
    expect(node.decision).toBe('REPLACED');
    const { proposals } = await reviewer.readDraft(draft);
    const [head, tail] = proposals.nodes;
    expect(proposals.nodes).toHaveLength(4);
    expect([head?.quote, tail?.quote]).toEqual([
      'Giao Phòng Kinh tế rà soát hộ nghèo',
      'trước ngày 15/12/2026',
    ]);
    expect([head?.deadline.kind, tail?.deadline.kind]).toEqual(['NONE', 'FIXED']);
    expect(tail?.addressees.nodes).toMatchObject([{ name: 'Phòng Kinh tế', extractedRole: null }]);
    expect(head?.extracted).toEqual({ kind: null, rules: [] });
  });

  it.each([
    ['nowhere', []],
    ['outside', [0]],
    ['backwards', [60, 50]],
  ])('rejects a split %s', async (_, at) => {
    const { error } = await reviewer.mutateProposal('splitProposal', await importFirstClause(), { at });
    expect(error?.code).toBe('SPLIT_INVALID');
  });

  it('ends the review of the old proposal, which is replaced', async () => {
    const clause = await importFirstClause();
    const { node } = await reviewer.mutateProposal('splitProposal', clause, { at: [clause.start + 5] });
    const { error } = await reviewer.mutateProposal('reviewProposal', node, { decision: 'ACCEPTED' });
    expect(error?.code).toBe('PROPOSAL_SETTLED');
  });
});

const joinClauses = (clauses: readonly SelectedProposal[]) =>
  office.mutate<SelectedProposal>(
    'office',
    'joinProposals',
    { proposals: clauses.map(({ id, version }) => ({ id, expectedVersion: version })) },
    'id start end quote kind deadline { dueOn } addressees { nodes { name } }',
  );

describe('joining proposals', () => {
  it('creates one proposal, from the first word to the last, with all addressees', async () => {
    const draft = await importClauses();
    const [one, two] = draft.clauses as [SelectedProposal, SelectedProposal];
    const { node } = await joinClauses([two, one]);
    expect(node).toMatchObject({
      start: one.start,
      end: two.end,
      deadline: { dueOn: '2026-12-15' },
      addressees: { nodes: [{ name: 'Phòng Kinh tế' }, { name: 'Phòng Biển' }] },
    });
    const { proposals } = await reviewer.readDraft(draft);
    expect(proposals.nodes.map(({ ordinal }) => ordinal)).toEqual([1, 2]);
  });

  it('rejects a single proposal, proposals of two drafts, and those with another one between them', async () => {
    const { clauses } = await importClauses();
    const [one, two, three] = clauses as [SelectedProposal, SelectedProposal, SelectedProposal];
    expect((await joinClauses([one])).error?.code).toBe('JOIN_INVALID');
    expect((await joinClauses([one, one])).error?.code).toBe('JOIN_INVALID');
    expect((await joinClauses([one, await importFirstClause()])).error?.code).toBe('JOIN_INVALID');
    expect((await joinClauses([one, three])).error?.code).toBe('SPAN_OVERLAPS');
    await reviewer.mutateProposal('reviewProposal', two, { note: 'đổi' });
    expect((await joinClauses([one, two])).error?.code).toBe('VERSION_STALE');
  });
});

describe('adding a clause that the rules missed', () => {
  it('inserts it among the others, and applies the rules to its words', async () => {
    const draft = await importClauses();
    const { clauses } = draft;
    const [one, two] = clauses as [SelectedProposal, SelectedProposal];
    await reviewer.mutateProposal('moveProposalSpan', one, { start: one.start, end: one.end - 22 });
    const uncovered = async () =>
      (
        (await reviewer.readDraft(draft, 'uncovered { quote }')) as unknown as {
          uncovered: { quote: string }[];
        }
      ).uncovered;
    expect(await uncovered()).toEqual([
      { quote: 'Kết luận hội nghị, đồng chí Chủ tịch chỉ đạo:' },
      { quote: 'trước ngày 15/12/2026' },
    ]);
    const { node } = await office.mutate<SelectedProposal>(
      'office',
      'addProposal',
      { draft: draft.id, start: one.end - 21, end: one.end, kind: 'NOTICE' },
      'ordinal decision kind extracted { kind confidence }',
    );
    expect(node).toEqual({
      ordinal: 2,
      decision: 'PENDING',
      kind: 'NOTICE',
      extracted: { kind: null, confidence: null },
    });
    expect(await uncovered()).toEqual([{ quote: 'Kết luận hội nghị, đồng chí Chủ tịch chỉ đạo:' }]);
    const overlapping = { draft: draft.id, start: two.start, end: two.end };
    expect((await office.mutate('office', 'addProposal', overlapping, 'id')).error?.code).toBe(
      'SPAN_OVERLAPS',
    );
  });
});

describe('correcting the meeting', () => {
  it('keeps the extracted values beside it', async () => {
    const draft = await reviewer.importText(
      `Hội nghị giao ban công tác tháng 09/2026.\nKết luận hội nghị, đồng chí Chủ tịch chỉ đạo: ${CLAUSES}. ${++importCount}`,
    );
    const { error } = await reviewer.mutateDraft('reviewDraft', draft, {
      meetingTitle: 'Hội nghị giao ban tháng 10',
      period: '2026-10',
      heldOn: '2026-10-30',
      host: office.getUnit(1).id,
    });
    expect(error).toBeUndefined();
    const read = await reviewer.readDraft(
      draft,
      'meetingTitle period heldOn heldOnPrecision host { name } extracted { period heldOn }',
    );
    expect(read).toEqual({
      meetingTitle: 'Hội nghị giao ban tháng 10',
      period: '2026-10',
      heldOn: '2026-10-30',
      heldOnPrecision: 'DAY',
      host: { name: 'Phòng Nội vụ' },
      extracted: { period: '2026-09', heldOn: '2026-09-30' },
    });
  });

  it.each([
    [{ period: '2026-13' }, 'PERIOD_INVALID'],
    [{ zoneStart: 5, zoneEnd: 2 }, 'ZONE_INVALID'],
    [{ meeting: `mtg_${'0'.repeat(32)}` }, 'NODE_UNKNOWN'],
  ])('rejects %o with %s', async (input, code) => {
    expect((await reviewer.mutateDraft('reviewDraft', await importClauses(), input)).error?.code).toBe(code);
  });

  it('is rejected after meeting and document are recorded', async () => {
    const draft = await importClauses();
    const { node } = await reviewer.mutateDraft('confirmDraft', draft, { proposals: [draft.clauses[0]?.id] });
    const { error } = await reviewer.mutateDraft('reviewDraft', node, { title: 'Khác' });
    expect(error?.code).toBe('DRAFT_RECORDED');
  });
});

describe('discarding a draft', () => {
  it('needs a reason, and ends the review', async () => {
    const draft = await importClauses();
    expect((await reviewer.mutateDraft('rejectDraft', draft, { reason: ' ' })).error?.code).toBe(
      'REASON_MISSING',
    );
    const { node } = await reviewer.mutateDraft('rejectDraft', draft, { reason: 'Bản nháp cũ' });
    expect(node.state).toBe('REJECTED');
    expect((await reviewer.mutateDraft('rejectDraft', node, { reason: 'x' })).error?.code).toBe(
      'DRAFT_CLOSED',
    );
  });
});
