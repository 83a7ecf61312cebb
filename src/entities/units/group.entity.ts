import type { Ref } from '@mikro-orm/core';
import { Entity, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { DateScalar, type Day } from '../../shared/day.ts';
import { Node, StoredNode } from '../../shared/node.entity.ts';
import { Organization } from './organization.entity.ts';

/**
 * A collective addressee, "các địa phương, đơn vị".
 *
 * The members are listed if they are known. An empty list means that they are not known. It does not mean that there are
 * none, and no unit is invented for the group.
 */
@ObjectType({
  implements: Node,
  description:
    'A collective addressee such as "các địa phương, đơn vị". Its members are listed if they are known.',
})
@Entity({ tableName: 'addressee_group' })
@Unique({ properties: ['body', 'name'] })
export class Group extends StoredNode {
  static override readonly prefix = 'grp';

  @Field(() => String, { description: 'The words that name the group.' })
  @Property({ type: 'text' })
  name!: string;

  @Field(() => Organization, { description: 'The governing body whose documents name the group.' })
  @ManyToOne(() => Organization, { ref: true })
  body!: Ref<Organization>;
}

@ObjectType({
  implements: Node,
  description: 'The membership of an organization in a group, with its first and last day.',
})
@Entity()
@Unique({ properties: ['group', 'organization'] })
export class GroupMember extends StoredNode {
  static override readonly prefix = 'gmb';

  @Field(() => Group, { description: 'The group.' })
  @ManyToOne(() => Group, { ref: true })
  group!: Ref<Group>;

  @Field(() => Organization, {
    nullable: true,
    description: 'The member; null if the viewer may not see it.',
  })
  @ManyToOne(() => Organization, { ref: true, index: true })
  organization!: Ref<Organization>;

  @Field(() => DateScalar, { nullable: true, description: 'The first day of membership; null if unknown.' })
  @Property({ type: 'date', nullable: true })
  validFrom: Day | null = null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The last day of membership; null if it has not ended.',
  })
  @Property({ type: 'date', nullable: true })
  validTo: Day | null = null;
}
