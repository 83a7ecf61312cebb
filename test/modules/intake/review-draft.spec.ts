import { describe, expect, it } from 'vitest';
import { Office } from '../../support/directive-office.ts';
import { openWorld } from '../../support/test-graph.ts';
import { Desk, type SeenDraft, type SeenProposal } from './intake-office.ts';

openWorld(async (it) => {
  office = new Office(it);
  await office.open();
  desk = new Desk(office);
  other = new Desk(office, 'second office');
});
let office: Office;
let desk: Desk;
let other: Desk;
let number = 0;

const CLAUSES =
  'Giao Phòng Kinh tế rà soát hộ nghèo trước ngày 15/12/2026; Giao Phòng Biển báo cáo; Thống nhất chủ trương đầu tư nhà văn hóa';

const bring = async (clauses = CLAUSES): Promise<SeenDraft & { clauses: SeenProposal[] }> => {
  const draft = await desk.bring(
    `Lần ${++number}.\nKết luận hội nghị, đồng chí Chủ tịch chỉ đạo: ${clauses}.`,
  );
  return { ...draft, clauses: draft.proposals.nodes };
};

const first = async (clauses?: string): Promise<SeenProposal> =>
  (await bring(clauses)).clauses[0] as SeenProposal;

describe('reviewing a clause', () => {
  it('keeps what the rules said beside what was decided', async () => {
    const clause = await first();
    const { node } = await desk.onProposal('reviewProposal', clause, {
      decision: 'ACCEPTED',
      kind: 'PROHIBITION',
      deadline: { kind: 'FIXED', dueOn: '2026-12-31', precision: 'MONTH' },
    });
    expect(node).toMatchObject({
      decision: 'ACCEPTED',
      kind: 'PROHIBITION',
      said: { kind: 'DIRECTIVE' },
      saidDeadline: { kind: 'FIXED', words: 'trước ngày 15/12/2026' },
      // The words are the source's, whatever day they are read as.
      deadline: { kind: 'FIXED', words: 'trước ngày 15/12/2026', dueOn: '2026-12-31' },
    });
  });

  it('says who is meant, adds others, and strikes out who is not named', async () => {
    const { clauses } = await bring();
    const [known, unknown] = clauses as [SeenProposal, SeenProposal];
    const { node } = await desk.onProposal('reviewProposal', unknown, {
      addressees: [
        { addressee: unknown.addressees.nodes[0]?.id, organization: office.unit(1).id, role: 'LEAD' },
        { group: office.communes.id, role: 'COORDINATE', words: 'các đơn vị liên quan' },
      ],
    });
    expect(node.addressees.nodes).toMatchObject([
      { name: 'Phòng Biển', saidRole: 'LEAD', resolvedBy: 'PERSON', addressee: { name: 'Phòng Nội vụ' } },
      { name: 'các đơn vị liên quan', saidRole: null, role: 'COORDINATE', addressee: { name: 'các đơn vị' } },
    ]);
    const emptied = await desk.onProposal('reviewProposal', known, { addressees: [] });
    expect(emptied.node.addressees.nodes).toMatchObject([{ name: 'Phòng Kinh tế', struck: true }]);
  });

  it('takes a decision back', async () => {
    const clause = await first();
    const { node: rejected } = await desk.onProposal('reviewProposal', clause, { decision: 'REJECTED' });
    const { node } = await desk.onProposal('reviewProposal', rejected, { decision: 'PENDING' });
    expect(node.decision).toBe('PENDING');
  });

  it('lets no reviewer overwrite what another decided, while both work on clauses of their own', async () => {
    const { clauses } = await bring();
    const [one, two] = clauses as [SeenProposal, SeenProposal];
    const [mine, theirs] = await Promise.all([
      desk.onProposal('reviewProposal', one, { decision: 'ACCEPTED' }),
      other.onProposal('reviewProposal', two, { decision: 'REJECTED' }),
    ]);
    expect([mine.node.decision, theirs.node.decision]).toEqual(['ACCEPTED', 'REJECTED']);
    const late = await other.onProposal('reviewProposal', one, { decision: 'REJECTED' });
    expect(late.refusal).toMatchObject({ code: 'VERSION_STALE', currentVersion: mine.node.version });
  });

  it.each([
    [{ decision: 'REPLACED' }, 'DECISION_IMPOSSIBLE'],
    [{ addressees: [{}] }, 'ADDRESSEE_AMBIGUOUS'],
    [{ addressees: [{ addressee: `pad_${'0'.repeat(32)}` }] }, 'ADDRESSEE_UNKNOWN'],
    [{ deadline: { kind: 'FIXED' } }, 'DEADLINE_INVALID'],
    [{ sameOrder: 'SAME' }, 'DIRECTIVE_MISSING'],
  ])('refuses %o with %s', async (given, code) => {
    expect((await desk.onProposal('reviewProposal', await first(), given)).refusal?.code).toBe(code);
  });

  it('refuses to give it to somebody twice', async () => {
    const twice = { organization: office.unit(0).id, words: 'Phòng Kinh tế' };
    const { refusal } = await desk.onProposal('reviewProposal', await first(), {
      addressees: [twice, twice],
    });
    expect(refusal?.code).toBe('ADDRESSEE_TWICE');
  });

  it.each(['leader', 'auditor'])('is read by %s, who changes nothing', async (who) => {
    const clause = await first();
    const { refusal } = await new Desk(office, who).onProposal('reviewProposal', clause, { note: 'x' });
    expect(refusal?.code).toBe('FORBIDDEN');
  });
});

