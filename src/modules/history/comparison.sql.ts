import { Assignment } from '../../entities/directives/assignment.entity.ts';
import { Directive } from '../../entities/directives/directive.entity.ts';
import { DeadlineChange } from '../../entities/directives/extension.entity.ts';
import { AuditEvent } from '../../entities/history/audit-event.entity.ts';
import { Group } from '../../entities/units/group.entity.ts';
import { Organization } from '../../entities/units/organization.entity.ts';
import { Person } from '../../entities/units/person.entity.ts';
import { getTableMetadata } from '../../query/table-metadata.ts';
import type { GraphClass, Sql, SqlContext } from '../../shared/graph-type.ts';
import type { DirectiveChangeKind } from './comparison.types.ts';

/** The value of `kind` that stands for all of them. */
export const ALL_KINDS = 'EVERY';

/** The two days, and the last instants of them, as the query names them. */
const fromDay = (sql: SqlContext): Sql => sql.parameter('from');
const toDay = (sql: SqlContext): Sql => sql.parameter('to');
const fromEnd = (sql: SqlContext): Sql => sql.clampToKnownAt(sql.parameter('fromEnd'));
const toEnd = (sql: SqlContext): Sql => sql.clampToKnownAt(sql.parameter('toEnd'));

/** One row for each directive of a kind: which, on which day, before and after. `told` is `from …` with the directive as `d`. */
const changeRowsSql = (
  kind: DirectiveChangeKind,
  [on, before, after]: readonly [Sql, Sql, Sql],
  fromClause: Sql,
): Sql =>
  `select (d.id || ' ${kind}') collate "C" as id, d.id as directive_id, '${kind}' as kind, ${on} as happened_on, ${before} as before, ${after} as after ${fromClause}`;

const inBodySql = (sql: SqlContext): Sql =>
  `(${sql.parameter('body')} is null or d.body_id = ${sql.parameter('body')}) and ${sql.visible(Directive, 'd')}`;

/** What the status of a directive was at the end of a day: the definition of the directive itself, asked for that day. */
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
 * What opened or closed: the ranges of `open_days` begin on the day at whose end it is open first, and end, exclusively, on the day
 * at whose end it is not.
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

/** Deadlines in force at the two ends, as the changes between them tell: before the first of them, after the last. */
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
 * The events of a table between the two ends, told by when they were recorded. They only say where to look: as with `knownAt`, whoever
 * sees a directive now sees how it stood.
 */
const eventsSql = (table: Sql, sql: SqlContext): Sql =>
  `${sql.table(AuditEvent)} e where e.subject_table = '${table}' and e.at > ${fromEnd(sql)} and e.at <= ${toEnd(sql)}`;

const dateSql = (at: Sql, sql: SqlContext): Sql => `(${at} at time zone ${sql.parameter('timeZone')})::date`;

/** The record of a directive as it stood at an instant. */
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

/** The name of whom an assignment names, to those who may see it. */
const addresseeNameSql = (of: GraphClass, alias: Sql, sql: SqlContext): Sql => {
  const [column, name] =
    of === Person ? ['person_id', 'full_name'] : [of === Group ? 'group_id' : 'organization_id', 'name'];
  return `(select ${alias}.${name} from ${sql.table(of)} ${alias} where ${alias}.id = a.${column} and ${sql.visible(of, alias)})`;
};

/**
 * To whom a directive was given at an instant, a line for each: the role and the name, or the id where the name may not be seen.
 *
 * Who returned it does not owe it any more; into whom a collective was resolved is no other addressee than the collective.
 */
const addresseesSql = (at: Sql, label: Sql): Sql =>
  `coalesce((select string_agg(a.role || ' ' || ${label}, E'\\n' order by case a.role when 'LEAD' then 1 when 'COORDINATE' then 2 else 3 end, a.id)
    from history.assignment a where a.directive_id = d.id and a.recorded @> ${at} and a.acceptance <> 'RETURNED' and a.resolved_from_id is null), '')`;

function reassignedSql(sql: SqlContext): Sql {
  const id = 'coalesce(a.organization_id, a.group_id, a.person_id)';
  const nameSql = `coalesce(${addresseeNameSql(Organization, 'o', sql)}, ${addresseeNameSql(Group, 'g', sql)}, ${addresseeNameSql(Person, 'p', sql)}, ${id})`;
  // A change tells only the columns that differ, so that the directive is told by the version.
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

/** Every change of the kind that `kind` names, or of every kind. */
export function directiveChangesSql(sql: SqlContext): Sql {
  const requestedKind = sql.parameter('kind');
  const selected = Object.entries(SQL_BY_KIND).filter(
    ([kind]) => requestedKind === ALL_KINDS || requestedKind === kind,
  );
  return `(${selected.map(([, rowsOf]) => rowsOf(sql)).join(' union all ')})`;
}
