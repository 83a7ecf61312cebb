import type { DirectiveKind, DirectiveStatus } from '../../src/entities/directives/directive-enums.ts';
import { CLOSED } from '../../src/entities/directives/directive-enums.ts';
import { addDays, type Day } from '../../src/shared/day.ts';
import { workday } from './calendar.ts';
import type { Fate } from './outcomes.ts';
import type { Chance } from './random.ts';

/** One move of a directive. */
export interface Move {
  readonly from: DirectiveStatus | null;
  readonly to: DirectiveStatus;
  readonly on: Day;
  readonly reason?: string;
}

/** What became of a directive until today. */
export interface Course {
  readonly status: DirectiveStatus;
  readonly moves: readonly Move[];
  readonly reportedDoneOn: Day | null;
  readonly closedOn: Day | null;
  readonly openDays: string;
}

/** What a directive has to go by. */
export interface Circumstances {
  readonly kind: DirectiveKind;
  readonly issuedOn: Day;
  /** The day the unit works towards: the last deadline it was given. */
  readonly due: Day | null;
  /** The unit does not report it done before this day: it was still asking for more time. */
  readonly notBefore: Day | null;
  /** The day of the next briefing, which may put another directive in its place. */
  readonly nextOn: Day;
  readonly today: Day;
}

const reasons: Partial<Record<DirectiveStatus, readonly string[]>> = {
  RETURNED: [
    'Nội dung không thuộc chức năng, nhiệm vụ của đơn vị.',
    'Nhiệm vụ đã giao cho đơn vị khác tại văn bản trước đó.',
  ],
  REWORK: [
    'Báo cáo chưa có minh chứng kèm theo.',
    'Mới hoàn thành một phần nội dung được giao, đề nghị bổ sung.',
  ],
  SUSPENDED: ['Chờ hướng dẫn của cấp trên.', 'Tạm dừng để rà soát quy hoạch.'],
  CANCELLED: ['Nội dung không còn phù hợp với tình hình thực tế.', 'Đã lồng ghép vào kế hoạch chung.'],
  SUPERSEDED: ['Được thay thế bằng nhiệm vụ giao tại kỳ giao ban sau.'],
  TRANSFERRED: ['Chuyển cơ quan ngoài hệ thống theo thẩm quyền.'],
};

const REOPENED = 'Kiểm tra lại thấy còn tồn tại, mở lại để tiếp tục thực hiện.';
const ASSIGNED_ANEW = 'Đã làm rõ trách nhiệm, giao lại đơn vị thực hiện.';

/** The days a directive was open, told from its moves: the day it is closed is no longer one of them. */
export function openDaysOf(kind: DirectiveKind, moves: readonly Pick<Move, 'to' | 'on'>[]): string {
  if (kind === 'STANDING_RULE') return '{}';
  const ranges: string[] = [];
  let since: Day | null = null;
  for (const { to, on } of moves) {
    if (!CLOSED.includes(to)) since ??= on;
    else if (since) {
      if (since < on) ranges.push(`[${since},${on})`);
      since = null;
    }
  }
  if (since) ranges.push(`[${since},)`);
  return `{${ranges.join(',')}}`;
}

const later = (one: Day, other: Day): Day => [one, other].sort()[1] as Day;

/** The day the unit reports it done: mostly some days early, sometimes late, and never while it still asks for time. */
function doneOn(after: Day, { issuedOn, due, notBefore }: Circumstances, fate: Fate, chance: Chance): Day {
  const apart = fate.isLate ? chance.between(3, 60) : -chance.between(2, 10);
  const goal = addDays(due ?? addDays(issuedOn, chance.between(20, 110)), apart);
  return later(goal, addDays(notBefore ? later(notBefore, after) : after, 1));
}

/** The most days a unit takes over one of its first steps: it hurries when the deadline is near. */
function patience({ issuedOn, due }: Circumstances): number {
  const days = due ? (Date.parse(due) - Date.parse(issuedOn)) / 86_400_000 : 40;
  return Math.max(1, Math.floor(days / 6));
}

/** Lets a directive run from the day it is issued until today; what would come later has not happened yet. */
export function runCourse(given: Circumstances, fate: Fate, chance: Chance): Course {
  const { kind, issuedOn, nextOn, today } = given;
  const moves: Move[] = [{ from: null, to: 'ASSIGNED', on: issuedOn }];
  let { on, to: status } = moves[0] as Move;
  let wasDone = false;
  for (const to of fate.steps) {
    const from = status;
    const isFirstReport = to === 'REPORTED_DONE' && !wasDone;
    const usual = to === 'ACCEPTED' ? chance.between(0, 5) : chance.between(1, fate.isSlow ? 40 : 9);
    const pause = moves.length < 3 && !fate.isSlow ? Math.min(usual, patience(given)) : usual;
    const next = isFirstReport ? doneOn(on, given, fate, chance) : addDays(on, pause);
    const isReplaced = fate.byNextBriefing && CLOSED.includes(to);
    // A replacement that comes at once closes on the day it is given.
    on = isReplaced ? later(nextOn, on) : workday(next);
    if (on > today) break;
    wasDone ||= to === 'REPORTED_DONE';
    const reopens = CLOSED.includes(from);
    const reason = reopens
      ? REOPENED
      : from === 'RETURNED'
        ? ASSIGNED_ANEW
        : chance.pick(reasons[to] ?? ['']);
    moves.push({ from, to, on, ...(reason && { reason }) });
    status = to;
  }
  const reported = moves.findLast(({ to }) => to === 'REPORTED_DONE');
  return {
    status,
    moves,
    reportedDoneOn: reported && ['REPORTED_DONE', 'COMPLETED'].includes(status) ? reported.on : null,
    closedOn: CLOSED.includes(status) ? (moves.at(-1) as Move).on : null,
    openDays: openDaysOf(kind, moves),
  };
}

/** What has not been issued yet. */
export const notIssued: Course = {
  status: 'DRAFT',
  moves: [],
  reportedDoneOn: null,
  closedOn: null,
  openDays: '{}',
};
