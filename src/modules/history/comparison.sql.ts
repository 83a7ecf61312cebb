import { Assignment } from '../../entities/directives/assignment.entity.ts';
import { Directive } from '../../entities/directives/directive.entity.ts';
import { DeadlineChange } from '../../entities/directives/extension.entity.ts';
import { AuditEvent } from '../../entities/history/audit-event.entity.ts';
import { Group } from '../../entities/units/group.entity.ts';
import { Organization } from '../../entities/units/organization.entity.ts';
import { Person } from '../../entities/units/person.entity.ts';
import { shapeOf } from '../../query/table-metadata.ts';
import type { Definitions, GraphClass, Sql } from '../../shared/graph-type.ts';
import type { DirectiveChangeKind } from './comparison.types.ts';

/** The value of `kind` that stands for all of them. */
export const EVERY = 'EVERY';

/** The two days, and the last instants of them, as the query names them. */
const from = (q: Definitions): Sql => q.value('from');
const to = (q: Definitions): Sql => q.value('to');
const fromEnd = (q: Definitions): Sql => q.recordedBy(q.value('fromEnd'));
const toEnd = (q: Definitions): Sql => q.recordedBy(q.value('toEnd'));

/** One row for each directive of a kind: which, on which day, before and after. `told` is `from …` with the directive as `d`. */
const rows = (kind: DirectiveChangeKind, [on, before, after]: readonly [Sql, Sql, Sql], told: Sql): Sql =>
  `select (d.id || ' ${kind}') collate "C" as id, d.id as directive_id, '${kind}' as kind, ${on} as happened_on, ${before} as before, ${after} as after ${told}`;

const ofBody = (q: Definitions): Sql =>
  `(${q.value('body')} is null or d.body_id = ${q.value('body')}) and ${q.seen(Directive, 'd')}`;

/** What the status of a directive was at the end of a day: the definition of the directive itself, asked for that day. */
function statusOn(day: Sql, q: Definitions): Sql {
  const definition = shapeOf(Directive).reading.derived?.status?.sql;
  const then: Definitions = {
    day,
    isToday: false,
    table: (of) => q.table(of),
    pairs: (table) => q.pairs(table),
    seen: (of, row) => q.seen(of, row),
    recordedBy: (at) => q.recordedBy(at),
    viewer: (name, type) => q.viewer(name, type),
    value: (name) => q.value(name),
  };
  return definition?.('d', then) as Sql;
}

/**
 * What opened or closed: the ranges of `open_days` begin on the day at whose end it is open first, and end, exclusively, on the day
 * at whose end it is not.
 */
function turned(kind: 'OPENED' | 'REOPENED' | 'CLOSED', q: Definitions): Sql {
  const edge = kind === 'CLOSED' ? 'upper(r)' : 'lower(r)';
  const isFirst = 'lower(r) = lower(d.open_days)';
  const which = { OPENED: isFirst, REOPENED: `not ${isFirst}`, CLOSED: 'not upper_inf(r)' }[kind];
  return rows(
    kind,
    ['r.day', statusOn(from(q), q), statusOn(to(q), q)],
    `from ${q.table(Directive)} d cross join lateral (
        select max(${edge}) as day from unnest(d.open_days) r where ${which} and ${edge} > ${from(q)} and ${edge} <= ${to(q)}) r
      where d.open_days && daterange(${from(q)}, ${to(q)}, '[]') and r.day is not null and ${ofBody(q)}`,
  );
}

/** Deadlines in force at the two ends, as the changes between them tell: before the first of them, after the last. */
function moved(kind: 'SLIPPED' | 'TIGHTENED', q: Definitions): Sql {
  const [early, late] = kind === 'SLIPPED' ? ['c.was', 'c.became'] : ['c.became', 'c.was'];
  return rows(
    kind,
    ['c.day', `to_char(c.was, 'YYYY-MM-DD')`, `to_char(c.became, 'YYYY-MM-DD')`],
    `from (select x.directive_id, max(x.changed_on) as day, (array_agg(x.before_due_on order by x.ordinal))[1] as was,
          (array_agg(x.after_due_on order by x.ordinal desc))[1] as became
        from ${q.table(DeadlineChange)} x where x.changed_on > ${from(q)} and x.changed_on <= ${to(q)} and ${q.seen(DeadlineChange, 'x')}
        group by x.directive_id) c
      join ${q.table(Directive)} d on d.id = c.directive_id
      where coalesce(${late}, 'infinity') > coalesce(${early}, 'infinity') and ${ofBody(q)}`,
  );
}

