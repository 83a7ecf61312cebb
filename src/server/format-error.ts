import { unwrapResolverError } from '@apollo/server/errors';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { v7 } from 'uuid';
import { DomainError, isUnavailable } from '../shared/domain-error.ts';

/** Codes of errors that say something to whoever asked. Anything else is ours and is not shown. */
const CLIENT_CODES = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/** Suggestions name what a client did not ask for; they tell of a schema that may be hidden. */
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
 * Makes of any error what a client may read.
 *
 * A refusal passes with its code and what helps; one that says the database cannot answer is logged, in one line. What GraphQL
 * itself refuses passes without suggestions; anything unforeseen becomes `INTERNAL` with an id, under which it is logged once.
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
      // One line is enough: nothing is wrong with this program.
      if (isUnavailable(domainError)) log.warn({ code, path: formatted.path }, message);
      return { message, ...location, extensions: { code, ...extensions } };
    }
    const code = formatted.extensions?.code;
    if (CLIENT_CODES.has(String(code))) {
      const { stacktrace: _, ...extensions } = formatted.extensions ?? {};
      // Apollo gives every refusal of a document one code; those that name a fact are the guard's.
      if (extensions.reason) extensions.code = 'BAD_USER_INPUT';
      return { message: stripSuggestions(formatted.message), ...location, extensions };
    }
    const errorId = v7();
    const cause = unwrapResolverError(error);
    // Whoever asked left before the answer: nobody reads it, and nothing went wrong.
    const isClientGone = cause instanceof Error && cause.name === 'AbortError';
    if (!isClientGone) log.error({ err: cause, errorId, path: formatted.path }, 'unforeseen error');
    const message = `Something unforeseen happened here. It was logged; quote ${errorId} when you report it.`;
    return { message, ...location, extensions: { code: 'INTERNAL', errorId } };
  };
}
