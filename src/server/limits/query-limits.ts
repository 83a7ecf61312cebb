import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  NoSchemaIntrospectionCustomRule,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import type { Config } from '../../config.ts';
import type { ErrorCode } from '../../shared/error-codes.ts';
import { queryCost } from './query-cost.ts';
import { measureQuery, type QueryLimits, type QuerySize } from './query-size.ts';

const LIMIT_ERRORS: Record<
  keyof QuerySize,
  (found: number, limit: number) => { reason: ErrorCode; sentence: string }
> = {
  depth: (found, limit) => ({
    reason: 'QUERY_TOO_DEEP',
    sentence: `This query nests ${found} fields, more than ${limit}. Read the inner part by id in a separate query.`,
  }),
  listDepth: (found, limit) => ({
    reason: 'LISTS_TOO_DEEP',
    sentence: `This query nests ${found} lists, more than ${limit}. Read the inner lists in a separate query.`,
  }),
  aliases: (found, limit) => ({
    reason: 'TOO_MANY_ALIASES',
    sentence: `This query has ${found} aliases, more than ${limit}. Use fewer, or nodes(ids:) to read several nodes.`,
  }),
  rootFields: (found, limit) => ({
    reason: 'TOO_MANY_ROOT_FIELDS',
    sentence: `This query has ${found} root fields, more than ${limit}. Send several queries.`,
  }),
  directives: (found, limit) => ({
    reason: 'TOO_MANY_DIRECTIVES',
    sentence: `This query has ${found} directives, more than ${limit}. Leave fields out instead of skipping them.`,
  }),
};

/** Mutations that must be the only root field of their document, so that one request can try only one password. */
const SINGLE_FIELD_MUTATIONS = new Set(['signIn', 'signOut', 'changePassword']);

/** Reports `MUTATION_NOT_ALONE` if such a mutation is beside another root field. Aliases and fragments are resolved first. */
function assertSingleField(
  context: ValidationContext,
  operation: OperationDefinitionNode,
  rootFields: number,
) {
  if (operation.operation !== 'mutation' || rootFields < 2) return;
  const singleField = [operation, ...context.getRecursivelyReferencedFragments(operation)]
    .flatMap(({ selectionSet }) => collectRootFieldNames(selectionSet))
    .find((name) => SINGLE_FIELD_MUTATIONS.has(name));
  if (!singleField) return;
  const sentence = `${singleField} must be the only root field of its document, and this one has ${rootFields}. Send it alone.`;
  const extensions = { code: 'BAD_USER_INPUT', reason: 'MUTATION_NOT_ALONE' };
  context.reportError(new GraphQLError(sentence, { nodes: operation, extensions }));
}

const collectRootFieldNames = ({ selections }: SelectionSetNode): string[] =>
  selections.flatMap((it) =>
    it.kind === 'Field'
      ? [it.name.value]
      : it.kind === 'InlineFragment'
        ? collectRootFieldNames(it.selectionSet)
        : [],
  );

type QueryLimitsConfig = Pick<
  Config,
  | 'MAX_DEPTH'
  | 'MAX_LIST_DEPTH'
  | 'MAX_ALIASES'
  | 'MAX_ROOT_FIELDS'
  | 'MAX_DIRECTIVES'
  | 'MAX_COST'
  | 'INTROSPECTION'
>;

/** Returns a validation rule that checks a document against the limits. HTTP, event streams and WebSockets all use it. */
export function queryLimitsRule(limits: QueryLimits): ValidationRule {
  return (context) => ({
    OperationDefinition(operation) {
      const size = measureQuery(context.getSchema(), context.getDocument(), operation);
      assertSingleField(context, operation, size.rootFields);
      for (const key of Object.keys(LIMIT_ERRORS) as (keyof QuerySize)[])
        if (size[key] > limits[key]) {
          const { reason, sentence } = LIMIT_ERRORS[key](size[key], limits[key]);
          context.reportError(
            new GraphQLError(sentence, { nodes: operation, extensions: { code: 'BAD_USER_INPUT', reason } }),
          );
        }
    },
  });
}

/** Returns the validation rules of all transports, besides those of GraphQL itself. */
export const validationRules = (config: QueryLimitsConfig): ValidationRule[] => [
  queryLimitsRule({
    depth: config.MAX_DEPTH,
    listDepth: config.MAX_LIST_DEPTH,
    aliases: config.MAX_ALIASES,
    rootFields: config.MAX_ROOT_FIELDS,
    directives: config.MAX_DIRECTIVES,
    cost: config.MAX_COST,
  }),
  ...(config.INTROSPECTION ? [] : [NoSchemaIntrospectionCustomRule]),
];

/** Returns the cost of a request with its variables. Throws `QUERY_TOO_COSTLY` if it exceeds the limit. */
export function assertQueryCost(
  schema: GraphQLSchema,
  {
    document,
    operation,
    variables,
  }: {
    readonly document: DocumentNode;
    readonly operation: OperationDefinitionNode;
    readonly variables: Readonly<Record<string, unknown>>;
  },
  limit: number,
): number {
  const cost = queryCost(schema, document, operation, variables);
  if (cost <= limit) return cost;
  throw new GraphQLError(
    `This query may return ${cost} nodes, more than ${limit}. Read smaller pages with "first", or nest fewer lists.`,
    { extensions: { code: 'BAD_USER_INPUT', reason: 'QUERY_TOO_COSTLY', http: { status: 400 } } },
  );
}
