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
import { fragmentsOf } from '../../query/collect-fields.ts';

/** The limits of a document. */
export interface QueryLimits {
  readonly depth: number;
  readonly listDepth: number;
  readonly aliases: number;
  readonly rootFields: number;
  readonly directives: number;
  /** The most nodes that a query may return. */
  readonly cost: number;
}

/** The size of an operation, with its fragments expanded. */
export type QuerySize = Record<Exclude<keyof QueryLimits, 'cost'>, number>;

const EMPTY_SIZE: QuerySize = { depth: 0, listDepth: 0, aliases: 0, rootFields: 0, directives: 0 };

/**
 * Fields that wrap the nodes of a connection. They add a level to the text, but not to the graph, so they do not count as depth.
 */
const CONNECTION_WRAPPERS = new Set(['edges', 'nodes', 'node', 'pageInfo']);

/** Returns the field of a type that a node selects, or undefined if there is none. */
export const findField = (type: GraphQLNamedType | undefined, node: FieldNode) =>
  type && 'getFields' in type ? type.getFields()[node.name.value] : undefined;

/**
 * Measures an operation. Fragments are expanded where they are spread.
 *
 * Each fragment is measured only once, so the time grows with the length of the document even if fragments are nested. A cycle
 * counts as nothing, because validation rejects it. Introspection is not measured, because graphql-js limits it by a rule of its
 * own.
 */
export function measureQuery(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): QuerySize {
  const fragments = fragmentsOf(document);
  const sizeByFragment = new Map<string, QuerySize>();

  function measureSelections(
    { selections }: SelectionSetNode,
    type: GraphQLNamedType | undefined,
  ): QuerySize {
    const sum = { ...EMPTY_SIZE };
    for (const selection of selections) {
      sum.directives += selection.directives?.length ?? 0;
      const part =
        selection.kind === 'Field'
          ? measureField(selection, type)
          : selection.kind === 'FragmentSpread'
            ? measureFragment(selection.name.value)
            : measureSelections(
                selection.selectionSet,
                findType(selection.typeCondition?.name.value) ?? type,
              );
      sum.depth = Math.max(sum.depth, part.depth);
      sum.listDepth = Math.max(sum.listDepth, part.listDepth);
      sum.aliases += part.aliases;
      sum.directives += part.directives;
      sum.rootFields += part.rootFields;
    }
    return sum;
  }

  function measureField(node: FieldNode, type: GraphQLNamedType | undefined): QuerySize {
    const aliases = node.alias ? 1 : 0;
    const field = findField(type, node);
    if (node.name.value.startsWith('__')) return { ...EMPTY_SIZE, aliases, rootFields: 1 };
    if (!node.selectionSet) return { ...EMPTY_SIZE, depth: 1, aliases, rootFields: 1 };
    const inner = measureSelections(node.selectionSet, field && getNamedType(field.type));
    const addedDepth = CONNECTION_WRAPPERS.has(node.name.value) ? 0 : 1;
    const addedListDepth =
      field && (isConnection(getNamedType(field.type)) || (addedDepth && isList(field.type))) ? 1 : 0;
    return {
      depth: inner.depth + addedDepth,
      listDepth: inner.listDepth + addedListDepth,
      aliases: inner.aliases + aliases,
      directives: inner.directives,
      rootFields: 1,
    };
  }

  function measureFragment(name: string): QuerySize {
    const cached = sizeByFragment.get(name);
    if (cached) return cached;
    sizeByFragment.set(name, EMPTY_SIZE);
    const fragment = fragments[name];
    if (!fragment) return EMPTY_SIZE;
    const result = measureSelections(fragment.selectionSet, findType(fragment.typeCondition.name.value));
    sizeByFragment.set(name, result);
    return result;
  }

  const findType = (name: string | undefined) => (name ? schema.getType(name) : undefined);
  const root = schema.getRootType(operation.operation) ?? undefined;
  const result = measureSelections(operation.selectionSet, root);
  return { ...result, directives: result.directives + (operation.directives?.length ?? 0) };
}

/** Whether a type is a page of a list. */
export const isConnection = (type: GraphQLNamedType) =>
  isCompositeType(type) && /Connection$|^ChangePage$/.test(type.name);

const isList = (type: unknown): boolean => isListType(type) || (isNonNullType(type) && isList(type.ofType));
