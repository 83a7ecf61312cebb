import { Assignment } from '../../entities/directives/assignment.entity.ts';
import { DeadlineChange } from '../../entities/directives/deadline-change.entity.ts';
import { Directive } from '../../entities/directives/directive.entity.ts';
import { AuditEvent } from '../../entities/history/audit-event.entity.ts';
import { Group } from '../../entities/units/group.entity.ts';
import { Organization } from '../../entities/units/organization.entity.ts';
import { Person } from '../../entities/units/person.entity.ts';
import { getTableMetadata } from '../../query/table-metadata.ts';
import type { GraphClass, Sql, SqlContext } from '../../shared/graph-type.ts';
import type { DirectiveChangeKind } from './comparison.types.ts';

/** The value of the parameter `kind` that selects all kinds. */
export const ALL_KINDS = 'EVERY';

/** SQL for the two days and for their last instants. */
const fromDay = (sql: SqlContext): Sql => sql.parameter('from');
const toDay = (sql: SqlContext): Sql => sql.parameter('to');
const fromEnd = (sql: SqlContext): Sql => sql.clampToKnownAt(sql.parameter('fromEnd'));
const toEnd = (sql: SqlContext): Sql => sql.clampToKnownAt(sql.parameter('toEnd'));

/** Returns the select of one kind: a row for each directive, with day, before and after. `fromClause` names the directive `d`. */
const changeRowsSql = (
  kind: DirectiveChangeKind,
  [on, before, after]: readonly [Sql, Sql, Sql],
  fromClause: Sql,
): Sql =>
  `select (d.id || ' ${kind}') collate "C" as id, d.id as directive_id, '${kind}' as kind, ${on} as happened_on, ${before} as before, ${after} as after ${fromClause}`;

const inBodySql = (sql: SqlContext): Sql =>
  `(${sql.parameter('body')} is null or d.body_id = ${sql.parameter('body')}) and ${sql.visible(Directive, 'd')}`;

/** Returns the SQL for the status of a directive at the end of a day: the definition of `status` with that day as `asOf`. */
function statusSql(day: Sql, sql: SqlContext): Sql {
  const definition = getTableMetadata(Directive).definition.computedFields?.status?.sql;
  const dayContext: SqlContext = {
    asOf: day,
    isToday: false,
    table: (of) => sql.table(of),
    joinTable: (table) => sql.joinTable(table),
    visible: (of, row) => sql.visible(of, row),
    clampToKnownAt: (at) => sql.clampToKnownAt(at),
    viewerParameter: (name, type) => sql.viewerParameter(name, type),
    parameter: (name) => sql.parameter(name),
  };
  return definition?.('d', dayContext) as Sql;
}

/**
 * Returns the select for opened, reopened or closed directives.
 *
 * A range of `open_days` starts on the first day at whose end the directive is open. Its exclusive end is the first day at whose
 * end the directive is not open.
 */
function openedOrClosedSql(kind: 'OPENED' | 'REOPENED' | 'CLOSED', sql: SqlContext): Sql {
  const edge = kind === 'CLOSED' ? 'upper(r)' : 'lower(r)';
  const isFirst = 'lower(r) = lower(d.open_days)';
  const which = { OPENED: isFirst, REOPENED: `not ${isFirst}`, CLOSED: 'not upper_inf(r)' }[kind];
  return changeRowsSql(
    kind,
    ['r.day', statusSql(fromDay(sql), sql), statusSql(toDay(sql), sql)],
    `from ${sql.table(Directive)} d cross join lateral (
        select max(${edge}) as day from unnest(d.open_days) r where ${which} and ${edge} > ${fromDay(sql)} and ${edge} <= ${toDay(sql)}) r
      where d.open_days && daterange(${fromDay(sql)}, ${toDay(sql)}, '[]') and r.day is not null and ${inBodySql(sql)}`,
  );
}

/** Returns the select for changed deadlines: compares the due day before the first change with the one after the last change. */
function deadlineChangedSql(kind: 'SLIPPED' | 'TIGHTENED', sql: SqlContext): Sql {
  const [early, late] = kind === 'SLIPPED' ? ['c.was', 'c.became'] : ['c.became', 'c.was'];
  return changeRowsSql(
    kind,
    ['c.day', `to_char(c.was, 'YYYY-MM-DD')`, `to_char(c.became, 'YYYY-MM-DD')`],
    `from (select x.directive_id, max(x.changed_on) as day, (array_agg(x.before_due_on order by x.ordinal))[1] as was,
          (array_agg(x.after_due_on order by x.ordinal desc))[1] as became
        from ${sql.table(DeadlineChange)} x where x.changed_on > ${fromDay(sql)} and x.changed_on <= ${toDay(sql)} and ${sql.visible(DeadlineChange, 'x')}
        group by x.directive_id) c
      join ${sql.table(Directive)} d on d.id = c.directive_id
      where coalesce(${late}, 'infinity') > coalesce(${early}, 'infinity') and ${inBodySql(sql)}`,
  );
}

