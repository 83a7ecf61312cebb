import type { GraphClass, Sql, SqlContext } from '../shared/graph-type.ts';
import { getTableMetadata } from './table-metadata.ts';

/** A stored value, null to those who may see the row but not this of it. Fields, filters and orders all come here. */
export function restrictField(of: GraphClass, field: string, row: Sql, value: Sql, sql: SqlContext): Sql {
  const rule = getTableMetadata(of).definition.restrictedFields;
  if (!rule?.fields.includes(field)) return value;
  const condition = sql.visible(rule.visibilityClass, row);
  return condition === 'true' ? value : `case when ${condition} then ${value} end`;
}
