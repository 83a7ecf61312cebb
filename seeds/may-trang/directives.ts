import type { EntityManager, RequiredEntityData } from '@mikro-orm/core';
import type { Conclusion } from '../../src/entities/conclusions/conclusion.entity.ts';
import { Assignment, type AssignmentRole } from '../../src/entities/directives/assignment.entity.ts';
import { copyOf } from '../../src/entities/directives/deadline.ts';
import { Directive } from '../../src/entities/directives/directive.entity.ts';
import { Transition } from '../../src/entities/directives/transition.entity.ts';
import type { TextSpan } from '../../src/entities/documents/document.entity.ts';
import type { Meeting } from '../../src/entities/meetings/meeting.entity.ts';
import type { Day } from '../../src/shared/day.ts';
import { idOf } from './calendar.ts';
import { type Course, type Move, notIssued, runCourse } from './directive-timeline.ts';
import { enterExtensions, inForceOn, requestsFor } from './extensions.ts';
import type { Cast, Issued, Order } from './orders.ts';
import { Chance } from './random.ts';
import { enterReports } from './reports.ts';

/** Where an order stands, and on which day it was given. */
export interface Origin {
  readonly cast: Cast;
  readonly code: string;
  readonly issuedOn: Day;
  readonly nextOn: Day;
  readonly today: Day;
  /** The document, as later ones cite it. */
  readonly source: string;
  readonly span: TextSpan;
  /** Null for what a document alone ordered. */
  readonly meeting: Meeting | null;
  readonly conclusion: Conclusion | null;
  readonly isDraft: boolean;
  /** Seeds all that happens to it. */
  readonly seed: number;
}

/** Enters the directive an order became, and all that happened to it until today. */
export function enterDirective(em: EntityManager, order: Order, origin: Origin): Issued {
  const { cast, code, issuedOn, nextOn, today, span, meeting, conclusion, isDraft } = origin;
  const chance = new Chance(origin.seed);
  const asked = isDraft ? [] : requestsFor(order, issuedOn, chance);
  const aim = asked.findLast(({ isGranted }) => isGranted)?.after ?? order.spoken.deadline;
  const last = asked.at(-1);
  const notBefore = last?.decidedOn ?? last?.requestedOn ?? null;
  const circumstances = { kind: order.kind, issuedOn, due: aim.dueOn, notBefore, nextOn, today };
  const course = isDraft ? notIssued : runCourse(circumstances, order.fate, chance);
  const directive = em.create(Directive, {
    id: idOf(Directive, issuedOn, code, order.number),
    code,
    text: span.quote,
    kind: order.kind,
    status: course.status,
    body: cast.units.body,
    meeting,
    conclusion,
    span,
    issuedOn: isDraft ? null : issuedOn,
    issuedOnPrecision: isDraft ? null : 'DAY',
    deadline: copyOf(inForceOn(order, asked, today)),
    originalDeadline: copyOf(order.spoken.deadline),
    reportedDoneOn: course.reportedDoneOn,
    closedOn: course.closedOn,
    openDays: course.openDays,
    urgent: order.urgent,
    places: [...order.places],
    topics: [cast.topics.get(order.theme)],
  } as RequiredEntityData<Directive>);
  enterMoves(em, order, directive, course, cast);
  enterAssignments(em, order, directive, course, origin, chance);
  const organization = order.leads[0]?.organization;
  if (organization && !isDraft) {
    enterReports(em, { order, directive, course, organization, today, chance });
    enterExtensions(em, asked, { directive, course, organization, people: cast.people, today });
  }
  return { order, directive, course, source: origin.source, deadlineOn: (on) => inForceOn(order, asked, on) };
}

/** Whether the unit makes a move, and not the office: it answers, works and reports; it never confirms its own work. */
const isByUnit = ({ from, to }: Move) =>
  ['ACCEPTED', 'RETURNED', 'REPORTED_DONE'].includes(to) || (to === 'IN_PROGRESS' && from === 'ACCEPTED');

function enterMoves(em: EntityManager, order: Order, directive: Directive, course: Course, cast: Cast): void {
  const office = cast.units.called('Văn phòng Thành ủy');
  course.moves.forEach((move, index) => {
    const byUnit = isByUnit(move);
    const isOfficeItself = !byUnit && order.leads[0] === office;
    em.create(Transition, {
      id: idOf(Transition, move.on, `${directive.code}/${index}`, order.number * 20 + index),
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
      person: byUnit ? order.person : isOfficeItself ? cast.people.deputyOn(move.on) : cast.people.office,
    });
  });
}

type Answer = Pick<Assignment, 'acceptance' | 'answeredOn' | 'reason'>;

const NO_ANSWER: Answer = { acceptance: 'PENDING', answeredOn: null, reason: null };

/** What the first addressee said last; the others mostly go along. */
function answerOf({ moves }: Course): Answer {
  const said = moves.findLast(({ to }) => to === 'ACCEPTED' || to === 'RETURNED');
  if (!said || moves.at(-1)?.to === 'ASSIGNED') return NO_ANSWER;
  const acceptance = said.to === 'RETURNED' ? 'RETURNED' : 'ACCEPTED';
  return { acceptance, answeredOn: said.on, reason: said.reason ?? null };
}

function enterAssignments(
  em: EntityManager,
  order: Order,
  directive: Directive,
  course: Course,
  { issuedOn }: Origin,
  chance: Chance,
): void {
  let number = 0;
  const assign = (role: AssignmentRole, to: Partial<RequiredEntityData<Assignment>>, answer: Answer) =>
    em.create(Assignment, {
      id: idOf(Assignment, issuedOn, `${directive.code}/${number}`, order.number * 20 + number++),
      directive,
      role,
      ...to,
      ...answer,
    } as RequiredEntityData<Assignment>);
  const first = answerOf(course);
  const following = () => (first.acceptance === 'ACCEPTED' && chance.percent(75) ? first : NO_ANSWER);
  order.leads.forEach(({ organization, spoken }, index) => {
    assign('LEAD', { organization, words: spoken }, index ? following() : first);
  });
  const { group, person, inherits, monitor } = order;
  if (group) assign('LEAD', { group, words: group.name, inherited: inherits }, first);
  if (person) assign('LEAD', { person, words: `đồng chí ${person.fullName}` }, first);
  for (const { organization, spoken } of order.helpers)
    assign('COORDINATE', { organization, words: spoken }, following());
  if (monitor) assign('MONITOR', { organization: monitor.organization, words: monitor.spoken }, NO_ANSWER);
}