/**
 * Returns the events of a table that were recorded between the two ends.
 *
 * The events only show which directives to compare. As with `knownAt`, a viewer who may see a directive now may also see its
 * earlier states.
 */
const eventsSql = (table: Sql, sql: SqlContext): Sql =>
  `${sql.table(AuditEvent)} e where e.subject_table = '${table}' and e.at > ${fromEnd(sql)} and e.at <= ${toEnd(sql)}`;

const dateSql = (at: Sql, sql: SqlContext): Sql => `(${at} at time zone ${sql.parameter('timeZone')})::date`;

/** Joins the version of a directive that was recorded at an instant. */
const versionJoinSql = (alias: Sql, at: Sql): Sql =>
  `join history.directive ${alias} on ${alias}.id = d.id and ${alias}.recorded @> ${at}`;

function textChangedSql(sql: SqlContext): Sql {
  return changeRowsSql(
    'REWORDED',
    [dateSql('w.at', sql), 'was.text', 'became.text'],
    `from (select e.subject_id as id, max(e.at) as at from ${eventsSql('directive', sql)} and e.after -> 'text' is not null group by 1) w
      join ${sql.table(Directive)} d on d.id = w.id ${versionJoinSql('was', fromEnd(sql))} ${versionJoinSql('became', toEnd(sql))}
      where was.text <> became.text and ${inBodySql(sql)}`,
  );
}

/** Returns the SQL for the name of the addressee of an assignment; null if the viewer may not see the addressee. */
const addresseeNameSql = (of: GraphClass, alias: Sql, sql: SqlContext): Sql => {
  const [column, name] =
    of === Person ? ['person_id', 'full_name'] : [of === Group ? 'group_id' : 'organization_id', 'name'];
  return `(select ${alias}.${name} from ${sql.table(of)} ${alias} where ${alias}.id = a.${column} and ${sql.visible(of, alias)})`;
};

/**
 * Returns the SQL for the addressees of a directive at an instant, one line for each: the role and the label.
 *
 * An addressee that returned the directive is left out, because it is no longer responsible. Assignments that come from resolving a
 * collective addressee are left out, because they add no addressee to the collective one.
 */
const addresseesSql = (at: Sql, label: Sql): Sql =>
  `coalesce((select string_agg(a.role || ' ' || ${label}, E'\\n' order by case a.role when 'LEAD' then 1 when 'COORDINATE' then 2 else 3 end, a.id)
    from history.assignment a where a.directive_id = d.id and a.recorded @> ${at} and a.acceptance <> 'RETURNED' and a.resolved_from_id is null), '')`;

function reassignedSql(sql: SqlContext): Sql {
  const id = 'coalesce(a.organization_id, a.group_id, a.person_id)';
  const nameSql = `coalesce(${addresseeNameSql(Organization, 'o', sql)}, ${addresseeNameSql(Group, 'g', sql)}, ${addresseeNameSql(Person, 'p', sql)}, ${id})`;
  // The event of a change contains only the columns that differ, so the directive comes from the version.
  const directive = `coalesce(e.before ->> 'directive_id', e.after ->> 'directive_id',
    (select v.directive_id from history.assignment v where v.id = e.subject_id limit 1))`;
  return changeRowsSql(
    'REASSIGNED',
    [dateSql('w.at', sql), addresseesSql(fromEnd(sql), nameSql), addresseesSql(toEnd(sql), nameSql)],
    `from (select ${directive} as id, max(e.at) as at from ${eventsSql(String(getTableMetadata(Assignment).table), sql)} group by 1) w
      join ${sql.table(Directive)} d on d.id = w.id ${versionJoinSql('was', fromEnd(sql))}
      where was.status <> 'DRAFT' and ${addresseesSql(fromEnd(sql), id)} <> ${addresseesSql(toEnd(sql), id)} and ${inBodySql(sql)}`,
  );
}

const SQL_BY_KIND: Readonly<Record<DirectiveChangeKind, (sql: SqlContext) => Sql>> = {
  OPENED: (sql) => openedOrClosedSql('OPENED', sql),
  REOPENED: (sql) => openedOrClosedSql('REOPENED', sql),
  CLOSED: (sql) => openedOrClosedSql('CLOSED', sql),
  SLIPPED: (sql) => deadlineChangedSql('SLIPPED', sql),
  TIGHTENED: (sql) => deadlineChangedSql('TIGHTENED', sql),
  REASSIGNED: reassignedSql,
  REWORDED: textChangedSql,
};

/** Returns the SQL for the changes of the kind in the parameter `kind`, or of all kinds. */
export function directiveChangesSql(sql: SqlContext): Sql {
  const requestedKind = sql.parameter('kind');
  const selected = Object.entries(SQL_BY_KIND).filter(
    ([kind]) => requestedKind === ALL_KINDS || requestedKind === kind,
  );
  return `(${selected.map(([, rowsOf]) => rowsOf(sql)).join(' union all ')})`;
}
