import { describe, expect, it } from 'vitest';
import {
  createDirectiveOffice,
  DIRECTIVE_SELECTION,
  type SelectedDirective,
} from '../../support/directive-office.ts';
import { toUpdateInput } from '../../support/to-update-input.ts';

const { office } = createDirectiveOffice();

describe('suspending and resuming a directive', () => {
  it('resumes in the status before the suspension', async () => {
    const { node: suspended } = await office.mutate('office', 'suspendDirective', {
      ...toUpdateInput(await office.createDirectiveInStatus('ACCEPTED')),
      reason: 'Chờ hướng dẫn.',
    });
    expect(suspended).toMatchObject({ status: 'SUSPENDED', isOpen: true });
    const { node } = await office.mutate('office', 'resumeDirective', toUpdateInput(suspended));
    expect(node.status).toBe('ACCEPTED');
  });
});

describe('closing a directive', () => {
  it('cancels a draft, which cannot be reopened because it was never issued', async () => {
    const { node: draft } = await office.mutate<SelectedDirective>('office', 'draftDirective', {
      body: office.body.id,
      text: 'Nhầm.',
    });
    const { node } = await office.mutate<SelectedDirective>('office', 'cancelDirective', {
      ...toUpdateInput(draft),
      reason: 'Nhầm.',
    });
    expect(node).toMatchObject({ status: 'CANCELLED', isOpen: false });
    const { error } = await office.mutate('office', 'reopenDirective', {
      ...toUpdateInput(node),
      reason: 'x',
    });
    expect(error?.code).toBe('DIRECTIVE_NEVER_ISSUED');
  });

  it('transfers the directive to another body', async () => {
    const { node } = await office.mutate('office', 'transferDirective', {
      ...toUpdateInput(await office.createDirectiveInStatus('ACCEPTED')),
      reason: 'Chuyển Ủy ban nhân dân tỉnh.',
    });
    expect(node).toMatchObject({ status: 'TRANSFERRED', isOpen: false });
  });

  it('cancels a directive that a later one revokes', async () => {
    const [earlier, later] = [
      await office.createDirectiveInStatus('ACCEPTED'),
      await office.issueDirective(),
    ];
    const { node } = await office.mutate(
      'office',
      'revokeDirective',
      { ...toUpdateInput(earlier), by: later.id },
      `${DIRECTIVE_SELECTION} relationsFrom { nodes { kind } }`,
    );
    expect(node).toMatchObject({ status: 'CANCELLED', relationsFrom: { nodes: [{ kind: 'REVOKES' }] } });
  });

  it('closes a directive that a later one supersedes', async () => {
    const [earlier, later] = [
      await office.createDirectiveInStatus('IN_PROGRESS'),
      await office.issueDirective(),
    ];
    const { node } = await office.mutate(
      'office',
      'supersedeDirective',
      { ...toUpdateInput(earlier), by: later.id },
      `${DIRECTIVE_SELECTION} relationsFrom { nodes { kind from { code } } }`,
    );
    expect(node).toMatchObject({
      status: 'SUPERSEDED',
      isOpen: false,
      relationsFrom: { nodes: [{ kind: 'SUPERSEDES', from: { code: later.code } }] },
    });
  });
});

describe('reopening a directive', () => {
  it.each([
    ['COMPLETED', 'IN_PROGRESS'],
    ['CANCELLED', 'ASSIGNED'],
  ])('changes a directive from %s to %s', async (status, expected) => {
    const directive = await office.createDirectiveInStatus(status === 'COMPLETED' ? status : 'IN_PROGRESS');
    const { node: closed } =
      status === 'COMPLETED'
        ? { node: directive }
        : await office.mutate('office', 'cancelDirective', { ...toUpdateInput(directive), reason: 'x' });
    const { node } = await office.mutate('office', 'reopenDirective', {
      ...toUpdateInput(closed),
      reason: 'Còn tồn tại.',
    });
    expect(node).toMatchObject({ status: expected, isOpen: true });
  });
});
