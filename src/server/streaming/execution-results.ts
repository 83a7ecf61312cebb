import {
  type ExecutionArgs,
  type ExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
  subscribe,
} from 'graphql';

/** Makes of an error what a client may read. */
export type Format = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

/** A result as it is sent. */
export interface SentResult {
  readonly data?: ExecutionResult['data'];
  readonly errors?: readonly GraphQLFormattedError[];
}

const asGraphQL = (error: unknown): GraphQLError => {
  if (error instanceof GraphQLError) return error;
  const original = error instanceof Error ? error : new Error(String(error));
  return new GraphQLError(original.message, { originalError: original });
};

/** Errors as a client may read them. */
export const shown = (errors: readonly unknown[], format: Format): readonly GraphQLFormattedError[] =>
  errors.map((error) => {
    const located = asGraphQL(error);
    return format(located.toJSON(), located);
  });

/** What goes wrong with a stream under way is its last result, with a code, and not a broken connection. */
async function* toTheEnd(
  results: AsyncGenerator<ExecutionResult, void, void>,
  format: Format,
): AsyncGenerator<SentResult, void, void> {
  try {
    for await (const { data, errors } of results)
      yield { ...(data !== undefined && { data }), ...(errors && { errors: shown(errors, format) }) };
  } catch (error) {
    yield { errors: shown([error], format) };
  }
}

/** The results of a subscription as they are sent, or the errors for which there is none. */
export async function resultsOf(
  args: ExecutionArgs,
  format: Format,
): Promise<AsyncGenerator<SentResult, void, void> | readonly GraphQLError[]> {
  const begun = await subscribe(args);
  return Symbol.asyncIterator in begun ? toTheEnd(begun, format) : (begun.errors ?? []);
}
