import type { Opt, Ref } from '@mikro-orm/core';
import { Check, Embedded, Entity, Enum, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { DateScalar, type Day } from '../../shared/day.ts';
import { defineEnum, enumColumn } from '../../shared/enum.ts';
import { Node, StoredNode } from '../../shared/node.entity.ts';
import { Account } from '../accounts/account.entity.ts';
import { Organization } from '../units/organization.entity.ts';
import { Person } from '../units/person.entity.ts';
import { Deadline } from './deadline.ts';
import { Directive } from './directive.entity.ts';

export const ExtensionState = defineEnum('ExtensionState', 'What became of a request for more time.', {
  PENDING: ['chờ quyết định', 'Nobody decided yet.'],
  GRANTED: ['đồng ý', 'Granted.'],
  REFUSED: ['không đồng ý', 'Refused.'],
  WITHDRAWN: ['rút lại', 'Taken back by the unit.'],
});
export type ExtensionState = keyof typeof ExtensionState;

@ObjectType({
  implements: Node,
  description: 'A unit asks for more time; the side that ordered decides. Vietnamese: đề nghị gia hạn.',
})
@Entity()
@Check({
  name: 'extension_request_decided_has_day',
  expression: `(state in ('GRANTED', 'REFUSED')) = (decided_on is not null)`,
})
export class ExtensionRequest extends StoredNode {
  static override readonly prefix = 'ext';

  @Field(() => Directive, { nullable: true, description: 'The directive; null to those who may not see it.' })
  @ManyToOne(() => Directive, { ref: true, index: true })
  directive!: Ref<Directive>;

  @Field(() => Organization, {
    nullable: true,
    description: 'The unit that asks; null to those who may not see it.',
  })
  @ManyToOne(() => Organization, { ref: true, index: true })
  organization!: Ref<Organization>;

  @Field(() => DateScalar, { description: 'The day it asked.' })
  @Property({ type: 'date' })
  requestedOn!: Day;

  @Field(() => Deadline, { description: 'The deadline it asks for.' })
  @Embedded(() => Deadline)
  proposed!: Deadline;

  @Field(() => String, { description: 'Why.' })
  @Property({ type: 'text' })
  reason!: string;

  @Field(() => Account, {
    nullable: true,
    description:
      'The account that asked; it never decides on its own request. Null for what came with a seed.',
  })
  @ManyToOne(() => Account, { ref: true, nullable: true, index: true })
  account: Ref<Account> | null = null;

  @Field(() => ExtensionState, { description: 'What became of it.' })
  @Enum({ ...enumColumn(ExtensionState), default: 'PENDING' })
  state: Opt<ExtensionState> = 'PENDING';

  @Field(() => DateScalar, { nullable: true, description: 'The day it was decided.' })
  @Property({ type: 'date', nullable: true })
  decidedOn: Day | null = null;

  @Field(() => Person, { nullable: true, description: 'Who decided.' })
  @ManyToOne(() => Person, { ref: true, nullable: true, index: true })
  decidedBy: Ref<Person> | null = null;

  @Field(() => String, { nullable: true, description: 'Why it was decided so.' })
  @Property({ type: 'text', nullable: true })
  decisionReason: string | null = null;
}

/** A deadline that was replaced, and by what. The first one is the directive's `originalDeadline` for ever. */
@ObjectType({ implements: Node, description: 'A deadline that was replaced, by what, when and why.' })
@Entity()
@Unique({ properties: ['directive', 'ordinal'] })
export class DeadlineChange extends StoredNode {
  static override readonly prefix = 'dch';

  @Field(() => Directive, { nullable: true, description: 'The directive; null to those who may not see it.' })
  @ManyToOne(() => Directive, { ref: true })
  directive!: Ref<Directive>;

  @Field(() => Int, { description: 'Its number among the changes of this directive, from 1.' })
  @Property({ type: 'integer' })
  ordinal!: number;

  @Field(() => DateScalar, { description: 'The day of the change.' })
  @Property({ type: 'date' })
  changedOn!: Day;

  @Field(() => Deadline, { description: 'The deadline before.' })
  @Embedded(() => Deadline)
  before!: Deadline;

  @Field(() => Deadline, { description: 'The deadline after.' })
  @Embedded(() => Deadline)
  after!: Deadline;

  @Field(() => String, { description: 'Why.' })
  @Property({ type: 'text' })
  reason!: string;

  @Field(() => ExtensionRequest, {
    nullable: true,
    description: 'The request it grants; null when nobody asked.',
  })
  @ManyToOne(() => ExtensionRequest, { ref: true, nullable: true, index: true })
  request: Ref<ExtensionRequest> | null = null;
}
