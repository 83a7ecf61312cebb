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
import type { Storage } from '../../src/database/database.ts';
import { Doorkeeper } from '../../src/modules/auth/authenticator.ts';
import { ReadingLog } from '../../src/modules/history/access-log.ts';
import { Witness } from '../../src/modules/history/history.service.ts';
import { Acting } from '../../src/mutations/mutation-runner.ts';
import { type Asked, passThrough } from '../../src/query/json-passthrough.ts';
import { Graph, type GraphReading } from '../../src/query/query-engine.ts';
import { Context } from '../../src/server/request-context.ts';
import { createSchema, roots } from '../../src/server/schema.ts';
import type { ServerInfo } from '../../src/server/server-info.resolver.ts';
import type { Day } from '../../src/shared/day.ts';
import type { Visibility } from '../../src/shared/graph-type.ts';
import { openTestStorage } from './databases.ts';
import { reasonsToExecute } from './fast-path.ts';

const CURSOR_KEY = Buffer.alloc(32, 7);

/** One for all worlds of a process: it holds nothing of them, and building it takes longer than most specs. */
const sharedSchema = createSchema(CURSOR_KEY);

/** What every spec of a graph stands on: its own database, the real schema, a clock that stands still. */
export interface World {
  readonly storage: Storage;
  readonly schema: GraphQLSchema;
  /** The texts of the statements that reads ran, oldest first. */
  readonly statements: string[];
  /** Noon of this day in Hà Nội is now. */
  today: string;
  /** Who asks; whoever works at the machine until it is set. */
  viewer: Viewer;
  /** Asks as somebody who may see only these rows; everybody sees everything until it is set. */
  visibility: { name: string; predicate: Visibility } | undefined;
  ask<Data = Record<string, unknown>, Variables = Record<string, unknown>>(
    operation: TypedDocumentString<Data, Variables> | string,
    variables?: Variables,
  ): Promise<{ data: Data; refusal: unknown; result: ExecutionResult }>;
}

/**
 * What the database shapes to the last byte must be what execution gives, keys in the same order. Where nothing stands against it, the
 * database must have shaped the response.
 */
async function expectTheSame(
  { data, errors }: ExecutionResult,
  asked: Omit<Asked, 'operation'>,
  graph: GraphReading,
  seesEverything: boolean,
): Promise<void> {
  const { schema, document } = asked;
  const operation = document.definitions.find((it) => it.kind === 'OperationDefinition');
  if (!operation) throw new Error('The document has no operation.');
  const passed = await passThrough({ ...asked, operation }, graph);
  if (!passed) {
    // Without data the variables were wrong: GraphQL says so before anything is read.
    const wasExecuted = data !== undefined;
    const reasons = reasonsToExecute(schema, document, operation, seesEverything);
    if (wasExecuted) expect(reasons, `Executed field by field: ${print(document)}`).not.toEqual([]);
    return;
  }
  expect(JSON.stringify(passed.data)).toBe(JSON.stringify(data ?? null));
  expect(passed.errors?.map(({ message, path }) => ({ message, path }))).toEqual(
    errors?.map(({ message, path }) => ({ message, path })),
  );
}

/** Opens a world for the specs of one file, filled by `fill`, and closes it after them. */
export function openWorld(fill: (world: World) => Promise<unknown> = async () => {}): World {
  const statements: string[] = [];
  const documents = new Map<string, DocumentNode>();
  const world = { statements, today: '2026-11-24', viewer: Viewer.local } as unknown as {
    -readonly [Key in keyof World]: World[Key];
  };
  const serverInfo: ServerInfo = {
    timeZone: 'Asia/Ho_Chi_Minh',
    version: 'test',
    storage: 'EMBEDDED',
    storageVersion: 'test',
    isPowerLossSafe: false,
  };

  beforeAll(async () => {
    world.storage = await openTestStorage();
    world.schema = await sharedSchema;
    // Before any spec was written: two worlds must not be told apart by when they were made.
    const since = new Date('2026-01-01T00:00:00Z');
    const acting = new Acting(world.storage.orm);
    const options = { roots, cursorKey: CURSOR_KEY, maxPage: 100 };
    const passing = new Graph({ ...options, statements: world.storage.statements });
    const graph = new Graph({
      ...options,
      statements: {
        run: (name, text, values, signal) => {
          statements.push(text);
          return world.storage.statements.run(name, text, values, signal);
        },
      },
    });
    world.ask = async (operation, variables) => {
      const source = operation.toString();
      const document = documents.get(source) ?? parse(source);
      documents.set(source, document);
      const invalid = validate(world.schema, document);
      if (invalid[0]) throw invalid[0];
      const clock = () => new Date(`${world.today}T12:00:00+07:00`);
      const contextFor = (of: Graph) => {
        const doorkeeper = new Doorkeeper(world.storage.statements, clock, true);
        const readingLog = new ReadingLog(world.storage.statements);
        const witness = new Witness(world.storage.statements, { key: '', dataDir: '/nowhere' });
        const application = { graph: of, acting, doorkeeper, readingLog, witness, serverInfo, since, clock };
        const context = new Context(application, { viewer: world.viewer });
        const { visibility } = world;
        if (!visibility) return context;
        const { predicate, name } = visibility;
        const records = { since, now: clock(), timeZone: serverInfo.timeZone };
        const reader = { today: world.today as Day, records, visibility: predicate, visibilityName: name };
        return Object.assign(context, { graph: of.readBy(reader) });
      };
      const { schema } = world;
      const variableValues = (variables ?? {}) as Record<string, unknown>;
      const result = await execute({ schema, document, variableValues, contextValue: contextFor(graph) });
      const seesEverything = world.viewer.kind === 'LOCAL' && !world.visibility;
      const asked = { schema, document, variables: variableValues };
      await expectTheSame(result, asked, contextFor(passing).graph, seesEverything);
      const original = result.errors?.[0]?.originalError as
        | { code?: string; extensions?: { fact?: string } }
        | undefined;
      return {
        data: result.data as never,
        refusal: original?.extensions?.fact ?? original?.code ?? result.errors?.[0]?.message,
        result,
      };
    };
    await fill(world);
  });
  afterAll(() => world.storage?.close());
  return world;
}
