import {
  type FieldNode,
  type GraphQLObjectType,
  getNamedType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';
import type { GraphClass, Sql } from '../shared/graph-type.ts';
import { collectFields } from './collect-fields.ts';
import type { Call } from './execution.ts';
import type { Frame } from './sql-scope.ts';

/** `json_build_object` takes 100 arguments at the most. */
const MOST_PAIRS = 50;

/** A JSON object of response keys and SQL values, the keys in this order. */
export function jsonObject(pairs: readonly (readonly [key: string, value: Sql])[]): Sql {
  if (pairs.length <= MOST_PAIRS)
    return `json_build_object(${pairs.map(([key, value]) => `'${key}', ${value}`).join(', ')})`;
  return `(select row_to_json(o) from (select ${pairs.map(([key, value]) => `${value} as "${key}"`).join(', ')}) o)`;
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

/** A row to be written as a JSON object: its class, its alias, its GraphQL type and what is selected of it. */
export interface ObjectSelection {
  readonly of: GraphClass;
  readonly type: GraphQLObjectType;
  readonly row: Sql;
  readonly sets: readonly SelectionSetNode[];
  readonly frame: Frame;
  /** Pairs that stand before the selected ones. */
  readonly extra?: readonly (readonly [key: string, value: Sql])[];
}
