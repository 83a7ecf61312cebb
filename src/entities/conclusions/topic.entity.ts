import type { Ref } from '@mikro-orm/core';
import { Entity, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Node, StoredNode } from '../../shared/node.entity.ts';

@ObjectType({
  implements: Node,
  description: 'A theme followed across briefings, such as the spring crop or revenue. Vietnamese: lĩnh vực.',
})
@Entity()
export class Topic extends StoredNode {
  static override readonly prefix = 'top';

  @Field(() => String, { description: 'A short code for people and links, `thu-ngan-sach`.' })
  @Property({ type: 'text', collation: 'C' })
  @Unique()
  code!: string;

  @Field(() => String, { description: 'The name.' })
  @Property({ type: 'text' })
  name!: string;

  @Field(() => Topic, { nullable: true, description: 'The wider theme that this one belongs to.' })
  @ManyToOne(() => Topic, { ref: true, nullable: true, index: true })
  parent: Ref<Topic> | null = null;
}
