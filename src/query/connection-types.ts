import { Field, Int, ObjectType } from 'type-graphql';
import type { ConnectionField, GraphClass } from '../shared/graph-type.ts';

type Output = new () => object;

@ObjectType({
  description: 'Where a page stands in its list, as the Relay connection specification defines it.',
})
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether nodes follow this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether nodes precede this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the first node; null when the page is empty.',
  })
  startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the last node; null when the page is empty.',
  })
  endCursor!: string | null;
}

/** A connection type and its edge, made once for a type of node and the facts its edges carry. */
export interface ConnectionType {
  readonly connection: Output;
  readonly edge: Output;
}

const connectionTypes = new Map<string, ConnectionType>();

const capitalize = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** The connection to nodes of a type: `DirectiveConnection`, or `AssignmentDirectiveConnection` when edges carry facts. */
export function getConnectionType(of: GraphClass, via?: ConnectionField['via']): ConnectionType {
  const name = via ? `${capitalize(via.named)}${of.name}` : of.name;
  const existing = connectionTypes.get(name);
  if (existing) return existing;
  const edge = class {};
  ObjectType(`${name}Edge`, { description: `A ${of.name} in a list, and its place there.` })(edge);
  Field(() => String, {
    description: 'Its place in the list, for `after` and `before`. Opaque, and bound to the order.',
  })(edge.prototype, 'cursor');
  Field(() => of as never, { description: 'The node.' })(edge.prototype, 'node');
  if (via) {
    const viaClass = via.of();
    Field(() => viaClass as never, { description: 'The facts of the link.' })(edge.prototype, via.named);
  }
  const connection = class {};
  ObjectType(`${name}Connection`, { description: `A list of ${of.name} nodes, read in pages.` })(connection);
  Field(() => [edge as never], { description: 'The nodes of the page with their places.' })(
    connection.prototype,
    'edges',
  );
  Field(() => [of as never], { description: 'The nodes of the page, for those who need no cursor each.' })(
    connection.prototype,
    'nodes',
  );
  Field(() => PageInfo, { description: 'Where the page stands.' })(connection.prototype, 'pageInfo');
  Field(() => Int, {
    description: 'How many nodes the whole list has. Counted only when asked for, after filters and rights.',
  })(connection.prototype, 'totalCount');
  const type = { connection, edge };
  connectionTypes.set(name, type);
  return type;
}
