import { describe, expect, it } from 'vitest';
import {
  createDirectiveOffice,
  DIRECTIVE_SELECTION,
  type SelectedDirective,
} from '../../support/directive-office.ts';
import { toUpdateInput } from '../../support/to-update-input.ts';

const { office } = createDirectiveOffice();

describe('relating directives', () => {
  it('does not complete a directive while its parts are open', async () => {
    const [whole, part] = [
      await office.createDirectiveInStatus('REPORTED_DONE'),
      await office.issueDirective(),
    ];
    const { node } = await office.mutate<{ to: SelectedDirective }>(
      'office',
      'relateDirectives',
      { from: part.id, kind: 'PART_OF', to: whole.id },
      `to { ${DIRECTIVE_SELECTION} }`,
    );
    const { error } = await office.mutate('office', 'confirmCompletion', toUpdateInput(node.to));
    expect(error?.code).toBe('PARTS_OPEN');
    await office.mutate('office', 'cancelDirective', { ...toUpdateInput(part), reason: 'x' });
    const { node: confirmed } = await office.mutate('office', 'confirmCompletion', toUpdateInput(node.to));
    expect(confirmed.status).toBe('COMPLETED');
  });

  it('rejects a directive that is part of itself, directly or through others', async () => {
    const [a, b, c] = [
      await office.issueDirective(),
      await office.issueDirective(),
      await office.issueDirective(),
    ];
    const relateAsPart = (from: SelectedDirective, to: SelectedDirective) =>
      office.mutate('office', 'relateDirectives', { from: from.id, kind: 'PART_OF', to: to.id }, 'id');
    expect((await relateAsPart(a, a)).error?.code).toBe('RELATION_TO_ITSELF');
    await relateAsPart(a, b);
    await relateAsPart(b, c);
    expect((await relateAsPart(c, a)).error?.code).toBe('RELATION_CYCLE');
    expect((await relateAsPart(a, b)).error?.code).toBe('RELATION_TWICE');
  });
});
