import type { EntityManager, RequiredEntityData } from '@mikro-orm/core';
import type { Conclusion } from '../../src/entities/conclusions/conclusion.entity.ts';
import { Assignment, type AssignmentRole } from '../../src/entities/directives/assignment.entity.ts';
import { copyDeadline } from '../../src/entities/directives/deadline.ts';
import { Directive } from '../../src/entities/directives/directive.entity.ts';
import { Transition } from '../../src/entities/directives/transition.entity.ts';
import type { TextSpan } from '../../src/entities/documents/document.entity.ts';
import type { Meeting } from '../../src/entities/meetings/meeting.entity.ts';
import type { Day } from '../../src/shared/day.ts';
import { demoId } from './calendar.ts';
import {
  type DirectiveTimeline,
  NOT_ISSUED,
  type StatusChange,
  simulateDirective,
} from './directive-timeline.ts';
import { deadlineInForce, insertExtensions, planExtensions } from './extensions.ts';
import type { IssuedOrder, Order, Participants } from './orders.ts';
import { Random } from './random.ts';
import { insertReports } from './reports.ts';

/** The source of an order: its document, its meeting and its day. */
export interface DirectiveOrigin {
  readonly participants: Participants;
  readonly code: string;
  readonly issuedOn: Day;
  readonly nextOn: Day;
  readonly today: Day;
  /** The document, as later documents cite it. */
  readonly citation: string;
  readonly span: TextSpan;
  /** Null for an order in a document without a meeting. */
  readonly meeting: Meeting | null;
  readonly conclusion: Conclusion | null;
  readonly isDraft: boolean;
  /** The random seed of its history. */
  readonly seed: number;
}

/** Inserts the directive of an order, with its history until today. */
export function insertDirective(em: EntityManager, order: Order, origin: DirectiveOrigin): IssuedOrder {
  const { participants, code, issuedOn, nextOn, today, span, meeting, conclusion, isDraft } = origin;
  const chance = new Random(origin.seed);
  const extensions = isDraft ? [] : planExtensions(order, issuedOn, chance);
  const lastDeadline =
    extensions.findLast(({ isGranted }) => isGranted)?.after ?? order.phrasedDeadline.deadline;
  const last = extensions.at(-1);
  const notBefore = last?.decidedOn ?? last?.requestedOn ?? null;
  const circumstances = { kind: order.kind, issuedOn, due: lastDeadline.dueOn, notBefore, nextOn, today };
  const timeline = isDraft ? NOT_ISSUED : simulateDirective(circumstances, order.outcome, chance);
  const directive = em.create(Directive, {
    id: demoId(Directive, issuedOn, code, order.number),
    code,
    text: span.quote,
    kind: order.kind,
    status: timeline.status,
    body: participants.units.body,
    meeting,
    conclusion,
    span,
    issuedOn: isDraft ? null : issuedOn,
    issuedOnPrecision: isDraft ? null : 'DAY',
    deadline: copyDeadline(deadlineInForce(order, extensions, today)),
    originalDeadline: copyDeadline(order.phrasedDeadline.deadline),
    reportedDoneOn: timeline.reportedDoneOn,
    closedOn: timeline.closedOn,
    openDays: timeline.openDays,
    urgent: order.urgent,
    places: [...order.places],
    topics: [participants.topics.get(order.theme)],
  } as RequiredEntityData<Directive>);
  insertTransitions(em, { order, directive, timeline }, participants);
  insertAssignments(em, { order, directive, timeline }, origin, chance);
  const organization = order.leads[0]?.organization;
  if (organization && !isDraft) {
    insertReports(em, { order, directive, timeline: timeline, organization, today, chance });
    insertExtensions(em, extensions, {
      directive,
      timeline: timeline,
      organization,
      people: participants.people,
      today,
    });
  }
  return {
    order,
    directive,
    timeline: timeline,
    citation: origin.citation,
    deadlineOn: (on) => deadlineInForce(order, extensions, on),
  };
}

/**
 * Returns whether the unit, and not the office, makes a transition. The unit answers, works and reports; it never confirms its
 * own work.
 */
const isByUnit = ({ from, to }: StatusChange) =>
  ['ACCEPTED', 'RETURNED', 'REPORTED_DONE'].includes(to) || (to === 'IN_PROGRESS' && from === 'ACCEPTED');

function insertTransitions(
  em: EntityManager,
  {
    order,
    directive,
    timeline,
  }: { readonly order: Order; readonly directive: Directive; readonly timeline: DirectiveTimeline },
  participants: Participants,
): void {
  const office = participants.units.getByName('Văn phòng Thành ủy');
  timeline.changes.forEach((move, index) => {
    const byUnit = isByUnit(move);
    const isOfficeItself = !byUnit && order.leads[0] === office;
    em.create(Transition, {
      id: demoId(Transition, move.on, `${directive.code}/${index}`, order.number * 20 + index),
      directive,
      ordinal: index + 1,
      from: move.from,
      to: move.to,
      happenedOn: move.on,
      reason: move.reason ?? null,
      organization: byUnit
        ? (order.leads[0]?.organization ?? null)
        : isOfficeItself
          ? null
          : office.organization,
      person: byUnit
        ? order.person
        : isOfficeItself
          ? participants.people.deputyOn(move.on)
          : participants.people.office,
    });
  });
}

type AssignmentAnswer = Pick<Assignment, 'acceptance' | 'answeredOn' | 'reason'>;

const NO_ANSWER: AssignmentAnswer = { acceptance: 'PENDING', answeredOn: null, reason: null };

/** Returns the last answer of the first addressee. The other addressees mostly give the same answer. */
function firstAnswer({ changes }: DirectiveTimeline): AssignmentAnswer {
  const lastAnswer = changes.findLast(({ to }) => to === 'ACCEPTED' || to === 'RETURNED');
  if (!lastAnswer || changes.at(-1)?.to === 'ASSIGNED') return NO_ANSWER;
  const acceptance = lastAnswer.to === 'RETURNED' ? 'RETURNED' : 'ACCEPTED';
  return { acceptance, answeredOn: lastAnswer.on, reason: lastAnswer.reason ?? null };
}

function insertAssignments(
  em: EntityManager,
  {
    order,
    directive,
    timeline,
  }: { readonly order: Order; readonly directive: Directive; readonly timeline: DirectiveTimeline },
  { issuedOn }: DirectiveOrigin,
  chance: Random,
): void {
  let number = 0;
  const assign = (
    role: AssignmentRole,
    to: Partial<RequiredEntityData<Assignment>>,
    answer: AssignmentAnswer,
  ) =>
    em.create(Assignment, {
      id: demoId(Assignment, issuedOn, `${directive.code}/${number}`, order.number * 20 + number++),
      directive,
      role,
      ...to,
      ...answer,
    } as RequiredEntityData<Assignment>);
  const first = firstAnswer(timeline);
  const following = () => (first.acceptance === 'ACCEPTED' && chance.percent(75) ? first : NO_ANSWER);
  order.leads.forEach(({ organization, spokenName }, index) => {
    assign('LEAD', { organization, words: spokenName }, index ? following() : first);
  });
  const { group, person, inheritsGroup, monitor } = order;
  if (group) assign('LEAD', { group, words: group.name, inherited: inheritsGroup }, first);
  if (person) assign('LEAD', { person, words: `đồng chí ${person.fullName}` }, first);
  for (const { organization, spokenName } of order.helpers)
    assign('COORDINATE', { organization, words: spokenName }, following());
  if (monitor)
    assign('MONITOR', { organization: monitor.organization, words: monitor.spokenName }, NO_ANSWER);
}
