import type { Ref } from '@mikro-orm/core';
import { Check, Entity, Enum, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { DateScalar, type Day } from '../../shared/day.ts';
import { defineEnum, enumColumn } from '../../shared/enum.ts';
import { Node, StoredNode } from '../../shared/node.entity.ts';
import { Account } from '../accounts/account.entity.ts';
import { TextSpan } from '../documents/document.entity.ts';
import { Meeting } from '../meetings/meeting.entity.ts';
import { Organization } from '../units/organization.entity.ts';
import { Person } from '../units/person.entity.ts';
import { Directive } from './directive.entity.ts';
import { DirectiveStatus } from './directive-enums.ts';

/** One change of the status of a directive. Its transitions give its status on any day. */
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

export const ReviewOutcome = defineEnum('ReviewOutcome', 'What a later meeting decided about a directive.', {
  CARRIED_OVER: ['tiếp tục theo dõi', 'It stays open and is reviewed again.'],
  NOTED: ['ghi nhận', 'The meeting took note of it.'],
  URGED: ['đôn đốc', 'The meeting urged the unit.'],
  CLOSED: ['kết thúc theo dõi', 'The meeting closed it.'],
});
export type ReviewOutcome = keyof typeof ReviewOutcome;

/** The review of a directive in a later meeting. The directive is carried over; no new one is created. */
@ObjectType({
  implements: Node,
  description: 'The review of a directive in a later meeting. Vietnamese: rà soát tại kỳ họp sau.',
})
@Entity()
@Unique({ properties: ['directive', 'meeting'] })
export class Review extends StoredNode {
  static override readonly prefix = 'rev';

  @Field(() => Directive, {
    nullable: true,
    description: 'The directive; null if the viewer may not see it.',
  })
  @ManyToOne(() => Directive, { ref: true })
  directive!: Ref<Directive>;

  @Field(() => Meeting, {
    nullable: true,
    description: 'The later meeting; null if the viewer may not see it.',
  })
  @ManyToOne(() => Meeting, { ref: true, index: true })
  meeting!: Ref<Meeting>;

  @Field(() => DateScalar, { description: 'The day of the review.' })
  @Property({ type: 'date' })
  reviewedOn!: Day;

  @Field(() => ReviewOutcome, { description: 'What the meeting decided.' })
  @Enum(enumColumn(ReviewOutcome))
  outcome!: ReviewOutcome;

  @Field(() => String, { nullable: true, description: 'A note of the review.' })
  @Property({ type: 'text', nullable: true })
  note: string | null = null;

  @Field(() => TextSpan, {
    nullable: true,
    description: 'The passage of the later document about the directive.',
  })
  @ManyToOne(() => TextSpan, { ref: true, nullable: true, index: true })
  span: Ref<TextSpan> | null = null;
}

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
