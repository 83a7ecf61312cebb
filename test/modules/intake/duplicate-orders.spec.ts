import { describe, expect, it } from 'vitest';
import { createDirectiveOffice } from '../../support/directive-office.ts';
import { DraftReviewer, type SelectedProposal } from './draft-reviewer.ts';

const { office } = createDirectiveOffice();
const reviewer = new DraftReviewer(office);
let importCount = 0;

interface PossibleDuplicate {
  readonly score: number;
  readonly directive: { readonly id: string; readonly code: string; readonly text: string };
}

/** Issues a directive and imports a text with a similar clause. */
async function issueAndImport(order: string, clause: string, unit = 0) {
  const directive = await office.issueDirective({
    text: order,
    addressees: [{ organization: office.getUnit(unit).id }],
  });
  const draft = await reviewer.importText(
    `Thông báo ${++importCount}. Kết luận hội nghị, đồng chí Chủ tịch chỉ đạo: ${clause}; Thống nhất chủ trương.`,
  );
  const [proposal] = draft.proposals.nodes as [SelectedProposal];
  return { directive, draft, proposal };
}

async function readEarlierOrders(draft: { id: string }): Promise<PossibleDuplicate[]> {
  const read = (await reviewer.readDraft(
    draft,
    'proposals { nodes { possibleDuplicates(first: 3) { nodes { score directive { id code text } } } } }',
  )) as unknown as { proposals: { nodes: { possibleDuplicates: { nodes: PossibleDuplicate[] } }[] } };
  return read.proposals.nodes[0]?.possibleDuplicates.nodes ?? [];
}

const countDirectives = async () => {
  const { data } = await office.execute<{ directives: { totalCount: number } }>(
    'office',
    '{ directives { totalCount } }',
  );
  return data.directives.totalCount;
};

