import type { Ref } from '@mikro-orm/core';
import { Embedded, Entity, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { DateScalar, type Day } from '../../shared/day.ts';
import { Node, StoredNode } from '../../shared/node.entity.ts';
import { Deadline } from './deadline.ts';
import { Directive } from './directive.entity.ts';
import { ExtensionRequest } from './extension-request.entity.ts';

/** A change of the deadline in force. The first deadline stays the directive's `originalDeadline`. */
@ObjectType({
  implements: Node,
  description: 'A change of a deadline: the old one, the new one, when and why.',
})
@Entity()
@Unique({ properties: ['directive', 'ordinal'] })
export class DeadlineChange extends StoredNode {
  static override readonly prefix = 'dch';

  @Field(() => Directive, {
    nullable: true,
    description: 'The directive; null if the viewer may not see it.',
  })
  @ManyToOne(() => Directive, { ref: true })
  directive!: Ref<Directive>;

  @Field(() => Int, { description: 'The number of the change within the directive, from 1.' })
  @Property({ type: 'integer' })
  ordinal!: number;

  @Field(() => DateScalar, { description: 'The day of the change.' })
  @Property({ type: 'date' })
  changedOn!: Day;

  @Field(() => Deadline, { description: 'The deadline before the change.' })
  @Embedded(() => Deadline)
  before!: Deadline;

  @Field(() => Deadline, { description: 'The deadline after the change.' })
  @Embedded(() => Deadline)
  after!: Deadline;

  @Field(() => String, { description: 'Why the deadline changed.' })
  @Property({ type: 'text' })
  reason!: string;

  @Field(() => ExtensionRequest, {
    nullable: true,
    description: 'The request that the change grants; null if there was no request.',
  })
  @ManyToOne(() => ExtensionRequest, { ref: true, nullable: true, index: true })
  request: Ref<ExtensionRequest> | null = null;
}
