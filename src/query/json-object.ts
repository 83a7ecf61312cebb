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

/** `json_build_object` takes at most 100 arguments. */
const MAX_PAIRS = 50;

/** Returns the SQL of a JSON object with these response keys and values, in this order. */
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

/** Compiles the fields selected on an object type to pairs of response key and SQL. `__typename` becomes a constant. */
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

/** Returns the object type of a field, without its lists and non-null. */
export function objectTypeOf({ field }: FieldCall): GraphQLObjectType {
  const type = getNamedType(field.type);
  if (!isObjectType(type)) throw new Error(`${field.name} is no object`);
  return type;
}

/** A row that becomes a JSON object: its class, its alias, its GraphQL type and the selected fields. */
export interface ObjectSelection {
  readonly of: GraphClass;
  readonly type: GraphQLObjectType;
  readonly row: Sql;
  readonly selectionSets: readonly SelectionSetNode[];
  readonly scope: SqlScope;
  /** Pairs that come before the selected ones. */
  readonly leadingPairs?: readonly (readonly [key: string, value: Sql])[];
}
