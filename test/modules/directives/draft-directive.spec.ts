import { describe, expect, it } from 'vitest';
import {
  createDirectiveOffice,
  DIRECTIVE_SELECTION,
  type SelectedDirective,
} from '../../support/directive-office.ts';
import { toUpdateInput } from '../../support/to-update-input.ts';

const { office } = createDirectiveOffice();

describe('drafting a directive', () => {
  it.each(['leader', 'auditor', 'admin', 'economy', 'anonymous'])('is not allowed for %s', async (who) => {
    const { error } = await office.mutate(who, 'draftDirective', { body: office.body.id, text: 'Báo cáo.' });
    expect(error?.code).toBe(who === 'anonymous' ? 'SIGN_IN_REQUIRED' : 'FORBIDDEN');
  });
});

describe('the code of a directive', () => {
  const draftWithCode = (code: string) =>
    office.mutate('office', 'draftDirective', { body: office.body.id, text: 'Báo cáo.', code });

  it('can be chosen, and is never used again', async () => {
    expect((await draftWithCode(' CV-1 ')).node.code).toBe('CV-1');
    expect((await draftWithCode('CV-1')).error).toMatchObject({ code: 'CODE_TAKEN', path: ['code'] });
  });

  it('is given to only one of two drafts that choose it at the same time', async () => {
    const responses = await Promise.all([draftWithCode('CV-2'), draftWithCode('CV-2')]);
    expect(responses.map(({ error }) => error?.code).sort()).toEqual(['CODE_TAKEN', undefined]);
  });
});

describe('rewriting a draft', () => {
  it('is allowed until the directive is issued', async () => {
    const { node: draft } = await office.mutate<SelectedDirective>('office', 'draftDirective', {
      body: office.body.id,
      text: 'Báo cáo.',
    });
    const { node } = await office.mutate<SelectedDirective & { text: string; urgent: boolean }>(
      'office',
      'rewriteDirectiveDraft',
      { ...toUpdateInput(draft), text: 'Báo cáo ngay.', urgent: true },
      `${DIRECTIVE_SELECTION} text urgent`,
    );
    expect(node).toMatchObject({ text: 'Báo cáo ngay.', urgent: true });
    const { node: issued } = await office.mutate('office', 'issueDirective', toUpdateInput(node));
    const { error } = await office.mutate('office', 'rewriteDirectiveDraft', {
      ...toUpdateInput(issued),
      text: 'Khác.',
    });
    expect(error?.code).toBe('TRANSITION_IMPOSSIBLE');
  });
});
