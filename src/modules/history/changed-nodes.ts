import { type FieldNode, getNamedType, isObjectType } from 'graphql';
import { nodeEntities } from '../../entities/orm.ts';
import { collectFields, selectionsOf } from '../../query/collect-fields.ts';
import { compileObject, TYPE_KEY } from '../../query/compile-object.ts';
import type { RootCompiler } from '../../query/field-selection.ts';
import { jsonObject } from '../../query/json-object.ts';
import type { RootSelection } from '../../query/plan-cache.ts';
import type { GraphReading } from '../../query/query-engine.ts';
import { shapeOf } from '../../query/table-metadata.ts';
import type { GraphClass } from '../../shared/graph-type.ts';
import type { Change } from './change.ts';

/** The selections of `node` below a field that answers changes, by response key. */
function nodeSelections(selection: RootSelection): (readonly [key: string, nodes: readonly FieldNode[]])[] {
  const change = selection.schema.getType('Change');
  if (!isObjectType(change)) return [];
  const fields = collectFields(selection, change, selectionsOf(selection.fieldNodes));
  return [...fields].filter(([, [node]]) => node?.name.value === 'node');
}

/** Nodes of one type by their ids, in an object for each response key of `node`. */
const compileNodes =
  (of: GraphClass, wanted: ReturnType<typeof nodeSelections>): RootCompiler =>
  ({ frame }) => {
    const row = frame.compilation.alias();
    const type = getNamedType(frame.compilation.operation.schema.getType(of.name));
    if (!isObjectType(type)) throw new Error(`${of.name} is no object`);
    const extra = [[TYPE_KEY, `'${of.name}'`]] as const;
    const objects = wanted.map(
      ([key, nodes]) =>
        [key, compileObject({ of, type, row, sets: selectionsOf(nodes), frame, extra })] as const,
    );
    return `select coalesce(json_object_agg(${row}.id, ${jsonObject(objects)}), '{}')::text as data
      from ${frame.table(of)} ${row} where ${row}.id = any(${frame.viewer('ids', 'text[]')})${frame.andVisible(of, row)}`;
  };

/** The changes with their nodes as they stand now, as far as `node` is selected and the viewer may see them: one statement for each type. */
export async function withNodes(
  graph: GraphReading,
  selection: RootSelection,
  changes: readonly Change[],
): Promise<readonly Change[]> {
  const wanted = nodeSelections(selection);
  if (!wanted.length || !changes.length) return changes;
  const types = nodeEntities.filter((of) => changes.some(({ type }) => type === shapeOf(of).name));
  const found = await Promise.all(
    types.map((of) => {
      const ids = new Set(changes.flatMap(({ type, id }) => (type === of.name ? [id] : [])));
      return graph.parts(selection, of, compileNodes(of, wanted), [...ids]);
    }),
  );
  const nodes: Record<string, Record<string, unknown>> = Object.assign({}, ...found);
  return changes.map((change) => ({ ...change, nodes: nodes[change.id] }));
}
