import { getMetadataStorage } from 'type-graphql';
import type { Definition, GraphClass, Link } from '../shared/graph-type.ts';
import { type Comparator, comparatorOf } from './filter-operators.ts';
import { withheld } from './restricted-fields.ts';
import { type Column, declaredFields, shapeOf } from './table-metadata.ts';

/** One axis rows can be filtered on. */
export type Axis = { readonly description: string } & (
  | {
      readonly kind: 'value';
      readonly comparator: Comparator;
      readonly dated: boolean;
      readonly sql: Definition;
    }
  | { readonly kind: 'embedded'; readonly name: string; readonly axes: ReadonlyMap<string, Axis> }
  | { readonly kind: 'node'; readonly to: GraphClass; readonly id: Definition }
  | { readonly kind: 'list'; readonly link: Link }
);

const enumName = (type: object) => getMetadataStorage().enums.find(({ enumObj }) => enumObj === type)?.name;

function columnAxes(of: GraphClass, columns: ReadonlyMap<string, Column>): Map<string, Axis> {
  const axes = new Map<string, Axis>();
  for (const { name, type, list, description } of declaredFields(of)) {
    const stored = columns.get(name);
    const comparator = stored && !list ? comparatorOf(type, enumName(type)) : undefined;
    if (stored && comparator)
      axes.set(name, {
        kind: 'value',
        comparator,
        description,
        dated: false,
        sql: (row, q) => withheld(of, name, row, `${row}.${stored.column}`, q),
      });
  }
  return axes;
}

const known = new Map<GraphClass, ReadonlyMap<string, Axis>>();

/** Every axis of a type: its columns, what is derived, what it points to and what points to it. */
export function axesOf(of: GraphClass): ReadonlyMap<string, Axis> {
  const before = known.get(of);
  if (before) return before;
  const { columns, toOne, embedded, reading } = shapeOf(of);
  const axes = columnAxes(of, columns);
  known.set(of, axes);
  const descriptions = new Map(declaredFields(of).map(({ name, description }) => [name, description]));
  for (const [name, value] of embedded)
    if (descriptions.has(name))
      axes.set(name, {
        kind: 'embedded',
        name: value.of.name,
        description: descriptions.get(name) ?? '',
        axes: columnAxes(value.of, value.columns),
      });
  for (const [name, { to, column }] of toOne)
    if (descriptions.has(name))
      axes.set(name, {
        kind: 'node',
        to,
        id: (row, q) => withheld(of, name, row, `${row}.${column}`, q),
        description: descriptions.get(name) ?? '',
      });
  for (const [name, { type, description, sql, filter, list, dated }] of Object.entries(
    reading.derived ?? {},
  )) {
    const comparator = filter === false || list ? undefined : comparatorOf(type(), enumName(type()));
    if (comparator) axes.set(name, { kind: 'value', comparator, description, dated: dated ?? false, sql });
  }
  for (const [name, link] of Object.entries(reading.links ?? {}))
    axes.set(name, { kind: 'list', link, description: link.description });
  return axes;
}
