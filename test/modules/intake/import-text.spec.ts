import { describe, expect, it } from 'vitest';
import { createDirectiveOffice } from '../../support/directive-office.ts';
import { DRAFT_SELECTION, DraftReviewer } from './draft-reviewer.ts';

const { graph, office } = createDirectiveOffice();
const reviewer = new DraftReviewer(office);

/** Builds a text with the same clauses that differs from all earlier ones, so that it is a new draft. */
const buildNotice = (number: number) =>
  `Hội nghị giao ban công tác tháng 10/2026, lần ${number}.
Kết luận hội nghị, đồng chí Chủ tịch chỉ đạo: Giao Phòng Kinh tế rà soát hộ nghèo trước ngày 15/12/2026; Giao phong noi vu báo cáo biên chế; Giao Phòng Biển báo cáo; Thống nhất chủ trương đầu tư nhà văn hóa.`;

describe('importing a text', () => {
  it('proposes its clauses with their exact words, and records nothing', async () => {
    const draft = await reviewer.importText(buildNotice(1));
    const [first, , third, last] = draft.proposals.nodes;
    expect(draft).toMatchObject({ state: 'OPEN', undecidedCount: 4, meeting: null, document: null });
    expect(first).toMatchObject({
      ordinal: 1,
      decision: 'PENDING',
      kind: 'DIRECTIVE',
      extracted: { kind: 'DIRECTIVE' },
      deadline: { kind: 'FIXED', words: 'trước ngày 15/12/2026', dueOn: '2026-12-15' },
    });
    expect(buildNotice(1).slice(first?.start, first?.end)).toBe(first?.quote);
    expect(first?.addressees.nodes[0]).toMatchObject({
      resolvedBy: 'NAME',
      addressee: { name: 'Phòng Kinh tế' },
    });
    expect(third?.addressees.nodes[0]).toMatchObject({
      name: 'Phòng Biển',
      resolvedBy: null,
      addressee: null,
    });
    expect(last).toMatchObject({ kind: 'DECISION', addressees: { nodes: [] } });
    const { data } = await graph.execute(
      '{ meetings { totalCount } documents { totalCount } directives { totalCount } }',
    );
    expect(data).toEqual({
      meetings: { totalCount: 0 },
      documents: { totalCount: 0 },
      directives: { totalCount: 0 },
    });
  });

  it('returns the same draft for the same bytes, for every account', async () => {
    const first = await reviewer.importText(buildNotice(2));
    const again = await new DraftReviewer(office, 'second office').importText(buildNotice(2), {
      title: 'Tên khác',
    });
    expect(again.id).toBe(first.id);
    expect(again.version).toBe(first.version);
  });

  it('creates one draft if two import the same text at the same time', async () => {
    const other = new DraftReviewer(office, 'second office');
    const [one, two] = await Promise.all([
      reviewer.importText(buildNotice(20)),
      other.importText(buildNotice(20)),
    ]);
    expect(one.id).toBe(two.id);
  });

  it('creates a new draft if the earlier one was discarded', async () => {
    const first = await reviewer.importText(buildNotice(3));
    await reviewer.mutateDraft('rejectDraft', first, { reason: 'Nhầm tệp' });
    expect((await reviewer.importText(buildNotice(3))).id).not.toBe(first.id);
  });

  it('proposes an unused code for the meeting', async () => {
    const draft = await reviewer.importText(buildNotice(4));
    expect(draft.meetingCode).toBe('GB-2026-10');
    await office.mutate(
      'office',
      'recordMeeting',
      { host: office.body.id, code: 'GB-2026-10', title: 'Giao ban' },
      'id',
    );
    expect((await reviewer.importText(buildNotice(5))).meetingCode).toBe('GB-2026-10-2');
  });

  it.each([
    [{ text: undefined }, 'SOURCE_AMBIGUOUS'],
    [{ file: 'a'.repeat(64) }, 'SOURCE_AMBIGUOUS'],
    [{ text: undefined, file: 'a'.repeat(64) }, 'FILE_UNKNOWN'],
    [{ text: ' \n' }, 'TEXT_MISSING'],
    [{ text: 'a\0b' }, 'TEXT_INVALID'],
    [{ body: undefined }, 'BODY_MISSING'],
  ])('rejects %o with %s', async (overrides, code) => {
    const input = { text: buildNotice(6), body: office.body.id, ...overrides };
    expect((await office.mutate('office', 'importDocument', input, DRAFT_SELECTION)).error?.code).toBe(code);
  });

  it('accepts a governing body, and no unit below it', async () => {
    const input = { text: buildNotice(6), body: office.getUnit(0).id };
    expect((await office.mutate('office', 'importDocument', input, DRAFT_SELECTION)).error?.code).toBe(
      'BODY_NOT_TOP',
    );
  });

  it.each(['leader', 'economy', 'auditor', 'admin'])('is not allowed for %s', async (who) => {
    const input = { text: buildNotice(7), body: office.body.id };
    expect((await office.mutate(who, 'importDocument', input, 'id')).error?.code).toBe('FORBIDDEN');
  });

  it('returns recorded meetings that may be the meeting of the text', async () => {
    const { node: meeting } = await office.mutate<{ id: string }>(
      'office',
      'recordMeeting',
      { host: office.body.id, code: 'GB-THÁNG-MƯỜI', title: 'Giao ban', period: '2026-10' },
      'id',
    );
    const draft = await reviewer.importText(buildNotice(21));
    const read = await reviewer.readDraft(draft, 'likelyMeetings { nodes { id } }');
    expect(read).toEqual({ likelyMeetings: { nodes: [{ id: meeting.id }] } });
    const { node } = await reviewer.mutateDraft('reviewDraft', draft, { meeting: meeting.id });
    expect(node.meeting?.id).toBe(meeting.id);
  });

  it('shows the draft only to viewers who read all of the body', async () => {
    const draft = await reviewer.importText(buildNotice(8));
    const count = async (who: string) => {
      const { data } = await office.execute<{ drafts: { totalCount: number }; node: object | null }>(
        who,
        'query ($id: ID!) { drafts { totalCount } node(id: $id) { id } }',
        { id: draft.proposals.nodes[0]?.id },
      );
      return [data.drafts.totalCount > 0, data.node !== null];
    };
    for (const who of ['office', 'leader', 'auditor']) expect(await count(who)).toEqual([true, true]);
    for (const who of ['economy', 'admin', 'anonymous']) expect(await count(who)).toEqual([false, false]);
  });
});
