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
    'The day whose end is asked about, for this field and all below it. Default: the day asked about above, else today.',
};

const KNOWN_AT: ArgumentDefinition = {
  name: 'knownAt',
  type: () => PointInTimeScalar,
  nullable: true,
  description:
    'Reads the records as they stood then, for this field and all below it; `asOf` is the day of it unless given. Never in the future, nor before the first record. Rights are those of now. Default: the records as they are.',
};

/** The arguments that choose the moment asked about. */
export const timeArguments: readonly ArgumentDefinition[] = [AS_OF, KNOWN_AT];

/** The arguments that choose a page of a list. */
export const pageArguments: readonly ArgumentDefinition[] = [
  {
    name: 'first',
    type: () => Int,
    nullable: true,
    description: 'At most so many from the start or after `after`. Default 20, at most 100.',
  },
  { name: 'after', type: () => String, nullable: true, description: 'Only nodes after this cursor.' },
  {
    name: 'last',
    type: () => Int,
    nullable: true,
    description: 'At most so many from the end or before `before`. Not together with `first`.',
  },
  { name: 'before', type: () => String, nullable: true, description: 'Only nodes before this cursor.' },
];

/** The arguments of a connection: the page, and which nodes in which order. */
function connectionArguments(of: GraphClass): ArgumentDefinition[] {
  const order = getOrderInput(of);
  return [
    ...pageArguments,
    { name: 'filter', type: () => getFilterInput(of), nullable: true, description: 'Which nodes.' },
    ...(order
      ? [
          {
            name: 'orderBy',
            type: () => [order],
            nullable: true,
            description: 'In which order; ids break ties.',
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

/** Adds to a class the fields its reading declares besides those its decorators do. */
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
  id: { type: () => ID, nullable: true, description: 'By id.' },
  code: { type: () => String, nullable: true, description: 'By code.' },
};

function createLookupInput(of: GraphClass, by: readonly LookupKey[]): new () => object {
  const input = class {};
  InputType(`${of.name}ByInput`, { description: `Names one ${of.name}: exactly one of these.` })(input);
  for (const key of by)
    Field(lookupKeyTypes[key].type as never, {
      nullable: true,
      description: lookupKeyTypes[key].description,
    })(input.prototype, key);
  return input;
}

/** A field of `Query`: its name, type and arguments. The read road answers it, so it needs no body. */
export interface RootFieldDeclaration extends Omit<ArgumentDefinition, 'name'> {
  readonly arguments: readonly ArgumentDefinition[];
}

/** The resolver class type-graphql builds `Query` from. */
export function declareRootFields(fields: Record<string, RootFieldDeclaration>): new () => object {
  const queryClass = class {};
  Resolver()(queryClass);
  for (const [name, { type, nullable = false, description, arguments: args }] of Object.entries(fields)) {
    const value = () => {
      throw new Error(`Query.${name} is answered by the read road`);
    };
    Object.defineProperty(queryClass.prototype, name, { value });
    Query(type as never, { description, nullable })(queryClass.prototype, name, { value });
    addArguments(queryClass.prototype, name, args);
  }
  return queryClass;
}

/** The root fields that the readings of the types declare: one by key, many as a connection. */
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
        description: `${one.description} Null when there is none, or none the viewer may see.`,
        arguments: [{ name: 'by', type: () => by, description: 'Which one.' }, ...timeArguments],
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

/** Declares all types of the graph to type-graphql. Once in a process, before the schema is built. */
export function declareTypes(types: readonly GraphClass[]): void {
  declareFilterInputs(types);
  for (const of of types) getConnectionType(of);
  types.forEach(declareType);
}