describe('a possible duplicate of a directive', () => {
  it('is shown without regard to diacritics, the most similar one first', async () => {
    const { directive, draft } = await issueAndImport(
      'Giao Phòng Kinh tế rà soát hộ nghèo trên địa bàn',
      'Giao phong kinh te rà soát hộ nghèo trên địa bàn thị xã',
    );
    const [first, ...others] = await readEarlierOrders(draft);
    expect(first?.directive.id).toBe(directive.id);
    expect(first?.score).toBeGreaterThan(0.8);
    expect(others).toEqual([]);
  });

  it('is not shown for a different order', async () => {
    const { draft } = await issueAndImport(
      'Giao Công an bảo đảm an ninh dịp Tết',
      'Giao Phòng Nội vụ báo cáo biên chế',
      1,
    );
    expect(await readEarlierOrders(draft)).toEqual([]);
  });

  it('has a higher score for the same unit', async () => {
    const order = 'Giao Công an kiểm tra xe khách chở quá số người';
    const clause = 'Giao Công an rà soát xe khách chở quá số người';
    const same = await readEarlierOrders((await issueAndImport(order, clause, 2)).draft);
    const [other] = await readEarlierOrders((await issueAndImport(`${order} `, `${clause} `, 1)).draft);
    expect(same[0]?.score ?? 0).toBeGreaterThanOrEqual(other?.score ?? 1);
  });

  it('creates no new directive if the reviewer decides that it is the same: the earlier one is carried over', async () => {
    const { directive, draft, proposal } = await issueAndImport(
      'Giao Phòng Kinh tế rà soát chợ tạm',
      'Giao Phòng Kinh tế rà soát các chợ tạm',
    );
    await reviewer.mutateProposal('reviewProposal', proposal, {
      decision: 'ACCEPTED',
      duplicateOf: directive.id,
    });
    const before = await countDirectives();
    const { node, error } = await reviewer.mutateDraft('confirmDraft', await reviewer.readDraft(draft), {
      acceptUndecided: true,
    });
    expect(error).toBeUndefined();
    expect(await countDirectives()).toBe(before);
    expect(node.proposals.nodes[0]).toMatchObject({ directive: null, conclusion: { noActionNeeded: true } });
    const { data } = await office.execute(
      'office',
      'query ($id: ID!) { directive(by: { id: $id }) { reviews { nodes { outcome span { quote } meeting { id } } } } }',
      { id: directive.id },
    );
    expect(data).toMatchObject({
      directive: {
        reviews: {
          nodes: [
            {
              outcome: 'CARRIED_OVER',
              span: { quote: 'Giao Phòng Kinh tế rà soát các chợ tạm' },
              meeting: { id: node.meeting?.id },
            },
          ],
        },
      },
    });
  });

  it('creates a directive that repeats the earlier one if the reviewer decides so', async () => {
    const { directive, draft, proposal } = await issueAndImport(
      'Giao Phòng Kinh tế rà soát quy hoạch',
      'Giao Phòng Kinh tế rà soát lại quy hoạch',
    );
    await reviewer.mutateProposal('reviewProposal', proposal, {
      decision: 'ACCEPTED',
      duplicateOf: directive.id,
      duplicateDecision: 'REPEATS',
    });
    const { node, error } = await reviewer.mutateDraft('confirmDraft', await reviewer.readDraft(draft), {
      acceptUndecided: true,
    });
    expect(error).toBeUndefined();
    const { data } = await office.execute(
      'office',
      'query ($id: ID!) { directive(by: { id: $id }) { relations { nodes { kind to { id } } } } }',
      { id: node.proposals.nodes[0]?.directive?.id },
    );
    expect(data).toMatchObject({
      directive: { relations: { nodes: [{ kind: 'REPEATS', to: { id: directive.id } }] } },
    });
  });

  it('is never merged automatically', async () => {
    const { draft } = await issueAndImport(
      'Giao Phòng Kinh tế rà soát đất công',
      'Giao Phòng Kinh tế rà soát đất công',
    );
    const before = await countDirectives();
    await reviewer.mutateDraft('confirmDraft', draft, { acceptUndecided: true });
    expect(await countDirectives()).toBe(before + 1);
  });

  it('creates an independent directive after the reviewer reverts that decision', async () => {
    const { directive, proposal } = await issueAndImport(
      'Giao Phòng Kinh tế rà soát bến bãi',
      'Giao Phòng Kinh tế rà soát bến bãi',
    );
    const decided = await reviewer.mutateProposal('reviewProposal', proposal, { duplicateOf: directive.id });
    const { error } = await reviewer.mutateProposal('reviewProposal', decided.node, { clearDuplicate: true });
    expect(error).toBeUndefined();
  });
});

describe('a new version of a document', () => {
  it('shows the state of each span of the old one, and its draft creates nothing automatically', async () => {
    const first = 'Giao Phòng Kinh tế rà soát cầu treo';
    const second = 'Giao Phòng Nội vụ báo cáo kết quả tinh giản biên chế năm 2026.';
    const old = await reviewer.importText(
      `Bản đầu. Kết luận hội nghị, đồng chí Chủ tịch chỉ đạo: ${first}; ${second}`,
    );
    const { node } = await reviewer.mutateDraft('confirmDraft', old, { acceptUndecided: true });
    const again = await reviewer.importText(
      `Bản đã sửa chữa. Kết luận hội nghị, đồng chí Chủ tịch chỉ đạo: ${first}; ${second.replace('2026', '2027')}`,
      {
        meeting: node.meeting?.id,
        previousVersion: node.document?.id,
      },
    );
    const read = await reviewer.readDraft(again, 'anchors { quote fate newQuote start end similarity }');
    expect(read).toMatchObject({
      anchors: [
        { quote: first, fate: 'MOVED', newQuote: first, similarity: 1 },
        { quote: second, fate: 'CHANGED', newQuote: second.slice(0, -1).replace('2026', '2027') },
      ],
    });
  });
});
