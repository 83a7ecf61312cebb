import {
  type ExecutionArgs,
  type ExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
  subscribe,
} from 'graphql';

/** Turns an error into the error that a client may read. */
export type ErrorFormatter = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

/** A result as it is sent to the client. */
export interface FormattedResult {
  readonly data?: ExecutionResult['data'];
  readonly errors?: readonly GraphQLFormattedError[];
}

const toGraphQLError = (error: unknown): GraphQLError => {
  if (error instanceof GraphQLError) return error;
  const original = error instanceof Error ? error : new Error(String(error));
  return new GraphQLError(original.message, { originalError: original });
};

/** Returns errors as a client may read them. */
export const formatErrors = (
  errors: readonly unknown[],
  formatError: ErrorFormatter,
): readonly GraphQLFormattedError[] =>
  errors.map((error) => {
    const located = toGraphQLError(error);
    return formatError(located.toJSON(), located);
  });

/** Turns an error of a running stream into its last result, with a code, so that the connection does not break. */
async function* withErrorResult(
  results: AsyncGenerator<ExecutionResult, void, void>,
  formatError: ErrorFormatter,
): AsyncGenerator<FormattedResult, void, void> {
  try {
    for await (const { data, errors } of results)
      yield {
        ...(data !== undefined && { data }),
        ...(errors && { errors: formatErrors(errors, formatError) }),
      };
  } catch (error) {
    yield { errors: formatErrors([error], formatError) };
  }
}

/** Starts a subscription. Returns its results as they are sent, or the errors if it cannot start. */
export async function executeSubscription(
  args: ExecutionArgs,
  formatError: ErrorFormatter,
): Promise<AsyncGenerator<FormattedResult, void, void> | readonly GraphQLError[]> {
  const results = await subscribe(args);
  return Symbol.asyncIterator in results ? withErrorResult(results, formatError) : (results.errors ?? []);
}
