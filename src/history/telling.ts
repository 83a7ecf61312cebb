import { Session } from '../accounts/credential.entity.ts';
import { Evidence, ProgressReport } from '../directives/progress.entity.ts';
import { shapeOf } from '../graph/shape.ts';
import { nodeEntities } from '../orm.ts';
import type { Definition, Definitions, GraphClass, Sql } from '../shared/reading.ts';
import { AuditEvent } from './audit-event.entity.ts';

/**
 * Tables of pairs whose rows are told as a change of the node they belong to.
 *
 * The other tables without a type of their own are left out: who may read a document, whose files were sent, and how an account is
 * known at a provider is no news for those who see the document, the file or the account.
 */
const PAIRS: ReadonlyMap<string, string> = new Map([
  ['directive_topic', 'directive'],
  ['conclusion_topic', 'conclusion'],
]);

/** Sessions have no history, and what auditors read is no change. */
const NEVER_TOLD: ReadonlySet<GraphClass> = new Set<GraphClass>([Session, AuditEvent]);

/** The types whose changes are told. */
export const toldTypes: readonly GraphClass[] = nodeEntities.filter((of) => !NEVER_TOLD.has(of));

const tableOf = (of: GraphClass) => shapeOf(of).table as Sql;

let tables: ReadonlyMap<Sql, GraphClass> | undefined;

/** Every table whose events are told, with the type they are told of. Made when first asked for: readings are declared by then. */
function toldTables(): ReadonlyMap<Sql, GraphClass> {
  if (!tables) {
    const own = new Map<Sql, GraphClass>(toldTypes.map((of) => [tableOf(of), of]));
    for (const [pair, table] of PAIRS) own.set(pair, own.get(table) as GraphClass);
    tables = own;
  }
  return tables;
}

/** The tables whose events are told of a type. */
export const tablesOf = (typeName: string): Sql[] =>
  [...toldTables()].flatMap(([table, of]) => (of.name === typeName ? [table] : []));

const literal = (text: string): Sql => `'${text}'`;

/** A value for each table whose events are told; null for the others. */
const byTable = (e: Sql, value: (of: GraphClass, table: Sql) => Sql): Sql =>
  `case ${e}.subject_table ${[...toldTables()].map(([table, of]) => `when '${table}' then ${value(of, table)}`).join(' ')} end`;

/** The id of the node an event is told of. */
const idOf: Definition = (e) => `split_part(${e}.subject_id, ' ', 1)`;

/** What is told to have happened: whatever happens to a pair changes the node it belongs to. */
const kindOf: Definition = (e) =>
  `case when ${e}.subject_table in (${[...PAIRS.keys()].map(literal)}) then 'CHANGED' else ${e}.kind end`;

/**
 * That something was changed which the viewer may read.
 *
 * Of a stub one knows the number; that its text was corrected, or the password of a colleague, would tell of what is withheld.
 */
function touchesWhatIsRead(of: GraphClass, e: Sql, row: Sql, q: Definitions): Sql {
  const { reading, columns, toOne } = shapeOf(of);
  if (!reading.withheld) return 'true';
  const hidden = new Set([...reading.withheld.fields, 'version', 'passwordHash', 'failedSignIns']);
  const read = [
    ...[...columns].flatMap(([name, { column }]) => (hidden.has(name) ? [] : [column])),
    ...[...toOne].flatMap(([name, { column }]) => (hidden.has(name) ? [] : [column])),
  ];
  return `(${e}.kind <> 'CHANGED' or ${e}.after ?| '{${read.join(',')}}'::text[] or ${q.seen(reading.withheld.as, row)})`;
}

/**
 * That an event may be told to the viewer now.
 *
 * Of what stands: to those who see it. Of what is gone: to those who may read the history it stands in, because nobody can be asked
 * any more who saw the row.
 */
export const isTold: Definition = (e, q) =>
  `coalesce(${byTable(e, (of, table) => {
    const row = `${e}_${table}`;
    const here = `from ${q.table(of)} ${row} where ${row}.id = ${idOf(e, q)}`;
    const seen = `exists (select 1 ${here} and ${q.seen(of, row)} and ${touchesWhatIsRead(of, e, row, q)})`;
    return `(${seen} or (${q.seen(AuditEvent, e)} and not exists (select 1 ${here})))`;
  })}, false)`;

/** The directive a row belongs to, where it belongs to one; of a row that is gone, as the event tells. */
export const directiveOf: Definition = (e, q) =>
  byTable(e, (of, table) => {
    if (table === 'directive' || table === 'directive_topic') return idOf(e, q);
    const row = `${e}_of_${table}`;
    if (of === Evidence)
      return `(select r.directive_id from ${q.table(ProgressReport)} r join ${q.table(of)} ${row} on ${row}.report_id = r.id where ${row}.id = ${e}.subject_id)`;
    const column = shapeOf(of).toOne.get('directive')?.column ?? shapeOf(of).toOne.get('from')?.column;
    return column
      ? `coalesce((select ${row}.${column} from ${q.table(of)} ${row} where ${row}.id = ${e}.subject_id), ${e}.before ->> '${column}')`
      : 'null';
  });

/** Events that may be told at all, with the id, kind and type they are told under. */
export const eventsToTell = (q: Definitions): Sql =>
  `(select x.*, ${idOf('x', q)} as node_id, ${kindOf('x', q)} as told_kind,
    ${byTable('x', (of) => literal(of.name))} as node_type
    from ${q.table(AuditEvent)} x where x.subject_table in (${[...toldTables().keys()].map(literal)}) and x.kind <> 'READ')`;
