import { type FieldNode, getNamedType, isObjectType } from 'graphql';
import { nodeEntities } from '../../entities/orm.ts';
import { collectFields, selectionSetsOf } from '../../query/collect-fields.ts';
import { compileObject, TYPE_KEY } from '../../query/compile-object.ts';
import type { RootCompiler } from '../../query/field-selection.ts';
import { jsonObject } from '../../query/json-object.ts';
import type { RootSelection } from '../../query/plan-cache.ts';
import type { QuerySession } from '../../query/query-engine.ts';
import { getTableMetadata } from '../../query/table-metadata.ts';
import type { GraphClass } from '../../shared/graph-type.ts';
import type { Change } from './change.ts';

/** Returns the selections of `node` below a field that returns changes, by response key. */
function findNodeSelections(
  selection: RootSelection,
): (readonly [key: string, nodes: readonly FieldNode[]])[] {
  const change = selection.schema.getType('Change');
  if (!isObjectType(change)) return [];
  const fields = collectFields(selection, change, selectionSetsOf(selection.fieldNodes));
  return [...fields].filter(([, [node]]) => node?.name.value === 'node');
}

/** Compiles the statement that reads nodes of one type by id, with one object for each response key of `node`. */
const compileNodes =
  (of: GraphClass, selections: ReturnType<typeof findNodeSelections>): RootCompiler =>
  ({ scope }) => {
    const row = scope.builder.nextAlias();
    const type = getNamedType(scope.builder.operation.schema.getType(of.name));
    if (!isObjectType(type)) throw new Error(`${of.name} is not an object type`);
    const extra = [[TYPE_KEY, `'${of.name}'`]] as const;
    const objects = selections.map(
      ([key, nodes]) =>
        [
          key,
          compileObject({ of, type, row, selectionSets: selectionSetsOf(nodes), scope, leadingPairs: extra }),
        ] as const,
    );
    return `select coalesce(json_object_agg(${row}.id, ${jsonObject(objects)}), '{}')::text as data
      from ${scope.table(of)} ${row} where ${row}.id = any(${scope.viewerParameter('ids', 'text[]')})${scope.andVisible(of, row)}`;
  };

/**
 * Returns the changes with the present state of their nodes, if `node` is selected and the viewer may see the node.
 *
 * It executes one statement for each type.
 */
export async function attachNodes(
  graph: QuerySession,
  selection: RootSelection,
  changes: readonly Change[],
): Promise<readonly Change[]> {
  const selections = findNodeSelections(selection);
  if (!selections.length || !changes.length) return changes;
  const types = nodeEntities.filter((of) => changes.some(({ type }) => type === getTableMetadata(of).name));
  const nodesByType = await Promise.all(
    types.map((of) => {
      const ids = new Set(changes.flatMap(({ type, id }) => (type === of.name ? [id] : [])));
      return graph.executeForNodes(selection, of, compileNodes(of, selections), [...ids]);
    }),
  );
  const nodes: Record<string, Record<string, unknown>> = Object.assign({}, ...nodesByType);
  return changes.map((change) => ({ ...change, nodes: nodes[change.id] }));
}
