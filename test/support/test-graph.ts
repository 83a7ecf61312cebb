import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLSchema,
  parse,
  print,
  validate,
} from 'graphql';
import { afterAll, beforeAll, expect } from 'vitest';
import type { TypedDocumentString } from '../../schema/generated/graphql.ts';
import { Viewer } from '../../src/authorization/viewer.ts';
import type { Database } from '../../src/database/database.ts';
import { Authenticator } from '../../src/modules/auth/authenticator.ts';
import { AccessLog } from '../../src/modules/history/access-log.ts';
import { HistoryService } from '../../src/modules/history/history.service.ts';
import { MutationRunner } from '../../src/mutations/mutation-runner.ts';
import { type RequestedOperation, tryPassThrough } from '../../src/query/json-passthrough.ts';
import { QueryEngine, type QuerySession } from '../../src/query/query-engine.ts';
import { RequestContext } from '../../src/server/request-context.ts';
import { createSchema, rootFields } from '../../src/server/schema.ts';
import type { ServerInfo } from '../../src/server/server-info.resolver.ts';
import type { Day } from '../../src/shared/day.ts';
import type { Visibility } from '../../src/shared/graph-type.ts';
import { openTestDatabase } from './databases.ts';
import { findPassThroughObstacles } from './pass-through-obstacles.ts';

const CURSOR_KEY = Buffer.alloc(32, 7);

/** One schema for all test graphs of a process: it has no state of them, and building it takes longer than most specs. */
const sharedSchema = createSchema(CURSOR_KEY);

/** The graph of one spec file: a database of its own, the real schema, and a clock that stands still. */
export interface TestGraph {
  readonly database: Database;
  readonly schema: GraphQLSchema;
  /** The SQL texts of the statements that queries ran, oldest first. */
  readonly statements: string[];
  /** The current day: the clock shows noon of it in Hà Nội. */
  today: string;
  /** The viewer of the next operations. It has local access until it is set. */
  viewer: Viewer;
  /** Limits the next operations to these rows. Until it is set, all rows are visible. */
  visibility: { name: string; predicate: Visibility } | undefined;
  execute<Data = Record<string, unknown>, Variables = Record<string, unknown>>(
    operation: TypedDocumentString<Data, Variables> | string,
    variables?: Variables,
  ): Promise<{ data: Data; errorCode: unknown; result: ExecutionResult }>;
}

/**
 * Expects that the response that the database shapes is the same text as the executed one, with the keys in the same order. Without
 * an obstacle the database must have shaped the response.
 */
async function expectPassThroughToMatch(
  { data, errors }: ExecutionResult,
  request: Omit<RequestedOperation, 'operation'>,
  session: QuerySession,
  seesEverything: boolean,
): Promise<void> {
  const { schema, document } = request;
  const operation = document.definitions.find((it) => it.kind === 'OperationDefinition');
  if (!operation) throw new Error('The document has no operation.');
  const rawResponse = await tryPassThrough({ ...request, operation }, session);
  if (!rawResponse) {
    // Without data the variables were wrong: GraphQL returns that error before it reads anything.
    const wasExecuted = data !== undefined;
    const reasons = findPassThroughObstacles(schema, document, operation, seesEverything);
    if (wasExecuted) expect(reasons, `Executed field by field: ${print(document)}`).not.toEqual([]);
    return;
  }
  expect(JSON.stringify(rawResponse.data)).toBe(JSON.stringify(data ?? null));
  expect(rawResponse.errors?.map(({ message, path }) => ({ message, path }))).toEqual(
    errors?.map(({ message, path }) => ({ message, path })),
  );
}

/** Opens a test graph for the specs of one file, fills it with `fill`, and closes it after them. */
export function createTestGraph(
  fill: (testGraph: TestGraph) => Promise<unknown> = async () => {},
): TestGraph {
  const statements: string[] = [];
  const documents = new Map<string, DocumentNode>();
  const testGraph = { statements, today: '2026-11-24', viewer: Viewer.local } as unknown as {
    -readonly [Key in keyof TestGraph]: TestGraph[Key];
  };
  const serverInfo: ServerInfo = {
    timeZone: 'Asia/Ho_Chi_Minh',
    version: 'test',
    database: 'EMBEDDED',
    databaseVersion: 'test',
    isPowerLossSafe: false,
  };

  beforeAll(async () => {
    testGraph.database = await openTestDatabase();
    testGraph.schema = await sharedSchema;
    // Earlier than every row of a spec, and the same in all test graphs, so that a comparison of two finds no difference.
    const since = new Date('2026-01-01T00:00:00Z');
    const mutationRunner = new MutationRunner(testGraph.database.orm);
    const options = { roots: rootFields, cursorKey: CURSOR_KEY, maxPage: 100 };
    const passThroughEngine = new QueryEngine({ ...options, statements: testGraph.database.statements });
    const recordingEngine = new QueryEngine({
      ...options,
      statements: {
        run: (name, text, values, signal) => {
          statements.push(text);
          return testGraph.database.statements.run(name, text, values, signal);
        },
      },
    });
    testGraph.execute = async (operation, variables) => {
      const source = operation.toString();
      const document = documents.get(source) ?? parse(source);
      documents.set(source, document);
      const invalid = validate(testGraph.schema, document);
      if (invalid[0]) throw invalid[0];
      const clock = () => new Date(`${testGraph.today}T12:00:00+07:00`);
      const contextFor = (engine: QueryEngine) => {
        const authenticator = new Authenticator(testGraph.database.statements, clock, true);
        const accessLog = new AccessLog(testGraph.database.statements);
        const history = new HistoryService(testGraph.database.statements, { key: '', dataDir: '/nowhere' });
        const services = {
          queryEngine: engine,
          mutationRunner,
          authenticator,
          accessLog,
          history,
          serverInfo,
          recordedSince: since,
          clock,
        };
        const context = new RequestContext(services, { viewer: testGraph.viewer });
        const { visibility } = testGraph;
        if (!visibility) return context;
        const { predicate, name } = visibility;
        const records = { since, now: clock(), timeZone: serverInfo.timeZone };
        const reader = {
          today: testGraph.today as Day,
          records,
          visibility: predicate,
          visibilityName: name,
        };
        return Object.assign(context, { graph: engine.forReader(reader) });
      };
      const { schema } = testGraph;
      const variableValues = (variables ?? {}) as Record<string, unknown>;
      const result = await execute({
        schema,
        document,
        variableValues,
        contextValue: contextFor(recordingEngine),
      });
      const seesEverything = testGraph.viewer.kind === 'LOCAL' && !testGraph.visibility;
      const request = { schema, document, variables: variableValues };
      await expectPassThroughToMatch(result, request, contextFor(passThroughEngine).graph, seesEverything);
      const original = result.errors?.[0]?.originalError as
        | { code?: string; extensions?: { reason?: string } }
        | undefined;
      return {
        data: result.data as never,
        errorCode: original?.extensions?.reason ?? original?.code ?? result.errors?.[0]?.message,
        result,
      };
    };
    await fill(testGraph);
  });
  afterAll(() => testGraph.database?.close());
  return testGraph;
}
