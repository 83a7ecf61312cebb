import { describe, expect, it } from 'vitest';
import {
  createDirectiveOffice,
  DIRECTIVE_SELECTION,
  type SelectedDirective,
} from '../../support/directive-office.ts';
import { toUpdateInput } from '../../support/to-update-input.ts';

const { office } = createDirectiveOffice();

describe('confirming completion', () => {
  it('completes the directive, and keeps the day on which the unit reported', async () => {
    const directive = await office.createDirectiveInStatus('REPORTED_DONE');
    expect(directive.isOpen).toBe(true);
    const { node } = await office.mutate(
      'leader',
      'confirmCompletion',
      toUpdateInput(directive),
      `${DIRECTIVE_SELECTION} closedOn reportedDoneOn`,
    );
    expect(node).toMatchObject({
      status: 'COMPLETED',
      isOpen: false,
      closedOn: '2026-11-24',
      reportedDoneOn: '2026-11-24',
    });
  });

  it('is not allowed for the account that reported, also if the office reported for a unit', async () => {
    const directive = await office.createDirectiveInStatus('IN_PROGRESS');
    const { node } = await office.mutate<{ directive: SelectedDirective }>(
      'office',
      'reportProgress',
      { directive: directive.id, summary: 'Đơn vị báo cáo bằng văn bản.', isCompletionReport: true },
      `directive { ${DIRECTIVE_SELECTION} }`,
    );
    expect(node.directive.status).toBe('REPORTED_DONE');
    const { error } = await office.mutate('office', 'confirmCompletion', toUpdateInput(node.directive));
    expect(error?.code).toBe('CONFIRMER_REPORTED');
    const { node: confirmed } = await office.mutate(
      'second office',
      'confirmCompletion',
      toUpdateInput(node.directive),
    );
    expect(confirmed.status).toBe('COMPLETED');
  });

  it('can be answered with a return for rework, which clears the day of the report', async () => {
    const directive = await office.createDirectiveInStatus('REPORTED_DONE');
    const { node } = await office.mutate(
      'office',
      'returnForRework',
      { ...toUpdateInput(directive), reason: 'Chưa có minh chứng.' },
      `${DIRECTIVE_SELECTION} reportedDoneOn assignments { nodes { reportedDoneOn } }`,
    );
    expect(node).toMatchObject({
      status: 'REWORK',
      reportedDoneOn: null,
      assignments: { nodes: [{ reportedDoneOn: null }] },
    });
  });
});