describe('saying whom a name means', () => {
  it('holds wherever the name stands in the draft, with or without diacritics', async () => {
    const draft = await bring('Giao Phòng Biển rà soát tàu; Phòng Biển báo cáo kết quả');
    const { node } = await desk.onDraft('resolveName', draft, {
      name: 'phong bien',
      organization: office.unit(2).id,
    });
    expect(node.proposals.nodes.map(({ addressees }) => addressees.nodes[0]?.addressee)).toEqual([
      { name: 'Công an' },
      { name: 'Công an' },
    ]);
  });

  it('offers those with a name like it, the likest first', async () => {
    const draft = await bring('Giao Phòng Kinh te và hạ tầng báo cáo');
    const candidates = `proposals { nodes { addressees { nodes { candidates(first: 2) { nodes { score addressee { ... on Organization { name } } } } } } } }`;
    const read = (await desk.read(draft, candidates)) as unknown as {
      proposals: { nodes: { addressees: { nodes: { candidates: { nodes: { score: number }[] } }[] } }[] };
    };
    const [best] = read.proposals.nodes[0]?.addressees.nodes[0]?.candidates.nodes ?? [];
    expect(best).toMatchObject({ addressee: { name: 'Phòng Kinh tế' } });
    expect(best?.score).toBeGreaterThan(0.5);
  });

  it.each([
    [{ name: 'Phòng Rừng' }, 'NAME_UNKNOWN'],
    [{ name: 'Phòng Biển', organization: null }, 'ADDRESSEE_AMBIGUOUS'],
  ])('refuses %o with %s', async (given, code) => {
    const input = { organization: office.unit(0).id, ...given };
    expect((await desk.onDraft('resolveName', await bring(), input)).refusal?.code).toBe(code);
  });
});

describe('saying where a clause stands', () => {
  it('quotes what stands there', async () => {
    const clause = await first();
    const { node } = await desk.onProposal('moveProposalSpan', clause, {
      start: clause.start + 5,
      end: clause.end,
    });
    expect(node.quote).toBe(clause.quote.slice(5));
    expect(node.said).toEqual(clause.said);
  });

  it('refuses what lies outside the text, and words of another clause', async () => {
    const { clauses } = await bring();
    const [one, two] = clauses as [SeenProposal, SeenProposal];
    const to = async (start: number, end: number) =>
      (await desk.onProposal('moveProposalSpan', one, { start, end })).refusal?.code;
    expect(await to(one.start, 100_000)).toBe('SPAN_INVALID');
    expect(await to(one.end, one.start)).toBe('SPAN_INVALID');
    expect(await to(one.start, two.start + 1)).toBe('SPAN_OVERLAPS');
  });
});

