import type { EntityManager } from '@mikro-orm/core';
import { copyOf, type Deadline } from '../../src/entities/directives/deadline.ts';
import type { Directive } from '../../src/entities/directives/directive.entity.ts';
import {
  DeadlineChange,
  ExtensionRequest,
  type ExtensionState,
} from '../../src/entities/directives/extension.entity.ts';
import type { Organization } from '../../src/entities/units/organization.entity.ts';
import { addDays, type Day } from '../../src/shared/day.ts';
import { idOf, workday } from './calendar.ts';
import { extended } from './deadlines.ts';
import type { Course } from './directive-timeline.ts';
import type { Order } from './orders.ts';
import { endsDone } from './outcomes.ts';
import type { People } from './people.ts';
import type { Chance } from './random.ts';

/** A request for more time as it would end if nobody looked at the calendar. */
export interface Asked {
  readonly requestedOn: Day;
  /** Null: nobody ever decides. */
  readonly decidedOn: Day | null;
  readonly isGranted: boolean;
  readonly before: Deadline;
  readonly after: Deadline & { dueOn: Day };
  readonly reason: string;
}

const REFUSED = 'Nhiệm vụ đã chậm so với yêu cầu, đề nghị tập trung hoàn thành đúng hạn.';
const GRANTED = 'Đồng ý; không xem xét gia hạn thêm nếu không có lý do khách quan.';
const reasons = [
  'Khối lượng công việc lớn, cần thêm thời gian phối hợp với các đơn vị liên quan.',
  'Đang chờ ý kiến thẩm định của cơ quan chuyên môn.',
  'Mưa lũ kéo dài, không triển khai được ngoài hiện trường.',
  'Phải lấy lại ý kiến nhân dân theo quy trình.',
  'Nhà thầu đề nghị điều chỉnh tiến độ do thiếu vật liệu.',
];

/** Whether a unit would ask for more time at all: it works towards a day that somebody named. */
function mayAsk({ kind, spoken: { deadline }, leads, fate }: Order): boolean {
  const isPlain = ['DAY', 'MONTH', 'QUARTER'].includes(deadline.precision ?? '') && !deadline.inferred;
  return kind === 'TASK' && isPlain && leads.length > 0 && (endsDone(fate) || fate.steps.length === 2);
}

/** The requests for more time that come of an order: mostly none, some one, a few two. */
export function requestsFor(order: Order, issuedOn: Day, chance: Chance): Asked[] {
  if (!mayAsk(order) || !chance.percent(endsDone(order.fate) ? 42 : 85)) return [];
  const asked: Asked[] = [];
  // Of what got stuck, many a request lies undecided.
  const isStuck = !endsDone(order.fate);
  let before = order.spoken.deadline;
  for (let times = 0; times < 2; times++) {
    const due = before.dueOn as Day;
    const requestedOn = workday(addDays(due, -chance.between(3, 9)));
    if (requestedOn <= (asked.at(-1)?.decidedOn ?? addDays(issuedOn, 5))) return asked;
    const isGranted = chance.percent(isStuck ? 30 : 68);
    const isDecided = isGranted || chance.percent(isStuck ? 30 : 60);
    const after = extended(addDays(due, chance.pick([15, 20, 30, 45]))) as Asked['after'];
    const decidedOn = isDecided ? workday(addDays(requestedOn, chance.between(1, 8))) : null;
    asked.push({ requestedOn, decidedOn, isGranted, before, after, reason: chance.pick(reasons) });
    if (!isGranted || !chance.percent(35)) return asked;
    before = after;
  }
  return asked;
}

/** The deadline in force on a day, after what was granted until then. */
export const inForceOn = (order: Order, asked: readonly Asked[], on: Day): Deadline =>
  asked.findLast(({ isGranted, decidedOn }) => isGranted && decidedOn !== null && decidedOn <= on)?.after ??
  order.spoken.deadline;

function stateOn(
  today: Day,
  { isGranted, decidedOn }: Asked,
  { reportedDoneOn, closedOn }: Course,
): ExtensionState {
  if (decidedOn && decidedOn <= today) return isGranted ? 'GRANTED' : 'REFUSED';
  // Who has reported it done needs no more time.
  return reportedDoneOn || closedOn ? 'WITHDRAWN' : 'PENDING';
}

interface Asking {
  readonly directive: Directive;
  readonly course: Course;
  readonly organization: Organization;
  readonly people: People;
  readonly today: Day;
}

/** Enters the requests made until today, and the change of deadline that each granted one made. */
export function enterExtensions(em: EntityManager, asked: readonly Asked[], asking: Asking): void {
  const { directive, course, organization, people, today } = asking;
  asked.forEach((one, index) => {
    if (one.requestedOn > today) return;
    const state = stateOn(today, one, course);
    const decidedOn = state === 'GRANTED' || state === 'REFUSED' ? one.decidedOn : null;
    const request = em.create(ExtensionRequest, {
      id: idOf(ExtensionRequest, one.requestedOn, `${directive.code}/${index}`),
      directive,
      organization,
      requestedOn: one.requestedOn,
      proposed: copyOf(one.after),
      reason: one.reason,
      state,
      decidedOn,
      decidedBy: decidedOn ? people.deputyOn(decidedOn) : null,
      decisionReason: state === 'REFUSED' ? REFUSED : state === 'GRANTED' ? GRANTED : null,
    });
    if (state !== 'GRANTED' || !decidedOn) return;
    em.create(DeadlineChange, {
      id: idOf(DeadlineChange, decidedOn, `${directive.code}/${index}`),
      directive,
      ordinal: index + 1,
      changedOn: decidedOn,
      before: copyOf(one.before),
      after: copyOf(one.after),
      reason: one.reason,
      request,
    });
  });
}
