import { addDays } from '../../shared/day.ts';
import { type DateExpression, findDateExpressions, type ReferenceDate } from './date-expressions.ts';
import {
  type DeadlineMatch,
  type DeadlineRule,
  type DeadlineText,
  EMPTY_DEADLINE,
  isPeriod,
} from './deadline-rule.ts';
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

/**
 * The deadline rules, in no particular order: the match with the highest rank wins. To add one, write a function and add it here.
 */
export const DEADLINE_RULES: readonly DeadlineRule[] = [
  { name: 'until-date', find: untilDateRule },
  { name: 'window', find: windowRule },
  { name: 'multiple-dates', find: multipleDatesRule },
  { name: 'periods-in-cell', find: cellPeriodsRule },
  { name: 'recurring', find: recurringRule },
  { name: 'relative', find: relativeRule },
  { name: 'ongoing', find: ongoingRule },
  { name: 'before-event', find: beforeEventRule },
  { name: 'after-event', find: afterEventRule },
  { name: 'at-event', find: atEventRule },
  { name: 'until-event', find: untilEventRule },
  { name: 'from-date', find: fromDateRule },
  { name: 'per-regulation', find: perRegulationRule },
];

const DEADLINE_HINT =
  /\d|tuần|tháng|quý|năm|ngày|thường xuyên|định kỳ|trước|thời gian|thời hạn|tiến độ|lộ trình|giờ|sau khi|đến khi|tới khi|từ nay|theo |lần|nay|mai|thứ |chủ nhật|mùa |vụ |họp|hội nghị|giao ban|đúng /u;

/** Returns the deadline of a clause in lower case and the rule that found it, or null if the words name none. */
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

/**
 * Returns the period of a goal, even without a preposition such as "until": "phấn đấu … năm 2019 đạt 92%". Null if there is none.
 */
export function findTargetPeriod(
  lower: string,
  reference: ReferenceDate,
): { readonly deadline: DeadlineMatch; readonly rule: string } | null {
  const point = findDateExpressions(lower, reference).find(
    ({ start, precision }) =>
      isPeriod(precision) && !NOT_A_GOAL_BEFORE.test(lower.slice(Math.max(0, start - 20), start)),
  );
  return point ? { rule: 'period-of-target', deadline: matchPeriod(point, 1) } : null;
}

const matchPeriod = ({ start, end, last, precision }: DateExpression, rank: number): DeadlineMatch => ({
  ...EMPTY_DEADLINE,
  kind: 'FIXED',
  due: last,
  precision,
  from: start,
  to: end,
  rank,
});

const NOT_A_GOAL_BEFORE = /(?:so với|cùng kỳ|từ|kế hoạch|giai đoạn|nhiệm kỳ|đầu|nghị quyết|chỉ tiêu) $/u;

const PAST_TOLERANCE_DAYS = 31;

/**
 * Returns whether a deadline is long past, so that it is no deadline: "hồ sơ tiếp nhận trước ngày 01/7/2014" only names the
 * files.
 *
 * A tolerance of a month covers doubtful cases.
 */
function isPast({ due }: DeadlineMatch, { date, signedOn }: ReferenceDate): boolean {
  const reference = date ?? signedOn;
  return due !== null && !!reference && due.slice(0, 10) < addDays(reference, -PAST_TOLERANCE_DAYS);
}

/**
 * Returns whether a match is better than another. Of two matches of equal rank the later one wins, because orders end with their
 * deadline.
 */
const isBetter = (one: DeadlineMatch, other: DeadlineMatch) =>
  one.rank > other.rank || (one.rank === other.rank && one.from > other.from);

const IMPLIED_PERIOD =
  /(?<![\p{L}\p{N}])(?:(?:triển khai|thực hiện|về|phương hướng|định hướng|một số)? ?(?:các )?(?:nhiệm vụ|công tác|phương hướng|giải pháp|trọng tâm)[^.;:\n]{0,70}?(?:trong |của )?|^(?:trong )?)(?=(?:tháng|quý|6 tháng|9 tháng|06 tháng|tuần|năm 20|năm tới|những tháng))/gu;

/**
 * Returns the period that a speech sets for its list: "Triển khai nhiệm vụ công tác tháng 3, …". Null if there is none.
 *
 * The speech states it for no single order, so the deadline is always marked `inferred`.
 */
export function findImpliedPeriod(lower: string, reference: ReferenceDate, from = 0): DeadlineMatch | null {
  if (!/tháng|quý|tuần|năm/u.test(lower)) return null;
  const points = findDateExpressions(lower, reference).filter(({ precision }) => isPeriod(precision));
  if (points.length === 0) return null;
  for (const { 0: words, index } of lower.matchAll(IMPLIED_PERIOD)) {
    const point = points.find(({ start }) => start === index + words.length);
    if (point && point.start >= from) return matchPeriod(point, 0);
  }
  return null;
}
