import { addDays } from '../../shared/day.ts';
import { findDateExpressions, type ReferenceDate } from './date-expressions.ts';
import type { DeadlineMatch, DeadlineRule, DeadlineText } from './deadline-rule.ts';
import {
  afterEventRule,
  atEventRule,
  beforeEventRule,
  fromDateRule,
  ongoingRule,
  perRegulationRule,
  untilEventRule,
} from './event-rules.ts';
import { cellPeriodsRule, multipleDatesRule, untilDateRule, windowRule } from './fixed-rules.ts';
import { recurringRule } from './recurring-rules.ts';
import { relativeRule } from './relative-rules.ts';

/** The rules for deadlines, in no order: what says most is kept. To add one, write a function and name it here. */
export const DEADLINE_RULES: readonly DeadlineRule[] = [
  { name: 'until-point', find: untilDateRule },
  { name: 'window', find: windowRule },
  { name: 'several-days', find: multipleDatesRule },
  { name: 'periods-in-cell', find: cellPeriodsRule },
  { name: 'again-and-again', find: recurringRule },
  { name: 'after-anchor', find: relativeRule },
  { name: 'all-the-time', find: ongoingRule },
  { name: 'before-event', find: beforeEventRule },
  { name: 'after-event', find: afterEventRule },
  { name: 'at-event', find: atEventRule },
  { name: 'until-event', find: untilEventRule },
  { name: 'from-day-on', find: fromDateRule },
  { name: 'as-ruled', find: perRegulationRule },
];

const DEADLINE_HINT =
  /\d|tuần|tháng|quý|năm|ngày|thường xuyên|định kỳ|trước|thời gian|thời hạn|tiến độ|lộ trình|giờ|sau khi|đến khi|tới khi|từ nay|theo |lần|nay|mai|thứ |chủ nhật|mùa |vụ |họp|hội nghị|giao ban|đúng /u;

/** The deadline of a clause in small letters and the rule that found it; null when its words name none. */
export function findDeadline(
  lower: string,
  reference: ReferenceDate,
  isLabelled = false,
): { readonly deadline: DeadlineMatch; readonly rule: string } | null {
  if (!DEADLINE_HINT.test(lower)) return null;
  const text: DeadlineText = {
    lower: lower,
    dates: findDateExpressions(lower, reference),
    reference: reference,
    isLabelled: isLabelled,
  };
  let best: { deadline: DeadlineMatch; rule: string } | null = null;
  for (const { name, find } of DEADLINE_RULES)
    for (const deadline of find(text))
      if ((isLabelled || !isPast(deadline, reference)) && (!best || isBetter(deadline, best.deadline)))
        best = { deadline, rule: name };
  return best;
}

/** The period a goal is set for, also when no preposition says "until": "phấn đấu … năm 2019 đạt 92%". */
export function findTargetPeriod(
  lower: string,
  reference: ReferenceDate,
): { readonly deadline: DeadlineMatch; readonly rule: string } | null {
  for (const { start, end, last, precision } of findDateExpressions(lower, reference)) {
    if (
      precision === 'DAY' ||
      precision === 'TIME' ||
      NOT_A_GOAL_BEFORE.test(lower.slice(Math.max(0, start - 20), start))
    )
      continue;
    return {
      rule: 'period-of-target',
      deadline: {
        kind: 'FIXED',
        start: null,
        due: last,
        precision,
        recurrence: null,
        from: start,
        to: end,
        rank: 1,
      },
    };
  }
  return null;
}

const NOT_A_GOAL_BEFORE = /(?:so với|cùng kỳ|từ|kế hoạch|giai đoạn|nhiệm kỳ|đầu|nghị quyết|chỉ tiêu) $/u;

const PAST_TOLERANCE_DAYS = 31;

/** Nobody orders anything for a day long gone: "hồ sơ tiếp nhận trước ngày 01/7/2014" tells which files. A month of doubt is left. */
function isPast({ due }: DeadlineMatch, { date, signedOn }: ReferenceDate): boolean {
  const spoken = date ?? signedOn;
  return due !== null && !!spoken && due.slice(0, 10) < addDays(spoken, -PAST_TOLERANCE_DAYS);
}

/** Of equals the later is kept: orders end with their deadline. */
const isBetter = (one: DeadlineMatch, other: DeadlineMatch) =>
  one.rank > other.rank || (one.rank === other.rank && one.from > other.from);

const IMPLIED_PERIOD =
  /(?<![\p{L}\p{N}])(?:(?:triển khai|thực hiện|về|phương hướng|định hướng|một số)? ?(?:các )?(?:nhiệm vụ|công tác|phương hướng|giải pháp|trọng tâm)[^.;:\n]{0,70}?(?:trong |của )?|^(?:trong )?)(?=(?:tháng|quý|6 tháng|9 tháng|06 tháng|tuần|năm 20|năm tới|những tháng))/gu;

/**
 * The period a speech sets its list in: "Triển khai nhiệm vụ công tác tháng 3, …".
 *
 * Nobody said it of a single order, so it is always flagged `inferred`.
 */
export function findImpliedPeriod(lower: string, reference: ReferenceDate, from = 0): DeadlineMatch | null {
  if (!/tháng|quý|tuần|năm/u.test(lower)) return null;
  const points = findDateExpressions(lower, reference).filter(
    ({ precision }) => precision !== 'DAY' && precision !== 'TIME',
  );
  if (points.length === 0) return null;
  for (const { 0: words, index } of lower.matchAll(IMPLIED_PERIOD)) {
    const point = points.find(({ start }) => start === index + words.length);
    if (!point || point.start < from) continue;
    const { start, end, last: due, precision } = point;
    return { kind: 'FIXED', start: null, due, precision, recurrence: null, from: start, to: end, rank: 0 };
  }
  return null;
}
