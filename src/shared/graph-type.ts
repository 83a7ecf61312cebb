import type { Node } from './node.entity.ts';

/** SQL text. It never contains values: `parameter` and `viewerParameter` of `SqlContext` pass them. */
export type Sql = string;

/** A class that is a type of the graph. Most are entities; a few, such as a search hit, are rows of a query. */
// biome-ignore lint/suspicious/noExplicitAny: a class of any shape, abstract or not
export type GraphClass<T = unknown> = (abstract new (...args: any[]) => T) & { prototype: T };

/** What an SQL expression may use of the query that contains it. */
export interface SqlContext {
  /** The requested day: an SQL expression of type `date`. */
  readonly asOf: Sql;
  /** True if the requested day is today. Then an expression may use what is stored about today. */
  readonly isToday: boolean;
  /** Returns the table of a class as it was at the requested instant. Expressions read tables only through this. */
  table(of: GraphClass): Sql;
  /** Returns the same for a join table, which has no class. */
  joinTable(table: Sql): Sql;
  /** Limits an instant to `knownAt`, the instant of the records that the query reads. */
  clampToKnownAt(at: Sql): Sql;
  /** Returns the condition that the viewer may see a row, `true` if all may. For rows that an expression itself joins. */
  visible(of: GraphClass, row: Sql): Sql;
  /** Returns a value of the viewer, such as the bodies they work in. For row visibility. */
  viewerParameter(name: string, type: string): Sql;
  /** Returns a named value of the query itself, such as the search text or the id where a trace starts. */
  parameter(name: string): Sql;
}

/** One SQL expression over a row. Each definition of the domain is one such expression, written once. */
export type SqlExpression = (row: Sql, sql: SqlContext) => Sql;

/** Which rows of a type a viewer may see: a condition on the row, or undefined if all rows are visible. */
export type Visibility = (of: GraphClass, row: Sql, sql: SqlContext) => Sql | undefined;

/** A type as type-graphql accepts it: a scalar, an enumeration or a class. */
export type FieldType = object;

interface Described {
  readonly description: string;
}

/** A field that is derived from the row and never stored. */
export interface ComputedField extends Described {
  readonly type: () => FieldType;
  readonly nullable?: boolean;
  readonly list?: boolean;
  /** True if the value depends on a day. The field then takes the argument `asOf`. */
  readonly takesAsOf?: boolean;
  readonly sql: SqlExpression;
  /**
   * Converts the value that SQL returned into the value for the client. For work that only code can do, such as signing,
   * or deciding what this viewer may do.
   */
  readonly transform?: (value: unknown, context: unknown) => unknown;
  /** False if the list has no filter on this field. */
  readonly filterable?: boolean;
}

/** A link from a row to one node, which has one of several types. */
export interface NodeField extends Described {
  readonly type: () => FieldType;
  readonly to: () => readonly GraphClass[];
  readonly nullable?: boolean;
  /** The id of the linked node. Its prefix says which type that is. */
  readonly id: SqlExpression;
}

/** A link from a row to any number of others. The API returns it as a connection. */
export interface ConnectionField extends Described {
  readonly to: () => GraphClass;
  /** Returns the condition that a row of the other side belongs to this one. `via` is the row between them, if any. */
  readonly join: (parent: Sql, child: Sql, sql: SqlContext, via: Sql) => Sql;
  /** Named values for the rows of the other side, in addition to those of the query. */
  readonly parameters?: Readonly<Record<string, Sql>>;
  /** An entity between the two, whose fields describe the link. It is the field `named` of the edge. */
  readonly via?: {
    readonly of: () => GraphClass;
    readonly on: (via: Sql, child: Sql) => Sql;
    readonly named: string;
  };
}

/** An order of a list. There is an index for `sql`. PostgreSQL orders its values as a cursor compares them. */
export interface SortOrder extends Described {
  readonly sql: (row: Sql) => Sql;
  readonly type: 'text' | 'date' | 'timestamptz' | 'integer' | 'real' | 'boolean';
  /** True if rows without a value exist. They come last unless the client chooses otherwise. */
  readonly nullable?: boolean;
}

/** A field that identifies a single node. */
export type LookupKey = 'id' | 'code';

/** The fields of `Query` that return this type. */
export interface RootFields {
  readonly one?: { readonly name: string; readonly by: readonly LookupKey[] } & Described;
  readonly many?: { readonly name: string } & Described;
}

/** Stored fields that fewer viewers may read than the row. For other viewers they are null. */
export interface RestrictedFields {
  /** A class that stands for these fields in the rules of row visibility. */
  readonly visibilityClass: GraphClass;
  readonly fields: readonly string[];
}

/** How a type of the graph is read, in addition to what its decorators say. */
export interface GraphTypeDefinition {
  readonly restrictedFields?: RestrictedFields;
  /** The rows, if they are not those of the class's own table: a query in parentheses. */
  readonly rows?: (sql: SqlContext) => Sql;
  /** The rows as they were at an instant, for a table whose versions the history does not store. */
  readonly rowsKnownAt?: (at: Sql) => Sql;
  readonly computedFields?: Record<string, ComputedField>;
  readonly nodeFields?: Record<string, NodeField>;
  readonly connectionFields?: Record<string, ConnectionField>;
  readonly sortOrders?: Record<string, SortOrder>;
  /** Names of `sortOrders`, each with `-` in front if it is descending. The id follows as tie-break. */
  readonly defaultOrder?: readonly string[];
  readonly rootFields?: RootFields;
}

/** Every type definition, by class. Complete once all modules are imported. */
export const graphTypes = new Map<GraphClass, GraphTypeDefinition>();

/** Declares how a type is read. The call stands in `<noun>.fields.ts` of its module. */
export function defineGraphType<T>(graphClass: GraphClass<T>, definition: GraphTypeDefinition): void {
  graphTypes.set(graphClass, definition);
}

/** Adds links to a type from a module that the type does not know. Must run before the types are declared. */
export function extendGraphType(graphClass: GraphClass, links: Record<string, ConnectionField>): void {
  const definition = graphTypes.get(graphClass) ?? {};
  graphTypes.set(graphClass, {
    ...definition,
    connectionFields: { ...definition.connectionFields, ...links },
  });
}

/** Creates a link to all rows that point back. `column` is the foreign key on the other side. */
export const hasMany = (
  to: () => GraphClass<Node>,
  column: string,
  description: string,
): ConnectionField => ({
  to,
  description,
  join: (parent, child) => `${child}.${column} = ${parent}.id`,
});

/** Creates a link through a join table that has no other columns. */
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

/** Creates a link through an entity whose fields describe the link. That entity is the field `named` of the edge. */
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
