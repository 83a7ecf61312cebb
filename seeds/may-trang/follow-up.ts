import type { EntityManager } from '@mikro-orm/core';
import { DirectiveRelation, type RelationKind, Review } from '../../src/directives/course.entity.ts';
import type { Directive } from '../../src/directives/directive.entity.ts';
import {
  DeadlineChange,
  ExtensionRequest,
  type ExtensionState,
} from '../../src/directives/extension.entity.ts';
import { addDays, type Day } from '../../src/shared/day.ts';
import type { Organization } from '../../src/units/organization.entity.ts';
import { fixedId } from '../fixed-id.ts';
import { Chance } from './chance.ts';
import type { Held } from './demo.ts';
import { kept, type Ordered } from './orders.ts';
import type { SpokenDeadline } from './texts.ts';
import type { Cast } from './units.ts';

interface Asking {
  readonly cast: Cast;
  readonly order: Ordered;
  readonly today: Day;
  readonly chance: Chance;
}

const states: readonly ExtensionState[] = [
  'GRANTED',
  'GRANTED',
  'GRANTED',
  'REFUSED',
  'PENDING',
  'WITHDRAWN',
];

/** Requests for more time: some directives are extended, a few twice; the first deadline stays what it was. */
export function enterExtensions(
  em: EntityManager,
  { cast, order, today, chance }: Asking,
  directive: Directive,
  unit: Organization,
  id: (of: { prefix: string }, name: number) => string,
): void {
  const { dueOn } = order.spoken;
  const end = order.course?.reportedDoneOn ?? order.course?.closedOn ?? today;
  if (!dueOn || order.spoken.precision !== 'DAY' || !chance.percent(35)) return;
  let current: SpokenDeadline = order.spoken;
  for (let index = 0; index < 2; index++) {
    const due = current.dueOn as Day;
    const requestedOn = addDays(due, -chance.between(2, 6));
    const decidedOn = addDays(requestedOn, 1);
    if (requestedOn < (directive.issuedOn as Day) || decidedOn > end || decidedOn > today) return;
    const state = chance.pick(states);
    const later = addDays(due, chance.pick([10, 15, 30]));
    const proposed: SpokenDeadline = {
      kind: 'FIXED',
      words: `gia hạn đến ngày ${later.split('-').reverse().join('/')}`,
      dueOn: later,
      precision: 'DAY',
    };
    const isDecided = state === 'GRANTED' || state === 'REFUSED';
    const request = em.create(ExtensionRequest, {
      id: id(ExtensionRequest, index),
      directive,
      organization: unit,
      requestedOn,
      proposed: kept(proposed),
      reason: 'Khối lượng công việc lớn, cần thêm thời gian phối hợp.',
      state,
      decidedOn: isDecided ? decidedOn : null,
      decidedBy: isDecided ? (cast.people[1] ?? null) : null,
      decisionReason: state === 'REFUSED' ? 'Nhiệm vụ đã chậm, đề nghị hoàn thành đúng hạn.' : null,
    });
    if (state !== 'GRANTED') return;
    em.create(DeadlineChange, {
      id: id(DeadlineChange, index),
      directive,
      ordinal: index + 1,
      changedOn: decidedOn,
      before: kept(current),
      after: kept(proposed),
      reason: request.reason,
      request,
    });
    directive.deadline = kept(proposed);
    current = proposed;
    if (!chance.percent(30)) return;
  }
}

/** Later briefings look again at what is still open: at most three months running. */
export function enterReviews(em: EntityManager, held: readonly Held[], today: Day): void {
  const chance = new Chance(41);
  held.forEach(({ orders }, index) => {
    for (const { directive, course, kind } of orders) {
      if (
        !directive ||
        !course ||
        kind === 'STANDING_RULE' ||
        course.status === 'DRAFT' ||
        !chance.percent(45)
      )
        continue;
      for (const later of held.slice(index + 1, index + 1 + chance.between(1, 3))) {
        const ended = course.closedOn !== null && course.closedOn <= later.heldOn;
        if (
          later.heldOn > today ||
          (ended && course.closedOn !== later.heldOn && addDays(course.closedOn as Day, 20) < later.heldOn)
        )
          break;
        em.create(Review, {
          id: fixedId(
            Review.prefix,
            `${later.heldOn}T03:00:00.000Z`,
            `demo/${directive.code}/${later.meeting.code}`,
          ),
          directive,
          meeting: later.meeting,
          reviewedOn: later.heldOn,
          outcome: ended
            ? 'CLOSED'
            : chance.pick(['CARRIED_OVER', 'CARRIED_OVER', 'URGED', 'NOTED'] as const),
          note: ended
            ? 'Đã hoàn thành, kết thúc theo dõi.'
            : 'Đề nghị đơn vị khẩn trương thực hiện, báo cáo tại kỳ giao ban sau.',
        });
        if (ended) break;
      }
    }
  });
}

const kinds: readonly RelationKind[] = ['REPEATS', 'AMENDS', 'PART_OF', 'REVOKES', 'SUPERSEDES'];

/** What later directives are to earlier ones: a superseded one always has one that replaces it. */
export function enterRelations(em: EntityManager, held: readonly Held[]): void {
  const chance = new Chance(43);
  held.forEach(({ orders }, index) => {
    const next = held[index + 1];
    for (const { directive, course, topic } of orders) {
      const isReplaced = course?.status === 'SUPERSEDED';
      if (!directive || !next || !(isReplaced || chance.percent(6))) continue;
      const later =
        next.orders.find((order) => order.topic === topic)?.directive ?? next.orders[0]?.directive;
      const kind = isReplaced ? 'SUPERSEDES' : chance.pick(kinds.slice(0, 4));
      if (!later) continue;
      em.create(DirectiveRelation, {
        id: fixedId(DirectiveRelation.prefix, `${next.heldOn}T04:00:00.000Z`, `demo/${directive.code}`),
        from: later,
        kind,
        to: directive,
      });
    }
  });
}
