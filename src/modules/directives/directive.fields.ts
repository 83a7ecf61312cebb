import { Int } from 'type-graphql';
import { Topic } from '../../entities/conclusions/topic.entity.ts';
import { Assignment } from '../../entities/directives/assignment.entity.ts';
import { DeadlineChange } from '../../entities/directives/deadline-change.entity.ts';
import { Directive } from '../../entities/directives/directive.entity.ts';
import { DirectiveStatus, Timeliness } from '../../entities/directives/directive-enums.ts';
import { DirectiveRelation } from '../../entities/directives/directive-relation.entity.ts';
import { ExtensionRequest } from '../../entities/directives/extension-request.entity.ts';
import { ProgressReport } from '../../entities/directives/progress-report.entity.ts';
import { Review } from '../../entities/directives/review.entity.ts';
import { Transition } from '../../entities/directives/transition.entity.ts';
import { DateScalar } from '../../shared/day.ts';
import {
  defineGraphType,
  hasMany,
  manyToMany,
  type Sql,
  type SqlExpression,
} from '../../shared/graph-type.ts';
import { availableTransitions } from './available-transitions.fields.ts';
import { isOpenSql, isOverdueSql, statusSql, timelinessSql } from './timeliness.sql.ts';

/** The last day on or before the day `asOf` on which a unit submitted a report. */
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
      description: 'The status in the life cycle at the end of the day `asOf`.',
      sql: statusSql,
    },
    isOpen: {
      type: () => Boolean,
      takesAsOf: true,
      description:
        'True if it was issued on or before the day `asOf` and is not completed, cancelled, superseded or transferred at its end. REPORTED_DONE is still open; drafts and standing rules are never open.',
      sql: isOpenSql,
    },
    isOverdue: {
      type: () => Boolean,
      takesAsOf: true,
      description:
        'True if it is open and the deadline in force is before the day `asOf`. A directive that is due today is not overdue; an implied deadline is never overdue.',
      sql: isOverdueSql,
    },
    timeliness: {
      type: () => Timeliness,
      nullable: true,
      takesAsOf: true,
      description:
        'The timeliness by the deadline in force, on the day `asOf`. Null for drafts, standing rules, and cancelled, superseded or transferred directives.',
      sql: timelinessSql('deadline'),
    },
    originalTimeliness: {
      type: () => Timeliness,
      nullable: true,
      takesAsOf: true,
      description: 'The timeliness by the original deadline, as if it had never been extended.',
      sql: timelinessSql('original_deadline'),
    },
    daysOverdue: {
      type: () => Int,
      takesAsOf: true,
      description:
        'The number of days since the deadline in force, on the day `asOf`; 0 if it is not overdue.',
      sql: (d, sql) => `case when ${isOverdueSql(d, sql)} then ${sql.asOf} - ${d}.deadline_due_on else 0 end`,
    },
    ageDays: {
      type: () => Int,
      nullable: true,
      takesAsOf: true,
      description:
        'The number of days from the day of issue to the day `asOf`, or to the day it was closed; null before the day of issue.',
      sql: (d, sql) =>
        `case when ${d}.issued_on <= ${sql.asOf} then least(${sql.asOf}, case when not ${isOpenSql(d, sql)} then ${d}.closed_on end) - ${d}.issued_on end`,
    },
    slippageDays: {
      type: () => Int,
      nullable: true,
      description:
        'The number of days between the original deadline and the deadline in force; null if one of them has no day.',
      sql: (d) => `${d}.deadline_due_on - ${d}.original_deadline_due_on`,
    },
    extensionCount: {
      type: () => Int,
      takesAsOf: true,
      description: 'How many times the deadline was moved to a later day.',
      sql: rowCountSql(
        DeadlineChange,
        (x, day) => `${x}.changed_on <= ${day} and ${x}.after_due_on > ${x}.before_due_on`,
      ),
    },
    reviewCount: {
      type: () => Int,
      takesAsOf: true,
      description:
        'The number of later meetings that reviewed it. With monthly meetings, 2 means the third month in a row.',
      sql: rowCountSql(Review, (x, day) => `${x}.reviewed_on <= ${day}`),
    },
    lastReportedOn: {
      type: () => DateScalar,
      nullable: true,
      takesAsOf: true,
      description:
        'The last day on which a unit submitted a report; null if there is none. Drafts do not count.',
      sql: lastReportedOn,
    },
    silentDays: {
      type: () => Int,
      nullable: true,
      takesAsOf: true,
      description:
        'The number of days since the last report, or since the day of issue if there is none; null if it is not open.',
      sql: (d, sql) =>
        `case when ${isOpenSql(d, sql)} then ${sql.asOf} - coalesce(${lastReportedOn(d, sql)}, ${d}.issued_on) end`,
    },
  },
  connectionFields: {
    assignments: hasMany(() => Assignment, 'directive_id', 'Its addressees and their roles.'),
    topics: manyToMany(
      () => Topic,
      { table: 'directive_topic', here: 'directive_id', there: 'topic_id' },
      'The topics it belongs to.',
    ),
    transitions: hasMany(
      () => Transition,
      'directive_id',
      'Its transitions in the life cycle, the first one first.',
    ),
    reports: hasMany(
      () => ProgressReport,
      'directive_id',
      'The progress reports of the units, the newest first.',
    ),
    extensionRequests: hasMany(() => ExtensionRequest, 'directive_id', 'Requests for more time.'),
    deadlineChanges: hasMany(
      () => DeadlineChange,
      'directive_id',
      'The changes of its deadline, the first one first.',
    ),
    reviews: hasMany(() => Review, 'directive_id', 'The reviews of it in later meetings.'),
    relations: hasMany(() => DirectiveRelation, 'from_id', 'Its relations to earlier directives.'),
    relationsFrom: hasMany(() => DirectiveRelation, 'to_id', 'The relations of later directives to it.'),
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
    many: { name: 'directives', description: 'Directives; by default the earliest deadline first.' },
  },
});
