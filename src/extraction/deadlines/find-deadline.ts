import { addDays } from '../../shared/day.ts';
import { pointsIn, type TimeContext } from './date-expressions.ts';
import type { DeadlineRule, FoundDeadline } from './deadline-rule.ts';
import {
  afterEvent,
  allTheTime,
  asRuled,
  atEvent,
  beforeEvent,
  fromDayOn,
  untilEvent,
} from './event-rules.ts';
import { periodsInCell, severalDays, untilPoint, window } from './fixed-rules.ts';
import { againAndAgain } from './recurring-rules.ts';
import { afterAnchor } from './relative-rules.ts';

/** The rules for deadlines, in no order: what says most is kept. To add one, write a function and name it here. */
export const DEADLINE_RULES: readonly DeadlineRule[] = [
  { name: 'until-point', find: untilPoint },
  { name: 'window', find: window },
  { name: 'several-days', find: severalDays },
  { name: 'periods-in-cell', find: periodsInCell },
  { name: 'again-and-again', find: againAndAgain },
  { name: 'after-anchor', find: afterAnchor },
  { name: 'all-the-time', find: allTheTime },
  { name: 'before-event', find: beforeEvent },
  { name: 'after-event', find: afterEvent },
  { name: 'at-event', find: atEvent },
  { name: 'until-event', find: untilEvent },
  { name: 'from-day-on', find: fromDayOn },
  { name: 'as-ruled', find: asRuled },
];

const MAY_HOLD_ONE =
  /\d|tuần|tháng|quý|năm|ngày|thường xuyên|định kỳ|trước|thời gian|thời hạn|tiến độ|lộ trình|giờ|sau khi|đến khi|tới khi|từ nay|theo |lần|nay|mai|thứ |chủ nhật|mùa |vụ |họp|hội nghị|giao ban|đúng /u;

/** The deadline of a clause in small letters and the rule that found it; null when its words name none. */
export function deadlineIn(
  low: string,
  context: TimeContext,
  labelled = false,
): { readonly deadline: FoundDeadline; readonly rule: string } | null {
  if (!MAY_HOLD_ONE.test(low)) return null;
  const text = { low, points: pointsIn(low, context), context, labelled };
  let best: { deadline: FoundDeadline; rule: string } | null = null;
  for (const { name, find } of DEADLINE_RULES)
    for (const deadline of find(text))
      if ((labelled || !isPast(deadline, context)) && (!best || better(deadline, best.deadline)))
        best = { deadline, rule: name };
  return best;
}

/** The period a goal is set for, also when no preposition says "until": "phấn đấu … năm 2019 đạt 92%". */
export function periodOfTarget(
  low: string,
  context: TimeContext,
): { readonly deadline: FoundDeadline; readonly rule: string } | null {
  for (const { start, end, last, precision } of pointsIn(low, context)) {
    if (
      precision === 'DAY' ||
      precision === 'TIME' ||
      NO_GOAL.test(low.slice(Math.max(0, start - 20), start))
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

const NO_GOAL = /(?:so với|cùng kỳ|từ|kế hoạch|giai đoạn|nhiệm kỳ|đầu|nghị quyết|chỉ tiêu) $/u;

const SLACK = 31;

/** Nobody orders anything for a day long gone: "hồ sơ tiếp nhận trước ngày 01/7/2014" tells which files. A month of doubt is left. */
function isPast({ due }: FoundDeadline, { date, written }: TimeContext): boolean {
  const spoken = date ?? written;
  return due !== null && !!spoken && due.slice(0, 10) < addDays(spoken, -SLACK);
}

/** Of equals the later is kept: orders end with their deadline. */
const better = (one: FoundDeadline, other: FoundDeadline) =>
  one.rank > other.rank || (one.rank === other.rank && one.from > other.from);

const IMPLIED =
  /(?<![\p{L}\p{N}])(?:(?:triển khai|thực hiện|về|phương hướng|định hướng|một số)? ?(?:các )?(?:nhiệm vụ|công tác|phương hướng|giải pháp|trọng tâm)[^.;:\n]{0,70}?(?:trong |của )?|^(?:trong )?)(?=(?:tháng|quý|6 tháng|9 tháng|06 tháng|tuần|năm 20|năm tới|những tháng))/gu;

/**
 * The period a speech sets its list in: "Triển khai nhiệm vụ công tác tháng 3, …".
 *
 * Nobody said it of a single order, so it is always flagged `inferred`.
 */
export function impliedPeriod(low: string, context: TimeContext, from = 0): FoundDeadline | null {
  if (!/tháng|quý|tuần|năm/u.test(low)) return null;
  const points = pointsIn(low, context).filter(
    ({ precision }) => precision !== 'DAY' && precision !== 'TIME',
  );
  if (points.length === 0) return null;
  for (const { 0: words, index } of low.matchAll(IMPLIED)) {
    const point = points.find(({ start }) => start === index + words.length);
    if (!point || point.start < from) continue;
    const { start, end, last: due, precision } = point;
    return { kind: 'FIXED', start: null, due, precision, recurrence: null, from: start, to: end, rank: 0 };
  }
  return null;
}
