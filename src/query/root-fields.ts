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

/** A way into the graph: what is declared of it and how it is compiled. */
export interface RootFieldDefinition {
  readonly declaration: RootFieldDeclaration;
  readonly compile: RootCompiler;
}

/** One row of a type, as an object. */
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

/** The node an act made or changed, as its payload answers it. */
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
    throw new BadUserInputError(
      'LOOK_UP_AMBIGUOUS',
      `"by" names a node by exactly one key, not ${keys.length}.`,
    );
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

/** Nodes by their ids, in the order of the ids; the prefix of each says which type it is. A tombstone stands for what is gone. */
const compileNodes =
  (
    types: readonly GraphClass[],
    ids: (call: FieldCall, scope: SqlScope) => Sql,
    wrap: (node: Sql) => Sql,
  ): RootCompiler =>
  ({ nodes, call, scope }) =>
    `select (${wrap(compileAnyNode(types, 'i.id', { nodes, scope }))})::text as data from unnest(${ids(call, scope)}) with ordinality i (id, at)`;

/** The root fields of the engine itself. `byId` are the types that `node` and `nodes` find. */
const builtInRootFields = (nodeTypes: readonly GraphClass[]): Record<string, RootFieldDefinition> => ({
  node: {
    declaration: {
      type: () => Node,
      nullable: true,
      description:
        'Any node by its id; a tombstone when it was taken out. Null when there is none, or none the viewer may see.',
      arguments: [{ name: 'id', type: () => ID, description: 'The id, exactly as the API gave it.' }],
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
      description: 'Nodes by their ids, in the order of the ids, 100 at the most.',
      arguments: [
        { name: 'ids', type: () => [ID], description: 'The ids, exactly as the API gave them.' },
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
        'Finds words in documents, conclusions and directives, with or without diacritics; exact diacritics come first. All words must occur; "…" keeps them together, or and - work as in web search.',
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
      description: 'From any node back to the words it came from and onward to reports and evidence.',
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
      description: 'Which clauses of the concluding zone of a document produced nothing.',
      arguments: [{ name: 'document', type: () => ID, description: 'The document.' }, ...timeArguments],
    },
    compile: withStartNode(
      'document',
      compileOne(Coverage, (row, _call, scope) => `${row}.id = ${scope.parameter('start')}`),
    ),
  },
});

/** Every root field of `Query` that the engine answers: its own, and those that the types declare. */
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
