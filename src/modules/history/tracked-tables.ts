import { Session } from '../../entities/accounts/credential.entity.ts';
import { Evidence, ProgressReport } from '../../entities/directives/progress-report.entity.ts';
import { AuditEvent } from '../../entities/history/audit-event.entity.ts';
import { nodeEntities } from '../../entities/orm.ts';
import { getTableMetadata } from '../../query/table-metadata.ts';
import { BadUserInputError } from '../../shared/domain-error.ts';
import type { GraphClass, Sql, SqlExpression } from '../../shared/graph-type.ts';
import type { ChangeKind } from './change.ts';

/**
 * Tables of pairs whose rows are told as a change of the node they belong to.
 *
 * The other tables without a type of their own are left out: who may read a document, which files were sent, and how an account is
 * known at a provider is no news for those who see the document, the report or the account.
 */
const JOIN_TABLE_OWNERS: ReadonlyMap<string, string> = new Map([
  ['directive_topic', 'directive'],
  ['conclusion_topic', 'conclusion'],
]);

/** Sessions end by themselves, and the history has none of its own: what auditors read is no change. */
const UNTRACKED_TYPES: ReadonlySet<GraphClass> = new Set<GraphClass>([Session, AuditEvent]);

/** The types whose rows have a history, so that their changes are told. */
export const trackedTypes: readonly GraphClass[] = nodeEntities.filter((of) => !UNTRACKED_TYPES.has(of));

let cachedTables: ReadonlyMap<Sql, GraphClass> | undefined;

/** Every table whose events are told, with the type they are told of. Made when first asked for: readings are declared by then. */
export function publishedTables(): ReadonlyMap<Sql, GraphClass> {
  if (!cachedTables) {
    const own = new Map(trackedTypes.map((of) => [getTableMetadata(of).table as Sql, of]));
    for (const [pair, table] of JOIN_TABLE_OWNERS) own.set(pair, own.get(table) as GraphClass);
    cachedTables = own;
  }
  return cachedTables;
}

/** The tables whose events are told of some types; refuses with `TYPE_UNKNOWN`. */
export const tablesForTypes = (types: readonly string[]): Sql[] =>
  types.flatMap((type) => {
    const found = [...publishedTables()].flatMap(([table, of]) => (of.name === type ? [table] : []));
    if (found.length) return found;
    throw new BadUserInputError(
      'TYPE_UNKNOWN',
      `No changes are told of "${type.slice(0, 60)}". Use ${trackedTypes.map(({ name }) => name).join(', ')}.`,
    );
  });

/** What is told to have happened: whatever happens to a pair changes the node it belongs to. */
export const publishedKind = (table: string, kind: ChangeKind): ChangeKind =>
  JOIN_TABLE_OWNERS.has(table) ? 'CHANGED' : kind;

const publicColumnsByType = new Map<GraphClass, ReadonlySet<string>>();

/** Columns that say nothing by themselves, or nothing to anybody. */
const IGNORED_COLUMNS: ReadonlySet<string> = new Set([
  'version',
  'sortName',
  'passwordHash',
  'failedSignIns',
]);

/** The columns of a type that whoever sees the row reads, when the rest of it is withheld from some; null when nothing is. */
function publicColumns(of: GraphClass): ReadonlySet<string> | null {
  const { definition, columns, toOne } = getTableMetadata(of);
  if (!definition.restrictedFields) return null;
  const hidden = new Set([...definition.restrictedFields.fields, ...IGNORED_COLUMNS]);
  const visible =
    publicColumnsByType.get(of) ??
    new Set(
      [...columns, ...toOne].flatMap(([name, { columnName }]) => (hidden.has(name) ? [] : [columnName])),
    );
  publicColumnsByType.set(of, visible);
  return visible;
}

/**
 * Whether a change of some columns concerns whoever does not read all of the row.
 *
 * Of a stub one knows the number; that its text was corrected, or the password of a colleague, would tell of what is withheld.
 */
export function affectsPublicColumns(of: GraphClass, changed: readonly string[]): boolean {
  const visible = publicColumns(of);
  return visible === null || changed.some((column) => visible.has(column));
}

/** The directive an event is about, where it is about one; of a row that is gone, as the event itself tells. */
export const directiveIdSql: SqlExpression = (e, sql) => {
  const cases = [...publishedTables()].flatMap(([table, of]) => {
    if (table === 'directive' || table === 'directive_topic')
      return [`when '${table}' then split_part(${e}.subject_id, ' ', 1)`];
    const from = `from ${sql.table(of)} x where x.id = ${e}.subject_id`;
    if (of === Evidence)
      return [
        `when '${table}' then (select r.directive_id from ${sql.table(ProgressReport)} r where r.id = coalesce((select x.report_id ${from}), ${e}.before ->> 'report_id'))`,
      ];
    const column =
      getTableMetadata(of).toOne.get('directive')?.columnName ??
      getTableMetadata(of).toOne.get('from')?.columnName;
    return column
      ? [`when '${table}' then coalesce((select x.${column} ${from}), ${e}.before ->> '${column}')`]
      : [];
  });
  return `case ${e}.subject_table ${cases.join(' ')} end`;
};
