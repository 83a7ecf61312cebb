import type { Definitions, GraphClass, Sql } from '../shared/graph-type.ts';
import { shapeOf } from './table-metadata.ts';

/** A stored value, null to those who may see the row but not this of it. Fields, filters and orders all come here. */
export function withheld(of: GraphClass, field: string, row: Sql, value: Sql, q: Definitions): Sql {
  const rule = shapeOf(of).reading.withheld;
  if (!rule?.fields.includes(field)) return value;
  const condition = q.seen(rule.as, row);
  return condition === 'true' ? value : `case when ${condition} then ${value} end`;
}
