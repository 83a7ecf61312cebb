import { ID } from 'type-graphql';
import { BadUserInputError } from '../shared/domain-error.ts';
import type { GraphClass, LookupKey, Sql } from '../shared/graph-type.ts';
import { Node } from '../shared/node.entity.ts';
import { selectionSetsOf } from './collect-fields.ts';
import { compileConnection } from './compile-connection.ts';
import { compileAnyNode, compileObject } from './compile-object.ts';
import { getConnectionType } from './connection-types.ts';
import {
  buildRootFieldDeclarations,
  pageArguments,
  type RootFieldDeclaration,
  timeArguments,
} from './declare-types.ts';
import type { ExecutionValues, FieldCall } from './execution-values.ts';
import type { RootCompiler } from './field-selection.ts';
import { objectTypeOf } from './json-object.ts';
import { SearchHit } from './search.fields.ts';
import type { SqlScope } from './sql-scope.ts';
import { getTableMetadata } from './table-metadata.ts';
import { Coverage, Trace } from './trace.fields.ts';
import { validateNodeId, validateNodeIds, validateSearchText } from './validate-arguments.ts';

/** A root field of the graph: its declaration and its compiler. */
export interface RootFieldDefinition {
  readonly declaration: RootFieldDeclaration;
  readonly compile: RootCompiler;
}

/** Returns a compiler for one row of a type, as an object. */
export const compileOne =
  (of: GraphClass, where: (row: Sql, call: FieldCall, scope: SqlScope) => Sql): RootCompiler =>
  ({ nodes, call, scope }) => {
    const row = scope.builder.nextAlias();
    const condition = where(row, call, scope);
    const object = compileObject({
      of,
      type: objectTypeOf(call),
      row,
      selectionSets: selectionSetsOf(nodes),
      scope,
    });
    return `select ${object}::text as data from ${scope.table(of)} ${row} where ${condition}${scope.andVisible(of, row)}`;
  };

const payloadNodeCompilers = new Map<GraphClass, RootCompiler>();

const readPayloadNodeId = (values: ExecutionValues) => values.payloadNodeId;

/** Returns a compiler for the node that a mutation created or changed, for the payload. */
export function compilePayloadNode(of: GraphClass): RootCompiler {
  const compile =
    payloadNodeCompilers.get(of) ??
    compileOne(
      of,
      (row, _call, scope) => `${row}.id = ${scope.builder.sharedParameter(readPayloadNodeId, 'node_id')}`,
    );
  payloadNodeCompilers.set(of, compile);
  return compile;
}

function lookupCondition(row: Sql, call: FieldCall, scope: SqlScope): Sql {
  const keys = Object.entries(scope.builder.getCompileTimeArguments(call).by as Record<LookupKey, unknown>);
  const [key] = keys.find(([, value]) => value !== undefined && value !== null) ?? [];
  if (!key || keys.length !== 1)
    throw new BadUserInputError('LOOK_UP_AMBIGUOUS', `"by" has ${keys.length} keys. Give exactly one key.`);
  const value = scope.builder.argumentParameter(
    call,
    ['by', key],
    'text',
    key === 'id' ? validateNodeId : undefined,
  );
  return `${row}.${key} = ${value}`;
}

const compileMany =
  (of: GraphClass): RootCompiler =>
  (selection) =>
    `select ${compileConnection(of, selection, null, compileObject)}::text as data`;

const withStartNode =
  (argument: string, compile: RootCompiler): RootCompiler =>
  ({ nodes, call, scope }) => {
    const start = scope.builder.argumentParameter(call, [argument], 'node_id', validateNodeId);
    return compile({ nodes, call, scope: scope.withParameters({ start }) });
  };

/**
 * Returns a compiler for nodes by their ids, in the order of the ids. The prefix of an id names the type.
 *
 * A node that was deleted is returned as its tombstone.
 */
