import { Transition } from '../../entities/directives/transition.entity.ts';
import { BodyPolicy } from '../../entities/units/body-policy.entity.ts';
import type { Sql, SqlContext, SqlExpression } from '../../shared/graph-type.ts';

/** The number of days within which a deadline is due soon: the policy of the governing body, or 7. */
const dueSoonDays = (d: Sql, sql: SqlContext): Sql =>
  `coalesce((select p.due_soon_days from ${sql.table(BodyPolicy)} p where p.body_id = ${d}.body_id), 7)`;

/** The status at the end of the day `asOf`: that of the last transition on or before this day. */
export const statusSql: SqlExpression = (d, sql) =>
  sql.isToday
    ? `${d}.status`
    : `coalesce((select m.to_status from ${sql.table(Transition)} m where m.directive_id = ${d}.id and m.happened_on <= ${sql.asOf} order by m.ordinal desc limit 1), 'DRAFT')`;

/**
 * Whether a directive is open on a day: issued on or before the day, and at the end of the day not closed, not a draft and
 * not a standing rule.
 *
 * For today, the last range of the open days has no end; an index finds these rows fast. For another day, the ranges must contain it.
 */
export const isOpenSql: SqlExpression = (d, sql) =>
  sql.isToday ? `upper_inf(${d}.open_days)` : `${d}.open_days @> ${sql.asOf}`;

/** The due day that decides about overdue and late. Null for an implied deadline: it is shown, but is never overdue. */
const bindingDueOnSql = (d: Sql, deadline: 'deadline' | 'original_deadline'): Sql =>
  `case when not ${d}.${deadline}_inferred then ${d}.${deadline}_due_on end`;

/** A directive that is due today is not overdue, because the unit has the whole day. */
export const isOverdueSql: SqlExpression = (d, sql) =>
  `(${isOpenSql(d, sql)} and coalesce(${bindingDueOnSql(d, 'deadline')} < ${sql.asOf}, false))`;

/** The timeliness by one of the two deadlines, on the day `asOf`. The definitions are those of `Timeliness`. */
export const timelinessSql =
  (deadline: 'deadline' | 'original_deadline'): SqlExpression =>
  (d, sql) => {
    const due = bindingDueOnSql(d, deadline);
    return `case
      when ${isOpenSql(d, sql)} then case
        when ${due} is null then 'NO_DEADLINE'
        when ${due} < ${sql.asOf} then 'OVERDUE'
        when ${due} <= ${sql.asOf} + ${dueSoonDays(d, sql)} then 'DUE_SOON'
        else 'ON_TRACK' end
      when ${d}.kind <> 'STANDING_RULE' and ${statusSql(d, sql)} = 'COMPLETED' then case
        when ${due} is null then 'NO_DEADLINE'
        when coalesce(${d}.reported_done_on, ${d}.closed_on) <= ${due} then 'ON_TIME'
        else 'LATE' end
      end`;
  };
