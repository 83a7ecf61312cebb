import { Int } from 'type-graphql';
import { Topic } from '../../entities/conclusions/topic.entity.ts';
import { Assignment } from '../../entities/directives/assignment.entity.ts';
import { Directive } from '../../entities/directives/directive.entity.ts';
import { DirectiveStatus, Timeliness } from '../../entities/directives/directive-enums.ts';
import { DeadlineChange, ExtensionRequest } from '../../entities/directives/extension.entity.ts';
import { ProgressReport } from '../../entities/directives/progress-report.entity.ts';
import { DirectiveRelation, Review, Transition } from '../../entities/directives/transition.entity.ts';
import { BodyPolicy } from '../../entities/units/body-policy.entity.ts';
import { DateScalar } from '../../shared/day.ts';
import {
  defineGraphType,
  hasMany,
  manyToMany,
  type Sql,
  type SqlContext,
  type SqlExpression,
} from '../../shared/graph-type.ts';
import { availableTransitions } from './available-transitions.fields.ts';

/** Days within which a deadline counts as due soon: what the body chose, or else seven. */
const dueSoonDays = (d: Sql, sql: SqlContext): Sql =>
  `coalesce((select p.due_soon_days from ${sql.table(BodyPolicy)} p where p.body_id = ${d}.body_id), 7)`;

/** The status at the end of the day asked for: the last move no later than that day. */
const status: SqlExpression = (d, sql) =>
  sql.isToday
    ? `${d}.status`
    : `coalesce((select m.to_status from ${sql.table(Transition)} m where m.directive_id = ${d}.id and m.happened_on <= ${sql.asOf} order by m.ordinal desc limit 1), 'DRAFT')`;

/**
 * Open on a day: issued on or before it, and neither closed, nor a draft, nor a standing rule at its end.
 *
 * Today the range of open days has no end yet, which an index answers at once; for another day the range is asked.
 */
const isOpen: SqlExpression = (d, sql) =>
  sql.isToday ? `upper_inf(${d}.open_days)` : `${d}.open_days @> ${sql.asOf}`;

/** A deadline that judges: an implied one is shown, but never turns red. */
const bindingDueOnSql = (d: Sql, deadline: 'deadline' | 'original_deadline'): Sql =>
  `case when not ${d}.${deadline}_inferred then ${d}.${deadline}_due_on end`;

/** Due today is not overdue: the unit has the whole day. */
const isOverdue: SqlExpression = (d, sql) =>
  `(${isOpen(d, sql)} and coalesce(${bindingDueOnSql(d, 'deadline')} < ${sql.asOf}, false))`;

const timeliness =
  (deadline: 'deadline' | 'original_deadline'): SqlExpression =>
  (d, sql) => {
    const due = bindingDueOnSql(d, deadline);
    return `case
      when ${isOpen(d, sql)} then case
        when ${due} is null then 'NO_DEADLINE'
        when ${due} < ${sql.asOf} then 'OVERDUE'
        when ${due} <= ${sql.asOf} + ${dueSoonDays(d, sql)} then 'DUE_SOON'
        else 'ON_TRACK' end
      when ${d}.kind <> 'STANDING_RULE' and ${status(d, sql)} = 'COMPLETED' then case
        when ${due} is null then 'NO_DEADLINE'
        when coalesce(${d}.reported_done_on, ${d}.closed_on) <= ${due} then 'ON_TIME'
        else 'LATE' end
      end`;
  };

/** The last day a unit sent a report in, no later than the day asked for. */
const lastReportedOn: SqlExpression = (d, sql) =>
  `(select max(r.submitted_on) from ${sql.table(ProgressReport)} r where r.directive_id = ${d}.id and r.submitted_on <= ${sql.asOf} and ${sql.visible(ProgressReport, 'r')})`;

const rowCountSql =
  (of: typeof Review | typeof DeadlineChange, where: (row: Sql, day: Sql) => Sql): SqlExpression =>
  (d, sql) =>
    `(select count(*)::int from ${sql.table(of)} x where x.directive_id = ${d}.id and ${where('x', sql.asOf)} and ${sql.visible(of, 'x')})`;

