import type { Opt } from '@mikro-orm/core';
import { PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, InterfaceType, ObjectType } from 'type-graphql';
import { newId } from './id.ts';
import { DateTimeScalar } from './instant.ts';

/**
 * Anything in the graph that has an id.
 *
 * Each subclass has a `prefix`. `node(id:)` finds the type by it.
 */
@InterfaceType('Node', {
  autoRegisterImplementations: false,
  description: 'Anything in the graph that can be fetched by its id.',
})
export abstract class Node {
  static readonly prefix: string;

  @Field(() => ID, { description: 'Opaque and permanent: never changed and never reused.' })
  @PrimaryKey({ columnType: 'node_id' })
  id: Opt<string> = newId((this.constructor as typeof Node).prefix);
}

/** A node that has a table of its own. */
@ObjectType('Entry', { implements: Node })
export abstract class StoredNode extends Node {
  @Field(() => Int, {
    description: 'Every change increments it. Send it as `expectedVersion` to change the node.',
  })
  @Property({ version: true, type: 'integer' })
  version: Opt<number> = 1;

  @Field(() => DateTimeScalar, { description: 'When the node was entered in the graph.' })
  @Property({ type: 'datetime', length: 3, defaultRaw: 'current_timestamp(3)' })
  createdAt: Opt<Date> = new Date();
}
