import { describe, expect, it } from 'vitest';
import { Office } from '../../support/directive-office.ts';
import { openWorld } from '../../support/test-graph.ts';
import { Desk, DRAFT } from './intake-office.ts';

const world = openWorld(async (it) => {
  office = new Office(it);
  await office.open();
  desk = new Desk(office);
});
let office: Office;
let desk: Desk;

/** The same clauses in a text of its own, so that it is not found as one that was brought in before. */
const text = (number: number) =>
  `Hội nghị giao ban công tác tháng 10/2026, lần ${number}.
Kết luận hội nghị, đồng chí Chủ tịch chỉ đạo: Giao Phòng Kinh tế rà soát hộ nghèo trước ngày 15/12/2026; Giao phong noi vu báo cáo biên chế; Giao Phòng Biển báo cáo; Thống nhất chủ trương đầu tư nhà văn hóa.`;

describe('bringing a text in', () => {
  it('proposes its clauses with their exact words, and nothing of it is in the record', async () => {
    const draft = await desk.bring(text(1));
    const [first, , third, last] = draft.proposals.nodes;
    expect(draft).toMatchObject({ state: 'OPEN', undecidedCount: 4, meeting: null, document: null });
    expect(first).toMatchObject({
      ordinal: 1,
      decision: 'PENDING',
      kind: 'DIRECTIVE',
      said: { kind: 'DIRECTIVE' },
      deadline: { kind: 'FIXED', words: 'trước ngày 15/12/2026', dueOn: '2026-12-15' },
    });
    expect(text(1).slice(first?.start, first?.end)).toBe(first?.quote);
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
    const { data } = await world.ask(
      '{ meetings { totalCount } documents { totalCount } directives { totalCount } }',
    );
    expect(data).toEqual({
      meetings: { totalCount: 0 },
      documents: { totalCount: 0 },
      directives: { totalCount: 0 },
    });
  });

  it('finds the draft that the same bytes became, whoever brings them', async () => {
    const first = await desk.bring(text(2));
    const again = await new Desk(office, 'second office').bring(text(2), { title: 'Tên khác' });
    expect(again.id).toBe(first.id);
    expect(again.version).toBe(first.version);
  });

  it('is one draft when two bring the same at once', async () => {
    const other = new Desk(office, 'second office');
    const [one, two] = await Promise.all([desk.bring(text(20)), other.bring(text(20))]);
    expect(one.id).toBe(two.id);
  });

  it('makes a new draft of what was put away before', async () => {
    const first = await desk.bring(text(3));
    await desk.onDraft('rejectDraft', first, { reason: 'Nhầm tệp' });
    expect((await desk.bring(text(3))).id).not.toBe(first.id);
  });

  it('proposes a code for the meeting that no meeting has', async () => {
    const draft = await desk.bring(text(4));
    expect(draft.meetingCode).toBe('GB-2026-10');
    await office.act(
      'office',
      'recordMeeting',
      { host: office.body.id, code: 'GB-2026-10', title: 'Giao ban' },
      'id',
    );
    expect((await desk.bring(text(5))).meetingCode).toBe('GB-2026-10-2');
  });

  it.each([
    [{ text: undefined }, 'SOURCE_AMBIGUOUS'],
    [{ file: 'a'.repeat(64) }, 'SOURCE_AMBIGUOUS'],
    [{ text: undefined, file: 'a'.repeat(64) }, 'FILE_UNKNOWN'],
    [{ text: ' \n' }, 'TEXT_MISSING'],
    [{ text: 'a\0b' }, 'TEXT_INVALID'],
    [{ body: undefined }, 'BODY_MISSING'],
  ])('refuses %o with %s', async (given, code) => {
    const input = { text: text(6), body: office.body.id, ...given };
    expect((await office.act('office', 'importDocument', input, DRAFT)).refusal?.code).toBe(code);
  });

  it('takes a governing body, and no unit below it', async () => {
    const input = { text: text(6), body: office.unit(0).id };
    expect((await office.act('office', 'importDocument', input, DRAFT)).refusal?.code).toBe('BODY_NOT_TOP');
  });

  it.each(['leader', 'economy', 'auditor', 'admin'])('is not for %s', async (who) => {
    const input = { text: text(7), body: office.body.id };
    expect((await office.act(who, 'importDocument', input, 'id')).refusal?.code).toBe('FORBIDDEN');
  });

  it('names meetings in the record that it may speak of', async () => {
    const { node: meeting } = await office.act<{ id: string }>(
      'office',
      'recordMeeting',
      { host: office.body.id, code: 'GB-THÁNG-MƯỜI', title: 'Giao ban', period: '2026-10' },
      'id',
    );
    const draft = await desk.bring(text(21));
    const read = await desk.read(draft, 'likelyMeetings { nodes { id } }');
    expect(read).toEqual({ likelyMeetings: { nodes: [{ id: meeting.id }] } });
    const { node } = await desk.onDraft('reviewDraft', draft, { meeting: meeting.id });
    expect(node.meeting?.id).toBe(meeting.id);
  });

  it('is seen by those who read all of the body, and by nobody else', async () => {
    const draft = await desk.bring(text(8));
    const count = async (who: string) => {
      const { data } = await office.ask<{ drafts: { totalCount: number }; node: object | null }>(
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
