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
export interface OperationParts {
  readonly schema: GraphQLSchema;
  readonly fragments: Record<string, FragmentDefinitionNode>;
  readonly variableValues: Record<string, unknown>;
}

function isWanted(node: SelectionNode, variables: Record<string, unknown>): boolean {
  if (!node.directives?.length) return true;
  if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.if === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if !== false;
}

function applies(schema: GraphQLSchema, condition: string | undefined, type: GraphQLObjectType): boolean {
  if (!condition || condition === type.name) return true;
  const named = schema.getType(condition);
  return isAbstractType(named) && schema.isSubType(named, type);
}

/**
 * The fields selected on an object type, by response key: fragments opened, `@skip` and `@include` obeyed, fields that
 * share a key together. As the GraphQL specification's CollectFields, for one concrete type.
 */
export function collectFields(
  operation: OperationParts,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
  into = new Map<string, FieldNode[]>(),
  opened = new Set<string>(),
): Map<string, FieldNode[]> {
  const { schema, fragments, variableValues } = operation;
  for (const set of sets)
    for (const selection of set.selections) {
      if (!isWanted(selection, variableValues)) continue;
      if (selection.kind === 'Field') {
        const key = selection.alias?.value ?? selection.name.value;
        const same = into.get(key);
        if (same) same.push(selection);
        else into.set(key, [selection]);
        continue;
      }
      // A fragment opened once adds nothing when it is spread again, or a few of them would double for ever.
      if (selection.kind === 'FragmentSpread' && opened.has(selection.name.value)) continue;
      if (selection.kind === 'FragmentSpread') opened.add(selection.name.value);
      const fragment = selection.kind === 'FragmentSpread' ? fragments[selection.name.value] : selection;
      if (fragment && applies(schema, fragment.typeCondition?.name.value, type))
        collectFields(operation, type, [fragment.selectionSet], into, opened);
    }
  return into;
}

/** The selection sets of fields that share a response key. */
export const selectionsOf = (nodes: readonly FieldNode[]): SelectionSetNode[] =>
  nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
