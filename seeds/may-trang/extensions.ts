import type { EntityManager } from '@mikro-orm/core';
import { copyDeadline, type Deadline } from '../../src/entities/directives/deadline.ts';
import { DeadlineChange } from '../../src/entities/directives/deadline-change.entity.ts';
import type { Directive } from '../../src/entities/directives/directive.entity.ts';
import {
  ExtensionRequest,
  type ExtensionState,
} from '../../src/entities/directives/extension-request.entity.ts';
import type { Organization } from '../../src/entities/units/organization.entity.ts';
import { addDays, type Day } from '../../src/shared/day.ts';
import { demoId, nextWorkday } from './calendar.ts';
import { extendedDeadline } from './deadlines.ts';
import type { DirectiveTimeline } from './directive-timeline.ts';
import type { Order } from './orders.ts';
import { endsReportedDone } from './outcomes.ts';
import type { DemoPeople } from './people.ts';
import type { Random } from './random.ts';

/** An extension request with its full outcome, which may be after today. */
export interface PlannedExtension {
  readonly requestedOn: Day;
  /** Null if the request is never decided. */
  readonly decidedOn: Day | null;
  readonly isGranted: boolean;
  readonly before: Deadline;
  readonly after: Deadline & { dueOn: Day };
  readonly reason: string;
}

const REFUSAL_REASON = 'Nhiệm vụ đã chậm so với yêu cầu, đề nghị tập trung hoàn thành đúng hạn.';
const GRANT_REASON = 'Đồng ý; không xem xét gia hạn thêm nếu không có lý do khách quan.';
const reasons = [
  'Khối lượng công việc lớn, cần thêm thời gian phối hợp với các đơn vị liên quan.',
  'Đang chờ ý kiến thẩm định của cơ quan chuyên môn.',
  'Mưa lũ kéo dài, không triển khai được ngoài hiện trường.',
  'Phải lấy lại ý kiến nhân dân theo quy trình.',
  'Nhà thầu đề nghị điều chỉnh tiến độ do thiếu vật liệu.',
];

/** Returns whether a unit may request an extension: it works towards an explicit deadline. */
function mayRequestExtension({ kind, phrasedDeadline: { deadline }, leads, outcome }: Order): boolean {
  const isPlain = ['DAY', 'MONTH', 'QUARTER'].includes(deadline.precision ?? '') && !deadline.inferred;
  return (
    kind === 'TASK' &&
    isPlain &&
    leads.length > 0 &&
    (endsReportedDone(outcome) || outcome.steps.length === 2)
  );
}

/** Plans the extension requests of an order: mostly none, for some orders one, for a few two. */
export function planExtensions(order: Order, issuedOn: Day, chance: Random): PlannedExtension[] {
  if (!mayRequestExtension(order) || !chance.percent(endsReportedDone(order.outcome) ? 42 : 85)) return [];
  const planned: PlannedExtension[] = [];
  // For stuck directives, many requests stay undecided.
  const isStuck = !endsReportedDone(order.outcome);
  let before = order.phrasedDeadline.deadline;
  for (let times = 0; times < 2; times++) {
    const due = before.dueOn as Day;
    const requestedOn = nextWorkday(addDays(due, -chance.between(3, 9)));
    if (requestedOn <= (planned.at(-1)?.decidedOn ?? addDays(issuedOn, 5))) return planned;
    const isGranted = chance.percent(isStuck ? 30 : 68);
    const isDecided = isGranted || chance.percent(isStuck ? 30 : 60);
    const after = extendedDeadline(addDays(due, chance.pick([15, 20, 30, 45]))) as PlannedExtension['after'];
    const decidedOn = isDecided ? nextWorkday(addDays(requestedOn, chance.between(1, 8))) : null;
    planned.push({ requestedOn, decidedOn, isGranted, before, after, reason: chance.pick(reasons) });
    if (!isGranted || !chance.percent(35)) return planned;
    before = after;
  }
  return planned;
}

/** Returns the deadline in force on a day, with the extensions granted until then. */
export const deadlineInForce = (order: Order, extensions: readonly PlannedExtension[], on: Day): Deadline =>
  extensions.findLast(({ isGranted, decidedOn }) => isGranted && decidedOn !== null && decidedOn <= on)
    ?.after ?? order.phrasedDeadline.deadline;

function extensionStateOn(
  today: Day,
  { isGranted, decidedOn }: PlannedExtension,
  { reportedDoneOn, closedOn }: DirectiveTimeline,
): ExtensionState {
  if (decidedOn && decidedOn <= today) return isGranted ? 'GRANTED' : 'REFUSED';
  // After a completion report, no extension is needed.
  return reportedDoneOn || closedOn ? 'WITHDRAWN' : 'PENDING';
}

interface ExtensionContext {
  readonly directive: Directive;
  readonly timeline: DirectiveTimeline;
  readonly organization: Organization;
  readonly people: DemoPeople;
  readonly today: Day;
}

/** Inserts the requests made until today, and the deadline change of each granted request. */
export function insertExtensions(
  em: EntityManager,
  extensions: readonly PlannedExtension[],
  context: ExtensionContext,
): void {
  const { directive, timeline, organization, people, today } = context;
  extensions.forEach((one, index) => {
    if (one.requestedOn > today) return;
    const state = extensionStateOn(today, one, timeline);
    const decidedOn = state === 'GRANTED' || state === 'REFUSED' ? one.decidedOn : null;
    const request = em.create(ExtensionRequest, {
      id: demoId(ExtensionRequest, one.requestedOn, `${directive.code}/${index}`),
      directive,
      organization,
      requestedOn: one.requestedOn,
      proposed: copyDeadline(one.after),
      reason: one.reason,
      state,
      decidedOn,
      decidedBy: decidedOn ? people.deputyOn(decidedOn) : null,
      decisionReason: state === 'REFUSED' ? REFUSAL_REASON : state === 'GRANTED' ? GRANT_REASON : null,
    });
    if (state !== 'GRANTED' || !decidedOn) return;
    em.create(DeadlineChange, {
      id: demoId(DeadlineChange, decidedOn, `${directive.code}/${index}`),
      directive,
      ordinal: index + 1,
      changedOn: decidedOn,
      before: copyDeadline(one.before),
      after: copyDeadline(one.after),
      reason: one.reason,
      request,
    });
  });
}
