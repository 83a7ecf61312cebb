import { describe, expect, it } from 'vitest';
import {
  createDirectiveOffice,
  DIRECTIVE_SELECTION,
  type SelectedDirective,
} from '../../support/directive-office.ts';
import { toUpdateInput } from '../../support/to-update-input.ts';

const { office } = createDirectiveOffice();

describe('issuing a directive', () => {
  it('keeps the code from the meeting, records the first transition and stores the original deadline', async () => {
    const { node: meeting } = await office.mutate<{ id: string }>(
      'office',
      'recordMeeting',
      {
        host: office.body.id,
        code: 'GB-2026-11',
        title: 'Giao ban tháng 11',
        period: '2026-11',
        heldOn: '2026-11-10',
      },
      'id',
    );
    const { node } = await office.mutate<SelectedDirective>('office', 'draftDirective', {
      body: office.body.id,
      meeting: meeting.id,
      text: 'Rà soát hộ nghèo.',
      addressees: [{ organization: office.getUnit(0).id, words: 'Phòng Kinh tế' }],
      deadline: { kind: 'FIXED', words: 'trong tháng 12', dueOn: '2026-12-31', precision: 'MONTH' },
    });
    expect(node).toMatchObject({ code: 'GB-2026-11/1', status: 'DRAFT', isOpen: false, timeliness: null });
    const { node: issued } = await office.mutate(
      'office',
      'issueDirective',
      { ...toUpdateInput(node), issuedOn: '2026-11-10' },
      `${DIRECTIVE_SELECTION} issuedOn originalDeadline { dueOn words } transitions { nodes { from to happenedOn account { name } } }`,
    );
    expect(issued).toMatchObject({
      status: 'ASSIGNED',
      isOpen: true,
      timeliness: 'ON_TRACK',
      issuedOn: '2026-11-10',
      originalDeadline: { dueOn: '2026-12-31', words: 'trong tháng 12' },
      transitions: {
        nodes: [{ from: 'DRAFT', to: 'ASSIGNED', happenedOn: '2026-11-10', account: { name: 'office' } }],
      },
    });
  });

  it('needs neither a deadline nor an addressee', async () => {
    const directive = await office.issueDirective({ addressees: [] });
    expect(directive).toMatchObject({ status: 'ASSIGNED', isOpen: true, timeliness: 'NO_DEADLINE' });
  });

  it('is rejected if the deadline lies before the day of issue', async () => {
    const { node } = await office.mutate<SelectedDirective>('office', 'draftDirective', {
      body: office.body.id,
      text: 'Báo cáo.',
      deadline: { kind: 'FIXED', words: 'trước 1/11', dueOn: '2026-11-01', precision: 'DAY' },
    });
    const { error } = await office.mutate('office', 'issueDirective', toUpdateInput(node));
    expect(error?.code).toBe('DEADLINE_BEFORE_ISSUE');
  });

  it('is rejected on a day in the future', async () => {
    const { node } = await office.mutate<SelectedDirective>('office', 'draftDirective', {
      body: office.body.id,
      text: 'Báo cáo.',
    });
    const { error } = await office.mutate('office', 'issueDirective', {
      ...toUpdateInput(node),
      issuedOn: '2026-11-25',
    });
    expect(error).toMatchObject({ code: 'DAY_IN_FUTURE', path: ['issuedOn'] });
  });
});
