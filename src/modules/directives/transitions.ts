import type { DirectiveKind, DirectiveStatus } from '../../entities/directives/directive-enums.ts';
import { defineEnum } from '../../shared/enum.ts';

/** The transitions of a directive, with the words of the office. */
export const TransitionVerb = defineEnum('TransitionVerb', 'A transition in the life cycle of a directive.', {
  ISSUE: ['ban hành', 'The office issues a draft.'],
  ACCEPT: ['tiếp nhận', 'A lead accepts its assignment. The status changes when every lead has accepted.'],
  RETURN: ['trả lại', 'A lead returns the directive, with a reason.'],
  ASSIGN: ['giao lại', 'The office assigns a returned directive again.'],
  START: ['bắt đầu thực hiện', 'The unit starts the work, or starts again after SEND_BACK.'],
  REPORT_DONE: [
    'báo cáo hoàn thành',
    'A lead reports its part done. The status changes when every lead has reported.',
  ],
  CONFIRM: [
    'xác nhận hoàn thành',
    'The office or a leader confirms that it is done. The person who reported it done cannot confirm.',
  ],
  SEND_BACK: ['yêu cầu làm lại', 'The office or a leader returns the report for rework, with a reason.'],
  SUSPEND: ['tạm dừng', 'The office suspends the directive, with a reason.'],
  RESUME: ['tiếp tục', 'The office resumes the directive. It gets back the status before the suspension.'],
  TRANSFER: [
    'chuyển cơ quan khác',
    'The office transfers the directive to a body outside this installation, with a reason.',
  ],
  CANCEL: ['hủy', 'The office cancels the directive, with a reason.'],
  SUPERSEDE: ['thay thế', 'The office replaces the directive by a later one.'],
  REOPEN: ['mở lại', 'The office reopens a closed directive, with a reason.'],
});
export type TransitionVerb = keyof typeof TransitionVerb;

/** The mutation for each transition. `revokeDirective` makes the transition CANCEL. */
export const MUTATION_BY_VERB: Readonly<Record<TransitionVerb, string>> = {
  ISSUE: 'issueDirective',
  ACCEPT: 'acceptDirective',
  RETURN: 'returnDirective',
  ASSIGN: 'assignDirective',
  START: 'startDirective',
  REPORT_DONE: 'reportProgress',
  CONFIRM: 'confirmCompletion',
  SEND_BACK: 'returnForRework',
  SUSPEND: 'suspendDirective',
  RESUME: 'resumeDirective',
  TRANSFER: 'transferDirective',
  CANCEL: 'cancelDirective',
  SUPERSEDE: 'supersedeDirective',
  REOPEN: 'reopenDirective',
};

/** What the mutation of a transition needs besides the directive. */
export type TransitionRequirement = 'reason' | 'report' | 'successor';

/** One rule of the life cycle. */
export interface TransitionRule {
  readonly verb: TransitionVerb;
  readonly from: readonly DirectiveStatus[];
  /** The new status. BEFORE means the status before the suspension. */
  readonly to: DirectiveStatus | 'BEFORE';
  /** The permission that the viewer needs. */
  readonly permission: `directive.${string}`;
  readonly requires: readonly TransitionRequirement[];
  /** The kinds of directive that have this transition. A standing rule has nothing to report or to confirm. */
  readonly kinds: readonly DirectiveKind[];
}

const ALL_DIRECTIVE_KINDS: readonly DirectiveKind[] = ['TASK', 'CONTINUOUS', 'STANDING_RULE'];
const COMPLETABLE_KINDS: readonly DirectiveKind[] = ['TASK', 'CONTINUOUS'];

/** The statuses of issued directives that are not closed, not suspended and not reported done. */
const ACTIVE_STATUSES: readonly DirectiveStatus[] = [
  'ASSIGNED',
  'ACCEPTED',
  'RETURNED',
  'IN_PROGRESS',
  'REWORK',
];

