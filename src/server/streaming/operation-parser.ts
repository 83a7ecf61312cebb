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
import { BadInput, type DomainError } from '../../shared/domain-error.ts';
import { documentRules, guardCost } from '../limits/query-limits.ts';

/** What a client sends to begin a stream. */
export interface Sent {
  readonly query?: unknown;
  readonly variables?: unknown;
  readonly operationName?: unknown;
}

/** How many documents are kept that were found in order. */
const KEPT = 100;

const refusal = (error: GraphQLError, code: string) =>
  new GraphQLError(error.message, {
    nodes: error.nodes ?? null,
    source: error.source ?? null,
    positions: error.positions ?? null,
    extensions: { code, ...error.extensions },
  });

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Holds the documents of streams against the same limits as those of requests. */
export class Opening {
  readonly #documents = new Map<string, DocumentNode>();
  readonly #rules;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly config: Config,
  ) {
    this.#rules = [...specifiedRules, ...documentRules(config)];
  }

  /** What is to be executed, without its context; or the errors that say why it is not. */
  open({ query, variables, operationName }: Sent): Omit<ExecutionArgs, 'contextValue'> | GraphQLError[] {
    try {
      if (typeof query !== 'string') throw new BadInput('QUERY_MISSING', 'There is no "query". Send one.');
      const document = this.#document(query);
      if (Array.isArray(document)) return document;
      const variableValues = isRecord(variables) ? variables : {};
      const name = typeof operationName === 'string' ? operationName : null;
      const operation = getOperationAST(document, name);
      if (!operation)
        throw new BadInput('OPERATION_UNKNOWN', 'Say with "operationName" which operation is meant.');
      // Acts and questions have one way in, with one set of limits on what they try.
      if (operation.operation !== 'subscription')
        throw new BadInput(
          'SUBSCRIPTION_NEEDED',
          `This is a ${operation.operation}, and streams take subscriptions only. Send it as a POST to /graphql.`,
        );
      guardCost(this.schema, document, operation, variableValues, this.config.MAX_COST);
      return { schema: this.schema, document, variableValues, operationName: name };
    } catch (error) {
      if (error instanceof GraphQLError) return [error];
      if (error instanceof BadInput) return this.refusals(error);
      throw error;
    }
  }

  /** A refusal as GraphQL has it. */
  refusals(error: DomainError): GraphQLError[] {
    return [new GraphQLError(error.message, { originalError: error })];
  }

  #document(source: string): DocumentNode | GraphQLError[] {
    const known = this.#documents.get(source);
    if (known) return known;
    const { MAX_SOURCE_BYTES, MAX_TOKENS } = this.config;
    if (source.length > MAX_SOURCE_BYTES)
      throw new BadInput(
        'QUERY_TOO_LONG',
        `The query is ${source.length} characters long, more than ${MAX_SOURCE_BYTES}. Send less at once.`,
      );
    let document: DocumentNode;
    try {
      document = parse(source, { maxTokens: MAX_TOKENS });
    } catch (error) {
      if (error instanceof GraphQLError) return [refusal(error, 'GRAPHQL_PARSE_FAILED')];
      throw error;
    }
    const errors = validate(this.schema, document, this.#rules);
    if (errors.length) return errors.map((error) => refusal(error, 'GRAPHQL_VALIDATION_FAILED'));
    const [oldest] = this.#documents.keys();
    if (this.#documents.size >= KEPT && oldest !== undefined) this.#documents.delete(oldest);
    this.#documents.set(source, document);
    return document;
  }
}
