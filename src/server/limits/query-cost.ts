import {
  type DocumentNode,
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { fragmentsOf } from '../../query/collect-fields.ts';
import { findField, isConnection } from './query-size.ts';

const DEFAULT_PAGE_SIZE = 20;

/**
 * Returns how many nodes an operation may return at most. A selected node counts as one; a list counts its content times the page
 * size.
 *
 * Page sizes depend on the variables, so the cost is computed for each request, not once for each document.
 */
export function queryCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): number {
  const fragments = fragmentsOf(document);
  const defaults = new Map(
    operation.variableDefinitions?.map((it) => [it.variable.name.value, it.defaultValue]),
  );
  const costByFragment = new Map<string, number>();

  const resolveValue = (value: ValueNode | undefined): unknown => {
    if (value?.kind === 'Variable')
      return variables[value.name.value] ?? resolveValue(defaults.get(value.name.value));
    if (value?.kind === 'IntValue') return Number(value.value);
    return value?.kind === 'ListValue' ? value.values : undefined;
  };
  const argumentValue = (node: FieldNode, name: string) =>
    resolveValue(node.arguments?.find((it) => it.name.value === name)?.value);

  function pageSize(node: FieldNode): number {
    const size = argumentValue(node, 'first') ?? argumentValue(node, 'last') ?? DEFAULT_PAGE_SIZE;
    return typeof size === 'number' ? Math.max(1, size) : DEFAULT_PAGE_SIZE;
  }

  function selectionCost(set: SelectionSetNode, type: GraphQLNamedType | undefined): number {
    let sum = 0;
    for (const selection of set.selections) {
      if (selection.kind === 'Field') sum += fieldCost(selection, type);
      else if (selection.kind === 'FragmentSpread') sum += fragmentCost(selection.name.value);
      else {
        const condition = selection.typeCondition?.name.value;
        sum += selectionCost(selection.selectionSet, condition ? schema.getType(condition) : type);
      }
    }
    return sum;
  }

  function fieldCost(node: FieldNode, type: GraphQLNamedType | undefined): number {
    const field = findField(type, node);
    const inner = field && getNamedType(field.type);
    if (!node.selectionSet || !inner || !isCompositeType(inner)) return 0;
    const below = selectionCost(node.selectionSet, inner);
    if (isConnection(inner)) return pageSize(node) * Math.max(1, below);
    const ids = argumentValue(node, 'ids');
    if (Array.isArray(ids)) return ids.length * (1 + below);
    // Edges and PageInfo are not nodes.
    return below + (/Edge$|^PageInfo$/.test(inner.name) ? 0 : 1);
  }

  function fragmentCost(name: string): number {
    const cached = costByFragment.get(name);
    if (cached !== undefined) return cached;
    costByFragment.set(name, 0);
    const fragment = fragments[name];
    const cost = fragment
      ? selectionCost(fragment.selectionSet, schema.getType(fragment.typeCondition.name.value))
      : 0;
    costByFragment.set(name, cost);
    return cost;
  }

  return selectionCost(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined);
}
