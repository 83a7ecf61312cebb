import { Int } from 'type-graphql';
import { Topic } from '../../entities/conclusions/topic.entity.ts';
import { Assignment } from '../../entities/directives/assignment.entity.ts';
import { Directive } from '../../entities/directives/directive.entity.ts';
import { DirectiveStatus, Timeliness } from '../../entities/directives/directive-enums.ts';
import { DeadlineChange, ExtensionRequest } from '../../entities/directives/extension.entity.ts';
import { ProgressReport } from '../../entities/directives/progress-report.entity.ts';
import { DirectiveRelation, Review, Transition } from '../../entities/directives/transition.entity.ts';
import { BodyPolicy } from '../../entities/units/body-policy.entity.ts';
import { DayScalar } from '../../shared/day.ts';
import {
  type Definition,
  type Definitions,
  paired,
  pointingBack,
  reading,
  type Sql,
} from '../../shared/graph-type.ts';
import { availableTransitions } from './available-transitions.fields.ts';

/** Days within which a deadline counts as due soon: what the body chose, or else seven. */
const dueSoonDays = (d: Sql, q: Definitions): Sql =>
  `coalesce((select p.due_soon_days from ${q.table(BodyPolicy)} p where p.body_id = ${d}.body_id), 7)`;

/** The status at the end of the day asked for: the last move no later than that day. */
const status: Definition = (d, q) =>
  q.isToday
    ? `${d}.status`
    : `coalesce((select m.to_status from ${q.table(Transition)} m where m.directive_id = ${d}.id and m.happened_on <= ${q.day} order by m.ordinal desc limit 1), 'DRAFT')`;

/**
 * Open on a day: issued on or before it, and neither closed, nor a draft, nor a standing rule at its end.
 *
 * Today the range of open days has no end yet, which an index answers at once; for another day the range is asked.
 */
const isOpen: Definition = (d, q) => (q.isToday ? `upper_inf(${d}.open_days)` : `${d}.open_days @> ${q.day}`);

/** A deadline that judges: an implied one is shown, but never turns red. */
const judging = (d: Sql, deadline: 'deadline' | 'original_deadline'): Sql =>
  `case when not ${d}.${deadline}_inferred then ${d}.${deadline}_due_on end`;

/** Due today is not overdue: the unit has the whole day. */
const isOverdue: Definition = (d, q) =>
  `(${isOpen(d, q)} and coalesce(${judging(d, 'deadline')} < ${q.day}, false))`;

const timeliness =
  (deadline: 'deadline' | 'original_deadline'): Definition =>
  (d, q) => {
    const due = judging(d, deadline);
    return `case
      when ${isOpen(d, q)} then case
        when ${due} is null then 'NO_DEADLINE'
        when ${due} < ${q.day} then 'OVERDUE'
        when ${due} <= ${q.day} + ${dueSoonDays(d, q)} then 'DUE_SOON'
        else 'ON_TRACK' end
      when ${d}.kind <> 'STANDING_RULE' and ${status(d, q)} = 'COMPLETED' then case
        when ${due} is null then 'NO_DEADLINE'
        when coalesce(${d}.reported_done_on, ${d}.closed_on) <= ${due} then 'ON_TIME'
        else 'LATE' end
      end`;
  };

/** The last day a unit sent a report in, no later than the day asked for. */
const lastReportedOn: Definition = (d, q) =>
  `(select max(r.submitted_on) from ${q.table(ProgressReport)} r where r.directive_id = ${d}.id and r.submitted_on <= ${q.day} and ${q.seen(ProgressReport, 'r')})`;

const countOf =
  (of: typeof Review | typeof DeadlineChange, where: (row: Sql, day: Sql) => Sql): Definition =>
  (d, q) =>
    `(select count(*)::int from ${q.table(of)} x where x.directive_id = ${d}.id and ${where('x', q.day)} and ${q.seen(of, 'x')})`;

