import { type EntityMetadata, type EntityProperty, MikroORM } from '@mikro-orm/core';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import { getMetadataStorage } from 'type-graphql';
import { ormOptions } from '../entities/orm.ts';
import { type GraphClass, type Reading, readings, type Sql } from '../shared/graph-type.ts';

/** A stored field: the column it stands in. */
export interface Column {
  readonly column: string;
  readonly instant: boolean;
}

/** What the engine knows of a type: its table, what its fields are, and how it is read besides. */
export interface Shape {
  readonly name: string;
  readonly of: GraphClass;
  /** Null for rows that are not a table's own. */
  readonly table: Sql | null;
  readonly prefix: string | null;
  readonly columns: ReadonlyMap<string, Column>;
  readonly toOne: ReadonlyMap<string, { column: string; to: GraphClass }>;
  /** Values kept in columns of their owner, `deadline`. */
  readonly embedded: ReadonlyMap<string, { of: GraphClass; columns: ReadonlyMap<string, Column> }>;
  readonly reading: Reading;
}

const column = (property: EntityProperty): Column => ({
  column: property.fieldNames[0] as string,
  instant: property.columnTypes[0]?.startsWith('timestamp') ?? false,
});

/** The tables as MikroORM knows them; it is asked once and never connects. */
const metadata = (() => {
  const orm = new MikroORM({
    ...ormOptions,
    driver: PostgreSqlDriver,
    dbName: 'none',
    connect: false,
  } as never);
  return orm.getMetadata();
})();

function shape(of: GraphClass): Shape {
  const meta = metadata.find(of as never) as EntityMetadata | undefined;
  const properties = meta ? Object.values(meta.properties) : [];
  const kind = (...kinds: string[]) => properties.filter((property) => kinds.includes(property.kind));
  return {
    name: of.name,
    of,
    table: meta?.tableName ?? null,
    prefix: (of as unknown as { prefix?: string }).prefix ?? null,
    columns: new Map(kind('scalar').map((property) => [property.name, column(property)])),
    toOne: new Map(
      kind('m:1', '1:1').map((property) => [
        property.name,
        { column: property.joinColumns[0] as string, to: property.entity() as GraphClass },
      ]),
    ),
    embedded: new Map(
      kind('embedded').map((property) => [
        property.name,
        {
          of: property.entity() as GraphClass,
          columns: new Map(
            Object.entries(property.embeddedProps).map(([name, inner]) => [
              name,
              column(inner as EntityProperty),
            ]),
          ),
        },
      ]),
    ),
    reading: readings.get(of) ?? {},
  };
}

const shapes = new Map<GraphClass, Shape>();

/** The shape of a type of the graph. */
export function shapeOf(of: GraphClass): Shape {
  let known = shapes.get(of);
  if (!known) {
    known = shape(of);
    shapes.set(of, known);
  }
  return known;
}

/** The class whose row a class stands for where rights are asked: itself, but for those that stand for withheld fields. */
export function ownerOf(of: GraphClass): GraphClass {
  for (const [owner, { withheld }] of readings) if (withheld?.as === of) return owner;
  return of;
}

/** A field as its decorators declare it. */
export interface DeclaredField {
  readonly name: string;
  readonly type: object;
  readonly nullable: boolean;
  readonly list: boolean;
  readonly description: string;
}

/** The fields a class and those above it declare with `@Field`, the nearest first. */
export function declaredFields(of: GraphClass): DeclaredField[] {
  const found: DeclaredField[] = [];
  for (
    let at: unknown = of;
    typeof at === 'function' && at !== Function.prototype;
    at = Object.getPrototypeOf(at)
  )
    for (const field of getMetadataStorage().fields)
      if (field.target === at && !found.some(({ name }) => name === field.name))
        found.push({
          name: field.name,
          type: field.getType() as object,
          nullable: field.typeOptions.nullable === true,
          list: field.typeOptions.array === true,
          description: field.description ?? '',
        });
  return found;
}
