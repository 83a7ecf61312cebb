import {
  type DocumentNode,
  type ExecutionArgs,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import type { Config } from '../../config.ts';
import { BadUserInputError, type DomainError } from '../../shared/domain-error.ts';
import { assertQueryCost, validationRules } from '../limits/query-limits.ts';

/** What a client sends to start a stream. */
export interface OperationRequest {
  readonly query?: unknown;
  readonly variables?: unknown;
  readonly operationName?: unknown;
}

/** How many valid documents are cached. */
const MAX_CACHED_DOCUMENTS = 100;

const withCode = (error: GraphQLError, code: string) =>
  new GraphQLError(error.message, {
    nodes: error.nodes ?? null,
    source: error.source ?? null,
    positions: error.positions ?? null,
    extensions: { code, ...error.extensions },
  });

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Parses and validates the documents of streams, with the same limits as for requests. */
export class SubscriptionParser {
  readonly #documents = new Map<string, DocumentNode>();
  readonly #rules;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly config: Config,
  ) {
    this.#rules = [...specifiedRules, ...validationRules(config)];
  }

  /** Returns the execution arguments without the context, or the errors of the document. */
  parse({
    query,
    variables,
    operationName,
  }: OperationRequest): Omit<ExecutionArgs, 'contextValue'> | GraphQLError[] {
    try {
      if (typeof query !== 'string')
        throw new BadUserInputError(
          'QUERY_MISSING',
          'The field "query" is missing. Send a subscription in it.',
        );
      const document = this.#parseDocument(query);
      if (Array.isArray(document)) return document;
      const variableValues = isRecord(variables) ? variables : {};
      const name = typeof operationName === 'string' ? operationName : null;
      const operation = getOperationAST(document, name);
      if (!operation)
        throw new BadUserInputError(
          'OPERATION_UNKNOWN',
          'The operation is not named, or does not exist. Give its name in "operationName".',
        );
      // Queries and mutations are accepted only by /graphql, where one set of limits applies to them.
      if (operation.operation !== 'subscription')
        throw new BadUserInputError(
          'SUBSCRIPTION_NEEDED',
          `This is a ${operation.operation}, but streams accept only subscriptions. Send it as a POST to /graphql.`,
        );
      assertQueryCost(this.schema, { document, operation, variables: variableValues }, this.config.MAX_COST);
      return { schema: this.schema, document, variableValues, operationName: name };
    } catch (error) {
      if (error instanceof GraphQLError) return [error];
      if (error instanceof BadUserInputError) return this.toGraphQLErrors(error);
      throw error;
    }
  }

  /** Returns a DomainError as GraphQL errors. */
  toGraphQLErrors(error: DomainError): GraphQLError[] {
    return [new GraphQLError(error.message, { originalError: error })];
  }

  #parseDocument(source: string): DocumentNode | GraphQLError[] {
    const cached = this.#documents.get(source);
    if (cached) return cached;
    const { MAX_SOURCE_BYTES, MAX_TOKENS } = this.config;
    if (source.length > MAX_SOURCE_BYTES)
      throw new BadUserInputError(
        'QUERY_TOO_LONG',
        `The query is ${source.length} characters long, more than ${MAX_SOURCE_BYTES}. Send a shorter one.`,
      );
    let document: DocumentNode;
    try {
      document = parse(source, { maxTokens: MAX_TOKENS });
    } catch (error) {
      if (error instanceof GraphQLError) return [withCode(error, 'GRAPHQL_PARSE_FAILED')];
      throw error;
    }
    const errors = validate(this.schema, document, this.#rules);
    if (errors.length) return errors.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED'));
    const [oldest] = this.#documents.keys();
    if (this.#documents.size >= MAX_CACHED_DOCUMENTS && oldest !== undefined) this.#documents.delete(oldest);
    this.#documents.set(source, document);
    return document;
  }
}
