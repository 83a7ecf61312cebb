import { describe, expect, it } from 'vitest';
import { Office } from '../../support/directive-office.ts';
import { openWorld } from '../../support/test-graph.ts';
import { Desk, type SeenProposal } from './intake-office.ts';

openWorld(async (it) => {
  office = new Office(it);
  await office.open();
  desk = new Desk(office);
});
let office: Office;
let desk: Desk;
let number = 0;

interface Earlier {
  readonly score: number;
  readonly directive: { readonly id: string; readonly code: string; readonly text: string };
}

/** An order in the record, and a draft in which a clause with other words arrives. */
async function arriving(order: string, clause: string, unit = 0) {
  const directive = await office.issued({
    text: order,
    addressees: [{ organization: office.unit(unit).id }],
  });
  const draft = await desk.bring(
    `Thông báo ${++number}. Kết luận hội nghị, đồng chí Chủ tịch chỉ đạo: ${clause}; Thống nhất chủ trương.`,
  );
  const [proposal] = draft.proposals.nodes as [SeenProposal];
  return { directive, draft, proposal };
}

async function warnings(draft: { id: string }): Promise<Earlier[]> {
  const read = (await desk.read(
    draft,
    'proposals { nodes { earlierOrders(first: 3) { nodes { score directive { id code text } } } } }',
  )) as unknown as { proposals: { nodes: { earlierOrders: { nodes: Earlier[] } }[] } };
  return read.proposals.nodes[0]?.earlierOrders.nodes ?? [];
}

const count = async () => {
  const { data } = await office.ask<{ directives: { totalCount: number } }>(
    'office',
    '{ directives { totalCount } }',
  );
  return data.directives.totalCount;
};

describe('an order that arrives once more', () => {
  it('is warned of, whatever the diacritics, the likest first', async () => {
    const { directive, draft } = await arriving(
      'Giao Phòng Kinh tế rà soát hộ nghèo trên địa bàn',
      'Giao phong kinh te rà soát hộ nghèo trên địa bàn thị xã',
    );
    const [first, ...others] = await warnings(draft);
    expect(first?.directive.id).toBe(directive.id);
    expect(first?.score).toBeGreaterThan(0.8);
    expect(others).toEqual([]);
  });

  it('is not warned of when it orders something else', async () => {
    const { draft } = await arriving(
      'Giao Công an bảo đảm an ninh dịp Tết',
      'Giao Phòng Nội vụ báo cáo biên chế',
      1,
    );
    expect(await warnings(draft)).toEqual([]);
  });

  it('is likelier the same for the same unit', async () => {
    const order = 'Giao Công an kiểm tra xe khách chở quá số người';
    const clause = 'Giao Công an rà soát xe khách chở quá số người';
    const same = await warnings((await arriving(order, clause, 2)).draft);
    const [other] = await warnings((await arriving(`${order} `, `${clause} `, 1)).draft);
    expect(same[0]?.score ?? 0).toBeGreaterThanOrEqual(other?.score ?? 1);
  });

  it('makes no new directive when a reviewer says that it is the same: the earlier one is carried over', async () => {
    const { directive, draft, proposal } = await arriving(
      'Giao Phòng Kinh tế rà soát chợ tạm',
      'Giao Phòng Kinh tế rà soát các chợ tạm',
    );
    await desk.onProposal('reviewProposal', proposal, { decision: 'ACCEPTED', earlier: directive.id });
    const before = await count();
    const { node, refusal } = await desk.onDraft('confirmDraft', await desk.read(draft), {
      acceptUndecided: true,
    });
    expect(refusal).toBeUndefined();
    expect(await count()).toBe(before);
    expect(node.proposals.nodes[0]).toMatchObject({ directive: null, conclusion: { noActionNeeded: true } });
    const { data } = await office.ask(
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

  it('makes one that repeats the earlier when a reviewer says so', async () => {
    const { directive, draft, proposal } = await arriving(
      'Giao Phòng Kinh tế rà soát quy hoạch',
      'Giao Phòng Kinh tế rà soát lại quy hoạch',
    );
    await desk.onProposal('reviewProposal', proposal, {
      decision: 'ACCEPTED',
      earlier: directive.id,
      sameOrder: 'REPEATS',
    });
    const { node, refusal } = await desk.onDraft('confirmDraft', await desk.read(draft), {
      acceptUndecided: true,
    });
    expect(refusal).toBeUndefined();
    const { data } = await office.ask(
      'office',
      'query ($id: ID!) { directive(by: { id: $id }) { relations { nodes { kind to { id } } } } }',
      { id: node.proposals.nodes[0]?.directive?.id },
    );
    expect(data).toMatchObject({
      directive: { relations: { nodes: [{ kind: 'REPEATS', to: { id: directive.id } }] } },
    });
  });

  it('is never merged by itself', async () => {
    const { draft } = await arriving(
      'Giao Phòng Kinh tế rà soát đất công',
      'Giao Phòng Kinh tế rà soát đất công',
    );
    const before = await count();
    await desk.onDraft('confirmDraft', draft, { acceptUndecided: true });
    expect(await count()).toBe(before + 1);
  });

  it('is an order of its own when the reviewer takes that back', async () => {
    const { directive, proposal } = await arriving(
      'Giao Phòng Kinh tế rà soát bến bãi',
      'Giao Phòng Kinh tế rà soát bến bãi',
    );
    const decided = await desk.onProposal('reviewProposal', proposal, { earlier: directive.id });
    const { refusal } = await desk.onProposal('reviewProposal', decided.node, { isNew: true });
    expect(refusal).toBeUndefined();
  });
});

describe('a new version of a document', () => {
  it('says of each passage of the old one what became of it, and its draft makes nothing by itself', async () => {
    const first = 'Giao Phòng Kinh tế rà soát cầu treo';
    const second = 'Giao Phòng Nội vụ báo cáo kết quả tinh giản biên chế năm 2026.';
    const old = await desk.bring(
      `Bản đầu. Kết luận hội nghị, đồng chí Chủ tịch chỉ đạo: ${first}; ${second}`,
    );
    const { node } = await desk.onDraft('confirmDraft', old, { acceptUndecided: true });
    const again = await desk.bring(
      `Bản đã sửa chữa. Kết luận hội nghị, đồng chí Chủ tịch chỉ đạo: ${first}; ${second.replace('2026', '2027')}`,
      {
        meeting: node.meeting?.id,
        previousVersion: node.document?.id,
      },
    );
    const read = await desk.read(again, 'anchors { quote fate newQuote start end similarity }');
    expect(read).toMatchObject({
      anchors: [
        { quote: first, fate: 'MOVED', newQuote: first, similarity: 1 },
        { quote: second, fate: 'CHANGED', newQuote: second.slice(0, -1).replace('2026', '2027') },
      ],
    });
  });
});
