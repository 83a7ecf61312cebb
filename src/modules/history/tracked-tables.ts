import { Session } from '../../entities/accounts/credential.entity.ts';
import { Evidence, ProgressReport } from '../../entities/directives/progress-report.entity.ts';
import { AuditEvent } from '../../entities/history/audit-event.entity.ts';
import { nodeEntities } from '../../entities/orm.ts';
import { shapeOf } from '../../query/table-metadata.ts';
import { BadInput } from '../../shared/domain-error.ts';
import type { Definition, GraphClass, Sql } from '../../shared/graph-type.ts';
import type { ChangeKind } from './change.ts';

/**
 * Tables of pairs whose rows are told as a change of the node they belong to.
 *
 * The other tables without a type of their own are left out: who may read a document, which files were sent, and how an account is
 * known at a provider is no news for those who see the document, the report or the account.
 */
const PAIRS: ReadonlyMap<string, string> = new Map([
  ['directive_topic', 'directive'],
  ['conclusion_topic', 'conclusion'],
]);

/** Sessions end by themselves, and the history has none of its own: what auditors read is no change. */
const WITHOUT_HISTORY: ReadonlySet<GraphClass> = new Set<GraphClass>([Session, AuditEvent]);

/** The types whose rows have a history, so that their changes are told. */
export const trackedTypes: readonly GraphClass[] = nodeEntities.filter((of) => !WITHOUT_HISTORY.has(of));

let tables: ReadonlyMap<Sql, GraphClass> | undefined;

/** Every table whose events are told, with the type they are told of. Made when first asked for: readings are declared by then. */
export function toldTables(): ReadonlyMap<Sql, GraphClass> {
  if (!tables) {
    const own = new Map(trackedTypes.map((of) => [shapeOf(of).table as Sql, of]));
    for (const [pair, table] of PAIRS) own.set(pair, own.get(table) as GraphClass);
    tables = own;
  }
  return tables;
}

/** The tables whose events are told of some types; refuses with `TYPE_UNKNOWN`. */
export const tablesOf = (types: readonly string[]): Sql[] =>
  types.flatMap((type) => {
    const found = [...toldTables()].flatMap(([table, of]) => (of.name === type ? [table] : []));
    if (found.length) return found;
    throw new BadInput(
      'TYPE_UNKNOWN',
      `No changes are told of "${type.slice(0, 60)}". Use ${trackedTypes.map(({ name }) => name).join(', ')}.`,
    );
  });

/** What is told to have happened: whatever happens to a pair changes the node it belongs to. */
export const toldKind = (table: string, kind: ChangeKind): ChangeKind =>
  PAIRS.has(table) ? 'CHANGED' : kind;

const readColumns = new Map<GraphClass, ReadonlySet<string>>();

/** Columns that say nothing by themselves, or nothing to anybody. */
const SILENT: ReadonlySet<string> = new Set(['version', 'sortName', 'passwordHash', 'failedSignIns']);

/** The columns of a type that whoever sees the row reads, when the rest of it is withheld from some; null when nothing is. */
function columnsRead(of: GraphClass): ReadonlySet<string> | null {
  const { reading, columns, toOne } = shapeOf(of);
  if (!reading.withheld) return null;
  const hidden = new Set([...reading.withheld.fields, ...SILENT]);
  const read =
    readColumns.get(of) ??
    new Set([...columns, ...toOne].flatMap(([name, { column }]) => (hidden.has(name) ? [] : [column])));
  readColumns.set(of, read);
  return read;
}

/**
 * Whether a change of some columns concerns whoever does not read all of the row.
 *
 * Of a stub one knows the number; that its text was corrected, or the password of a colleague, would tell of what is withheld.
 */
export function concernsAnybody(of: GraphClass, changed: readonly string[]): boolean {
  const read = columnsRead(of);
  return read === null || changed.some((column) => read.has(column));
}

/** The directive an event is about, where it is about one; of a row that is gone, as the event itself tells. */
export const directiveOf: Definition = (e, q) => {
  const cases = [...toldTables()].flatMap(([table, of]) => {
    if (table === 'directive' || table === 'directive_topic')
      return [`when '${table}' then split_part(${e}.subject_id, ' ', 1)`];
    const from = `from ${q.table(of)} x where x.id = ${e}.subject_id`;
    if (of === Evidence)
      return [
        `when '${table}' then (select r.directive_id from ${q.table(ProgressReport)} r where r.id = coalesce((select x.report_id ${from}), ${e}.before ->> 'report_id'))`,
      ];
    const column = shapeOf(of).toOne.get('directive')?.column ?? shapeOf(of).toOne.get('from')?.column;
    return column
      ? [`when '${table}' then coalesce((select x.${column} ${from}), ${e}.before ->> '${column}')`]
      : [];
  });
  return `case ${e}.subject_table ${cases.join(' ')} end`;
};
