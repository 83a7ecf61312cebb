import {
  type GraphQLFieldResolver,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import type { AccessRecord } from '../authorization/access-record.ts';
import type { GraphClass } from '../shared/graph-type.ts';
import { TYPE_KEY } from './compile-object.ts';
import { type CursorPosition, encodeCursor } from './cursor.ts';
import type { QuerySession } from './query-engine.ts';
import type { RootFieldDefinition } from './root-fields.ts';
import { getTableMetadata } from './table-metadata.ts';

/** The part of the context that the resolvers of the read path use. */
export interface ReadContext {
  readonly graph: QuerySession;
  /** Writes an access record before the read, if the viewer's reads are logged. Rejects when the read is not allowed. */
  readonly logAccess?: (read: () => AccessRecord) => Promise<void>;
}

type ReadFieldResolver = GraphQLFieldResolver<Record<string, unknown>, ReadContext>;

/** The statement wrote the JSON in the shape of the response. So a field is the value under its response key. */
const readProperty: ReadFieldResolver = (source, _args, _context, { path }) => source[path.key];

const transformProperty =
  (transform: (value: unknown, context: unknown) => unknown): ReadFieldResolver =>
  (source, _args, context, { path }) => {
    const value = source[path.key];
    return value === null || value === undefined ? null : transform(value, context);
  };

/** Returns the types whose values a `transform` builds from the result of SQL. */
const codeBuiltTypes = (types: readonly GraphClass[]): string[] =>
  types.flatMap((of) =>
    Object.values(getTableMetadata(of).definition.computedFields ?? {}).flatMap(({ transform, type }) => {
      const valueType = type();
      return transform && typeof valueType === 'function' ? [valueType.name] : [];
    }),
  );

/** Returns the types whose values the statement builds: nodes, the objects in them, and connections. */
function enginePlannedTypes(schema: GraphQLSchema, types: readonly GraphClass[]): Set<string> {
  const builtInCode = codeBuiltTypes(types);
  const names = new Set<string>(builtInCode);
  const visit = (name: string) => {
    if (names.has(name)) return;
    names.add(name);
    const type = schema.getType(name);
    if (isObjectType(type))
      for (const field of Object.values(type.getFields())) {
        const inner = getNamedType(field.type);
        if (isObjectType(inner)) visit(inner.name);
      }
  };
  for (const of of types) visit(of.name);
  for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
    const type = getNamedType(field.type);
    if (isObjectType(type) && type.name.endsWith('Connection')) visit(type.name);
  }
  for (const name of builtInCode) names.delete(name);
  return names;
}

/** What `attachReadResolvers` needs. */
export interface ReadResolverOptions {
  readonly roots: Readonly<Record<string, RootFieldDefinition>>;
  /** Every class that the engine reads. */
  readonly types: readonly GraphClass[];
  /** Signs the cursors of lists. */
  readonly cursorKey: Buffer;
}

/** Attaches the resolvers of the read path to a built schema. */
export function attachReadResolvers(
  schema: GraphQLSchema,
  { roots, types, cursorKey }: ReadResolverOptions,
): void {
  const queries = schema.getQueryType()?.getFields() ?? {};
  for (const name of Object.keys(roots)) {
    const field = queries[name];
    if (field) field.resolve = (_source, _args, { graph }: ReadContext, info) => graph.execute(info);
  }
  const resolveCursor = transformProperty((position) => encodeCursor(cursorKey, position as CursorPosition));
  const classes = new Map(types.map((of) => [of.name, of]));
  for (const name of enginePlannedTypes(schema, types)) {
    const type = schema.getType(name);
    if (!isObjectType(type)) continue;
    const of = classes.get(name);
    for (const field of Object.values(type.getFields())) {
      const transform = of && getTableMetadata(of).definition.computedFields?.[field.name]?.transform;
      field.resolve =
        /^(cursor|startCursor|endCursor)$/.test(field.name) && !of
          ? resolveCursor
          : transform
            ? transformProperty(transform)
            : readProperty;
    }
    delete (type as { isTypeOf?: unknown }).isTypeOf;
  }
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type) && (isInterfaceType(type) || !type.name.startsWith('__')))
      type.resolveType = (value: Record<string, unknown>) => value[TYPE_KEY] as string;
    if (isInputObjectType(type) && type.name.endsWith('ByInput')) type.isOneOf = true;
  }
}