describe('splitting a clause', () => {
  it('puts others in its place, with its addressees, and the deadline where its words stand', async () => {
    const draft = await bring();
    const [clause] = draft.clauses as [SeenProposal];
    const at = clause.start + clause.quote.indexOf('trước ngày');
    const { node } = await desk.onProposal('splitProposal', clause, { at: [at] });
    expect(node.decision).toBe('REPLACED');
    const { proposals } = await desk.read(draft);
    const [head, tail] = proposals.nodes;
    expect(proposals.nodes).toHaveLength(4);
    expect([head?.quote, tail?.quote]).toEqual([
      'Giao Phòng Kinh tế rà soát hộ nghèo',
      'trước ngày 15/12/2026',
    ]);
    expect([head?.deadline.kind, tail?.deadline.kind]).toEqual(['NONE', 'FIXED']);
    expect(tail?.addressees.nodes).toMatchObject([{ name: 'Phòng Kinh tế', saidRole: null }]);
    expect(head?.said).toEqual({ kind: null, rules: [] });
  });

  it.each([
    ['nowhere', []],
    ['outside', [0]],
    ['backwards', [60, 50]],
  ])('refuses to split it %s', async (_, at) => {
    const { refusal } = await desk.onProposal('splitProposal', await first(), { at });
    expect(refusal?.code).toBe('SPLIT_INVALID');
  });

  it('is over then: others stand in its place', async () => {
    const clause = await first();
    const { node } = await desk.onProposal('splitProposal', clause, { at: [clause.start + 5] });
    const { refusal } = await desk.onProposal('reviewProposal', node, { decision: 'ACCEPTED' });
    expect(refusal?.code).toBe('PROPOSAL_SETTLED');
  });
});

const join = (clauses: readonly SeenProposal[]) =>
  office.act<SeenProposal>(
    'office',
    'joinProposals',
    { proposals: clauses.map(({ id, version }) => ({ id, expectedVersion: version })) },
    'id start end quote kind deadline { dueOn } addressees { nodes { name } }',
  );

describe('joining clauses', () => {
  it('makes one of them, from the first word to the last, for all they were for', async () => {
    const draft = await bring();
    const [one, two] = draft.clauses as [SeenProposal, SeenProposal];
    const { node } = await join([two, one]);
    expect(node).toMatchObject({
      start: one.start,
      end: two.end,
      deadline: { dueOn: '2026-12-15' },
      addressees: { nodes: [{ name: 'Phòng Kinh tế' }, { name: 'Phòng Biển' }] },
    });
    const { proposals } = await desk.read(draft);
    expect(proposals.nodes.map(({ ordinal }) => ordinal)).toEqual([1, 2]);
  });

  it('refuses one alone, those of two drafts, and to swallow what stands between', async () => {
    const { clauses } = await bring();
    const [one, two, three] = clauses as [SeenProposal, SeenProposal, SeenProposal];
    expect((await join([one])).refusal?.code).toBe('JOIN_INVALID');
    expect((await join([one, one])).refusal?.code).toBe('JOIN_INVALID');
    expect((await join([one, await first()])).refusal?.code).toBe('JOIN_INVALID');
    expect((await join([one, three])).refusal?.code).toBe('SPAN_OVERLAPS');
    await desk.onProposal('reviewProposal', two, { note: 'đổi' });
    expect((await join([one, two])).refusal?.code).toBe('VERSION_STALE');
  });
});

