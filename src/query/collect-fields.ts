import {
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  isAbstractType,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** The operation a selection stands in, as far as collecting its fields needs it. */
export interface OperationContext {
  readonly schema: GraphQLSchema;
  readonly fragments: Record<string, FragmentDefinitionNode>;
  readonly variableValues: Record<string, unknown>;
}

function isIncluded(node: SelectionNode, variables: Record<string, unknown>): boolean {
  if (!node.directives?.length) return true;
  if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.if === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if !== false;
}

function matchesTypeCondition(
  schema: GraphQLSchema,
  condition: string | undefined,
  type: GraphQLObjectType,
): boolean {
  if (!condition || condition === type.name) return true;
  const conditionType = schema.getType(condition);
  return isAbstractType(conditionType) && schema.isSubType(conditionType, type);
}

/**
 * The fields selected on an object type, by response key: fragments opened, `@skip` and `@include` obeyed, fields that
 * share a key together. As the GraphQL specification's CollectFields, for one concrete type.
 */
export function collectFields(
  operation: OperationContext,
  type: GraphQLObjectType,
  selectionSets: readonly SelectionSetNode[],
  groupedFields = new Map<string, FieldNode[]>(),
  visitedFragments = new Set<string>(),
): Map<string, FieldNode[]> {
  const { schema, fragments, variableValues } = operation;
  for (const selectionSet of selectionSets)
    for (const selection of selectionSet.selections) {
      if (!isIncluded(selection, variableValues)) continue;
      if (selection.kind === 'Field') {
        const key = selection.alias?.value ?? selection.name.value;
        const group = groupedFields.get(key);
        if (group) group.push(selection);
        else groupedFields.set(key, [selection]);
        continue;
      }
      // A fragment opened once adds nothing when it is spread again, or a few of them would double for ever.
      if (selection.kind === 'FragmentSpread' && visitedFragments.has(selection.name.value)) continue;
      if (selection.kind === 'FragmentSpread') visitedFragments.add(selection.name.value);
      const fragment = selection.kind === 'FragmentSpread' ? fragments[selection.name.value] : selection;
      if (fragment && matchesTypeCondition(schema, fragment.typeCondition?.name.value, type))
        collectFields(operation, type, [fragment.selectionSet], groupedFields, visitedFragments);
    }
  return groupedFields;
}

/** The selection sets of fields that share a response key. */
export const selectionSetsOf = (nodes: readonly FieldNode[]): SelectionSetNode[] =>
  nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
