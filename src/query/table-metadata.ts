import { type EntityMetadata, type EntityProperty, MikroORM } from '@mikro-orm/core';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import { getMetadataStorage } from 'type-graphql';
import { ormOptions } from '../entities/orm.ts';
import { type GraphClass, type GraphTypeDefinition, graphTypes, type Sql } from '../shared/graph-type.ts';

/** The column of a stored field. */
export interface ColumnMetadata {
  readonly columnName: string;
  readonly isInstant: boolean;
  readonly isInteger: boolean;
}

/** The metadata of a type: its table, its columns and links, and its type definition. */
export interface TableMetadata {
  readonly name: string;
  /** Null when the rows do not come from a table of the type. */
  readonly table: Sql | null;
  readonly prefix: string | null;
  readonly columns: ReadonlyMap<string, ColumnMetadata>;
  readonly toOne: ReadonlyMap<string, { columnName: string; to: GraphClass }>;
  /** Values that are stored in columns of their owner, for example `deadline`. */
  readonly embedded: ReadonlyMap<string, { of: GraphClass; columns: ReadonlyMap<string, ColumnMetadata> }>;
  readonly definition: GraphTypeDefinition;
}

const columnMetadata = (property: EntityProperty): ColumnMetadata => ({
  columnName: property.fieldNames[0] as string,
  isInstant: property.columnTypes[0]?.startsWith('timestamp') ?? false,
  isInteger: /^(small|big)?int/.test(property.columnTypes[0] ?? ''),
});

/** The metadata of MikroORM. It is read once, without a connection. */
const ormMetadata = (() => {
  const orm = new MikroORM({
    ...ormOptions,
    driver: PostgreSqlDriver,
    dbName: 'none',
    connect: false,
  } as never);
  return orm.getMetadata();
})();

function buildTableMetadata(of: GraphClass): TableMetadata {
  const meta = ormMetadata.find(of as never) as EntityMetadata | undefined;
  const properties = meta ? Object.values(meta.properties) : [];
  const propertiesOfKind = (...kinds: string[]) =>
    properties.filter((property) => kinds.includes(property.kind));
  return {
    name: of.name,
    table: meta?.tableName ?? null,
    prefix: (of as unknown as { prefix?: string }).prefix ?? null,
    columns: new Map(propertiesOfKind('scalar').map((property) => [property.name, columnMetadata(property)])),
    toOne: new Map(
      propertiesOfKind('m:1', '1:1').map((property) => [
        property.name,
        { columnName: property.joinColumns[0] as string, to: property.entity() as GraphClass },
      ]),
    ),
    embedded: new Map(
      propertiesOfKind('embedded').map((property) => [
        property.name,
        {
          of: property.entity() as GraphClass,
          columns: new Map(
            Object.entries(property.embeddedProps).map(([name, inner]) => [
              name,
              columnMetadata(inner as EntityProperty),
            ]),
          ),
        },
      ]),
    ),
    definition: graphTypes.get(of) ?? {},
  };
}

const metadataByClass = new Map<GraphClass, TableMetadata>();

/** Returns the metadata of a type of the graph. */
export function getTableMetadata(of: GraphClass): TableMetadata {
  let existing = metadataByClass.get(of);
  if (!existing) {
    existing = buildTableMetadata(of);
    metadataByClass.set(of, existing);
  }
  return existing;
}

/** Returns the class whose rows decide the rights of a class. For most classes it is the class itself. For `DocumentText`,
 * which stands for the restricted fields of a document, it is `Document`. */
export function getOwnerClass(of: GraphClass): GraphClass {
  for (const [owner, { restrictedFields }] of graphTypes)
    if (restrictedFields?.visibilityClass === of) return owner;
  return of;
}

/** A field, as its decorators declare it. */
export interface DeclaredField {
  readonly name: string;
  readonly type: object;
  readonly nullable: boolean;
  readonly list: boolean;
  readonly description: string;
}

/** Returns the fields that a class and its ancestors declare with `@Field`. Fields of the class itself come first. */
export function collectDeclaredFields(of: GraphClass): DeclaredField[] {
  const fields: DeclaredField[] = [];
  for (
    let ancestor: unknown = of;
    typeof ancestor === 'function' && ancestor !== Function.prototype;
    ancestor = Object.getPrototypeOf(ancestor)
  )
    for (const field of getMetadataStorage().fields)
      if (field.target === ancestor && !fields.some(({ name }) => name === field.name))
        fields.push({
          name: field.name,
          type: field.getType() as object,
          nullable: field.typeOptions.nullable === true,
          list: field.typeOptions.array === true,
          description: field.description ?? '',
        });
  return fields;
}
