import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  isNonNullType,
  locatedError,
  type OperationDefinitionNode,
} from 'graphql';
import { collectFields } from './collect-fields.ts';
import type { RootSelection } from './plan-cache.ts';
import type { GraphReading } from './query-engine.ts';

/** The `data` of a response as JSON text that PostgreSQL wrote; parsed only for those who look inside. */
export class PassedData {
  constructor(readonly text: string) {}

  toJSON(): unknown {
    return JSON.parse(this.text);
  }
}

/** A response made without executing the operation field by field. */
export interface PassedResponse {
  readonly data: PassedData | null;
  readonly errors?: readonly GraphQLError[];
}

/** An operation as it was asked. */
export interface Asked {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

const fragmentsOf = (document: DocumentNode): Record<string, FragmentDefinitionNode> =>
  Object.fromEntries(
    document.definitions.flatMap((it) => (it.kind === 'FragmentDefinition' ? [[it.name.value, it]] : [])),
  );

const fragments = new WeakMap<DocumentNode, Record<string, FragmentDefinitionNode>>();

/** The root fields of a query with its variables; null when something else must answer it. */
function rootSelections(
  { schema, document, operation, variables }: Asked,
  graph: GraphReading,
): RootSelection[] | null {
  const parentType = schema.getQueryType();
  if (operation.operation !== 'query' || !parentType) return null;
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables, {
    maxErrors: 1,
  });
  if (!coerced) return null;
  const known = fragments.get(document) ?? fragmentsOf(document);
  fragments.set(document, known);
  const parts = { schema, fragments: known, variableValues: coerced };
  const selections: RootSelection[] = [];
  for (const [key, fieldNodes] of collectFields(parts, parentType, [operation.selectionSet])) {
    const fieldName = fieldNodes[0]?.name.value ?? '';
    if (!graph.isRoot(fieldName)) return null;
    selections.push({ ...parts, operation, parentType, fieldName, fieldNodes, path: { key } });
  }
  return selections;
}

/**
 * Answers a query whose every field the database shapes to the last byte: its text is passed on, not parsed, not walked.
 *
 * Null says that GraphQL must execute the operation: it asks for something besides the graph, its variables are wrong, or
 * a field needs completing in code. Errors are those that execution would give.
 */
export async function passThrough(asked: Asked, graph: GraphReading): Promise<PassedResponse | null> {
  const selections = rootSelections(asked, graph);
  if (!selections) return null;
  const errors: GraphQLError[] = [];
  const answers = selections.map((selection) => {
    try {
      return graph.responseText(selection);
    } catch (error) {
      return () => Promise.reject(error);
    }
  });
  if (!answers.every((answer) => answer !== undefined)) return null;
  const texts = await Promise.all(
    answers.map((answer, index) =>
      answer().catch((error: unknown) => {
        const { fieldNodes, path, fieldName, parentType } = selections[index] as RootSelection;
        errors.push(locatedError(error, fieldNodes, [path.key]));
        return isNonNullType(parentType.getFields()[fieldName]?.type) ? undefined : null;
      }),
    ),
  );
  const parts = texts.map((text, index) => `"${selections[index]?.path.key}":${text}`);
  const data = texts.includes(undefined) ? null : new PassedData(`{${parts.join(',')}}`);
  return { data, ...(errors.length && { errors }) };
}

/** Writes a result as JSON, passing on what PostgreSQL wrote. */
export function stringifyResult(result: object & { data?: unknown }): string {
  const { data, ...rest } = result;
  if (!(data instanceof PassedData)) return `${JSON.stringify(result)}\n`;
  const others = JSON.stringify(rest);
  return `{"data":${data.text}${others === '{}' ? '' : `,${others.slice(1, -1)}`}}\n`;
}
