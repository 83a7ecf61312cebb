import type { Ref } from '@mikro-orm/core';
import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { DateScalar, type Day } from '../../shared/day.ts';
import { Node, StoredNode } from '../../shared/node.entity.ts';
import { Organization } from './organization.entity.ts';

@ObjectType({
  implements: Node,
  description:
    'A person who chairs, signs, assigns or is responsible. Not a user account. Vietnamese: đồng chí.',
})
@Entity()
export class Person extends StoredNode {
  static override readonly prefix = 'per';

  @Field(() => String, { description: 'The full name, as documents write it.' })
  @Property({ type: 'text' })
  fullName!: string;
}

@ObjectType({
  implements: Node,
  description: 'A position of a person in an organization. Vietnamese: chức vụ.',
})
@Entity()
export class Position extends StoredNode {
  static override readonly prefix = 'pos';

  @Field(() => Person, { description: 'The person who holds the position.' })
  @ManyToOne(() => Person, { ref: true, index: true })
  person!: Ref<Person>;

  @Field(() => Organization, { description: 'The organization of the position.' })
  @ManyToOne(() => Organization, { ref: true, index: true })
  organization!: Ref<Organization>;

  @Field(() => String, { description: 'The title of the position, "Bí thư Thành ủy".' })
  @Property({ type: 'text' })
  title!: string;

  @Field(() => DateScalar, { nullable: true, description: 'The first day in the position; null if unknown.' })
  @Property({ type: 'date', nullable: true })
  validFrom: Day | null = null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The last day in the position; null if it has not ended.',
  })
  @Property({ type: 'date', nullable: true })
  validTo: Day | null = null;
}
