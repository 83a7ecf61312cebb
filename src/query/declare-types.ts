import { Arg, Field, ID, InputType, Int, Query, Resolver } from 'type-graphql';
import { DayScalar } from '../shared/day.ts';
import type { GraphClass, LookUp } from '../shared/graph-type.ts';
import { PointInTimeScalar } from '../shared/point-in-time.ts';
import { connectionTo } from './connection-types.ts';
import { declareFilters, filterOf } from './filter-inputs.ts';
import { orderOf } from './order-inputs.ts';
import { shapeOf } from './table-metadata.ts';

interface Argument {
  readonly name: string;
  readonly type: () => unknown;
  readonly nullable?: boolean | 'items';
  readonly description: string;
}

const AS_OF: Argument = {
  name: 'asOf',
  type: () => DayScalar,
  nullable: true,
  description:
    'The day whose end is asked about, for this field and all below it. Default: the day asked about above, else today.',
};

const KNOWN_AT: Argument = {
  name: 'knownAt',
  type: () => PointInTimeScalar,
  nullable: true,
  description:
    'Reads the records as they stood then, for this field and all below it; `asOf` is the day of it unless given. Never in the future, nor before the first record. Rights are those of now. Default: the records as they are.',
};

/** The arguments that choose the moment asked about. */
export const moment: readonly Argument[] = [AS_OF, KNOWN_AT];

/** The arguments that choose a page of a list. */
export const pageOnly: readonly Argument[] = [
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
function pageArguments(of: GraphClass): Argument[] {
  const order = orderOf(of);
  return [
    ...pageOnly,
    { name: 'filter', type: () => filterOf(of), nullable: true, description: 'Which nodes.' },
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
    ...moment,
  ];
}

function addArguments(prototype: object, field: string, given: readonly Argument[]): void {
  given.forEach(({ name, type, description, nullable }, index) => {
    Arg(name, type as never, { description, nullable: nullable ?? false })(prototype, field, index);
  });
}

/** Adds to a class the fields its reading declares besides those its decorators do. */
function declareType(of: GraphClass): void {
  const { reading } = shapeOf(of);
  for (const [name, derived] of Object.entries(reading.derived ?? {})) {
    const type = derived.list ? () => [derived.type()] : derived.type;
    const { description, nullable = false } = derived;
    Field(type as never, { description, nullable })(of.prototype as object, name);
    if (derived.dated) addArguments(of.prototype as object, name, moment);
  }
  for (const [name, { type, description, nullable = false }] of Object.entries(reading.references ?? {}))
    Field(type as never, { description, nullable })(of.prototype as object, name);
  for (const [name, link] of Object.entries(reading.links ?? {})) {
    const to = link.to();
    const { connection } = connectionTo(to, link.via);
    Field(() => connection as never, { description: link.description })(of.prototype as object, name);
    addArguments(
      of.prototype as object,
      name,
      shapeOf(to).table ? pageArguments(to) : [...pageOnly, ...moment],
    );
  }
}

const keys: Record<LookUp, Omit<Argument, 'name'>> = {
  id: { type: () => ID, nullable: true, description: 'By id.' },
  code: { type: () => String, nullable: true, description: 'By code.' },
};

function lookUpInput(of: GraphClass, by: readonly LookUp[]): new () => object {
  const input = class {};
  InputType(`${of.name}ByInput`, { description: `Names one ${of.name}: exactly one of these.` })(input);
  for (const key of by)
    Field(keys[key].type as never, { nullable: true, description: keys[key].description })(
      input.prototype,
      key,
    );
  return input;
}

/** A field of `Query`: its name, type and arguments. The read road answers it, so it needs no body. */
export interface RootField extends Omit<Argument, 'name'> {
  readonly arguments: readonly Argument[];
}

/** The resolver class type-graphql builds `Query` from. */
export function declareRoots(fields: Record<string, RootField>): new () => object {
  const roots = class {};
  Resolver()(roots);
  for (const [name, { type, nullable = false, description, arguments: given }] of Object.entries(fields)) {
    const value = () => {
      throw new Error(`Query.${name} is answered by the read road`);
    };
    Object.defineProperty(roots.prototype, name, { value });
    Query(type as never, { description, nullable })(roots.prototype, name, { value });
    addArguments(roots.prototype, name, given);
  }
  return roots;
}

/** The root fields that the readings of the types declare: one by key, many as a connection. */
export function rootsOf(types: readonly GraphClass[]): Record<string, RootField> {
  const fields: Record<string, RootField> = {};
  for (const of of types) {
    const { one, many } = shapeOf(of).reading.roots ?? {};
    if (one) {
      const by = lookUpInput(of, one.by);
      fields[one.name] = {
        type: () => of,
        nullable: true,
        description: `${one.description} Null when there is none, or none the viewer may see.`,
        arguments: [{ name: 'by', type: () => by, description: 'Which one.' }, ...moment],
      };
    }
    if (many)
      fields[many.name] = {
        type: () => connectionTo(of).connection,
        description: many.description,
        arguments: pageArguments(of),
      };
  }
  return fields;
}

/** Declares all types of the graph to type-graphql. Once in a process, before the schema is built. */
export function declareTypes(types: readonly GraphClass[]): void {
  declareFilters(types);
  for (const of of types) connectionTo(of);
  types.forEach(declareType);
}
