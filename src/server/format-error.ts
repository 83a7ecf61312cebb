import { unwrapResolverError } from '@apollo/server/errors';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { v7 } from 'uuid';
import { DomainError, isUnavailable } from '../shared/domain-error.ts';

/** Codes of errors that the client can correct. All other errors are internal and are not shown. */
const CLIENT_CODES = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/** Removes the suggestions of graphql-js. They contain names of the schema, which may be hidden. */
const stripSuggestions = (message: string) => message.replace(/ ?Did you mean [\s\S]*?\?/g, '');

function findDomainError(error: unknown): DomainError | undefined {
  for (
    let current = error;
    current instanceof Error;
    current = (current as GraphQLError).originalError ?? current.cause
  )
    if (current instanceof DomainError) return current;
  return undefined;
}

/**
 * Creates the function that turns any error into the error that a client may read.
 *
 * A DomainError keeps its code and its extensions. If it says that the database is unavailable, it is logged in one line. Errors
 * of GraphQL itself lose their suggestions. An unexpected error becomes `INTERNAL` with an id, and is logged once under this id.
 */
export function createErrorFormatter(log: Logger) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const domainError = findDomainError(unwrapResolverError(error)) ?? findDomainError(error);
    const location = {
      ...(formatted.locations && { locations: formatted.locations }),
      ...(formatted.path && { path: formatted.path }),
    };
    if (domainError) {
      const { code, message, extensions } = domainError;
      // One line without a stack is enough: this program has no defect.
      if (isUnavailable(domainError)) log.warn({ code, path: formatted.path }, message);
      return { message, ...location, extensions: { code, ...extensions } };
    }
    const code = formatted.extensions?.code;
    if (CLIENT_CODES.has(String(code))) {
      const { stacktrace: _, ...extensions } = formatted.extensions ?? {};
      // Apollo gives all errors of validation one code. Errors with a reason come from our limits.
      if (extensions.reason) extensions.code = 'BAD_USER_INPUT';
      return { message: stripSuggestions(formatted.message), ...location, extensions };
    }
    const errorId = v7();
    const cause = unwrapResolverError(error);
    // The client left before the response. Nobody reads it, and nothing is wrong.
    const isClientGone = cause instanceof Error && cause.name === 'AbortError';
    if (!isClientGone) log.error({ err: cause, errorId, path: formatted.path }, 'unexpected error');
    const message = `An unexpected error occurred and was logged. Quote ${errorId} when you report it.`;
    return { message, ...location, extensions: { code: 'INTERNAL', errorId } };
  };
}
