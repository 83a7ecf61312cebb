import type { Ref } from '@mikro-orm/core';
import { Check, Entity, Enum, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { defineEnum, enumColumn } from '../../shared/enum.ts';
import { Node, StoredNode } from '../../shared/node.entity.ts';
import { Directive } from './directive.entity.ts';

export const RelationKind = defineEnum('RelationKind', 'The relation of one directive to another.', {
  REPEATS: ['nhắc lại', 'Orders the same again.'],
  SUPERSEDES: ['thay thế', 'Replaces the other directive.'],
  AMENDS: ['sửa đổi', 'Changes a part of the other directive.'],
  REVOKES: ['bãi bỏ', 'Revokes the other directive.'],
  PART_OF: ['thuộc', 'Is a part of the other directive.'],
});
export type RelationKind = keyof typeof RelationKind;
@ObjectType({
  implements: Node,
  description: 'The relation of one directive to another, for example: `from` SUPERSEDES `to`.',
})
@Entity()
@Unique({ properties: ['from', 'kind', 'to'] })
@Index({ properties: ['to'] })
@Check({ name: 'directive_relation_not_to_itself', expression: 'from_id <> to_id' })
export class DirectiveRelation extends StoredNode {
  static override readonly prefix = 'rel';

  @Field(() => Directive, {
    nullable: true,
    description: 'The later directive; null if the viewer may not see it.',
  })
  @ManyToOne(() => Directive, { ref: true })
  from!: Ref<Directive>;

  @Field(() => RelationKind, { description: 'The relation of `from` to `to`.' })
  @Enum(enumColumn(RelationKind))
  kind!: RelationKind;

  @Field(() => Directive, {
    nullable: true,
    description: 'The earlier directive; null if the viewer may not see it.',
  })
  @ManyToOne(() => Directive, { ref: true })
  to!: Ref<Directive>;

  @Field(() => String, { nullable: true, description: 'The reason of the relation.' })
  @Property({ type: 'text', nullable: true })
  reason: string | null = null;
}