describe('marking a clause that the rules missed', () => {
  it('takes its place among the others, and the words are looked at then', async () => {
    const draft = await bring();
    const { clauses } = draft;
    const [one, two] = clauses as [SeenProposal, SeenProposal];
    await desk.onProposal('moveProposalSpan', one, { start: one.start, end: one.end - 22 });
    const uncovered = async () =>
      ((await desk.read(draft, 'uncovered { quote }')) as unknown as { uncovered: { quote: string }[] })
        .uncovered;
    expect(await uncovered()).toEqual([
      { quote: 'Kết luận hội nghị, đồng chí Chủ tịch chỉ đạo:' },
      { quote: 'trước ngày 15/12/2026' },
    ]);
    const { node } = await office.act<SeenProposal>(
      'office',
      'addProposal',
      { draft: draft.id, start: one.end - 21, end: one.end, kind: 'NOTICE' },
      'ordinal decision kind said { kind confidence }',
    );
    expect(node).toEqual({
      ordinal: 2,
      decision: 'PENDING',
      kind: 'NOTICE',
      said: { kind: null, confidence: null },
    });
    expect(await uncovered()).toEqual([{ quote: 'Kết luận hội nghị, đồng chí Chủ tịch chỉ đạo:' }]);
    const overlapping = { draft: draft.id, start: two.start, end: two.end };
    expect((await office.act('office', 'addProposal', overlapping, 'id')).refusal?.code).toBe(
      'SPAN_OVERLAPS',
    );
  });
});

describe('correcting the meeting', () => {
  it('keeps what the rules read beside it', async () => {
    const draft = await desk.bring(
      `Hội nghị giao ban công tác tháng 09/2026.\nKết luận hội nghị, đồng chí Chủ tịch chỉ đạo: ${CLAUSES}. ${++number}`,
    );
    const { refusal } = await desk.onDraft('reviewDraft', draft, {
      meetingTitle: 'Hội nghị giao ban tháng 10',
      period: '2026-10',
      heldOn: '2026-10-30',
      host: office.unit(1).id,
    });
    expect(refusal).toBeUndefined();
    const read = await desk.read(
      draft,
      'meetingTitle period heldOn heldOnPrecision host { name } said { period heldOn }',
    );
    expect(read).toEqual({
      meetingTitle: 'Hội nghị giao ban tháng 10',
      period: '2026-10',
      heldOn: '2026-10-30',
      heldOnPrecision: 'DAY',
      host: { name: 'Phòng Nội vụ' },
      said: { period: '2026-09', heldOn: '2026-09-30' },
    });
  });

  it.each([
    [{ period: '2026-13' }, 'PERIOD_INVALID'],
    [{ zoneStart: 5, zoneEnd: 2 }, 'ZONE_INVALID'],
    [{ meeting: `mtg_${'0'.repeat(32)}` }, 'NODE_UNKNOWN'],
  ])('refuses %o with %s', async (given, code) => {
    expect((await desk.onDraft('reviewDraft', await bring(), given)).refusal?.code).toBe(code);
  });

  it('is over once meeting and document are in the record', async () => {
    const draft = await bring();
    const { node } = await desk.onDraft('confirmDraft', draft, { proposals: [draft.clauses[0]?.id] });
    const { refusal } = await desk.onDraft('reviewDraft', node, { title: 'Khác' });
    expect(refusal?.code).toBe('DRAFT_RECORDED');
  });
});

describe('putting a draft away', () => {
  it('takes a reason, and ends its review', async () => {
    const draft = await bring();
    expect((await desk.onDraft('rejectDraft', draft, { reason: ' ' })).refusal?.code).toBe('REASON_MISSING');
    const { node } = await desk.onDraft('rejectDraft', draft, { reason: 'Bản nháp cũ' });
    expect(node.state).toBe('REJECTED');
    expect((await desk.onDraft('rejectDraft', node, { reason: 'x' })).refusal?.code).toBe('DRAFT_CLOSED');
  });
});
