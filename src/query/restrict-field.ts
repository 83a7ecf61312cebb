import type { GraphClass, Sql, SqlContext } from '../shared/graph-type.ts';
import { getTableMetadata } from './table-metadata.ts';

/**
 * Returns the SQL of a stored value. It is null for a viewer who may see the row but not this field.
 *
 * Fields, filters and orders all use this function. Which fields are restricted says `restrictedFields` in `<noun>.fields.ts`.
 */
export function restrictField(
  { of, field, row }: { readonly of: GraphClass; readonly field: string; readonly row: Sql },
  value: Sql,
  sql: SqlContext,
): Sql {
  const rule = getTableMetadata(of).definition.restrictedFields;
  if (!rule?.fields.includes(field)) return value;
  const condition = sql.visible(rule.visibilityClass, row);
  return condition === 'true' ? value : `case when ${condition} then ${value} end`;
}