/**
 * The events of a table between the two ends, told by when they were recorded. They only say where to look: as with `knownAt`, whoever
 * sees a directive now sees how it stood.
 */
const recorded = (table: Sql, q: Definitions): Sql =>
  `${q.table(AuditEvent)} e where e.subject_table = '${table}' and e.at > ${fromEnd(q)} and e.at <= ${toEnd(q)}`;

const dayOf = (at: Sql, q: Definitions): Sql => `(${at} at time zone ${q.value('timeZone')})::date`;

/** The record of a directive as it stood at an instant. */
const standing = (alias: Sql, at: Sql): Sql =>
  `join history.directive ${alias} on ${alias}.id = d.id and ${alias}.recorded @> ${at}`;

function reworded(q: Definitions): Sql {
  return rows(
    'REWORDED',
    [dayOf('w.at', q), 'was.text', 'became.text'],
    `from (select e.subject_id as id, max(e.at) as at from ${recorded('directive', q)} and e.after -> 'text' is not null group by 1) w
      join ${q.table(Directive)} d on d.id = w.id ${standing('was', fromEnd(q))} ${standing('became', toEnd(q))}
      where was.text <> became.text and ${ofBody(q)}`,
  );
}

/** The name of whom an assignment names, to those who may see it. */
const nameOf = (of: GraphClass, alias: Sql, q: Definitions): Sql => {
  const [column, name] =
    of === Person ? ['person_id', 'full_name'] : [of === Group ? 'group_id' : 'organization_id', 'name'];
  return `(select ${alias}.${name} from ${q.table(of)} ${alias} where ${alias}.id = a.${column} and ${q.seen(of, alias)})`;
};

/**
 * To whom a directive was given at an instant, a line for each: the role and the name, or the id where the name may not be seen.
 *
 * Who returned it does not owe it any more; into whom a collective was resolved is no other addressee than the collective.
 */
const addressees = (at: Sql, what: Sql): Sql =>
  `coalesce((select string_agg(a.role || ' ' || ${what}, E'\\n' order by case a.role when 'LEAD' then 1 when 'COORDINATE' then 2 else 3 end, a.id)
    from history.assignment a where a.directive_id = d.id and a.recorded @> ${at} and a.acceptance <> 'RETURNED' and a.resolved_from_id is null), '')`;

function reassigned(q: Definitions): Sql {
  const id = 'coalesce(a.organization_id, a.group_id, a.person_id)';
  const shown = `coalesce(${nameOf(Organization, 'o', q)}, ${nameOf(Group, 'g', q)}, ${nameOf(Person, 'p', q)}, ${id})`;
  // A change tells only the columns that differ, so that the directive is told by the version.
  const directive = `coalesce(e.before ->> 'directive_id', e.after ->> 'directive_id',
    (select v.directive_id from history.assignment v where v.id = e.subject_id limit 1))`;
  return rows(
    'REASSIGNED',
    [dayOf('w.at', q), addressees(fromEnd(q), shown), addressees(toEnd(q), shown)],
    `from (select ${directive} as id, max(e.at) as at from ${recorded(String(shapeOf(Assignment).table), q)} group by 1) w
      join ${q.table(Directive)} d on d.id = w.id ${standing('was', fromEnd(q))}
      where was.status <> 'DRAFT' and ${addressees(fromEnd(q), id)} <> ${addressees(toEnd(q), id)} and ${ofBody(q)}`,
  );
}

const kinds: Readonly<Record<DirectiveChangeKind, (q: Definitions) => Sql>> = {
  OPENED: (q) => turned('OPENED', q),
  REOPENED: (q) => turned('REOPENED', q),
  CLOSED: (q) => turned('CLOSED', q),
  SLIPPED: (q) => moved('SLIPPED', q),
  TIGHTENED: (q) => moved('TIGHTENED', q),
  REASSIGNED: reassigned,
  REWORDED: reworded,
};

/** Every change of the kind that `kind` names, or of every kind. */
export function changes(q: Definitions): Sql {
  const asked = q.value('kind');
  const told = Object.entries(kinds).filter(([kind]) => asked === EVERY || asked === kind);
  return `(${told.map(([, rowsOf]) => rowsOf(q)).join(' union all ')})`;
}
