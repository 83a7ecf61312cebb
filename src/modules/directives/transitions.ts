import type { DirectiveKind, DirectiveStatus } from '../../entities/directives/directive-enums.ts';
import { enumeration } from '../../shared/enumeration.ts';

/** What is done to a directive, in the office's words. */
export const TransitionVerb = enumeration(
  'TransitionVerb',
  'What is done to a directive in its life cycle.',
  {
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
  },
);
export type TransitionVerb = keyof typeof TransitionVerb;

/** What must be given with a move besides the directive itself. */
export type Need = 'reason' | 'report' | 'successor';

/** One row of the life cycle. */
export interface TransitionRule {
  readonly verb: TransitionVerb;
  readonly from: readonly DirectiveStatus[];
  /** Where it goes; BEFORE: the status it had before it was suspended. */
  readonly to: DirectiveStatus | 'BEFORE';
  /** The verb of the policy that says who may. */
  readonly policy: `directive.${string}`;
  readonly needs: readonly Need[];
  /** Kinds that have this move; a standing rule has nothing to report or to confirm. */
  readonly kinds: readonly DirectiveKind[];
}

const ALL: readonly DirectiveKind[] = ['TASK', 'CONTINUOUS', 'STANDING_RULE'];
const DONE_ONE_DAY: readonly DirectiveKind[] = ['TASK', 'CONTINUOUS'];

/** Issued and not closed: what the unit still owes. */
const OWED: readonly DirectiveStatus[] = ['ASSIGNED', 'ACCEPTED', 'RETURNED', 'IN_PROGRESS', 'REWORK'];

/** The life cycle: every move there is. Whatever is not listed is impossible. */
export const TRANSITIONS: readonly TransitionRule[] = [
  { verb: 'ISSUE', from: ['DRAFT'], to: 'ASSIGNED', policy: 'directive.issue', needs: [], kinds: ALL },
  { verb: 'ACCEPT', from: ['ASSIGNED'], to: 'ACCEPTED', policy: 'directive.answer', needs: [], kinds: ALL },
  {
    verb: 'RETURN',
    from: ['ASSIGNED', 'ACCEPTED'],
    to: 'RETURNED',
    policy: 'directive.answer',
    needs: ['reason'],
    kinds: ALL,
  },
  { verb: 'ASSIGN', from: ['RETURNED'], to: 'ASSIGNED', policy: 'directive.assign', needs: [], kinds: ALL },
  {
    verb: 'START',
    from: ['ACCEPTED', 'REWORK'],
    to: 'IN_PROGRESS',
    policy: 'directive.start',
    needs: [],
    kinds: DONE_ONE_DAY,
  },
  {
    verb: 'REPORT_DONE',
    from: ['ACCEPTED', 'IN_PROGRESS', 'REWORK'],
    to: 'REPORTED_DONE',
    policy: 'directive.report',
    needs: ['report'],
    kinds: DONE_ONE_DAY,
  },
  {
    verb: 'CONFIRM',
    from: ['REPORTED_DONE'],
    to: 'COMPLETED',
    policy: 'directive.confirm',
    needs: [],
    kinds: DONE_ONE_DAY,
  },
  {
    verb: 'SEND_BACK',
    from: ['REPORTED_DONE'],
    to: 'REWORK',
    policy: 'directive.confirm',
    needs: ['reason'],
    kinds: DONE_ONE_DAY,
  },
  {
    verb: 'SUSPEND',
    from: OWED,
    to: 'SUSPENDED',
    policy: 'directive.suspend',
    needs: ['reason'],
    kinds: ALL,
  },
  { verb: 'RESUME', from: ['SUSPENDED'], to: 'BEFORE', policy: 'directive.suspend', needs: [], kinds: ALL },
  {
    verb: 'TRANSFER',
    from: [...OWED, 'SUSPENDED'],
    to: 'TRANSFERRED',
    policy: 'directive.close',
    needs: ['reason'],
    kinds: ALL,
  },
  {
    verb: 'CANCEL',
    from: ['DRAFT', ...OWED, 'SUSPENDED', 'REPORTED_DONE'],
    to: 'CANCELLED',
    policy: 'directive.close',
    needs: ['reason'],
    kinds: ALL,
  },
  {
    verb: 'SUPERSEDE',
    from: [...OWED, 'SUSPENDED', 'REPORTED_DONE'],
    to: 'SUPERSEDED',
    policy: 'directive.close',
    needs: ['successor'],
    kinds: ALL,
  },
  {
    verb: 'REOPEN',
    from: ['COMPLETED'],
    to: 'IN_PROGRESS',
    policy: 'directive.reopen',
    needs: ['reason'],
    kinds: DONE_ONE_DAY,
  },
  {
    verb: 'REOPEN',
    from: ['CANCELLED', 'SUPERSEDED', 'TRANSFERRED'],
    to: 'ASSIGNED',
    policy: 'directive.reopen',
    needs: ['reason'],
    kinds: ALL,
  },
];

/** The moves a directive of a kind has from a status. */
export const movesFrom = (status: DirectiveStatus, kind: DirectiveKind): readonly TransitionRule[] =>
  TRANSITIONS.filter(({ from, kinds }) => from.includes(status) && kinds.includes(kind));

/** The rule of a verb from a status; undefined when that is impossible. */
export const ruleFor = (verb: TransitionVerb, status: DirectiveStatus, kind: DirectiveKind) =>
  movesFrom(status, kind).find((rule) => rule.verb === verb);
