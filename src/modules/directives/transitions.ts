import type { DirectiveKind, DirectiveStatus } from '../../entities/directives/directive-enums.ts';
import { defineEnum } from '../../shared/enum.ts';

/** What is done to a directive, in the office's words. */
export const TransitionVerb = defineEnum('TransitionVerb', 'What is done to a directive in its life cycle.', {
  ISSUE: ['ban hành', 'The office issues a draft.'],
  ACCEPT: ['tiếp nhận', 'The unit accepts it; it moves on when every lead has.'],
  RETURN: ['trả lại', 'The unit returns it, with a reason.'],
  ASSIGN: ['giao lại', 'The office assigns a returned one anew.'],
  START: ['bắt đầu thực hiện', 'The unit starts, or takes up what was sent back.'],
  REPORT_DONE: ['báo cáo hoàn thành', 'The unit says it is done; it moves on when every lead has.'],
  CONFIRM: ['xác nhận hoàn thành', 'The side that ordered it confirms. Never whoever reported it.'],
  SEND_BACK: ['yêu cầu làm lại', 'The side that ordered it sends the report back, with a reason.'],
  SUSPEND: ['tạm dừng', 'The office puts it on hold, with a reason.'],
  RESUME: ['tiếp tục', 'The office lets it go on where it stood.'],
  TRANSFER: ['chuyển cơ quan khác', 'The office hands it to a body outside, with a reason.'],
  CANCEL: ['hủy', 'The office takes it back, with a reason.'],
  SUPERSEDE: ['thay thế', 'The office puts another directive in its place.'],
  REOPEN: ['mở lại', 'The office opens a closed one again, with a reason.'],
});
export type TransitionVerb = keyof typeof TransitionVerb;

/** The mutation that makes each transition. SUPERSEDE is also made by `revokeDirective`. */
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

/** What must be given with a move besides the directive itself. */
export type TransitionRequirement = 'reason' | 'report' | 'successor';

/** One row of the life cycle. */
export interface TransitionRule {
  readonly verb: TransitionVerb;
  readonly from: readonly DirectiveStatus[];
  /** Where it goes; BEFORE: the status it had before it was suspended. */
  readonly to: DirectiveStatus | 'BEFORE';
  /** The verb of the policy that says who may. */
  readonly permission: `directive.${string}`;
  readonly requires: readonly TransitionRequirement[];
  /** Kinds that have this move; a standing rule has nothing to report or to confirm. */
  readonly kinds: readonly DirectiveKind[];
}

const ALL_DIRECTIVE_KINDS: readonly DirectiveKind[] = ['TASK', 'CONTINUOUS', 'STANDING_RULE'];
const COMPLETABLE_KINDS: readonly DirectiveKind[] = ['TASK', 'CONTINUOUS'];

/** Issued and not closed: what the unit still owes. */
const ACTIVE_STATUSES: readonly DirectiveStatus[] = [
  'ASSIGNED',
  'ACCEPTED',
  'RETURNED',
  'IN_PROGRESS',
  'REWORK',
];

/** The life cycle: every move there is. Whatever is not listed is impossible. */
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

/** The moves a directive of a kind has from a status. */
export const transitionsFrom = (status: DirectiveStatus, kind: DirectiveKind): readonly TransitionRule[] =>
  TRANSITIONS.filter(({ from, kinds }) => from.includes(status) && kinds.includes(kind));

/** The rule of a verb from a status; undefined when that is impossible. */
export const findTransition = (verb: TransitionVerb, status: DirectiveStatus, kind: DirectiveKind) =>
  transitionsFrom(status, kind).find((rule) => rule.verb === verb);
