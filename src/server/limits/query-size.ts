import {
  type DocumentNode,
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isListType,
  isNonNullType,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** What a document may not exceed. */
export interface Limits {
  readonly depth: number;
  readonly listDepth: number;
  readonly aliases: number;
  readonly rootFields: number;
  readonly directives: number;
  /** Nodes a query may ask for. */
  readonly cost: number;
}

/** How big an operation is, fragments opened. */
export type Measure = Record<Exclude<keyof Limits, 'cost'>, number>;

const NOTHING: Measure = { depth: 0, listDepth: 0, aliases: 0, rootFields: 0, directives: 0 };

/** What wraps the nodes of a connection; it adds a level of text but none of the graph. */
const WRAPPERS = new Set(['edges', 'nodes', 'node', 'pageInfo']);

const fieldOf = (type: GraphQLNamedType | undefined, node: FieldNode) =>
  type && 'getFields' in type ? type.getFields()[node.name.value] : undefined;

/**
 * Measures an operation as it is written, fragments opened where they are spread.
 *
 * Each fragment is measured once for each type, so a document of nested fragments costs no more than its length; a cycle counts as
 * nothing, because validation refuses it. Introspection is not measured: graphql bounds it by a rule of its own.
 */
export function measure(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): Measure {
  const fragments = new Map(
    document.definitions.flatMap((it) => (it.kind === 'FragmentDefinition' ? [[it.name.value, it]] : [])),
  );
  const measured = new Map<string, Measure>();

  function ofSelections({ selections }: SelectionSetNode, type: GraphQLNamedType | undefined): Measure {
    const sum = { ...NOTHING };
    for (const selection of selections) {
      sum.directives += selection.directives?.length ?? 0;
      const part =
        selection.kind === 'Field'
          ? ofField(selection, type)
          : selection.kind === 'FragmentSpread'
            ? ofFragment(selection.name.value)
            : ofSelections(selection.selectionSet, typeNamed(selection.typeCondition?.name.value) ?? type);
      sum.depth = Math.max(sum.depth, part.depth);
      sum.listDepth = Math.max(sum.listDepth, part.listDepth);
      sum.aliases += part.aliases;
      sum.directives += part.directives;
      sum.rootFields += part.rootFields;
    }
    return sum;
  }

  function ofField(node: FieldNode, type: GraphQLNamedType | undefined): Measure {
    const aliases = node.alias ? 1 : 0;
    const field = fieldOf(type, node);
    if (node.name.value.startsWith('__')) return { ...NOTHING, aliases, rootFields: 1 };
    if (!node.selectionSet) return { ...NOTHING, depth: 1, aliases, rootFields: 1 };
    const inner = ofSelections(node.selectionSet, field && getNamedType(field.type));
    const wraps = WRAPPERS.has(node.name.value) ? 0 : 1;
    const list = field && (isConnection(getNamedType(field.type)) || (wraps && isList(field.type))) ? 1 : 0;
    return {
      depth: inner.depth + wraps,
      listDepth: inner.listDepth + list,
      aliases: inner.aliases + aliases,
      directives: inner.directives,
      rootFields: 1,
    };
  }

  function ofFragment(name: string): Measure {
    const known = measured.get(name);
    if (known) return known;
    measured.set(name, NOTHING);
    const fragment = fragments.get(name);
    if (!fragment) return NOTHING;
    const result = ofSelections(fragment.selectionSet, typeNamed(fragment.typeCondition.name.value));
    measured.set(name, result);
    return result;
  }

  const typeNamed = (name: string | undefined) => (name ? schema.getType(name) : undefined);
  const root = schema.getRootType(operation.operation) ?? undefined;
  const result = ofSelections(operation.selectionSet, root);
  return { ...result, directives: result.directives + (operation.directives?.length ?? 0) };
}

/** Whether a type is a page of a list. */
export const isConnection = (type: GraphQLNamedType) =>
  isCompositeType(type) && /Connection$|^ChangePage$/.test(type.name);

const isList = (type: unknown): boolean => isListType(type) || (isNonNullType(type) && isList(type.ofType));
