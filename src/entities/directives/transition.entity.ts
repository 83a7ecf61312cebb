import type { Ref } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { DateScalar, type Day } from '../../shared/day.ts';
import { enumColumn } from '../../shared/enum.ts';
import { Node, StoredNode } from '../../shared/node.entity.ts';
import { Account } from '../accounts/account.entity.ts';
import { Organization } from '../units/organization.entity.ts';
import { Person } from '../units/person.entity.ts';
import { Directive } from './directive.entity.ts';
import { DirectiveStatus } from './directive-enums.ts';

/** One change of the status of a directive. All transitions of a directive together give its status on any day. */
@ObjectType({
  implements: Node,
  description: 'One change of the status of a directive: from, to, when, by whom and why.',
})
@Entity()
@Unique({ properties: ['directive', 'ordinal'] })
export class Transition extends StoredNode {
  static override readonly prefix = 'trn';

  @Field(() => Directive, {
    nullable: true,
    description: 'The directive; null if the viewer may not see it.',
  })
  @ManyToOne(() => Directive, { ref: true })
  directive!: Ref<Directive>;

  @Field(() => Int, { description: 'The number of the transition within the directive, from 1.' })
  @Property({ type: 'integer' })
  ordinal!: number;

  @Field(() => DirectiveStatus, {
    nullable: true,
    description: 'The status before; null for the first transition.',
  })
  @Enum({ items: () => Object.values(DirectiveStatus), nullable: true, fieldName: 'from_status' })
  from: DirectiveStatus | null = null;

  @Field(() => DirectiveStatus, { description: 'The status after.' })
  @Enum({ ...enumColumn(DirectiveStatus), fieldName: 'to_status' })
  to!: DirectiveStatus;

  @Field(() => DateScalar, { description: 'The day it happened, in the time zone of the office.' })
  @Property({ type: 'date' })
  happenedOn!: Day;

  @Field(() => Person, { nullable: true, description: 'The person who did it, if known.' })
  @ManyToOne(() => Person, { ref: true, nullable: true, index: true })
  person: Ref<Person> | null = null;

  @Field(() => Organization, { nullable: true, description: 'The unit that did it, if known.' })
  @ManyToOne(() => Organization, { ref: true, nullable: true, index: true })
  organization: Ref<Organization> | null = null;

  @Field(() => Account, {
    nullable: true,
    description: 'The account that entered it; null if a seed or an import did.',
  })
  @ManyToOne(() => Account, { ref: true, nullable: true, index: true })
  account: Ref<Account> | null = null;

  @Field(() => String, { nullable: true, description: 'The reason of the transition.' })
  @Property({ type: 'text', nullable: true })
  reason: string | null = null;
}