defineGraphType(Directive, {
  computedFields: {
    availableTransitions,
    status: {
      type: () => DirectiveStatus,
      takesAsOf: true,
      description: 'Where it stands in its life cycle at the end of the day asked for.',
      sql: status,
    },
    isOpen: {
      type: () => Boolean,
      takesAsOf: true,
      description:
        'Issued on or before the day, and not completed, cancelled, superseded or transferred at its end. Reported done is still open; drafts and standing rules never are.',
      sql: isOpen,
    },
    isOverdue: {
      type: () => Boolean,
      takesAsOf: true,
      description:
        'Open, and the deadline in force lies before the day. Due today is not overdue; an implied deadline never is.',
      sql: isOverdue,
    },
    timeliness: {
      type: () => Timeliness,
      nullable: true,
      takesAsOf: true,
      description:
        'How it stands to the deadline in force on the day. Null for what nobody has to finish: drafts, standing rules, cancelled, superseded and transferred ones.',
      sql: timeliness('deadline'),
    },
    originalTimeliness: {
      type: () => Timeliness,
      nullable: true,
      takesAsOf: true,
      description: 'The same judged by the original deadline, as if it had never been extended.',
      sql: timeliness('original_deadline'),
    },
    daysOverdue: {
      type: () => Int,
      takesAsOf: true,
      description: 'Days since the deadline in force, on the day asked for; 0 when it is not overdue.',
      sql: (d, sql) => `case when ${isOverdue(d, sql)} then ${sql.asOf} - ${d}.deadline_due_on else 0 end`,
    },
    ageDays: {
      type: () => Int,
      nullable: true,
      takesAsOf: true,
      description:
        'Days since it was issued, until the day asked for or the day it was closed; null before it was issued.',
      sql: (d, sql) =>
        `case when ${d}.issued_on <= ${sql.asOf} then least(${sql.asOf}, case when not ${isOpen(d, sql)} then ${d}.closed_on end) - ${d}.issued_on end`,
    },
    slippageDays: {
      type: () => Int,
      nullable: true,
      description: 'Days between the original deadline and the one in force; null when either names no day.',
      sql: (d) => `${d}.deadline_due_on - ${d}.original_deadline_due_on`,
    },
    extensionCount: {
      type: () => Int,
      takesAsOf: true,
      description: 'How often the deadline was moved to a later day.',
      sql: rowCountSql(
        DeadlineChange,
        (x, day) => `${x}.changed_on <= ${day} and ${x}.after_due_on > ${x}.before_due_on`,
      ),
    },
    reviewCount: {
      type: () => Int,
      takesAsOf: true,
      description: 'How many later meetings looked at it again: 2 means the third month running.',
      sql: rowCountSql(Review, (x, day) => `${x}.reviewed_on <= ${day}`),
    },
    lastReportedOn: {
      type: () => DateScalar,
      nullable: true,
      takesAsOf: true,
      description: 'The last day a unit sent a report in; null: never. Drafts do not count.',
      sql: lastReportedOn,
    },
    silentDays: {
      type: () => Int,
      nullable: true,
      takesAsOf: true,
      description:
        'Days since the last report, or since it was issued when there is none; null when it is not open.',
      sql: (d, sql) =>
        `case when ${isOpen(d, sql)} then ${sql.asOf} - coalesce(${lastReportedOn(d, sql)}, ${d}.issued_on) end`,
    },
  },
  connectionFields: {
    assignments: hasMany(() => Assignment, 'directive_id', 'To whom it was given, in which roles.'),
    topics: manyToMany(
      () => Topic,
      { table: 'directive_topic', here: 'directive_id', there: 'topic_id' },
      'The themes it belongs to.',
    ),
    transitions: hasMany(
      () => Transition,
      'directive_id',
      'Its moves in the life cycle, the first one first.',
    ),
    reports: hasMany(() => ProgressReport, 'directive_id', 'What units report of it, the newest first.'),
    extensionRequests: hasMany(() => ExtensionRequest, 'directive_id', 'Requests for more time.'),
    deadlineChanges: hasMany(
      () => DeadlineChange,
      'directive_id',
      'Deadlines that were replaced, the first one first.',
    ),
    reviews: hasMany(() => Review, 'directive_id', 'Later meetings that looked at it again.'),
    relations: hasMany(() => DirectiveRelation, 'from_id', 'What it is to earlier directives.'),
    relationsFrom: hasMany(() => DirectiveRelation, 'to_id', 'What later directives are to it.'),
  },
  sortOrders: {
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
  rootFields: {
    one: { name: 'directive', by: ['id'], description: 'One directive.' },
    many: { name: 'directives', description: 'Directives, those due first first.' },
  },
});
