import type { DirectiveKind, DirectiveStatus } from '../../src/entities/directives/directive-enums.ts';
import { CLOSED_STATUSES } from '../../src/entities/directives/directive-enums.ts';
import { endOpenRange, isOpenNow, startOpenRange } from '../../src/modules/directives/open-ranges.ts';
import { addDays, type Day, daysBetween } from '../../src/shared/day.ts';
import { nextWorkday } from './calendar.ts';
import type { Outcome } from './outcomes.ts';
import type { Random } from './random.ts';

/** One transition of a directive. */
export interface StatusChange {
  readonly from: DirectiveStatus | null;
  readonly to: DirectiveStatus;
  readonly on: Day;
  readonly reason?: string;
}

/** The history of a directive until today. */
export interface DirectiveTimeline {
  readonly status: DirectiveStatus;
  readonly changes: readonly StatusChange[];
  readonly reportedDoneOn: Day | null;
  readonly closedOn: Day | null;
  readonly openDays: string;
}

/** The input of the simulation of a directive. */
export interface SimulationInput {
  readonly kind: DirectiveKind;
  readonly issuedOn: Day;
  /** The last deadline of the directive, towards which the unit works. */
  readonly due: Day | null;
  /** The unit does not report completion before this day, because it was still requesting an extension. */
  readonly notBefore: Day | null;
  /** The day of the next briefing, which may replace the directive. */
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
const REASSIGNED = 'Đã làm rõ trách nhiệm, giao lại đơn vị thực hiện.';

/** Returns the days on which a directive was open, as a PostgreSQL datemultirange. The closing day is not one of them. */
export function computeOpenDays(
  kind: DirectiveKind,
  changes: readonly Pick<StatusChange, 'to' | 'on'>[],
): string {
  if (kind === 'STANDING_RULE') return '{}';
  return changes.reduce((days, { to, on }) => {
    if (CLOSED_STATUSES.includes(to)) return endOpenRange(days, on);
    return isOpenNow(days) ? days : startOpenRange(days, on);
  }, '{}');
}

const laterDay = (one: Day, other: Day): Day => [one, other].sort()[1] as Day;

/**
 * Chooses the day of the completion report: mostly some days early, sometimes late, and never while an extension request is open.
 */
function chooseReportDay(
  after: Day,
  { issuedOn, due, notBefore }: SimulationInput,
  outcome: Outcome,
  chance: Random,
): Day {
  const delayDays = outcome.isLate ? chance.between(3, 60) : -chance.between(2, 10);
  const goal = addDays(due ?? addDays(issuedOn, chance.between(20, 110)), delayDays);
  return laterDay(goal, addDays(notBefore ? laterDay(notBefore, after) : after, 1));
}

/** Returns the maximum number of days for each of the first steps. It is small if the deadline is near. */
function maxStepDays({ issuedOn, due }: SimulationInput): number {
  const days = due ? daysBetween(issuedOn, due) : 40;
  return Math.max(1, Math.floor(days / 6));
}

/** Simulates a directive from its issue day until today. Later transitions are left out. */
export function simulateDirective(
  input: SimulationInput,
  outcome: Outcome,
  chance: Random,
): DirectiveTimeline {
  const { kind, issuedOn, nextOn, today } = input;
  const changes: StatusChange[] = [{ from: null, to: 'ASSIGNED', on: issuedOn }];
  let { on, to: status } = changes[0] as StatusChange;
  let wasDone = false;
  for (const to of outcome.steps) {
    const from = status;
    const isFirstReport = to === 'REPORTED_DONE' && !wasDone;
    const usual = to === 'ACCEPTED' ? chance.between(0, 5) : chance.between(1, outcome.isSlow ? 40 : 9);
    const days = changes.length < 3 && !outcome.isSlow ? Math.min(usual, maxStepDays(input)) : usual;
    const next = isFirstReport ? chooseReportDay(on, input, outcome, chance) : addDays(on, days);
    const isReplaced = outcome.byNextBriefing && CLOSED_STATUSES.includes(to);
    // An immediate replacement closes the directive on the day it was issued.
    on = isReplaced ? laterDay(nextOn, on) : nextWorkday(next);
    if (on > today) break;
    wasDone ||= to === 'REPORTED_DONE';
    const reopens = CLOSED_STATUSES.includes(from);
    const reason = reopens ? REOPENED : from === 'RETURNED' ? REASSIGNED : chance.pick(reasons[to] ?? ['']);
    changes.push({ from, to, on, ...(reason && { reason }) });
    status = to;
  }
  const reported = changes.findLast(({ to }) => to === 'REPORTED_DONE');
  return {
    status,
    changes: changes,
    reportedDoneOn: reported && ['REPORTED_DONE', 'COMPLETED'].includes(status) ? reported.on : null,
    closedOn: CLOSED_STATUSES.includes(status) ? (changes.at(-1) as StatusChange).on : null,
    openDays: computeOpenDays(kind, changes),
  };
}

/** The history of a directive that is not issued yet. */
export const NOT_ISSUED: DirectiveTimeline = {
  status: 'DRAFT',
  changes: [],
  reportedDoneOn: null,
  closedOn: null,
  openDays: '{}',
};
