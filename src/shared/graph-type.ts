import type { Node } from './node.entity.ts';

/** SQL text. Values never stand in it: they come through `Definitions.value`. */
export type Sql = string;

/** Any class that is a type of the graph; most are entities, a few (a search hit) are rows of a query. */
// biome-ignore lint/suspicious/noExplicitAny: a class of any shape, abstract or not
export type GraphClass<T = unknown> = (abstract new (...args: any[]) => T) & { prototype: T };

/** What a definition may ask of the query it stands in. */
export interface SqlContext {
  /** The day asked for: an expression of type `date`. */
  readonly asOf: Sql;
  /** True when nobody asked for another day than today, so that what is stored of now may answer. */
  readonly isToday: boolean;
  /** The table of a class as it stands at the instant asked for. Definitions read no table but through this. */
  table(of: GraphClass): Sql;
  /** The same for a table of pairs that belongs to no class. */
  joinTable(table: Sql): Sql;
  /** An instant of the records, no later than the one whose records are asked for. */
  clampToKnownAt(at: Sql): Sql;
  /** The condition that the viewer may see a row, `true` when all may; for rows a reading joins by itself. */
  visible(of: GraphClass, row: Sql): Sql;
  /** A value of whoever asks, such as the bodies they work in; for visibility. */
  viewerParameter(name: string, type: string): Sql;
  /** A named value of the query's own: the searched words, the id a trace starts from. */
  parameter(name: string): Sql;
}

/** One SQL expression over a row. This is where a definition of the domain stands, once. */
export type SqlExpression = (row: Sql, sql: SqlContext) => Sql;

/** Which rows of a type a viewer may see: a condition on the row, or nothing when all are. */
export type Visibility = (of: GraphClass, row: Sql, sql: SqlContext) => Sql | undefined;

/** A type as type-graphql takes it: a scalar, an enumeration or a class. */
export type FieldType = object;

interface Described {
  readonly description: string;
}

/** A field that is derived from the row, never stored. */
export interface ComputedField extends Described {
  readonly type: () => FieldType;
  readonly nullable?: boolean;
  readonly list?: boolean;
  /** True: the answer depends on a day, so the field takes `asOf`. */
  readonly takesAsOf?: boolean;
  readonly sql: SqlExpression;
  /**
   * Turns what SQL answered into what the client reads; for what only code can do, such as signing, or telling what
   * this viewer may do.
   */
  readonly transform?: (value: unknown, context: unknown) => unknown;
  /** False: no filter on this field. */
  readonly filterable?: boolean;
}

/** A link from a row to one node of several possible types. */
export interface NodeField extends Described {
  readonly type: () => FieldType;
  readonly to: () => readonly GraphClass[];
  readonly nullable?: boolean;
  /** The id it points to; its prefix says which type that is. */
  readonly id: SqlExpression;
}

/** A link from a row to any number of others, read as a connection. */
export interface ConnectionField extends Described {
  readonly to: () => GraphClass;
  /** The condition that a row of the other side belongs to this one; `via` is the row between them, if there is one. */
  readonly join: (parent: Sql, child: Sql, sql: SqlContext, via: Sql) => Sql;
  /** Named values for the rows of the other side, besides those of the query. */
  readonly parameters?: Readonly<Record<string, Sql>>;
  /** An entity between the two whose fields are facts of the link: the edge carries it under `named`. */
  readonly via?: {
    readonly of: () => GraphClass;
    readonly on: (via: Sql, child: Sql) => Sql;
    readonly named: string;
  };
}

/** Something a list can be ordered by; `sql` is indexed and its values compare the same in SQL and in a cursor. */
export interface SortOrder extends Described {
  readonly sql: (row: Sql) => Sql;
  readonly type: 'text' | 'date' | 'timestamptz' | 'integer' | 'real' | 'boolean';
  /** True: rows without a value exist; they come last unless the client says otherwise. */
  readonly nullable?: boolean;
}

/** One way to look a single node up. */
export type LookupKey = 'id' | 'code';

/** A way into the graph from `Query`. */
export interface RootFields {
  readonly one?: { readonly name: string; readonly by: readonly LookupKey[] } & Described;
  readonly many?: { readonly name: string } & Described;
}

/** Stored fields that fewer viewers may read than the row: to the others they are null. */
export interface RestrictedFields {
  /** A class that stands for these fields where it is asked who may see what. */
  readonly visibilityClass: GraphClass;
  readonly fields: readonly string[];
}

/** How a type of the graph is read, besides what its decorators already say. */
export interface GraphTypeDefinition {
  readonly restrictedFields?: RestrictedFields;
  /** The rows, when they are not those of the class's own table: a query in parentheses. */
  readonly rows?: (sql: SqlContext) => Sql;
  /** The rows as they stood at an instant, for a table whose versions the history does not keep. */
  readonly rowsKnownAt?: (at: Sql) => Sql;
  readonly computedFields?: Record<string, ComputedField>;
  readonly nodeFields?: Record<string, NodeField>;
  readonly connectionFields?: Record<string, ConnectionField>;
  readonly sortOrders?: Record<string, SortOrder>;
  /** Names of `orders`, each with `-` in front when it descends. Ids follow as tie-break. */
  readonly defaultOrder?: readonly string[];
  readonly rootFields?: RootFields;
}

/** Every declared reading, by class. Complete once the features have been imported. */
export const graphTypes = new Map<GraphClass, GraphTypeDefinition>();

/** Declares how a type is read. Stands beside the entity, in `<noun>.read.ts`. */
export function defineGraphType<T>(graphClass: GraphClass<T>, definition: GraphTypeDefinition): void {
  graphTypes.set(graphClass, definition);
}

/** Adds links to a type from a feature that the type does not know of. Before the types are declared. */
export function extendGraphType(graphClass: GraphClass, links: Record<string, ConnectionField>): void {
  const definition = graphTypes.get(graphClass) ?? {};
  graphTypes.set(graphClass, {
    ...definition,
    connectionFields: { ...definition.connectionFields, ...links },
  });
}

/** A link to all rows whose column points back: `column` is the foreign key on the other side. */
export const hasMany = (
  to: () => GraphClass<Node>,
  column: string,
  description: string,
): ConnectionField => ({
  to,
  description,
  join: (parent, child) => `${child}.${column} = ${parent}.id`,
});

/** A link through a table of pairs that holds nothing else. */
export const manyToMany = (
  to: () => GraphClass<Node>,
  pairs: { table: Sql; here: Sql; there: Sql },
  description: string,
): ConnectionField => ({
  to,
  description,
  join: (parent, child, sql) =>
    `exists (select 1 from ${sql.joinTable(pairs.table)} pair where pair.${pairs.here} = ${parent}.id and pair.${pairs.there} = ${child}.id)`,
});

/** A link through an entity whose fields are facts of the link; the edge carries it under `named`. */
export const manyToManyThrough = (
  to: () => GraphClass<Node>,
  via: { of: () => GraphClass<Node>; here: Sql; there: Sql; named: string },
  description: string,
): ConnectionField => ({
  to,
  description,
  join: (parent, _child, _q, between) => `${between}.${via.here} = ${parent}.id`,
  via: { of: via.of, named: via.named, on: (alias, child) => `${alias}.${via.there} = ${child}.id` },
});
