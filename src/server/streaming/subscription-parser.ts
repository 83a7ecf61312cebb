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

/** What a client sends to begin a stream. */
export interface OperationRequest {
  readonly query?: unknown;
  readonly variables?: unknown;
  readonly operationName?: unknown;
}

/** How many documents are kept that were found in order. */
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

/** Holds the documents of streams against the same limits as those of requests. */
export class SubscriptionParser {
  readonly #documents = new Map<string, DocumentNode>();
  readonly #rules;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly config: Config,
  ) {
    this.#rules = [...specifiedRules, ...validationRules(config)];
  }

  /** What is to be executed, without its context; or the errors that say why it is not. */
  parse({
    query,
    variables,
    operationName,
  }: OperationRequest): Omit<ExecutionArgs, 'contextValue'> | GraphQLError[] {
    try {
      if (typeof query !== 'string')
        throw new BadUserInputError('QUERY_MISSING', 'There is no "query". Send one.');
      const document = this.#parseDocument(query);
      if (Array.isArray(document)) return document;
      const variableValues = isRecord(variables) ? variables : {};
      const name = typeof operationName === 'string' ? operationName : null;
      const operation = getOperationAST(document, name);
      if (!operation)
        throw new BadUserInputError(
          'OPERATION_UNKNOWN',
          'Say with "operationName" which operation is meant.',
        );
      // Acts and questions have one way in, with one set of limits on what they try.
      if (operation.operation !== 'subscription')
        throw new BadUserInputError(
          'SUBSCRIPTION_NEEDED',
          `This is a ${operation.operation}, and streams take subscriptions only. Send it as a POST to /graphql.`,
        );
      assertQueryCost(this.schema, document, operation, variableValues, this.config.MAX_COST);
      return { schema: this.schema, document, variableValues, operationName: name };
    } catch (error) {
      if (error instanceof GraphQLError) return [error];
      if (error instanceof BadUserInputError) return this.toGraphQLErrors(error);
      throw error;
    }
  }

  /** A refusal as GraphQL has it. */
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
        `The query is ${source.length} characters long, more than ${MAX_SOURCE_BYTES}. Send less at once.`,
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
