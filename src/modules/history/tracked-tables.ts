import { Session } from '../../entities/accounts/credential.entity.ts';
import { Evidence, ProgressReport } from '../../entities/directives/progress-report.entity.ts';
import { AuditEvent } from '../../entities/history/audit-event.entity.ts';
import { nodeEntities } from '../../entities/orm.ts';
import { getTableMetadata } from '../../query/table-metadata.ts';
import { BadUserInputError } from '../../shared/domain-error.ts';
import type { GraphClass, Sql, SqlExpression } from '../../shared/graph-type.ts';
import type { ChangeKind } from './change.ts';

/**
 * Tables of pairs whose rows are published as a change of the node they belong to.
 *
 * The other tables without a type are not published: readers of a document, uploaded files and identities of an account at a
 * provider are not for every viewer who may see the document, the report or the account.
 */
const JOIN_TABLE_OWNERS: ReadonlyMap<string, string> = new Map([
  ['directive_topic', 'directive'],
  ['conclusion_topic', 'conclusion'],
]);

/** Types without a history: sessions expire without an event, and the history has no history. */
const UNTRACKED_TYPES: ReadonlySet<GraphClass> = new Set<GraphClass>([Session, AuditEvent]);

/** The types whose rows have a history, so that their changes are published. */
export const trackedTypes: readonly GraphClass[] = nodeEntities.filter((of) => !UNTRACKED_TYPES.has(of));

let cachedTables: ReadonlyMap<Sql, GraphClass> | undefined;

/** Returns each table whose events are published, with its type. The first call must come after all type definitions. */
export function publishedTables(): ReadonlyMap<Sql, GraphClass> {
  if (!cachedTables) {
    const own = new Map(trackedTypes.map((of) => [getTableMetadata(of).table as Sql, of]));
    for (const [pair, table] of JOIN_TABLE_OWNERS) own.set(pair, own.get(table) as GraphClass);
    cachedTables = own;
  }
  return cachedTables;
}

/** Returns the tables whose events are published for some types. Throws `TYPE_UNKNOWN` if a type has none. */
export const tablesForTypes = (types: readonly string[]): Sql[] =>
  types.flatMap((type) => {
    const tables = [...publishedTables()].flatMap(([table, of]) => (of.name === type ? [table] : []));
    if (tables.length) return tables;
    throw new BadUserInputError(
      'TYPE_UNKNOWN',
      `Changes of "${type.slice(0, 60)}" are not published. Use ${trackedTypes.map(({ name }) => name).join(', ')}.`,
    );
  });

/** Returns the published kind of an event. Every event of a pair is a change of the node it belongs to. */
export const publishedKind = (table: string, kind: ChangeKind): ChangeKind =>
  JOIN_TABLE_OWNERS.has(table) ? 'CHANGED' : kind;

const publicColumnsByType = new Map<GraphClass, ReadonlySet<string>>();

/** Columns whose change alone is not published: they are internal or secret. */
const IGNORED_COLUMNS: ReadonlySet<string> = new Set([
  'version',
  'sortName',
  'passwordHash',
  'failedSignIns',
]);

/** Returns the columns that every viewer of a row may read; null if the type has no restricted fields. */
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
 * Whether a change of some columns is published to viewers who may not read all fields of the row.
 *
 * For example, a viewer sees the number of a stub. An event for a corrected text, or for a new password of a colleague, would
 * reveal something about the hidden fields.
 */
export function affectsPublicColumns(of: GraphClass, changed: readonly string[]): boolean {
  const visible = publicColumns(of);
  return visible === null || changed.some((column) => visible.has(column));
}

/** SQL for the id of the directive an event belongs to; null if there is none. For a removed row it comes from the event itself. */
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
