import type { Opt, Ref } from '@mikro-orm/core';
import { Check, Embedded, Entity, Enum, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { DateScalar, type Day } from '../../shared/day.ts';
import { defineEnum, enumColumn } from '../../shared/enum.ts';
import { Node, StoredNode } from '../../shared/node.entity.ts';
import { Account } from '../accounts/account.entity.ts';
import { Organization } from '../units/organization.entity.ts';
import { Person } from '../units/person.entity.ts';
import { Deadline } from './deadline.ts';
import { Directive } from './directive.entity.ts';

export const ExtensionState = defineEnum('ExtensionState', 'The state of a request for an extension.', {
  PENDING: ['chờ quyết định', 'Not decided yet.'],
  GRANTED: ['đồng ý', 'Granted.'],
  REFUSED: ['không đồng ý', 'Refused.'],
  WITHDRAWN: ['rút lại', 'Withdrawn by the unit.'],
});
export type ExtensionState = keyof typeof ExtensionState;

@ObjectType({
  implements: Node,
  description:
    'A request of a unit for more time. The side that ordered the directive decides. Vietnamese: đề nghị gia hạn.',
})
@Entity()
@Check({
  name: 'extension_request_decided_has_day',
  expression: `(state in ('GRANTED', 'REFUSED')) = (decided_on is not null)`,
})
export class ExtensionRequest extends StoredNode {
  static override readonly prefix = 'ext';

  @Field(() => Directive, {
    nullable: true,
    description: 'The directive; null if the viewer may not see it.',
  })
  @ManyToOne(() => Directive, { ref: true, index: true })
  directive!: Ref<Directive>;

  @Field(() => Organization, {
    nullable: true,
    description: 'The unit that requests it; null if the viewer may not see it.',
  })
  @ManyToOne(() => Organization, { ref: true, index: true })
  organization!: Ref<Organization>;

  @Field(() => DateScalar, { description: 'The day of the request.' })
  @Property({ type: 'date' })
  requestedOn!: Day;

  @Field(() => Deadline, { description: 'The requested deadline.' })
  @Embedded(() => Deadline)
  proposed!: Deadline;

  @Field(() => String, { description: 'Why the unit requests it.' })
  @Property({ type: 'text' })
  reason!: string;

  @Field(() => Account, {
    nullable: true,
    description: 'The account that entered the request. It may not decide on it. Null for seeded requests.',
  })
  @ManyToOne(() => Account, { ref: true, nullable: true, index: true })
  account: Ref<Account> | null = null;

  @Field(() => ExtensionState, { description: 'The state of the request.' })
  @Enum({ ...enumColumn(ExtensionState), default: 'PENDING' })
  state: Opt<ExtensionState> = 'PENDING';

  @Field(() => DateScalar, { nullable: true, description: 'The day of the decision.' })
  @Property({ type: 'date', nullable: true })
  decidedOn: Day | null = null;

  @Field(() => Person, { nullable: true, description: 'The person who decided.' })
  @ManyToOne(() => Person, { ref: true, nullable: true, index: true })
  decidedBy: Ref<Person> | null = null;

  @Field(() => String, { nullable: true, description: 'The reason of the decision.' })
  @Property({ type: 'text', nullable: true })
  decisionReason: string | null = null;
}
