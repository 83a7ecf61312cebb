import {
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  isNonNullType,
  locatedError,
  type OperationDefinitionNode,
} from 'graphql';
import { collectFields, fragmentsOf } from './collect-fields.ts';
import type { RootSelection } from './plan-cache.ts';
import type { QuerySession } from './query-engine.ts';

/** The `data` of a response as JSON text that PostgreSQL wrote. It is parsed only if somebody calls `toJSON`. */
export class RawJsonData {
  constructor(readonly text: string) {}

  toJSON(): unknown {
    return JSON.parse(this.text);
  }
}

/** A response for which GraphQL did not execute the operation field by field. */
export interface RawJsonResponse {
  readonly data: RawJsonData | null;
  readonly errors?: readonly GraphQLError[];
}

/** The operation of a request, with its document and variables. */
export interface RequestedOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Returns the root fields of a query. Returns null when GraphQL must execute the operation. */
function collectRootSelections(
  { schema, document, operation, variables }: RequestedOperation,
  session: QuerySession,
): RootSelection[] | null {
  const parentType = schema.getQueryType();
  if (operation.operation !== 'query' || !parentType) return null;
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables, {
    maxErrors: 1,
  });
  if (!coerced) return null;
  const operationContext = { schema, fragments: fragmentsOf(document), variableValues: coerced };
  const selections: RootSelection[] = [];
  for (const [key, fieldNodes] of collectFields(operationContext, parentType, [operation.selectionSet])) {
    const fieldName = fieldNodes[0]?.name.value ?? '';
    if (!session.isRootField(fieldName)) return null;
    selections.push({ ...operationContext, operation, parentType, fieldName, fieldNodes, path: { key } });
  }
  return selections;
}

/**
 * Executes a query for which the database writes the complete JSON of every field. The JSON is not parsed.
 *
 * Returns null when GraphQL must execute the operation: the operation has a root field that the engine does not resolve, its
 * variables are wrong, or a field needs a resolver. The errors are the same as those of a normal execution.
 */
export async function tryPassThrough(
  request: RequestedOperation,
  session: QuerySession,
): Promise<RawJsonResponse | null> {
  const selections = collectRootSelections(request, session);
  if (!selections) return null;
  const errors: GraphQLError[] = [];
  const executions = selections.map((selection) => {
    try {
      return session.executeAsJson(selection);
    } catch (error) {
      return () => Promise.reject(error);
    }
  });
  if (!executions.every((execute) => execute !== undefined)) return null;
  const texts = await Promise.all(
    executions.map((execute, index) =>
      execute().catch((error: unknown) => {
        const { fieldNodes, path, fieldName, parentType } = selections[index] as RootSelection;
        errors.push(locatedError(error, fieldNodes, [path.key]));
        return isNonNullType(parentType.getFields()[fieldName]?.type) ? undefined : null;
      }),
    ),
  );
  const parts = texts.map((text, index) => `"${selections[index]?.path.key}":${text}`);
  const data = texts.includes(undefined) ? null : new RawJsonData(`{${parts.join(',')}}`);
  return { data, ...(errors.length && { errors }) };
}

/** Returns a result as JSON. It copies the text that PostgreSQL wrote. */
export function stringifyResult(result: object & { data?: unknown }): string {
  const { data, ...rest } = result;
  if (!(data instanceof RawJsonData)) return `${JSON.stringify(result)}\n`;
  const others = JSON.stringify(rest);
  return `{"data":${data.text}${others === '{}' ? '' : `,${others.slice(1, -1)}`}}\n`;
}
