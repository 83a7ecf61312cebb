import {
  type DocumentNode,
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

/** The parts of an operation that `collectFields` needs. */
export interface OperationContext {
  readonly schema: GraphQLSchema;
  readonly fragments: Record<string, FragmentDefinitionNode>;
  readonly variableValues: Record<string, unknown>;
}

const fragmentsByDocument = new WeakMap<DocumentNode, OperationContext['fragments']>();

/** Returns the fragments of a document by name. They are collected once for each document. */
export function fragmentsOf(document: DocumentNode): OperationContext['fragments'] {
  const known = fragmentsByDocument.get(document);
  if (known) return known;
  // Without a prototype, because a document may spread an unknown fragment of the name `constructor`.
  const fragments: Record<string, FragmentDefinitionNode> = Object.create(null);
  for (const it of document.definitions) if (it.kind === 'FragmentDefinition') fragments[it.name.value] = it;
  fragmentsByDocument.set(document, fragments);
  return fragments;
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
 * Returns the fields selected on an object type, grouped by response key.
 *
 * It expands fragments and applies `@skip` and `@include`. It is CollectFields of the GraphQL specification, for one
 * concrete type.
 */
export function collectFields(
  operation: OperationContext,
  type: GraphQLObjectType,
  selectionSets: readonly SelectionSetNode[],
): Map<string, FieldNode[]> {
  const { schema, fragments, variableValues } = operation;
  const groupedFields = new Map<string, FieldNode[]>();
  const visitedFragments = new Set<string>();
  const visit = (sets: readonly SelectionSetNode[]): void => {
    for (const selectionSet of sets)
      for (const selection of selectionSet.selections) {
        if (!isIncluded(selection, variableValues)) continue;
        if (selection.kind === 'Field') {
          const key = selection.alias?.value ?? selection.name.value;
          const group = groupedFields.get(key);
          if (group) group.push(selection);
          else groupedFields.set(key, [selection]);
          continue;
        }
        // Each fragment is expanded only once. Otherwise a few nested fragments would double the work at every level.
        if (selection.kind === 'FragmentSpread' && visitedFragments.has(selection.name.value)) continue;
        if (selection.kind === 'FragmentSpread') visitedFragments.add(selection.name.value);
        const fragment = selection.kind === 'FragmentSpread' ? fragments[selection.name.value] : selection;
        if (fragment && matchesTypeCondition(schema, fragment.typeCondition?.name.value, type))
          visit([fragment.selectionSet]);
      }
  };
  visit(selectionSets);
  return groupedFields;
}

/** Returns the selection sets of fields that share a response key. */
export const selectionSetsOf = (nodes: readonly FieldNode[]): SelectionSetNode[] =>
  nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
