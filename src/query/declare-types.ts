import { Arg, Field, ID, InputType, Int, Query, Resolver } from 'type-graphql';
import { DateScalar } from '../shared/day.ts';
import type { GraphClass, LookupKey } from '../shared/graph-type.ts';
import { PointInTimeScalar } from '../shared/point-in-time.ts';
import { getConnectionType } from './connection-types.ts';
import { declareFilterInputs, getFilterInput } from './filter-inputs.ts';
import { getOrderInput } from './order-inputs.ts';
import { getTableMetadata } from './table-metadata.ts';

interface ArgumentDefinition {
  readonly name: string;
  readonly type: () => unknown;
  readonly nullable?: boolean | 'items';
  readonly description: string;
}

const AS_OF: ArgumentDefinition = {
  name: 'asOf',
  type: () => DateScalar,
  nullable: true,
  description:
    'Returns the state at the end of this day, for this field and all fields below it. Default: the `asOf` of the parent, else today.',
};

const KNOWN_AT: ArgumentDefinition = {
  name: 'knownAt',
  type: () => PointInTimeScalar,
  nullable: true,
  description:
    'Reads the records as they were at this instant, for this field and all fields below it. The default of `asOf` is then the day of `knownAt`. It must not be in the future or before the first record. The rights of the viewer are always those of now. Default: the records of now.',
};

/** The arguments that select a day and a state of the records. */
export const timeArguments: readonly ArgumentDefinition[] = [AS_OF, KNOWN_AT];

/** The arguments that select a page of a list. */
export const pageArguments: readonly ArgumentDefinition[] = [
  {
    name: 'first',
    type: () => Int,
    nullable: true,
    description: 'The page size, counted from the start or from `after`. Default 20, at most 100.',
  },
  { name: 'after', type: () => String, nullable: true, description: 'Only nodes after this cursor.' },
  {
    name: 'last',
    type: () => Int,
    nullable: true,
    description: 'The page size, counted backwards from the end or from `before`. Not together with `first`.',
  },
  { name: 'before', type: () => String, nullable: true, description: 'Only nodes before this cursor.' },
];

/** Returns the arguments of a connection: page, filter, order and time. */
function connectionArguments(of: GraphClass): ArgumentDefinition[] {
  const order = getOrderInput(of);
  return [
    ...pageArguments,
    {
      name: 'filter',
      type: () => getFilterInput(of),
      nullable: true,
      description: 'The conditions on the nodes.',
    },
    ...(order
      ? [
          {
            name: 'orderBy',
            type: () => [order],
            nullable: true,
            description: 'The order of the nodes. Nodes with equal values are ordered by id.',
          },
        ]
      : []),
    ...timeArguments,
  ];
}

function addArguments(prototype: object, field: string, args: readonly ArgumentDefinition[]): void {
  args.forEach(({ name, type, description, nullable }, index) => {
    Arg(name, type as never, { description, nullable: nullable ?? false })(prototype, field, index);
  });
}

/** Adds the fields of the type definition to a class, in addition to the fields of its decorators. */
function declareType(of: GraphClass): void {
  const { definition } = getTableMetadata(of);
  for (const [name, derived] of Object.entries(definition.computedFields ?? {})) {
    const type = derived.list ? () => [derived.type()] : derived.type;
    const { description, nullable = false } = derived;
    Field(type as never, { description, nullable })(of.prototype as object, name);
    if (derived.takesAsOf) addArguments(of.prototype as object, name, timeArguments);
  }
  for (const [name, { type, description, nullable = false }] of Object.entries(definition.nodeFields ?? {}))
    Field(type as never, { description, nullable })(of.prototype as object, name);
  for (const [name, link] of Object.entries(definition.connectionFields ?? {})) {
    const to = link.to();
    const { connection } = getConnectionType(to, link.via);
    Field(() => connection as never, { description: link.description })(of.prototype as object, name);
    addArguments(
      of.prototype as object,
      name,
      getTableMetadata(to).table ? connectionArguments(to) : [...pageArguments, ...timeArguments],
    );
  }
}

const lookupKeyTypes: Record<LookupKey, Omit<ArgumentDefinition, 'name'>> = {
  id: { type: () => ID, nullable: true, description: 'The id of the node.' },
  code: { type: () => String, nullable: true, description: 'The code of the node.' },
};

function createLookupInput(of: GraphClass, by: readonly LookupKey[]): new () => object {
  const input = class {};
  InputType(`${of.name}ByInput`, { description: `Selects one ${of.name}. Give exactly one field.` })(input);
  for (const key of by)
    Field(lookupKeyTypes[key].type as never, {
      nullable: true,
      description: lookupKeyTypes[key].description,
    })(input.prototype, key);
  return input;
}

/** A field of `Query`: its type and arguments. The read path resolves it, so it needs no body. */
export interface RootFieldDeclaration extends Omit<ArgumentDefinition, 'name'> {
  readonly arguments: readonly ArgumentDefinition[];
}

/** Returns the resolver class that type-graphql builds `Query` from. */
export function declareRootFields(fields: Record<string, RootFieldDeclaration>): new () => object {
  const queryClass = class {};
  Resolver()(queryClass);
  for (const [name, { type, nullable = false, description, arguments: args }] of Object.entries(fields)) {
    const value = () => {
      throw new Error(`Query.${name} is resolved by the read path`);
    };
    Object.defineProperty(queryClass.prototype, name, { value });
    Query(type as never, { description, nullable })(queryClass.prototype, name, { value });
    addArguments(queryClass.prototype, name, args);
  }
  return queryClass;
}

/** Returns the root fields that the type definitions declare: `one` is a look-up by key, `many` is a connection. */
export function buildRootFieldDeclarations(
  types: readonly GraphClass[],
): Record<string, RootFieldDeclaration> {
  const fields: Record<string, RootFieldDeclaration> = {};
  for (const of of types) {
    const { one, many } = getTableMetadata(of).definition.rootFields ?? {};
    if (one) {
      const by = createLookupInput(of, one.by);
      fields[one.name] = {
        type: () => of,
        nullable: true,
        description: `${one.description} Null when there is none, or when the viewer may not see it.`,
        arguments: [{ name: 'by', type: () => by, description: 'The key of the node.' }, ...timeArguments],
      };
    }
    if (many)
      fields[many.name] = {
        type: () => getConnectionType(of).connection,
        description: many.description,
        arguments: connectionArguments(of),
      };
  }
  return fields;
}

/** Declares all types of the graph to type-graphql. Call it once in a process, before the schema is built. */
export function declareTypes(types: readonly GraphClass[]): void {
  declareFilterInputs(types);
  for (const of of types) getConnectionType(of);
  types.forEach(declareType);
}
