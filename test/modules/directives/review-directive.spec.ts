import { describe, expect, it } from 'vitest';
import { createDirectiveOffice } from '../../support/directive-office.ts';

const { office } = createDirectiveOffice();

describe('reviewing a directive in a later meeting', () => {
  it('stores the outcome and counts the reviews', async () => {
    const directive = await office.createDirectiveInStatus('IN_PROGRESS');
    const { node: meeting } = await office.mutate<{ id: string }>(
      'office',
      'recordMeeting',
      { host: office.body.id, code: 'GB-RÀ-SOÁT', title: 'Giao ban', heldOn: '2026-11-24' },
      'id',
    );
    const input = { directive: directive.id, meeting: meeting.id, outcome: 'CARRIED_OVER' };
    const { node } = await office.mutate(
      'office',
      'reviewDirective',
      input,
      'outcome directive { reviewCount }',
    );
    expect(node).toEqual({ outcome: 'CARRIED_OVER', directive: { reviewCount: 1 } });
    expect((await office.mutate('office', 'reviewDirective', input, 'id')).error?.code).toBe('REVIEW_TWICE');
  });
});
