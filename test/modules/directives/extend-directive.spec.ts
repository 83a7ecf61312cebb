import { describe, expect, it } from 'vitest';
import { createDirectiveOffice, type SelectedDirective } from '../../support/directive-office.ts';
import { toUpdateInput } from '../../support/to-update-input.ts';

const { office } = createDirectiveOffice();

describe('extending a directive', () => {
  const buildFixedDeadline = (dueOn: string) => ({
    kind: 'FIXED',
    words: `đến ${dueOn}`,
    dueOn,
    precision: 'DAY',
  });
  const requestExtension = async () => {
    const directive = await office.createDirectiveInStatus('IN_PROGRESS', {
      deadline: buildFixedDeadline('2026-12-01'),
    });
    const response = await office.mutate<SelectedDirective & { state: string }>(
      'economy',
      'requestExtension',
      { directive: directive.id, deadline: buildFixedDeadline('2026-12-20'), reason: 'Thiếu số liệu.' },
      'id version state',
    );
    return { directive, request: response.node };
  };

  it('changes the deadline when it is granted, keeps the original one and counts the extension', async () => {
    const { request } = await requestExtension();
    const { node } = await office.mutate(
      'leader',
      'grantExtension',
      toUpdateInput(request),
      'state directive { deadline { dueOn } originalDeadline { dueOn } extensionCount slippageDays deadlineChanges { nodes { reason before { dueOn } after { dueOn } } } }',
    );
    expect(node).toEqual({
      state: 'GRANTED',
      directive: {
        deadline: { dueOn: '2026-12-20' },
        originalDeadline: { dueOn: '2026-12-01' },
        extensionCount: 1,
        slippageDays: 19,
        deadlineChanges: {
          nodes: [
            { reason: 'Thiếu số liệu.', before: { dueOn: '2026-12-01' }, after: { dueOn: '2026-12-20' } },
          ],
        },
      },
    });
  });

  it('can be refused only with a reason, and is decided once', async () => {
    const { request } = await requestExtension();
    const { error: reasonError } = await office.mutate(
      'leader',
      'refuseExtension',
      toUpdateInput(request),
      'id',
    );
    expect(reasonError?.code).toBe('REASON_MISSING');
    const { node } = await office.mutate<SelectedDirective>(
      'leader',
      'refuseExtension',
      { ...toUpdateInput(request), reason: 'Đã gia hạn nhiều lần.' },
      'id version state',
    );
    const { error } = await office.mutate('leader', 'grantExtension', toUpdateInput(node), 'id');
    expect(error?.code).toBe('EXTENSION_DECIDED');
  });

  it.each(['2026-12-01', '2026-11-30'])(
    'rejects a request for %s, which is not later than the deadline',
    async (dueOn) => {
      const directive = await office.createDirectiveInStatus('IN_PROGRESS', {
        deadline: buildFixedDeadline('2026-12-01'),
      });
      const input = { directive: directive.id, deadline: buildFixedDeadline(dueOn), reason: 'x' };
      const { error } = await office.mutate('economy', 'requestExtension', input, 'id');
      expect(error).toMatchObject({ code: 'DEADLINE_NOT_LATER', path: ['deadline', 'dueOn'] });
    },
  );

  it('allows one open request, which the unit may withdraw but not grant', async () => {
    const { directive, request } = await requestExtension();
    const again = { directive: directive.id, deadline: buildFixedDeadline('2026-12-25'), reason: 'x' };
    expect((await office.mutate('economy', 'requestExtension', again, 'id')).error?.code).toBe(
      'EXTENSION_PENDING',
    );
    expect((await office.mutate('economy', 'grantExtension', toUpdateInput(request), 'id')).error?.code).toBe(
      'FORBIDDEN',
    );
    const { node } = await office.mutate('economy', 'withdrawExtension', toUpdateInput(request), 'state');
    expect(node).toEqual({ state: 'WITHDRAWN' });
  });
});

describe('changing a deadline without a request', () => {
  it('stores the new deadline, and rejects one before the day of issue', async () => {
    const directive = await office.createDirectiveInStatus('IN_PROGRESS');
    const deadline = { kind: 'FIXED', words: 'trong tháng 12', dueOn: '2026-12-31', precision: 'MONTH' };
    const { node } = await office.mutate(
      'office',
      'changeDeadline',
      { ...toUpdateInput(directive), deadline, reason: 'Theo chỉ đạo mới.' },
      'deadline { dueOn } originalDeadline { dueOn }',
    );
    expect(node).toEqual({ deadline: { dueOn: '2026-12-31' }, originalDeadline: { dueOn: null } });
    const early = { ...deadline, dueOn: '2026-10-31' };
    const { error } = await office.mutate('office', 'changeDeadline', {
      id: directive.id,
      expectedVersion: directive.version + 1,
      deadline: early,
      reason: 'x',
    });
    expect(error?.code).toBe('DEADLINE_BEFORE_ISSUE');
  });
});
