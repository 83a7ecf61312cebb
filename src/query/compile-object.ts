import {
  type FieldNode,
  type GraphQLObjectType,
  getNamedType,
  isNonNullType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';
import type { GraphClass, Reference, Sql } from '../shared/graph-type.ts';
import { instantText } from '../shared/instant.ts';
import { collectFields, selectionsOf } from './collect-fields.ts';
import { compileConnection } from './compile-connection.ts';
import { withheld } from './restricted-fields.ts';
import type { Frame } from './sql-scope.ts';
import type { Call } from './statement-builder.ts';
import { type Column, shapeOf } from './table-metadata.ts';

/** Where a row of several possible types says which it is. No response key can be spelled so. */
export const TYPE_KEY = '$type';

/** `json_build_object` takes 100 arguments at the most. */
const MOST_PAIRS = 50;

/** A JSON object of response keys and SQL values, the keys in this order. */
export function jsonObject(pairs: readonly (readonly [key: string, value: Sql])[]): Sql {
  if (pairs.length <= MOST_PAIRS)
    return `json_build_object(${pairs.map(([key, value]) => `'${key}', ${value}`).join(', ')})`;
  return `(select row_to_json(o) from (select ${pairs.map(([key, value]) => `${value} as "${key}"`).join(', ')}) o)`;
}

function stored(row: Sql, { column, instant }: Column): Sql {
  return instant ? instantText(`${row}.${column}`) : `${row}.${column}`;
}

function fieldOf(type: GraphQLObjectType, nodes: readonly FieldNode[]): Call {
  const node = nodes[0] as FieldNode;
  const field = type.getFields()[node.name.value];
  if (!field) throw new Error(`${type.name} has no field ${node.name.value}`);
  return { field, node };
}

/** The fields selected on an object type, `__typename` apart: what SQL says of it is a constant. */
export function selectedFields(
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
  frame: Frame,
  compile: (nodes: readonly FieldNode[], call: Call) => Sql,
): (readonly [key: string, value: Sql])[] {
  return [...collectFields(frame.compilation.operation, type, sets)].map(([key, nodes]) => [
    key,
    nodes[0]?.name.value === '__typename' ? `'${type.name}'` : compile(nodes, fieldOf(type, nodes)),
  ]);
}

/** The object type a call answers with, seen through lists and non-null. */
export function objectTypeOf({ field }: Call): GraphQLObjectType {
  const type = getNamedType(field.type);
  if (!isObjectType(type)) throw new Error(`${field.name} is no object`);
  return type;
}

/** One node as JSON, its keys those of the response. */
export function compileObject(
  of: GraphClass,
  type: GraphQLObjectType,
  row: Sql,
  sets: readonly SelectionSetNode[],
  frame: Frame,
  extra: readonly (readonly [string, Sql])[] = [],
): Sql {
  const pairs = selectedFields(type, sets, frame, (nodes, call) => compileField(of, row, nodes, call, frame));
  return jsonObject([...extra, ...pairs]);
}

function compileField(of: GraphClass, row: Sql, nodes: readonly FieldNode[], call: Call, frame: Frame): Sql {
  const shape = shapeOf(of);
  const { name } = call.field;
  // Derived before stored: the status of another day is derived, though today's is a column.
  const derived = shape.reading.derived?.[name];
  if (derived?.finish) frame.compilation.needsResolver();
  if (derived) return derived.sql(row, frame.below(call));
  const column = shape.columns.get(name);
  if (column) return withheld(of, name, row, stored(row, column), frame);
  const one = shape.toOne.get(name);
  if (one)
    return compileNode(one.to, withheld(of, name, row, `${row}.${one.column}`, frame), nodes, call, frame);
  const value = shape.embedded.get(name);
  if (value) {
    const inner = (_: readonly FieldNode[], { field }: Call) =>
      stored(row, value.columns.get(field.name) as Column);
    return jsonObject(selectedFields(objectTypeOf(call), selectionsOf(nodes), frame, inner));
  }
  const link = shape.reading.links?.[name];
  if (link) {
    const below = frame.below(call);
    const named = link.values ? below.with({ ...below.values, ...link.values }) : below;
    return compileConnection(link.to(), nodes, call, named, { row, link });
  }
  const reference = shape.reading.references?.[name];
  if (reference) return compileReference(reference, row, nodes, call, frame);
  throw new Error(`${shape.name}.${name} is declared but nothing says how it is read`);
}

/** A hidden row may leave a field empty that is never null; GraphQL knows what to do then. */
function mindNull({ field }: Call, to: GraphClass, row: Sql, frame: Frame): void {
  if (isNonNullType(field.type) && frame.seen(to, row) !== 'true') frame.compilation.needsResolver();
}

function compileNode(to: GraphClass, id: Sql, nodes: readonly FieldNode[], call: Call, frame: Frame): Sql {
  const other = frame.compilation.alias();
  const object = compileObject(to, objectTypeOf(call), other, selectionsOf(nodes), frame);
  mindNull(call, to, other, frame);
  return `(select ${object} from ${frame.table(to)} ${other} where ${other}.id = ${id}${frame.andVisible(to, other)})`;
}

function compileReference(
  reference: Reference,
  row: Sql,
  nodes: readonly FieldNode[],
  call: Call,
  frame: Frame,
): Sql {
  for (const to of reference.to()) mindNull(call, to, row, frame);
  return compileAnyNode(reference.to(), reference.id(row, frame), nodes, frame);
}

/**
 * A node of one of several types, told apart by the prefix of its id.
 *
 * A type without a prefix of its own bears the ids of others, as a tombstone does: it is looked for when there is no such node.
 */
export function compileAnyNode(
  to: readonly GraphClass[],
  id: Sql,
  nodes: readonly FieldNode[],
  frame: Frame,
): Sql {
  const { schema } = frame.compilation.operation;
  const found = (of: GraphClass) => {
    const { name } = shapeOf(of);
    const other = frame.compilation.alias();
    const type = schema.getType(name) as GraphQLObjectType;
    const told = frame.compilation.shaping === 'resolvers' ? ([[TYPE_KEY, `'${name}'`]] as const) : [];
    const object = compileObject(of, type, other, selectionsOf(nodes), frame, told);
    return `(select ${object} from ${frame.table(of)} ${other} where ${other}.id = ${id}${frame.andVisible(of, other)})`;
  };
  const cases = to.flatMap((of) => {
    const { prefix } = shapeOf(of);
    return prefix ? [`when '${prefix}' then ${found(of)}`] : [];
  });
  const node = `case left(${id}, 3) ${cases.join(' ')} end`;
  const others = to.filter((of) => !shapeOf(of).prefix).map(found);
  return others.length ? `coalesce(${[node, ...others].join(', ')})` : node;
}
