import { getMetadataStorage } from 'type-graphql';
import type { ConnectionField, GraphClass, SqlExpression } from '../shared/graph-type.ts';
import { type Comparator, getComparator } from './filter-operators.ts';
import { restrictField } from './restrict-field.ts';
import { type ColumnMetadata, collectDeclaredFields, getTableMetadata } from './table-metadata.ts';

/** One field that rows can be filtered by. */
export type FilterableField = { readonly description: string } & (
  | {
      readonly kind: 'value';
      readonly comparator: Comparator;
      readonly sql: SqlExpression;
    }
  | {
      readonly kind: 'embedded';
      readonly name: string;
      readonly fields: ReadonlyMap<string, FilterableField>;
    }
  | { readonly kind: 'node'; readonly to: GraphClass; readonly id: SqlExpression }
  | { readonly kind: 'list'; readonly link: ConnectionField }
);

const findEnumName = (type: object) =>
  getMetadataStorage().enums.find(({ enumObj }) => enumObj === type)?.name;

function getColumnFields(
  of: GraphClass,
  columns: ReadonlyMap<string, ColumnMetadata>,
): Map<string, FilterableField> {
  const fields = new Map<string, FilterableField>();
  for (const { name, type, list, description } of collectDeclaredFields(of)) {
    const column = columns.get(name);
    const comparator = column && !list ? getComparator(type, findEnumName(type)) : undefined;
    if (column && comparator)
      fields.set(name, {
        kind: 'value',
        comparator,
        description,
        sql: (row, sql) => restrictField({ of, field: name, row }, `${row}.${column.columnName}`, sql),
      });
  }
  return fields;
}

const fieldsByClass = new Map<GraphClass, ReadonlyMap<string, FilterableField>>();

/** Returns every filterable field of a type: columns, computed fields, links to one node and lists of linked nodes. */
export function getFilterableFields(of: GraphClass): ReadonlyMap<string, FilterableField> {
  const cached = fieldsByClass.get(of);
  if (cached) return cached;
  const { columns, toOne, embedded, definition } = getTableMetadata(of);
  const fields = getColumnFields(of, columns);
  fieldsByClass.set(of, fields);
  const descriptions = new Map(collectDeclaredFields(of).map(({ name, description }) => [name, description]));
  for (const [name, value] of embedded)
    if (descriptions.has(name))
      fields.set(name, {
        kind: 'embedded',
        name: value.of.name,
        description: descriptions.get(name) ?? '',
        fields: getColumnFields(value.of, value.columns),
      });
  for (const [name, { to, columnName }] of toOne)
    if (descriptions.has(name))
      fields.set(name, {
        kind: 'node',
        to,
        id: (row, sql) => restrictField({ of, field: name, row }, `${row}.${columnName}`, sql),
        description: descriptions.get(name) ?? '',
      });
  for (const [name, { type, description, sql, filterable, list }] of Object.entries(
    definition.computedFields ?? {},
  )) {
    const comparator = filterable === false || list ? undefined : getComparator(type(), findEnumName(type()));
    if (comparator) fields.set(name, { kind: 'value', comparator, description, sql });
  }
  for (const [name, link] of Object.entries(definition.connectionFields ?? {}))
    fields.set(name, { kind: 'list', link, description: link.description });
  return fields;
}
