import { ID } from 'type-graphql';
import { BadInput } from '../shared/domain-error.ts';
import type { GraphClass, LookUp, Sql } from '../shared/graph-type.ts';
import { Node } from '../shared/node.entity.ts';
import { selectionsOf } from './collect-fields.ts';
import { compileConnection } from './compile-connection.ts';
import { compileAnyNode, compileObject } from './compile-object.ts';
import { connectionTo } from './connection-types.ts';
import { moment, pageOnly, type RootField, rootsOf } from './declare-types.ts';
import type { Call, Run } from './execution.ts';
import type { RootCompiler } from './field-selection.ts';
import { objectTypeOf } from './json-object.ts';
import { SearchHit } from './search.fields.ts';
import type { Frame } from './sql-scope.ts';

import { shapeOf } from './table-metadata.ts';
import { Coverage, Trace } from './trace.fields.ts';
import { searchable, wellFormedId, wellFormedIds } from './validate-arguments.ts';

/** A way into the graph: what is declared of it and how it is compiled. */
export interface Root {
  readonly declared: RootField;
  readonly compile: RootCompiler;
}

/** One row of a type, as an object. */
export const compileOne =
  (of: GraphClass, where: (row: Sql, call: Call, frame: Frame) => Sql): RootCompiler =>
  ({ nodes, call, frame }) => {
    const row = frame.compilation.alias();
    const condition = where(row, call, frame);
    const object = compileObject({ of, type: objectTypeOf(call), row, sets: selectionsOf(nodes), frame });
    return `select ${object}::text as data from ${frame.table(of)} ${row} where ${condition}${frame.andVisible(of, row)}`;
  };

const subjects = new Map<GraphClass, RootCompiler>();

const subject = (run: Run) => run.subject;

/** The node an act made or changed, as its payload answers it. */
export function compileSubject(of: GraphClass): RootCompiler {
  const compile =
    subjects.get(of) ??
    compileOne(of, (row, _call, frame) => `${row}.id = ${frame.compilation.shared(subject, 'node_id')}`);
  subjects.set(of, compile);
  return compile;
}

function byKey(row: Sql, call: Call, frame: Frame): Sql {
  const given = Object.entries(frame.compilation.argumentsNow(call).by as Record<LookUp, unknown>);
  const [key] = given.find(([, value]) => value !== undefined && value !== null) ?? [];
  if (!key || given.length !== 1)
    throw new BadInput('LOOK_UP_AMBIGUOUS', `"by" names a node by exactly one key, not ${given.length}.`);
  const value = frame.compilation.argument(
    call,
    ['by', key],
    'text',
    key === 'id' ? wellFormedId : undefined,
  );
  return `${row}.${key} = ${value}`;
}

const compileMany =
  (of: GraphClass): RootCompiler =>
  (selection) =>
    `select ${compileConnection(of, selection, null, compileObject)}::text as data`;

const startingAt =
  (argument: string, compile: RootCompiler): RootCompiler =>
  ({ nodes, call, frame }) => {
    const start = frame.compilation.argument(call, [argument], 'node_id', wellFormedId);
    return compile({ nodes, call, frame: frame.with({ start }) });
  };

/** Nodes by their ids, in the order of the ids; the prefix of each says which type it is. A tombstone stands for what is gone. */
const compileNodes =
  (
    types: readonly GraphClass[],
    ids: (call: Call, frame: Frame) => Sql,
    answer: (node: Sql) => Sql,
  ): RootCompiler =>
  ({ nodes, call, frame }) =>
    `select (${answer(compileAnyNode(types, 'i.id', { nodes, frame }))})::text as data from unnest(${ids(call, frame)}) with ordinality i (id, at)`;

/** The root fields of the engine itself. `byId` are the types that `node` and `nodes` find. */
const special = (byId: readonly GraphClass[]): Record<string, Root> => ({
  node: {
    declared: {
      type: () => Node,
      nullable: true,
      description:
        'Any node by its id; a tombstone when it was taken out. Null when there is none, or none the viewer may see.',
      arguments: [{ name: 'id', type: () => ID, description: 'The id, exactly as the API gave it.' }],
    },
    compile: compileNodes(
      byId,
      (call, frame) => frame.compilation.argument(call, ['id'], 'text[]', (id) => [wellFormedId(id)]),
      (node) => node,
    ),
  },
  nodes: {
    declared: {
      type: () => [Node],
      nullable: 'items',
      description: 'Nodes by their ids, in the order of the ids, 100 at the most.',
      arguments: [
        { name: 'ids', type: () => [ID], description: 'The ids, exactly as the API gave them.' },
        ...moment,
      ],
    },
    compile: compileNodes(
      byId,
      (call, frame) => frame.compilation.argument(call, ['ids'], 'text[]', wellFormedIds),
      (node) => `coalesce(json_agg(${node} order by i.at), '[]')`,
    ),
  },
  search: {
    declared: {
      type: () => connectionTo(SearchHit).connection,
      description:
        'Finds words in documents, conclusions and directives, with or without diacritics; exact diacritics come first. All words must occur; "…" keeps them together, or and - work as in web search.',
      arguments: [
        { name: 'text', type: () => String, description: 'The words, at most 200 characters.' },
        ...pageOnly,
        ...moment,
      ],
    },
    compile: ({ nodes, call, frame }) => {
      const text = frame.compilation.argument(call, ['text'], 'text', searchable);
      return compileMany(SearchHit)({ nodes, call, frame: frame.with({ text }) });
    },
  },
  trace: {
    declared: {
      type: () => Trace,
      nullable: true,
      description: 'From any node back to the words it came from and onward to reports and evidence.',
      arguments: [{ name: 'id', type: () => ID, description: 'The node to start from.' }, ...moment],
    },
    compile: startingAt(
      'id',
      compileOne(Trace, () => 'true'),
    ),
  },
  coverage: {
    declared: {
      type: () => Coverage,
      nullable: true,
      description: 'Which clauses of the concluding zone of a document produced nothing.',
      arguments: [{ name: 'document', type: () => ID, description: 'The document.' }, ...moment],
    },
    compile: startingAt(
      'document',
      compileOne(Coverage, (row, _call, frame) => `${row}.id = ${frame.value('start')}`),
    ),
  },
});

/** Every root field of `Query` that the engine answers: its own, and those that the types declare. */
export function allRoots(types: readonly GraphClass[], byId: readonly GraphClass[]): Record<string, Root> {
  const declared = rootsOf(types);
  const roots = special(byId);
  for (const of of types) {
    const { one, many } = shapeOf(of).reading.roots ?? {};
    if (one) roots[one.name] = { declared: declared[one.name] as RootField, compile: compileOne(of, byKey) };
    if (many) roots[many.name] = { declared: declared[many.name] as RootField, compile: compileMany(of) };
  }
  return roots;
}
