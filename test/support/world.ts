import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLSchema,
  parse,
  validate,
} from 'graphql';
import { afterAll, beforeAll } from 'vitest';
import type { TypedDocumentString } from '../../schema/generated/graphql.ts';
import { Context } from '../../src/context.ts';
import type { Visibility } from '../../src/graph/compilation.ts';
import { Graph } from '../../src/graph/graph.ts';
import { createSchema, roots } from '../../src/schema.ts';
import type { ServerInfo } from '../../src/server.resolver.ts';
import type { Day } from '../../src/shared/day.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { openTestStorage } from './databases.ts';

const CURSOR_KEY = Buffer.alloc(32, 7);

/** What every spec of a graph stands on: its own database, the real schema, a clock that stands still. */
export interface World {
  readonly storage: Storage;
  readonly schema: GraphQLSchema;
  /** The texts of the statements that reads ran, oldest first. */
  readonly statements: string[];
  /** Noon of this day in Hà Nội is now. */
  today: string;
  /** Asks as somebody who may see only these rows; everybody sees everything until it is set. */
  visibility: { name: string; predicate: Visibility } | undefined;
  ask<Data = Record<string, unknown>, Variables = Record<string, unknown>>(
    operation: TypedDocumentString<Data, Variables> | string,
    variables?: Variables,
  ): Promise<{ data: Data; refusal: unknown; result: ExecutionResult }>;
}

/** Opens a world for the specs of one file, filled by `fill`, and closes it after them. */
export function openWorld(fill: (world: World) => Promise<unknown> = async () => {}): World {
  const statements: string[] = [];
  const documents = new Map<string, DocumentNode>();
  const world = { statements, today: '2026-11-24' } as unknown as {
    -readonly [Key in keyof World]: World[Key];
  };
  const serverInfo = { timeZone: 'Asia/Ho_Chi_Minh', version: 'test', storage: 'EMBEDDED' } as ServerInfo;

  beforeAll(async () => {
    world.storage = await openTestStorage();
    world.schema = await createSchema(CURSOR_KEY);
    const graph = new Graph({
      roots,
      cursorKey: CURSOR_KEY,
      maxPage: 100,
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
      const { visibility } = world;
      const clock = () => new Date(`${world.today}T12:00:00+07:00`);
      const contextValue = visibility
        ? {
            graph: graph.readBy({
              today: world.today as Day,
              visibility: visibility.predicate,
              visibilityName: visibility.name,
            }),
          }
        : new Context({ graph, serverInfo, clock });
      const result = await execute({
        schema: world.schema,
        document,
        variableValues: variables as Record<string, unknown>,
        contextValue,
      });
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
