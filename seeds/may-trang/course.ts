import type { DirectiveKind, DirectiveStatus } from '../../src/directives/lifecycle.ts';
import { CLOSED } from '../../src/directives/lifecycle.ts';
import { addDays, type Day } from '../../src/shared/day.ts';
import type { Chance } from './chance.ts';

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

const DONE: readonly DirectiveStatus[] = ['ACCEPTED', 'IN_PROGRESS', 'REPORTED_DONE', 'COMPLETED'];

/** Ways a directive can go after it was assigned, and how often of a hundred. */
const fates: readonly (readonly [share: number, statuses: readonly DirectiveStatus[]])[] = [
  [52, DONE],
  [6, ['ACCEPTED', 'IN_PROGRESS', 'REPORTED_DONE', 'REWORK', 'REPORTED_DONE', 'COMPLETED']],
  [14, ['ACCEPTED', 'IN_PROGRESS']],
  [4, ['ACCEPTED']],
  [4, []],
  [3, ['RETURNED']],
  [3, ['ACCEPTED', 'IN_PROGRESS', 'REPORTED_DONE']],
  [2, ['ACCEPTED', 'IN_PROGRESS', 'REPORTED_DONE', 'REWORK']],
  [3, ['ACCEPTED', 'IN_PROGRESS', 'SUSPENDED']],
  [3, ['ACCEPTED', 'CANCELLED']],
  [2, ['ACCEPTED', 'SUPERSEDED']],
  [2, ['TRANSFERRED']],
  [2, [...DONE, 'IN_PROGRESS']],
];

const reasons: Partial<Record<DirectiveStatus, string>> = {
  RETURNED: 'Nhiệm vụ không thuộc chức năng của đơn vị.',
  REWORK: 'Báo cáo chưa có minh chứng kèm theo.',
  SUSPENDED: 'Chờ hướng dẫn của cấp trên.',
  CANCELLED: 'Nội dung không còn phù hợp.',
  SUPERSEDED: 'Đã có chỉ đạo mới thay thế.',
  TRANSFERRED: 'Chuyển cơ quan ngoài hệ thống.',
};

function fate(chance: Chance): readonly DirectiveStatus[] {
  let at = chance.between(0, 99);
  for (const [share, statuses] of fates) {
    if (at < share) return statuses;
    at -= share;
  }
  return DONE;
}

/** The days a directive was open, told from its moves. */
export function openDaysOf(kind: DirectiveKind, moves: readonly Move[]): string {
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

/** Lets a directive run from the day it is issued until today; what would happen later has not happened yet. */
export function runCourse(
  kind: DirectiveKind,
  issuedOn: Day,
  due: Day | null,
  today: Day,
  chance: Chance,
): Course {
  const moves: Move[] = [{ from: null, to: 'ASSIGNED', on: issuedOn }];
  let on = issuedOn;
  let status: DirectiveStatus = 'ASSIGNED';
  const steps = kind === 'STANDING_RULE' ? (['ACCEPTED'] as const) : fate(chance);
  for (const to of steps) {
    on = addDays(on, chance.between(1, to === 'COMPLETED' ? 8 : 6));
    if (to === 'REPORTED_DONE') {
      const goal = addDays(
        due ?? addDays(issuedOn, 40),
        chance.percent(72) ? -chance.between(0, 6) : chance.between(2, 35),
      );
      if (goal > on) on = goal;
    }
    if (on > today) break;
    const reason = reasons[to];
    moves.push({ from: status, to, on, ...(reason && { reason }) });
    status = to;
  }
  const last = moves.at(-1) as Move;
  const reported = moves.findLast(({ to }) => to === 'REPORTED_DONE');
  return {
    status,
    moves,
    reportedDoneOn: reported && ['REPORTED_DONE', 'COMPLETED'].includes(status) ? reported.on : null,
    closedOn: CLOSED.includes(status) ? last.on : null,
    openDays: openDaysOf(kind, moves),
  };
}
