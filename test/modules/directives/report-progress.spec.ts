import { describe, expect, it } from 'vitest';
import {
  createDirectiveOffice,
  DIRECTIVE_SELECTION,
  type SelectedDirective,
} from '../../support/directive-office.ts';
import { toUpdateInput } from '../../support/to-update-input.ts';

const { office } = createDirectiveOffice();

describe('reporting progress', () => {
  it('reports the directive done when every lead has reported', async () => {
    const directive = await office.issueDirective({
      addressees: [{ organization: office.getUnit(0).id }, { organization: office.getUnit(1).id }],
    });
    const { node: first } = await office.mutate('economy', 'acceptDirective', toUpdateInput(directive));
    await office.mutate('interior', 'acceptDirective', toUpdateInput(first));
    const report = { directive: directive.id, summary: 'Đã xong phần việc.', isCompletionReport: true };
    const { node: half } = await office.mutate<{ directive: SelectedDirective }>(
      'economy',
      'reportProgress',
      report,
      `directive { ${DIRECTIVE_SELECTION} }`,
    );
    expect(half.directive.status).toBe('ACCEPTED');
    const { node: whole } = await office.mutate<{ directive: SelectedDirective }>(
      'interior',
      'reportProgress',
      report,
      `directive { ${DIRECTIVE_SELECTION} }`,
    );
    expect(whole.directive.status).toBe('REPORTED_DONE');
  });

  it('does not change the directive while the report is a draft', async () => {
    const directive = await office.createDirectiveInStatus('IN_PROGRESS');
    const { node: draft } = await office.mutate<
      SelectedDirective & { state: string; directive: SelectedDirective }
    >(
      'economy',
      'reportProgress',
      { directive: directive.id, summary: 'Đang làm.', percent: 40, submit: false },
      `id version state directive { ${DIRECTIVE_SELECTION} lastReportedOn }`,
    );
    expect(draft).toMatchObject({ state: 'DRAFT', directive: { ...directive, lastReportedOn: null } });
    const { node: sent } = await office.mutate(
      'economy',
      'submitReport',
      toUpdateInput(draft),
      'state submittedOn',
    );
    expect(sent).toEqual({ state: 'SUBMITTED', submittedOn: '2026-11-24' });
    const { error } = await office.mutate(
      'economy',
      'submitReport',
      {
        id: draft.id,
        expectedVersion: draft.version + 1,
      },
      'id',
    );
    expect(error?.code).toBe('REPORT_SUBMITTED');
  });

  it('can be rewritten while the report is a draft', async () => {
    const directive = await office.createDirectiveInStatus('IN_PROGRESS');
    const { node } = await office.mutate<SelectedDirective>(
      'economy',
      'reportProgress',
      { directive: directive.id, summary: 'Nháp.', submit: false },
      'id version',
    );
    const { node: rewritten } = await office.mutate(
      'economy',
      'rewriteReport',
      { ...toUpdateInput(node), summary: 'Đã xong một nửa.', percent: 50 },
      'state summary percent',
    );
    expect(rewritten).toEqual({ state: 'DRAFT', summary: 'Đã xong một nửa.', percent: 50 });
  });

  it.each([
    [{ summary: ' ' }, 'SUMMARY_MISSING'],
    [{ summary: 'x', percent: 101 }, 'PERCENT_INVALID'],
    [{ summary: 'x', period: 'tháng 3' }, 'PERIOD_INVALID'],
    [{ summary: 'x', evidence: [{ sha256: 'a'.repeat(64) }] }, 'FILE_UNKNOWN'],
    [{ summary: 'x', on: '2026-11-25' }, 'DAY_IN_FUTURE'],
  ])('rejects %o with %s', async (fields, code) => {
    const directive = await office.createDirectiveInStatus('IN_PROGRESS');
    const { error } = await office.mutate(
      'economy',
      'reportProgress',
      { directive: directive.id, ...fields },
      'id',
    );
    expect(error?.code).toBe(code);
  });
});
