import { describe, expect, it } from 'vitest';
import {
  DIRECTIVE_SELECTION,
  DirectiveOffice,
  type SelectedDirective,
} from '../../support/directive-office.ts';
import { createTestGraph } from '../../support/test-graph.ts';

const graph = createTestGraph(async (it) => {
  office = new DirectiveOffice(it);
  await office.insert();
});
let office: DirectiveOffice;

const toUpdateInput = ({ id, version }: SelectedDirective) => ({ id, expectedVersion: version });

describe('issuing a directive', () => {
  it('gives the draft a code of its meeting, a first move and an original deadline that stays', async () => {
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
      addressees: [{ organization: office.unit(0).id, words: 'Phòng Kinh tế' }],
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

  it('needs neither a deadline nor an addressee: what nobody said stays unsaid', async () => {
    const directive = await office.issueDirective({ addressees: [] });
    expect(directive).toMatchObject({ status: 'ASSIGNED', isOpen: true, timeliness: 'NO_DEADLINE' });
  });

  it('is refused before the deadline it would break', async () => {
    const { node } = await office.mutate<SelectedDirective>('office', 'draftDirective', {
      body: office.body.id,
      text: 'Báo cáo.',
      deadline: { kind: 'FIXED', words: 'trước 1/11', dueOn: '2026-11-01', precision: 'DAY' },
    });
    const { error } = await office.mutate('office', 'issueDirective', toUpdateInput(node));
    expect(error?.code).toBe('DEADLINE_BEFORE_ISSUE');
  });

  it('is refused on a day that has not come', async () => {
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

  it.each(['leader', 'auditor', 'admin', 'economy', 'anonymous'])('is not for %s', async (who) => {
    const { error } = await office.mutate(who, 'draftDirective', { body: office.body.id, text: 'Báo cáo.' });
    expect(error?.code).toBe(who === 'anonymous' ? 'SIGN_IN_REQUIRED' : 'FORBIDDEN');
  });
});

describe('the code of a directive', () => {
  const drafted = (code: string) =>
    office.mutate('office', 'draftDirective', { body: office.body.id, text: 'Báo cáo.', code });

  it('may be chosen, and is never used again', async () => {
    expect((await drafted(' CV-1 ')).node.code).toBe('CV-1');
    expect((await drafted('CV-1')).error).toMatchObject({ code: 'CODE_TAKEN', path: ['code'] });
  });

  it('goes to one of two who choose it at once', async () => {
    const answers = await Promise.all([drafted('CV-2'), drafted('CV-2')]);
    expect(answers.map(({ error }) => error?.code).sort()).toEqual(['CODE_TAKEN', undefined]);
  });
});

describe('accepting and returning', () => {
  it('moves on when every lead has accepted', async () => {
    const directive = await office.issueDirective({
      addressees: [{ organization: office.unit(0).id }, { organization: office.unit(1).id }],
    });
    const { node: half } = await office.mutate('economy', 'acceptDirective', toUpdateInput(directive));
    expect(half.status).toBe('ASSIGNED');
    const { node: whole } = await office.mutate('interior', 'acceptDirective', toUpdateInput(half));
    expect(whole.status).toBe('ACCEPTED');
  });

  it('keeps the reason of a return, and lets the office assign anew', async () => {
    const directive = await office.issueDirective();
    const { node: returned } = await office.mutate('economy', 'returnDirective', {
      ...toUpdateInput(directive),
      reason: 'Không thuộc chức năng của đơn vị.',
    });
    expect(returned.status).toBe('RETURNED');
    const { node } = await office.mutate(
      'office',
      'assignDirective',
      { ...toUpdateInput(returned), addressees: [{ organization: office.unit(1).id }] },
      `${DIRECTIVE_SELECTION} assignments { nodes { acceptance reason addressee { ... on Organization { name } } } }`,
    );
    expect(node).toMatchObject({
      status: 'ASSIGNED',
      assignments: {
        nodes: [
          { acceptance: 'RETURNED', reason: 'Không thuộc chức năng của đơn vị.' },
          { acceptance: 'PENDING', addressee: { name: 'Phòng Nội vụ' } },
        ],
      },
    });
    // Whoever returned it owes nothing any more, so nobody waits for them.
    const { node: accepted } = await office.mutate('interior', 'acceptDirective', toUpdateInput(node));
    expect(accepted.status).toBe('ACCEPTED');
  });

  it('is refused without a reason', async () => {
    const { error } = await office.mutate('economy', 'returnDirective', {
      ...toUpdateInput(await office.issueDirective()),
      reason: '  ',
    });
    expect(error).toMatchObject({ code: 'REASON_MISSING', path: ['reason'] });
  });

  it('is not for another unit, to whom there is no such directive', async () => {
    const directive = await office.issueDirective();
    const { error } = await office.mutate('police', 'acceptDirective', toUpdateInput(directive));
    expect(error?.code).toBe('NODE_UNKNOWN');
  });

  it('may be done by the person it was given to by name', async () => {
    const directive = await office.issueDirective({ addressees: [{ person: office.deputy.id }] });
    const { node } = await office.mutate('deputy', 'acceptDirective', toUpdateInput(directive));
    expect(node.status).toBe('ACCEPTED');
    expect((await office.mutate('police', 'startDirective', toUpdateInput(node))).error?.code).toBe(
      'NODE_UNKNOWN',
    );
  });

  it('may be done by the office for a unit that has no account', async () => {
    const { node } = await office.mutate(
      'office',
      'acceptDirective',
      toUpdateInput(await office.issueDirective()),
    );
    expect(node.status).toBe('ACCEPTED');
  });
});

describe('reporting done and confirming', () => {
  it('completes it, judged by the day the unit reported', async () => {
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

  it('is never confirmed by whoever reported it, though the office may report for a unit', async () => {
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

  it('goes back for rework with a reason, and is owed again', async () => {
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

  it('waits for the other lead', async () => {
    const directive = await office.issueDirective({
      addressees: [{ organization: office.unit(0).id }, { organization: office.unit(1).id }],
    });
    const { node: one } = await office.mutate('economy', 'acceptDirective', toUpdateInput(directive));
    await office.mutate('interior', 'acceptDirective', toUpdateInput(one));
    const done = { directive: directive.id, summary: 'Đã xong phần việc.', isCompletionReport: true };
    const { node: half } = await office.mutate<{ directive: SelectedDirective }>(
      'economy',
      'reportProgress',
      done,
      `directive { ${DIRECTIVE_SELECTION} }`,
    );
    expect(half.directive.status).toBe('ACCEPTED');
    const { node: whole } = await office.mutate<{ directive: SelectedDirective }>(
      'interior',
      'reportProgress',
      done,
      `directive { ${DIRECTIVE_SELECTION} }`,
    );
    expect(whole.directive.status).toBe('REPORTED_DONE');
  });

  it('changes nothing while the report is a draft', async () => {
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

  it.each([
    [{ summary: ' ' }, 'SUMMARY_MISSING'],
    [{ summary: 'x', percent: 101 }, 'PERCENT_INVALID'],
    [{ summary: 'x', period: 'tháng 3' }, 'PERIOD_INVALID'],
    [{ summary: 'x', evidence: [{ sha256: 'a'.repeat(64) }] }, 'FILE_UNKNOWN'],
    [{ summary: 'x', on: '2026-11-25' }, 'DAY_IN_FUTURE'],
  ])('refuses %o with %s', async (given, code) => {
    const directive = await office.createDirectiveInStatus('IN_PROGRESS');
    const { error } = await office.mutate(
      'economy',
      'reportProgress',
      { directive: directive.id, ...given },
      'id',
    );
    expect(error?.code).toBe(code);
  });
});

describe('more time', () => {
  const deadline = (dueOn: string) => ({ kind: 'FIXED', words: `đến ${dueOn}`, dueOn, precision: 'DAY' });
  const asked = async () => {
    const directive = await office.createDirectiveInStatus('IN_PROGRESS', {
      deadline: deadline('2026-12-01'),
    });
    const answer = await office.mutate<SelectedDirective & { state: string }>(
      'economy',
      'requestExtension',
      { directive: directive.id, deadline: deadline('2026-12-20'), reason: 'Thiếu số liệu.' },
      'id version state',
    );
    return { directive, request: answer.node };
  };

  it('is granted: the deadline moves, the original one stays, the change is counted', async () => {
    const { request } = await asked();
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

  it('is refused with a reason, once', async () => {
    const { request } = await asked();
    const { error: silent } = await office.mutate('leader', 'refuseExtension', toUpdateInput(request), 'id');
    expect(silent?.code).toBe('REASON_MISSING');
    const { node } = await office.mutate<SelectedDirective>(
      'leader',
      'refuseExtension',
      { ...toUpdateInput(request), reason: 'Đã gia hạn nhiều lần.' },
      'id version state',
    );
    const { error } = await office.mutate('leader', 'grantExtension', toUpdateInput(node), 'id');
    expect(error?.code).toBe('EXTENSION_DECIDED');
  });

  it.each(['2026-12-01', '2026-11-30'])('is not asked for until %s, which is not later', async (dueOn) => {
    const directive = await office.createDirectiveInStatus('IN_PROGRESS', {
      deadline: deadline('2026-12-01'),
    });
    const input = { directive: directive.id, deadline: deadline(dueOn), reason: 'x' };
    const { error } = await office.mutate('economy', 'requestExtension', input, 'id');
    expect(error).toMatchObject({ code: 'DEADLINE_NOT_LATER', path: ['deadline', 'dueOn'] });
  });

  it('is asked for once at a time, withdrawn by the unit, and never decided by it', async () => {
    const { directive, request } = await asked();
    const again = { directive: directive.id, deadline: deadline('2026-12-25'), reason: 'x' };
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

describe('suspending, cancelling, reopening', () => {
  it('goes on where it stood', async () => {
    const { node: suspended } = await office.mutate('office', 'suspendDirective', {
      ...toUpdateInput(await office.createDirectiveInStatus('ACCEPTED')),
      reason: 'Chờ hướng dẫn.',
    });
    expect(suspended).toMatchObject({ status: 'SUSPENDED', isOpen: true });
    const { node } = await office.mutate('office', 'resumeDirective', toUpdateInput(suspended));
    expect(node.status).toBe('ACCEPTED');
  });

  it('takes a draft back without ever having issued it', async () => {
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

  it.each([
    ['COMPLETED', 'IN_PROGRESS'],
    ['CANCELLED', 'ASSIGNED'],
  ])('opens what was %s again as %s', async (status, expected) => {
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

  it('says what is possible when something is not', async () => {
    const { error } = await office.mutate(
      'office',
      'confirmCompletion',
      toUpdateInput(await office.issueDirective()),
    );
    expect(error).toMatchObject({ code: 'TRANSITION_IMPOSSIBLE' });
    expect(error?.allowed).toEqual(['ACCEPT', 'RETURN', 'SUSPEND', 'TRANSFER', 'CANCEL', 'SUPERSEDE']);
  });

  it('refuses a version that is not the present one, and says which is', async () => {
    const directive = await office.issueDirective();
    const { node } = await office.mutate('economy', 'acceptDirective', toUpdateInput(directive));
    const { error } = await office.mutate('economy', 'startDirective', toUpdateInput(directive));
    expect(error).toMatchObject({
      code: 'VERSION_STALE',
      currentVersion: node.version,
      path: ['expectedVersion'],
    });
  });
});

describe('other ways a directive goes', () => {
  it('is written anew while it is a draft, and never after', async () => {
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

  it('is handed to a body outside', async () => {
    const { node } = await office.mutate('office', 'transferDirective', {
      ...toUpdateInput(await office.createDirectiveInStatus('ACCEPTED')),
      reason: 'Chuyển Ủy ban nhân dân tỉnh.',
    });
    expect(node).toMatchObject({ status: 'TRANSFERRED', isOpen: false });
  });

  it('is taken back by a later one', async () => {
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

  it('gets another deadline without a request, with a reason', async () => {
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

  it('has the draft of a report written anew until it is sent in', async () => {
    const directive = await office.createDirectiveInStatus('IN_PROGRESS');
    const { node } = await office.mutate<SelectedDirective>(
      'economy',
      'reportProgress',
      { directive: directive.id, summary: 'Nháp.', submit: false },
      'id version',
    );
    const { node: again } = await office.mutate(
      'economy',
      'rewriteReport',
      { ...toUpdateInput(node), summary: 'Đã xong một nửa.', percent: 50 },
      'state summary percent',
    );
    expect(again).toEqual({ state: 'DRAFT', summary: 'Đã xong một nửa.', percent: 50 });
  });
});

describe('what directives are to each other', () => {
  it('ends the earlier one when a later one takes its place', async () => {
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

  it('keeps a whole open while its parts are', async () => {
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

  it('refuses a directive that is a part of itself, at once or by way of others', async () => {
    const [a, b, c] = [
      await office.issueDirective(),
      await office.issueDirective(),
      await office.issueDirective(),
    ];
    const relate = (from: SelectedDirective, to: SelectedDirective) =>
      office.mutate('office', 'relateDirectives', { from: from.id, kind: 'PART_OF', to: to.id }, 'id');
    expect((await relate(a, a)).error?.code).toBe('RELATION_TO_ITSELF');
    await relate(a, b);
    await relate(b, c);
    expect((await relate(c, a)).error?.code).toBe('RELATION_CYCLE');
    expect((await relate(a, b)).error?.code).toBe('RELATION_TWICE');
  });

  it('carries it over to a later meeting, and counts', async () => {
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

describe('a directive to a collective', () => {
  it('is resolved to one assignment for each member, with a roll-up', async () => {
    const directive = await office.issueDirective({ addressees: [{ group: office.groupWithMembers.id }] });
    graph.viewer = office.getViewer('office');
    const { data } = await graph.execute<{ directive: { assignments: { nodes: SelectedDirective[] } } }>(
      'query ($id: ID!) { directive(by: { id: $id }) { assignments { nodes { id version } } } }',
      { id: directive.id },
    );
    const [collective] = data.directive.assignments.nodes;
    const { node } = await office.mutate(
      'office',
      'resolveGroup',
      toUpdateInput(collective as SelectedDirective),
      'memberCount acceptedCount members { nodes { addressee { ... on Organization { name } } } }',
    );
    expect(node).toEqual({
      memberCount: 2,
      acceptedCount: 0,
      members: { nodes: [{ addressee: { name: 'Phòng Kinh tế' } }, { addressee: { name: 'Phòng Nội vụ' } }] },
    });
    const { node: half } = await office.mutate(
      'economy',
      'acceptDirective',
      { id: directive.id, expectedVersion: directive.version + 1 },
      `${DIRECTIVE_SELECTION} assignments { nodes { memberCount acceptedCount } }`,
    );
    expect(half).toMatchObject({ status: 'ASSIGNED' });
  });
});

describe('a directive to a collective of which nobody knows the members', () => {
  it('is taken up and reported by the office, and confirmed by somebody else', async () => {
    const directive = await office.issueDirective({ addressees: [{ group: office.groupWithoutMembers.id }] });
    const { node: accepted } = await office.mutate('office', 'acceptDirective', toUpdateInput(directive));
    const { node: begun } = await office.mutate('office', 'startDirective', toUpdateInput(accepted));
    const { node } = await office.mutate<{ organization: { name: string }; directive: SelectedDirective }>(
      'office',
      'reportProgress',
      { directive: begun.id, summary: 'Các địa phương báo cáo đã xong.', isCompletionReport: true },
      `organization { name } directive { ${DIRECTIVE_SELECTION} }`,
    );
    expect(node).toMatchObject({
      organization: { name: office.body.name },
      directive: { status: 'REPORTED_DONE' },
    });
    expect(
      (await office.mutate('leader', 'confirmCompletion', toUpdateInput(node.directive))).node.status,
    ).toBe('COMPLETED');
  });

  it('waits for the units that were named since, not for the collective', async () => {
    const directive = await office.issueDirective({ addressees: [{ group: office.groupWithoutMembers.id }] });
    const { node: named } = await office.mutate('office', 'assignDirective', {
      ...toUpdateInput(directive),
      addressees: [{ organization: office.unit(0).id }],
    });
    expect((await office.mutate('economy', 'acceptDirective', toUpdateInput(named))).node.status).toBe(
      'ACCEPTED',
    );
  });
});

describe('what can be done now', () => {
  it('tells this viewer what is possible and, for what is not, why', async () => {
    const directive = await office.createDirectiveInStatus('REPORTED_DONE');
    const possible = async (who: string) => {
      graph.viewer = office.getViewer(who);
      const { data } = await graph.execute<{
        directive: { availableTransitions: { verb: string; isAllowed: boolean; errorCode: string | null }[] };
      }>(
        'query ($id: ID!) { directive(by: { id: $id }) { availableTransitions { verb to isAllowed errorCode errorMessage requires } } }',
        { id: directive.id },
      );
      return data.directive.availableTransitions.map(({ verb, errorCode }) => [verb, errorCode]);
    };
    expect(await possible('economy')).toEqual([
      ['CONFIRM', 'FORBIDDEN'],
      ['SEND_BACK', 'FORBIDDEN'],
      ['CANCEL', 'FORBIDDEN'],
      ['SUPERSEDE', 'FORBIDDEN'],
    ]);
    expect(await possible('leader')).toEqual([
      ['CONFIRM', null],
      ['SEND_BACK', null],
      ['CANCEL', 'FORBIDDEN'],
      ['SUPERSEDE', 'FORBIDDEN'],
    ]);
  });
});
