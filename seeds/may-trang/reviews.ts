import type { EntityManager } from '@mikro-orm/core';
import { CLOSED, type DirectiveStatus } from '../../src/entities/directives/directive-enums.ts';
import {
  DirectiveRelation,
  Review,
  type ReviewOutcome,
} from '../../src/entities/directives/transition.entity.ts';
import type { TextSpan } from '../../src/entities/documents/document.entity.ts';
import type { Meeting } from '../../src/entities/meetings/meeting.entity.ts';
import type { Day } from '../../src/shared/day.ts';
import { idOf } from './calendar.ts';
import type { Issued, Order } from './orders.ts';
import type { Chance } from './random.ts';

/** A directive that a later briefing looks at again, and what it says. */
export interface LookedAt {
  readonly issued: Issued;
  readonly outcome: ReviewOutcome;
  /** How the notice speaks of it. */
  readonly sentence: string;
}

/** How many directives one briefing takes up, how many of them for the first time, and how often one of them. */
const AT_ONCE = 9;
const TAKEN_UP_NEW = 5;
const AT_MOST = 8;

/** The status a directive had when a day began. */
const statusBefore = ({ course }: Issued, on: Day): DirectiveStatus | undefined =>
  course.moves.findLast((move) => move.on < on)?.to;

function lookAt(issued: Issued, on: Day): LookedAt {
  const { order, directive } = issued;
  const { dueOn, inferred } = issued.deadlineOn(on);
  const person = order.person && `đồng chí ${order.person.fullName}`;
  const to = order.leads.map(({ spoken }) => spoken).join(', ') || order.group?.name || person;
  const task = `Nhiệm vụ số ${directive.code} (${to})`;
  const status = statusBefore(issued, on) as DirectiveStatus;
  if (CLOSED.includes(status))
    return { issued, outcome: 'CLOSED', sentence: `${task}: đã xử lý xong, kết thúc theo dõi` };
  if (status === 'REPORTED_DONE')
    return {
      issued,
      outcome: 'NOTED',
      sentence: `${task}: ghi nhận báo cáo hoàn thành, giao Văn phòng kiểm tra`,
    };
  if (dueOn && !inferred && dueOn < on) {
    const days = (Date.parse(on) - Date.parse(dueOn)) / 86_400_000;
    return {
      issued,
      outcome: 'URGED',
      sentence: `${task}: chậm ${days} ngày, yêu cầu khẩn trương hoàn thành`,
    };
  }
  return {
    issued,
    outcome: 'CARRIED_OVER',
    sentence: `${task}: đang thực hiện, chuyển kỳ sau tiếp tục theo dõi`,
  };
}

/** Keeps what the briefings follow from month to month. */
export class Agenda {
  readonly #followed = new Map<Issued, number>();

  /** What a briefing looks at: first what it followed already, then some of what is open, until it is closed. */
  take(earlier: readonly Issued[], on: Day, chance: Chance): LookedAt[] {
    const followed = [...this.#followed.keys()];
    const fresh = earlier.filter((issued) => {
      const status = statusBefore(issued, on);
      return (
        status && !CLOSED.includes(status) && issued.order.kind === 'TASK' && !this.#followed.has(issued)
      );
    });
    const taken = [...followed, ...chance.some(TAKEN_UP_NEW, fresh)].slice(0, AT_ONCE);
    return taken.map((issued) => {
      const looked = lookAt(issued, on);
      const times = (this.#followed.get(issued) ?? 0) + 1;
      if (looked.outcome === 'CLOSED' || times === AT_MOST) this.#followed.delete(issued);
      else this.#followed.set(issued, times);
      return looked;
    });
  }
}

/** Enters that a briefing looked at a directive again, with the words that say so. */
export function enterReview(
  em: EntityManager,
  { issued, outcome, sentence }: LookedAt,
  meeting: Meeting,
  on: Day,
  span: TextSpan,
): void {
  const { directive } = issued;
  const note = sentence.slice(sentence.indexOf(': ') + 2);
  em.create(Review, {
    id: idOf(Review, on, `${directive.code}/${meeting.code}`),
    directive,
    meeting,
    reviewedOn: on,
    outcome,
    note,
    span,
  });
}

/** What the orders of a briefing are to those of the one before: what was replaced or revoked, and two more. */
export function relationsTo(
  before: readonly Issued[],
  month: number,
  chance: Chance,
): NonNullable<Order['relation']>[] {
  const ended = before.flatMap((to) => {
    if (!to.order.fate.byNextBriefing || !to.course.closedOn) return [];
    return [{ kind: to.course.status === 'SUPERSEDED' ? 'SUPERSEDES' : 'REVOKES', to } as const];
  });
  const open = before.filter(
    ({ course, order }) =>
      course.closedOn === null && order.kind === 'TASK' && course.status !== 'DRAFT' && !order.relation,
  );
  const [first, second] = chance.some(2, open);
  const kinds = month % 2 ? (['REPEATS', 'PART_OF'] as const) : (['AMENDS', 'REPEATS'] as const);
  return [
    ...ended,
    ...(first ? [{ kind: kinds[0], to: first }] : []),
    ...(second ? [{ kind: kinds[1], to: second }] : []),
  ];
}

const reasons = {
  REPEATS: 'Nhắc lại do kỳ trước chưa hoàn thành.',
  SUPERSEDES: 'Thay thế cho phù hợp tình hình mới.',
  AMENDS: 'Điều chỉnh phạm vi thực hiện.',
  REVOKES: 'Nội dung không còn phù hợp.',
  PART_OF: 'Cụ thể hóa nhiệm vụ đã giao.',
} as const;

/** Enters what a directive is to an earlier one, when it is anything. */
export function enterRelation(em: EntityManager, { order: { relation }, directive }: Issued, on: Day): void {
  if (!relation) return;
  const { kind, to } = relation;
  em.create(DirectiveRelation, {
    id: idOf(DirectiveRelation, on, directive.code),
    from: directive,
    kind,
    to: to.directive,
    reason: reasons[kind],
  });
}