reading(Directive, {
  derived: {
    availableTransitions,
    status: {
      type: () => DirectiveStatus,
      dated: true,
      description: 'Where it stands in its life cycle at the end of the day asked for.',
      sql: status,
    },
    isOpen: {
      type: () => Boolean,
      dated: true,
      description:
        'Issued on or before the day, and not completed, cancelled, superseded or transferred at its end. Reported done is still open; drafts and standing rules never are.',
      sql: isOpen,
    },
    isOverdue: {
      type: () => Boolean,
      dated: true,
      description:
        'Open, and the deadline in force lies before the day. Due today is not overdue; an implied deadline never is.',
      sql: isOverdue,
    },
    timeliness: {
      type: () => Timeliness,
      nullable: true,
      dated: true,
      description:
        'How it stands to the deadline in force on the day. Null for what nobody has to finish: drafts, standing rules, cancelled, superseded and transferred ones.',
      sql: timeliness('deadline'),
    },
    originalTimeliness: {
      type: () => Timeliness,
      nullable: true,
      dated: true,
      description: 'The same judged by the original deadline, as if it had never been extended.',
      sql: timeliness('original_deadline'),
    },
    daysOverdue: {
      type: () => Int,
      dated: true,
      description: 'Days since the deadline in force, on the day asked for; 0 when it is not overdue.',
      sql: (d, q) => `case when ${isOverdue(d, q)} then ${q.day} - ${d}.deadline_due_on else 0 end`,
    },
    ageDays: {
      type: () => Int,
      nullable: true,
      dated: true,
      description:
        'Days since it was issued, until the day asked for or the day it was closed; null before it was issued.',
      sql: (d, q) =>
        `case when ${d}.issued_on <= ${q.day} then least(${q.day}, case when not ${isOpen(d, q)} then ${d}.closed_on end) - ${d}.issued_on end`,
    },
    slippageDays: {
      type: () => Int,
      nullable: true,
      description: 'Days between the original deadline and the one in force; null when either names no day.',
      sql: (d) => `${d}.deadline_due_on - ${d}.original_deadline_due_on`,
    },
    extensionCount: {
      type: () => Int,
      dated: true,
      description: 'How often the deadline was moved to a later day.',
      sql: countOf(
        DeadlineChange,
        (x, day) => `${x}.changed_on <= ${day} and ${x}.after_due_on > ${x}.before_due_on`,
      ),
    },
    reviewCount: {
      type: () => Int,
      dated: true,
      description: 'How many later meetings looked at it again: 2 means the third month running.',
      sql: countOf(Review, (x, day) => `${x}.reviewed_on <= ${day}`),
    },
    lastReportedOn: {
      type: () => DayScalar,
      nullable: true,
      dated: true,
      description: 'The last day a unit sent a report in; null: never. Drafts do not count.',
      sql: lastReportedOn,
    },
    silentDays: {
      type: () => Int,
      nullable: true,
      dated: true,
      description:
        'Days since the last report, or since it was issued when there is none; null when it is not open.',
      sql: (d, q) =>
        `case when ${isOpen(d, q)} then ${q.day} - coalesce(${lastReportedOn(d, q)}, ${d}.issued_on) end`,
    },
  },
  links: {
    assignments: pointingBack(() => Assignment, 'directive_id', 'To whom it was given, in which roles.'),
    topics: paired(
      () => Topic,
      { table: 'directive_topic', here: 'directive_id', there: 'topic_id' },
      'The themes it belongs to.',
    ),
    transitions: pointingBack(
      () => Transition,
      'directive_id',
      'Its moves in the life cycle, the first one first.',
    ),
    reports: pointingBack(() => ProgressReport, 'directive_id', 'What units report of it, the newest first.'),
    extensionRequests: pointingBack(() => ExtensionRequest, 'directive_id', 'Requests for more time.'),
    deadlineChanges: pointingBack(
      () => DeadlineChange,
      'directive_id',
      'Deadlines that were replaced, the first one first.',
    ),
    reviews: pointingBack(() => Review, 'directive_id', 'Later meetings that looked at it again.'),
    relations: pointingBack(() => DirectiveRelation, 'from_id', 'What it is to earlier directives.'),
    relationsFrom: pointingBack(() => DirectiveRelation, 'to_id', 'What later directives are to it.'),
  },
  orders: {
    DUE_ON: {
      type: 'date',
      nullable: true,
      sql: (d) => `${d}.deadline_due_on`,
      description: 'By the deadline in force.',
    },
    ISSUED_ON: {
      type: 'date',
      nullable: true,
      sql: (d) => `${d}.issued_on`,
      description: 'By the day of issue.',
    },
    CODE: { type: 'text', sql: (d) => `${d}.code`, description: 'By code.' },
    CREATED_AT: { type: 'timestamptz', sql: (d) => `${d}.created_at`, description: 'By the time of entry.' },
  },
  defaultOrder: ['DUE_ON'],
  roots: {
    one: { name: 'directive', by: ['id'], description: 'One directive.' },
    many: { name: 'directives', description: 'Directives, those due first first.' },
  },
});
