import { Field, Int, ObjectType } from 'type-graphql';
import type { ConnectionField, GraphClass } from '../shared/graph-type.ts';
import { upperFirst } from '../shared/upper-first.ts';

type Output = new () => object;

@ObjectType({
  description: 'The position of a page in its list, as the Relay connection specification defines it.',
})
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether the list has nodes after this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether the list has nodes before this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the first node. Null when the page is empty.',
  })
  startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the last node. Null when the page is empty.',
  })
  endCursor!: string | null;
}

/** A connection type and its edge type. There is one pair for each node type and type of link. */
export interface ConnectionType {
  readonly connection: Output;
  readonly edge: Output;
}

const connectionTypes = new Map<string, ConnectionType>();

/** Returns the connection type of a node type: `DirectiveConnection`, or `AssignmentDirectiveConnection` with data on the edges. */
export function getConnectionType(of: GraphClass, via?: ConnectionField['via']): ConnectionType {
  const name = via ? `${upperFirst(via.named)}${of.name}` : of.name;
  const existing = connectionTypes.get(name);
  if (existing) return existing;
  const edge = class {};
  ObjectType(`${name}Edge`, { description: `A ${of.name} in a list, with its position there.` })(edge);
  Field(() => String, {
    description:
      'The position in the list, for `after` and `before`. Opaque. It is valid only for the same order.',
  })(edge.prototype, 'cursor');
  Field(() => of as never, { description: 'The node.' })(edge.prototype, 'node');
  if (via) {
    const viaClass = via.of();
    Field(() => viaClass as never, { description: 'The node that links both sides.' })(
      edge.prototype,
      via.named,
    );
  }
  const connection = class {};
  ObjectType(`${name}Connection`, { description: `A list of ${of.name} nodes, in pages.` })(connection);
  Field(() => [edge as never], { description: 'The nodes of the page, each with its cursor.' })(
    connection.prototype,
    'edges',
  );
  Field(() => [of as never], { description: 'The nodes of the page, without cursors.' })(
    connection.prototype,
    'nodes',
  );
  Field(() => PageInfo, { description: 'The position of the page in the list.' })(
    connection.prototype,
    'pageInfo',
  );
  Field(() => Int, {
    description:
      'The number of nodes in the complete list that match the filter and are visible to the viewer. Counted only when selected.',
  })(connection.prototype, 'totalCount');
  const type = { connection, edge };
  connectionTypes.set(name, type);
  return type;
}