const compileNodes =
  (
    types: readonly GraphClass[],
    ids: (call: FieldCall, scope: SqlScope) => Sql,
    wrap: (node: Sql) => Sql,
  ): RootCompiler =>
  ({ nodes, call, scope }) =>
    `select (${wrap(compileAnyNode(types, 'i.id', { nodes, scope }))})::text as data from unnest(${ids(call, scope)}) with ordinality i (id, at)`;

/** Returns the root fields of the engine itself. `nodeTypes` are the types that `node` and `nodes` can return. */
const builtInRootFields = (nodeTypes: readonly GraphClass[]): Record<string, RootFieldDefinition> => ({
  node: {
    declaration: {
      type: () => Node,
      nullable: true,
      description:
        'Any node by its id, or its tombstone when the node was deleted. Null when there is none, or when the viewer may not see it.',
      arguments: [{ name: 'id', type: () => ID, description: 'The id, exactly as the API returned it.' }],
    },
    compile: compileNodes(
      nodeTypes,
      (call, scope) => scope.builder.argumentParameter(call, ['id'], 'text[]', (id) => [validateNodeId(id)]),
      (node) => node,
    ),
  },
  nodes: {
    declaration: {
      type: () => [Node],
      nullable: 'items',
      description: 'Nodes by their ids, in the order of the ids. At most 100 ids.',
      arguments: [
        { name: 'ids', type: () => [ID], description: 'The ids, exactly as the API returned them.' },
        ...timeArguments,
      ],
    },
    compile: compileNodes(
      nodeTypes,
      (call, scope) => scope.builder.argumentParameter(call, ['ids'], 'text[]', validateNodeIds),
      (node) => `coalesce(json_agg(${node} order by i.at), '[]')`,
    ),
  },
  search: {
    declaration: {
      type: () => getConnectionType(SearchHit).connection,
      description:
        'Searches documents, conclusions and directives, with or without diacritics. Matches with the same diacritics come first. All words must occur. "…", `or` and `-` work as in a web search.',
      arguments: [
        { name: 'text', type: () => String, description: 'The words, at most 200 characters.' },
        ...pageArguments,
        ...timeArguments,
      ],
    },
    compile: ({ nodes, call, scope }) => {
      const text = scope.builder.argumentParameter(call, ['text'], 'text', validateSearchText);
      return compileMany(SearchHit)({ nodes, call, scope: scope.withParameters({ text }) });
    },
  },
  trace: {
    declaration: {
      type: () => Trace,
      nullable: true,
      description:
        'The trace of a node: back to the words it comes from, and onward to reports and evidence.',
      arguments: [{ name: 'id', type: () => ID, description: 'The node to start from.' }, ...timeArguments],
    },
    compile: withStartNode(
      'id',
      compileOne(Trace, () => 'true'),
    ),
  },
  coverage: {
    declaration: {
      type: () => Coverage,
      nullable: true,
      description: 'Which clauses of the concluding zone of a document have no conclusion and no directive.',
      arguments: [{ name: 'document', type: () => ID, description: 'The document.' }, ...timeArguments],
    },
    compile: withStartNode(
      'document',
      compileOne(Coverage, (row, _call, scope) => `${row}.id = ${scope.parameter('start')}`),
    ),
  },
});

/** Returns every root field of `Query` that the engine resolves: its own fields, and those that the types declare. */
export function buildRootFields(
  types: readonly GraphClass[],
  nodeTypes: readonly GraphClass[],
): Record<string, RootFieldDefinition> {
  const declarations = buildRootFieldDeclarations(types);
  const roots = builtInRootFields(nodeTypes);
  for (const of of types) {
    const { one, many } = getTableMetadata(of).definition.rootFields ?? {};
    if (one)
      roots[one.name] = {
        declaration: declarations[one.name] as RootFieldDeclaration,
        compile: compileOne(of, lookupCondition),
      };
    if (many)
      roots[many.name] = {
        declaration: declarations[many.name] as RootFieldDeclaration,
        compile: compileMany(of),
      };
  }
  return roots;
}
