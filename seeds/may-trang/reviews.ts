import type { EntityManager } from '@mikro-orm/core';
import { CLOSED_STATUSES, type DirectiveStatus } from '../../src/entities/directives/directive-enums.ts';
import { DirectiveRelation } from '../../src/entities/directives/directive-relation.entity.ts';
import { Review, type ReviewOutcome } from '../../src/entities/directives/review.entity.ts';
import type { TextSpan } from '../../src/entities/documents/document.entity.ts';
import type { Meeting } from '../../src/entities/meetings/meeting.entity.ts';
import { type Day, daysBetween } from '../../src/shared/day.ts';
import { demoId } from './calendar.ts';
import type { IssuedOrder, Order } from './orders.ts';
import type { Random } from './random.ts';

/** A directive that a later briefing reviews, and the result. */
export interface ReviewedDirective {
  readonly issued: IssuedOrder;
  readonly outcome: ReviewOutcome;
  /** The sentence in the notice. */
  readonly sentence: string;
}

/**
 * The maximum number of directives that a briefing reviews, of those that it reviews for the first time, and of reviews of one
 * directive.
 */
const MAX_REVIEWS_PER_BRIEFING = 9;
const MAX_NEW_REVIEWS = 5;
const MAX_REVIEWS_PER_DIRECTIVE = 8;

/** Returns the status of a directive at the start of a day. */
const statusBefore = ({ timeline }: IssuedOrder, on: Day): DirectiveStatus | undefined =>
  timeline.changes.findLast((move) => move.on < on)?.to;

function chooseReview(issued: IssuedOrder, on: Day): ReviewedDirective {
  const { order, directive } = issued;
  const { dueOn, inferred } = issued.deadlineOn(on);
  const person = order.person && `đồng chí ${order.person.fullName}`;
  const to = order.leads.map(({ spokenName }) => spokenName).join(', ') || order.group?.name || person;
  const task = `Nhiệm vụ số ${directive.code} (${to})`;
  const status = statusBefore(issued, on) as DirectiveStatus;
  if (CLOSED_STATUSES.includes(status))
    return { issued, outcome: 'CLOSED', sentence: `${task}: đã xử lý xong, kết thúc theo dõi` };
  if (status === 'REPORTED_DONE')
    return {
      issued,
      outcome: 'NOTED',
      sentence: `${task}: ghi nhận báo cáo hoàn thành, giao Văn phòng kiểm tra`,
    };
  if (dueOn && !inferred && dueOn < on) {
    const days = daysBetween(dueOn, on);
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

/** Stores which directives the briefings follow from month to month. */
export class ReviewAgenda {
  readonly #reviewCounts = new Map<IssuedOrder, number>();

  /**
   * Returns the reviews of a briefing: first the directives it already follows, then some open ones. It follows them until they
   * are closed.
   */
  reviewsFor(earlier: readonly IssuedOrder[], on: Day, chance: Random): ReviewedDirective[] {
    const followed = [...this.#reviewCounts.keys()];
    const fresh = earlier.filter((issued) => {
      const status = statusBefore(issued, on);
      return (
        status &&
        !CLOSED_STATUSES.includes(status) &&
        issued.order.kind === 'TASK' &&
        !this.#reviewCounts.has(issued)
      );
    });
    const taken = [...followed, ...chance.sample(MAX_NEW_REVIEWS, fresh)].slice(0, MAX_REVIEWS_PER_BRIEFING);
    return taken.map((issued) => {
      const reviewed = chooseReview(issued, on);
      const times = (this.#reviewCounts.get(issued) ?? 0) + 1;
      if (reviewed.outcome === 'CLOSED' || times === MAX_REVIEWS_PER_DIRECTIVE)
        this.#reviewCounts.delete(issued);
      else this.#reviewCounts.set(issued, times);
      return reviewed;
    });
  }
}

/** Inserts the review of a directive, with its words in the notice. */
export function insertReview(
  em: EntityManager,
  { issued, outcome, sentence }: ReviewedDirective,
  { meeting, on }: { readonly meeting: Meeting; readonly on: Day },
  span: TextSpan,
): void {
  const { directive } = issued;
  const note = sentence.slice(sentence.indexOf(': ') + 2);
  em.create(Review, {
    id: demoId(Review, on, `${directive.code}/${meeting.code}`),
    directive,
    meeting,
    reviewedOn: on,
    outcome,
    note,
    span,
  });
}

/** Chooses the relations of a briefing to the orders of the previous one: the replaced and revoked orders, and two more. */
export function chooseRelations(
  before: readonly IssuedOrder[],
  month: number,
  chance: Random,
): NonNullable<Order['relation']>[] {
  const ended = before.flatMap((to) => {
    if (!to.order.outcome.byNextBriefing || !to.timeline.closedOn) return [];
    return [{ kind: to.timeline.status === 'SUPERSEDED' ? 'SUPERSEDES' : 'REVOKES', to } as const];
  });
  const open = before.filter(
    ({ timeline, order }) =>
      timeline.closedOn === null && order.kind === 'TASK' && timeline.status !== 'DRAFT' && !order.relation,
  );
  const [first, second] = chance.sample(2, open);
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

/** Inserts the relation of a directive to an earlier one, if it has one. */
export function insertRelation(
  em: EntityManager,
  { order: { relation }, directive }: IssuedOrder,
  on: Day,
): void {
  if (!relation) return;
  const { kind, to } = relation;
  em.create(DirectiveRelation, {
    id: demoId(DirectiveRelation, on, directive.code),
    from: directive,
    kind,
    to: to.directive,
    reason: reasons[kind],
  });
}
