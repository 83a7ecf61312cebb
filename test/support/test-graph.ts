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

/** One for all worlds of a process: it holds nothing of them, and building it takes longer than most specs. */
const sharedSchema = createSchema(CURSOR_KEY);

/** What every spec of a graph stands on: its own database, the real schema, a clock that stands still. */
export interface TestGraph {
  readonly database: Database;
  readonly schema: GraphQLSchema;
  /** The texts of the statements that reads ran, oldest first. */
  readonly statements: string[];
  /** Noon of this day in Hà Nội is now. */
  today: string;
  /** Who asks; whoever works at the machine until it is set. */
  viewer: Viewer;
  /** Asks as somebody who may see only these rows; everybody sees everything until it is set. */
  visibility: { name: string; predicate: Visibility } | undefined;
  execute<Data = Record<string, unknown>, Variables = Record<string, unknown>>(
    operation: TypedDocumentString<Data, Variables> | string,
    variables?: Variables,
  ): Promise<{ data: Data; errorCode: unknown; result: ExecutionResult }>;
}

/**
 * What the database shapes to the last byte must be what execution gives, keys in the same order. Where nothing stands against it, the
 * database must have shaped the response.
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
    // Without data the variables were wrong: GraphQL says so before anything is read.
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

/** Opens a world for the specs of one file, filled by `fill`, and closes it after them. */
export function createTestGraph(fill: (world: TestGraph) => Promise<unknown> = async () => {}): TestGraph {
  const statements: string[] = [];
  const documents = new Map<string, DocumentNode>();
  const world = { statements, today: '2026-11-24', viewer: Viewer.local } as unknown as {
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
    world.database = await openTestDatabase();
    world.schema = await sharedSchema;
    // Before any spec was written: two worlds must not be told apart by when they were made.
    const since = new Date('2026-01-01T00:00:00Z');
    const mutationRunner = new MutationRunner(world.database.orm);
    const options = { roots: rootFields, cursorKey: CURSOR_KEY, maxPage: 100 };
    const passThroughEngine = new QueryEngine({ ...options, statements: world.database.statements });
    const recordingEngine = new QueryEngine({
      ...options,
      statements: {
        run: (name, text, values, signal) => {
          statements.push(text);
          return world.database.statements.run(name, text, values, signal);
        },
      },
    });
    world.execute = async (operation, variables) => {
      const source = operation.toString();
      const document = documents.get(source) ?? parse(source);
      documents.set(source, document);
      const invalid = validate(world.schema, document);
      if (invalid[0]) throw invalid[0];
      const clock = () => new Date(`${world.today}T12:00:00+07:00`);
      const contextFor = (engine: QueryEngine) => {
        const authenticator = new Authenticator(world.database.statements, clock, true);
        const accessLog = new AccessLog(world.database.statements);
        const history = new HistoryService(world.database.statements, { key: '', dataDir: '/nowhere' });
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
        const context = new RequestContext(services, { viewer: world.viewer });
        const { visibility } = world;
        if (!visibility) return context;
        const { predicate, name } = visibility;
        const records = { since, now: clock(), timeZone: serverInfo.timeZone };
        const reader = { today: world.today as Day, records, visibility: predicate, visibilityName: name };
        return Object.assign(context, { graph: engine.forReader(reader) });
      };
      const { schema } = world;
      const variableValues = (variables ?? {}) as Record<string, unknown>;
      const result = await execute({
        schema,
        document,
        variableValues,
        contextValue: contextFor(recordingEngine),
      });
      const seesEverything = world.viewer.kind === 'LOCAL' && !world.visibility;
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
    await fill(world);
  });
  afterAll(() => world.database?.close());
  return world;
}
