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
import { costOf } from './query-cost.ts';
import { type Limits, type Measure, measure } from './query-size.ts';

const refusals: Record<keyof Measure, (found: number, limit: number) => { fact: string; sentence: string }> =
  {
    depth: (found, limit) => ({
      fact: 'QUERY_TOO_DEEP',
      sentence: `This query nests ${found} fields, more than ${limit}. Ask for the inner part by id in a query of its own.`,
    }),
    listDepth: (found, limit) => ({
      fact: 'LISTS_TOO_DEEP',
      sentence: `This query nests ${found} lists, more than ${limit}. Ask for the inner lists in a query of their own.`,
    }),
    aliases: (found, limit) => ({
      fact: 'TOO_MANY_ALIASES',
      sentence: `This query has ${found} aliases, more than ${limit}. Ask with fewer, or use nodes(ids:) for several nodes.`,
    }),
    rootFields: (found, limit) => ({
      fact: 'TOO_MANY_ROOT_FIELDS',
      sentence: `This query has ${found} root fields, more than ${limit}. Send several queries.`,
    }),
    directives: (found, limit) => ({
      fact: 'TOO_MANY_DIRECTIVES',
      sentence: `This query has ${found} directives, more than ${limit}. Leave fields out instead of skipping them.`,
    }),
  };

/** What stands alone in its document, so that one request tries one password. */
const ALONE = new Set(['signIn', 'signOut', 'changePassword']);

/** Refuses with `ACT_NOT_ALONE` a mutation that signs in beside something else, under whatever aliases and fragments. */
function mustBeAlone(context: ValidationContext, operation: OperationDefinitionNode, rootFields: number) {
  if (operation.operation !== 'mutation' || rootFields < 2) return;
  const found = [operation, ...context.getRecursivelyReferencedFragments(operation)]
    .flatMap(({ selectionSet }) => rootFieldsOf(selectionSet))
    .find((name) => ALONE.has(name));
  if (!found) return;
  const sentence = `${found} stands alone in its document, and this one has ${rootFields} root fields. Send it by itself.`;
  const extensions = { code: 'BAD_USER_INPUT', fact: 'ACT_NOT_ALONE' };
  context.reportError(new GraphQLError(sentence, { nodes: operation, extensions }));
}

const rootFieldsOf = ({ selections }: SelectionSetNode): string[] =>
  selections.flatMap((it) =>
    it.kind === 'Field' ? [it.name.value] : it.kind === 'InlineFragment' ? rootFieldsOf(it.selectionSet) : [],
  );

type GuardConfig = Pick<
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
export function documentGuard(limits: Limits): ValidationRule {
  return (context) => ({
    OperationDefinition(operation) {
      const found = measure(context.getSchema(), context.getDocument(), operation);
      mustBeAlone(context, operation, found.rootFields);
      for (const key of Object.keys(refusals) as (keyof Measure)[])
        if (found[key] > limits[key]) {
          const { fact, sentence } = refusals[key](found[key], limits[key]);
          context.reportError(
            new GraphQLError(sentence, { nodes: operation, extensions: { code: 'BAD_USER_INPUT', fact } }),
          );
        }
    },
  });
}

/** What every transport holds a document against, besides what GraphQL itself asks of it. */
export const documentRules = (config: GuardConfig): ValidationRule[] => [
  documentGuard({
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
export function guardCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
  limit: number,
): number {
  const cost = costOf(schema, document, operation, variables);
  if (cost <= limit) return cost;
  throw new GraphQLError(
    `This query may answer ${cost} nodes, more than ${limit}. Ask for smaller pages with "first", or nest fewer lists.`,
    { extensions: { code: 'BAD_USER_INPUT', fact: 'QUERY_TOO_COSTLY', http: { status: 400 } } },
  );
}