/** The life cycle: the complete list of transitions. A transition that is not in this list is impossible. */
export const TRANSITIONS: readonly TransitionRule[] = [
  {
    verb: 'ISSUE',
    from: ['DRAFT'],
    to: 'ASSIGNED',
    permission: 'directive.issue',
    requires: [],
    kinds: ALL_DIRECTIVE_KINDS,
  },
  {
    verb: 'ACCEPT',
    from: ['ASSIGNED'],
    to: 'ACCEPTED',
    permission: 'directive.answer',
    requires: [],
    kinds: ALL_DIRECTIVE_KINDS,
  },
  {
    verb: 'RETURN',
    from: ['ASSIGNED', 'ACCEPTED'],
    to: 'RETURNED',
    permission: 'directive.answer',
    requires: ['reason'],
    kinds: ALL_DIRECTIVE_KINDS,
  },
  {
    verb: 'ASSIGN',
    from: ['RETURNED'],
    to: 'ASSIGNED',
    permission: 'directive.assign',
    requires: [],
    kinds: ALL_DIRECTIVE_KINDS,
  },
  {
    verb: 'START',
    from: ['ACCEPTED', 'REWORK'],
    to: 'IN_PROGRESS',
    permission: 'directive.start',
    requires: [],
    kinds: COMPLETABLE_KINDS,
  },
  {
    verb: 'REPORT_DONE',
    from: ['ACCEPTED', 'IN_PROGRESS', 'REWORK'],
    to: 'REPORTED_DONE',
    permission: 'directive.report',
    requires: ['report'],
    kinds: COMPLETABLE_KINDS,
  },
  {
    verb: 'CONFIRM',
    from: ['REPORTED_DONE'],
    to: 'COMPLETED',
    permission: 'directive.confirm',
    requires: [],
    kinds: COMPLETABLE_KINDS,
  },
  {
    verb: 'SEND_BACK',
    from: ['REPORTED_DONE'],
    to: 'REWORK',
    permission: 'directive.confirm',
    requires: ['reason'],
    kinds: COMPLETABLE_KINDS,
  },
  {
    verb: 'SUSPEND',
    from: ACTIVE_STATUSES,
    to: 'SUSPENDED',
    permission: 'directive.suspend',
    requires: ['reason'],
    kinds: ALL_DIRECTIVE_KINDS,
  },
  {
    verb: 'RESUME',
    from: ['SUSPENDED'],
    to: 'BEFORE',
    permission: 'directive.suspend',
    requires: [],
    kinds: ALL_DIRECTIVE_KINDS,
  },
  {
    verb: 'TRANSFER',
    from: [...ACTIVE_STATUSES, 'SUSPENDED'],
    to: 'TRANSFERRED',
    permission: 'directive.close',
    requires: ['reason'],
    kinds: ALL_DIRECTIVE_KINDS,
  },
  {
    verb: 'CANCEL',
    from: ['DRAFT', ...ACTIVE_STATUSES, 'SUSPENDED', 'REPORTED_DONE'],
    to: 'CANCELLED',
    permission: 'directive.close',
    requires: ['reason'],
    kinds: ALL_DIRECTIVE_KINDS,
  },
  {
    verb: 'SUPERSEDE',
    from: [...ACTIVE_STATUSES, 'SUSPENDED', 'REPORTED_DONE'],
    to: 'SUPERSEDED',
    permission: 'directive.close',
    requires: ['successor'],
    kinds: ALL_DIRECTIVE_KINDS,
  },
  {
    verb: 'REOPEN',
    from: ['COMPLETED'],
    to: 'IN_PROGRESS',
    permission: 'directive.reopen',
    requires: ['reason'],
    kinds: COMPLETABLE_KINDS,
  },
  {
    verb: 'REOPEN',
    from: ['CANCELLED', 'SUPERSEDED', 'TRANSFERRED'],
    to: 'ASSIGNED',
    permission: 'directive.reopen',
    requires: ['reason'],
    kinds: ALL_DIRECTIVE_KINDS,
  },
];

/** Returns the transitions of a kind of directive from a status. */
export const transitionsFrom = (status: DirectiveStatus, kind: DirectiveKind): readonly TransitionRule[] =>
  TRANSITIONS.filter(({ from, kinds }) => from.includes(status) && kinds.includes(kind));

/** Returns the rule of a transition from a status; undefined if the transition is impossible. */
export const findTransition = (verb: TransitionVerb, status: DirectiveStatus, kind: DirectiveKind) =>
  transitionsFrom(status, kind).find((rule) => rule.verb === verb);
