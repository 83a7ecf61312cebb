import { createHash } from 'node:crypto';
import type { EntityManager, RequiredEntityData } from '@mikro-orm/core';
import type { Conclusion } from '../../src/conclusions/conclusion.entity.ts';
import type { Topic } from '../../src/conclusions/topic.entity.ts';
import { Assignment, type AssignmentRole } from '../../src/directives/assignment.entity.ts';
import { Transition } from '../../src/directives/course.entity.ts';
import { Deadline } from '../../src/directives/deadline.ts';
import { Directive } from '../../src/directives/directive.entity.ts';
import type { DirectiveKind } from '../../src/directives/lifecycle.ts';
import { Evidence, ProgressReport } from '../../src/directives/progress.entity.ts';
import type { Meeting } from '../../src/meetings/meeting.entity.ts';
import { addDays, type Day } from '../../src/shared/day.ts';
import type { TextSpan } from '../../src/sources/document.entity.ts';
import type { Group } from '../../src/units/group.entity.ts';
import type { Organization } from '../../src/units/organization.entity.ts';
import type { Person } from '../../src/units/person.entity.ts';
import { fixedId } from '../fixed-id.ts';
import type { Chance } from './chance.ts';
import { type Course, runCourse } from './course.ts';
import { enterExtensions } from './follow-up.ts';
import { type SpokenDeadline, speakDeadline, themes } from './texts.ts';
import type { Cast } from './units.ts';

