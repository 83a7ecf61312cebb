import {
  type FieldNode,
  type GraphQLObjectType,
  getNamedType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';
import type { GraphClass, Sql } from '../shared/graph-type.ts';
import { collectFields } from './collect-fields.ts';
import type { FieldCall } from './execution-values.ts';
import type { SqlScope } from './sql-scope.ts';

/** `json_build_object` takes 100 arguments at the most. */
const MAX_PAIRS = 50;

/** A JSON object of response keys and SQL values, the keys in this order. */
export function jsonObject(pairs: readonly (readonly [key: string, value: Sql])[]): Sql {
  if (pairs.length <= MAX_PAIRS)
    return `json_build_object(${pairs.map(([key, value]) => `'${key}', ${value}`).join(', ')})`;
  return `(select row_to_json(o) from (select ${pairs.map(([key, value]) => `${value} as "${key}"`).join(', ')}) o)`;
}

function getFieldCall(type: GraphQLObjectType, nodes: readonly FieldNode[]): FieldCall {
  const node = nodes[0] as FieldNode;
  const field = type.getFields()[node.name.value];
  if (!field) throw new Error(`${type.name} has no field ${node.name.value}`);
  return { field, node };
}

/** The fields selected on an object type, `__typename` apart: what SQL says of it is a constant. */
export function compileSelectedFields(
  type: GraphQLObjectType,
  selectionSets: readonly SelectionSetNode[],
  scope: SqlScope,
  compile: (nodes: readonly FieldNode[], call: FieldCall) => Sql,
): (readonly [key: string, value: Sql])[] {
  return [...collectFields(scope.builder.operation, type, selectionSets)].map(([key, nodes]) => [
    key,
    nodes[0]?.name.value === '__typename' ? `'${type.name}'` : compile(nodes, getFieldCall(type, nodes)),
  ]);
}

/** The object type a call answers with, seen through lists and non-null. */
export function objectTypeOf({ field }: FieldCall): GraphQLObjectType {
  const type = getNamedType(field.type);
  if (!isObjectType(type)) throw new Error(`${field.name} is no object`);
  return type;
}

/** A row to be written as a JSON object: its class, its alias, its GraphQL type and what is selected of it. */
export interface ObjectSelection {
  readonly of: GraphClass;
  readonly type: GraphQLObjectType;
  readonly row: Sql;
  readonly selectionSets: readonly SelectionSetNode[];
  readonly scope: SqlScope;
  /** Pairs that stand before the selected ones. */
  readonly leadingPairs?: readonly (readonly [key: string, value: Sql])[];
}
