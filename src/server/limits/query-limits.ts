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
import { queryCost } from './query-cost.ts';
import { measureQuery, type QueryLimits, type QuerySize } from './query-size.ts';

const LIMIT_ERRORS: Record<
  keyof QuerySize,
  (found: number, limit: number) => { reason: string; sentence: string }
> = {
  depth: (found, limit) => ({
    reason: 'QUERY_TOO_DEEP',
    sentence: `This query nests ${found} fields, more than ${limit}. Ask for the inner part by id in a query of its own.`,
  }),
  listDepth: (found, limit) => ({
    reason: 'LISTS_TOO_DEEP',
    sentence: `This query nests ${found} lists, more than ${limit}. Ask for the inner lists in a query of their own.`,
  }),
  aliases: (found, limit) => ({
    reason: 'TOO_MANY_ALIASES',
    sentence: `This query has ${found} aliases, more than ${limit}. Ask with fewer, or use nodes(ids:) for several nodes.`,
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

/** What stands alone in its document, so that one request tries one password. */
const SINGLE_FIELD_MUTATIONS = new Set(['signIn', 'signOut', 'changePassword']);

/** Refuses with `MUTATION_NOT_ALONE` a mutation that signs in beside something else, under whatever aliases and fragments. */
function assertSingleField(
  context: ValidationContext,
  operation: OperationDefinitionNode,
  rootFields: number,
) {
  if (operation.operation !== 'mutation' || rootFields < 2) return;
  const found = [operation, ...context.getRecursivelyReferencedFragments(operation)]
    .flatMap(({ selectionSet }) => collectRootFieldNames(selectionSet))
    .find((name) => SINGLE_FIELD_MUTATIONS.has(name));
  if (!found) return;
  const sentence = `${found} stands alone in its document, and this one has ${rootFields} root fields. Send it by itself.`;
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

/** The limits on the text of a document, as a validation rule: every transport that validates is guarded. */
export function queryLimitsRule(limits: QueryLimits): ValidationRule {
  return (context) => ({
    OperationDefinition(operation) {
      const found = measureQuery(context.getSchema(), context.getDocument(), operation);
      assertSingleField(context, operation, found.rootFields);
      for (const key of Object.keys(LIMIT_ERRORS) as (keyof QuerySize)[])
        if (found[key] > limits[key]) {
          const { reason, sentence } = LIMIT_ERRORS[key](found[key], limits[key]);
          context.reportError(
            new GraphQLError(sentence, { nodes: operation, extensions: { code: 'BAD_USER_INPUT', reason } }),
          );
        }
    },
  });
}

/** What every transport holds a document against, besides what GraphQL itself asks of it. */
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

/** The cost of a request with its variables; refuses with `QUERY_TOO_COSTLY` what exceeds the limit. */
export function assertQueryCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
  limit: number,
): number {
  const cost = queryCost(schema, document, operation, variables);
  if (cost <= limit) return cost;
  throw new GraphQLError(
    `This query may answer ${cost} nodes, more than ${limit}. Ask for smaller pages with "first", or nest fewer lists.`,
    { extensions: { code: 'BAD_USER_INPUT', reason: 'QUERY_TOO_COSTLY', http: { status: 400 } } },
  );
}