/** An order as the chair speaks it, and later the directive and the course it took. */
export interface Ordered {
  readonly number: number;
  readonly text: string;
  readonly topic: Topic;
  readonly kind: DirectiveKind;
  readonly prohibits: boolean;
  readonly isDraft: boolean;
  readonly spoken: SpokenDeadline;
  readonly leads: readonly Organization[];
  readonly helpers: readonly Organization[];
  readonly group: Group | null;
  readonly person: Person | null;
  directive?: Directive;
  course?: Course;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function addressees(cast: Cast, chance: Chance): Pick<Ordered, 'leads' | 'helpers' | 'group' | 'person'> {
  const units = [...cast.units].sort(() => chance.next() - 0.5);
  if (chance.percent(12)) return { leads: [], helpers: [], group: chance.pick(cast.groups), person: null };
  if (chance.percent(4))
    return { leads: [], helpers: units.slice(0, 1), group: null, person: chance.pick(cast.people) };
  const leadCount = chance.percent(17) ? 2 : 1;
  return {
    leads: units.slice(0, leadCount),
    helpers: units.slice(2, 2 + chance.between(0, 2)),
    group: null,
    person: null,
  };
}

/** Speaks one order of a briefing. */
export function orderOf(
  cast: Cast,
  topics: readonly Topic[],
  heldOn: Day,
  number: number,
  chance: Chance,
): Ordered {
  const topic = chance.pick(topics);
  const what = chance.pick(themes[topic.name] ?? []);
  const who = addressees(cast, chance);
  const spoken = speakDeadline(heldOn, chance);
  const prohibits = number === 25;
  const kind = prohibits
    ? 'STANDING_RULE'
    : ['ONGOING', 'RECURRING'].includes(spoken.kind)
      ? 'CONTINUOUS'
      : 'TASK';
  const lead = who.group
    ? capital(who.group.name)
    : who.person
      ? `Phân công đồng chí ${who.person.fullName}`
      : `Giao ${who.leads.map(({ name }) => name).join(', ')}`;
  const help =
    who.leads.length && who.helpers.length
      ? ` chủ trì, phối hợp với ${who.helpers.map(({ name }) => name).join(', ')}`
      : '';
  const text = prohibits
    ? `${lead} không để phát sinh điểm nóng khi ${what}.`
    : `${lead}${help} ${what}${spoken.words ? `, ${spoken.words}` : ''}.`;
  return {
    number,
    text,
    topic,
    kind,
    prohibits,
    isDraft: number === 24 && chance.percent(30),
    spoken,
    ...who,
  };
}

interface Entering {
  readonly cast: Cast;
  readonly meeting: Meeting;
  readonly conclusion: Conclusion;
  readonly span: TextSpan;
  readonly order: Ordered;
  readonly heldOn: Day;
  readonly today: Day;
  readonly period: string;
  readonly chance: Chance;
}

/** A deadline as the graph keeps it. */
export function kept({ kind, words, ...more }: SpokenDeadline): Deadline {
  const dueAt = more.precision === 'TIME' ? new Date(`${more.dueOn}T16:30:00+07:00`) : null;
  return Object.assign(new Deadline(), { ...more, kind, words, dueAt });
}

/** Enters the directive an order became, and all that happened to it. */
export function enterDirective(em: EntityManager, entering: Entering): void {
  const { cast, meeting, conclusion, span, order, heldOn, today, period, chance } = entering;
  const id = (of: { prefix: string }, name: string | number) =>
    fixedId(of.prefix, `${heldOn}T02:00:00.000Z`, `demo/${period}/${order.number}/${name}`);
  const course = runCourse(order.kind, heldOn, order.spoken.dueOn ?? null, today, chance);
  const { status, moves, reportedDoneOn, closedOn, openDays } = order.isDraft
    ? { status: 'DRAFT' as const, moves: [], reportedDoneOn: null, closedOn: null, openDays: '{}' }
    : course;
  const directive = em.create(Directive, {
    id: id(Directive, 0),
    code: `MT-${period}/${String(order.number).padStart(2, '0')}`,
    text: order.text,
    kind: order.kind,
    status,
    body: cast.body,
    meeting: chance.percent(3) ? null : meeting,
    conclusion,
    span,
    issuedOn: order.isDraft ? null : heldOn,
    issuedOnPrecision: order.isDraft ? null : 'DAY',
    deadline: kept(order.spoken),
    originalDeadline: kept(order.spoken),
    reportedDoneOn,
    closedOn,
    openDays,
    urgent: chance.percent(8),
    places: order.leads.filter(({ kind }) => kind === 'COMMUNE').map(({ name }) => name),
    topics: [order.topic],
  } as RequiredEntityData<Directive>);
  order.directive = directive;
  order.course = { status, moves, reportedDoneOn, closedOn, openDays };
  moves.forEach(({ from, to, on, reason = null }, index) => {
    const organization = ['ACCEPTED', 'RETURNED', 'IN_PROGRESS', 'REPORTED_DONE'].includes(to)
      ? (order.leads[0] ?? null)
      : null;
    const person = organization ? null : (cast.people[3] ?? null);
    em.create(Transition, {
      id: id(Transition, index),
      directive,
      ordinal: index + 1,
      from,
      to,
      happenedOn: on,
      reason,
      organization,
      person,
    });
  });
  assign(em, entering, directive, id);
  if (order.leads[0] && moves.length > 2) report(em, entering, directive, order.leads[0], id);
  if (order.leads[0] && !order.isDraft) enterExtensions(em, entering, directive, order.leads[0], id);
}

type IdOf = (of: { prefix: string }, name: string | number) => string;

function assign(em: EntityManager, { cast, order, chance }: Entering, directive: Directive, id: IdOf): void {
  const assignment = (role: AssignmentRole, to: object, name: string) => {
    const moves = order.course?.moves ?? [];
    const answer =
      role === 'LEAD' ? moves.find((move) => move.to === 'ACCEPTED' || move.to === 'RETURNED') : undefined;
    em.create(Assignment, {
      id: id(Assignment, name),
      directive,
      role,
      acceptance: answer?.to === 'ACCEPTED' || answer?.to === 'RETURNED' ? answer.to : 'PENDING',
      answeredOn: answer?.on ?? null,
      reason: answer?.reason ?? null,
      ...to,
    } as RequiredEntityData<Assignment>);
  };
  for (const lead of order.leads) assignment('LEAD', { organization: lead, words: lead.name }, lead.name);
  for (const helper of order.helpers)
    assignment('COORDINATE', { organization: helper, words: helper.name }, helper.name);
  if (order.group) assignment('LEAD', { group: order.group, words: order.group.name }, order.group.name);
  if (order.person)
    assignment('LEAD', { person: order.person, words: order.person.fullName }, order.person.fullName);
  const monitor = cast.units[2];
  if (monitor && chance.percent(25) && ![...order.leads, ...order.helpers].includes(monitor))
    assignment('MONITOR', { organization: monitor }, 'monitor');
}

const obstacles = [
  'Vướng mắc về nguồn kinh phí.',
  'Một số hộ dân chưa đồng thuận.',
  'Chờ ý kiến của cơ quan chuyên môn.',
];

function report(
  em: EntityManager,
  { order, heldOn, today, chance }: Entering,
  directive: Directive,
  unit: Organization,
  id: IdOf,
): void {
  const moves = order.course?.moves ?? [];
  const end = order.course?.reportedDoneOn ?? order.course?.closedOn ?? today;
  let on = addDays(moves.at(1)?.on ?? heldOn, chance.between(5, 25));
  // One unit in five stays silent until it is done.
  const isSilent = chance.percent(20);
  for (let index = 0; index < 4 && on <= end; index++) {
    const isLast = on === end || addDays(on, 30) > end;
    const saysDone = isLast && order.course?.reportedDoneOn === end;
    const submittedOn = saysDone ? end : on;
    const isDraft = !saysDone && isLast && chance.percent(15);
    if (!isSilent || saysDone) {
      const entered = em.create(ProgressReport, {
        id: id(ProgressReport, index),
        directive,
        organization: unit,
        state: isDraft ? 'DRAFT' : 'SUBMITTED',
        submittedOn: isDraft ? null : submittedOn,
        period: submittedOn.slice(0, 7),
        claim: saysDone
          ? 'Đơn vị đã hoàn thành toàn bộ nội dung được giao.'
          : `Đơn vị đã triển khai bước ${index + 1} theo kế hoạch.`,
        percent: saysDone ? 100 : Math.min(90, 25 * (index + 1)),
        obstacles: saysDone || chance.percent(70) ? null : chance.pick(obstacles),
        saysDone,
      });
      if (saysDone || chance.percent(30)) {
        const fileName = `bao-cao-${directive.code.replace('/', '-')}-${index + 1}.pdf`;
        const sha256 = createHash('sha256').update(fileName).digest('hex');
        em.create(Evidence, {
          id: id(Evidence, index),
          report: entered,
          fileName,
          mediaType: 'application/pdf',
          sizeBytes: chance.between(20_000, 900_000),
          sha256,
        });
      }
    }
    on = addDays(on, chance.between(25, 35));
  }
}
