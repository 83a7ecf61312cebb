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

/** One move in the life cycle. The moves of a directive say what it was on any day. */
@ObjectType({
  implements: Node,
  description: 'One move of a directive in its life cycle: from, to, when, by whom, why.',
})
@Entity()
@Unique({ properties: ['directive', 'ordinal'] })
export class Transition extends StoredNode {
  static override readonly prefix = 'trn';

  @Field(() => Directive, { nullable: true, description: 'The directive; null to those who may not see it.' })
  @ManyToOne(() => Directive, { ref: true })
  directive!: Ref<Directive>;

  @Field(() => Int, { description: 'Its number among the moves of this directive, from 1.' })
  @Property({ type: 'integer' })
  ordinal!: number;

  @Field(() => DirectiveStatus, { nullable: true, description: 'The status before; null at the first.' })
  @Enum({ items: () => Object.values(DirectiveStatus), nullable: true, fieldName: 'from_status' })
  from: DirectiveStatus | null = null;

  @Field(() => DirectiveStatus, { description: 'The status after.' })
  @Enum({ ...enumColumn(DirectiveStatus), fieldName: 'to_status' })
  to!: DirectiveStatus;

  @Field(() => DateScalar, { description: 'The day it happened, in the time zone of the office.' })
  @Property({ type: 'date' })
  happenedOn!: Day;

  @Field(() => Person, { nullable: true, description: 'Who did it, when known.' })
  @ManyToOne(() => Person, { ref: true, nullable: true, index: true })
  person: Ref<Person> | null = null;

  @Field(() => Organization, { nullable: true, description: 'The unit that did it, when known.' })
  @ManyToOne(() => Organization, { ref: true, nullable: true, index: true })
  organization: Ref<Organization> | null = null;

  @Field(() => Account, {
    nullable: true,
    description: 'The account that entered it; null for what came with a seed or an import.',
  })
  @ManyToOne(() => Account, { ref: true, nullable: true, index: true })
  account: Ref<Account> | null = null;

  @Field(() => String, { nullable: true, description: 'Why.' })
  @Property({ type: 'text', nullable: true })
  reason: string | null = null;
}

export const ReviewOutcome = defineEnum('ReviewOutcome', 'What a later meeting said to a directive.', {
  CARRIED_OVER: ['tiếp tục theo dõi', 'It stays open and comes up again.'],
  NOTED: ['ghi nhận', 'Taken note of.'],
  URGED: ['đôn đốc', 'The unit was urged.'],
  CLOSED: ['kết thúc theo dõi', 'The meeting closed it.'],
});
export type ReviewOutcome = keyof typeof ReviewOutcome;

/** A later meeting looks at the same directive again: carry-over, not a new directive. */
@ObjectType({
  implements: Node,
  description: 'A later meeting looked at the directive again. Vietnamese: rà soát tại kỳ họp sau.',
})
@Entity()
@Unique({ properties: ['directive', 'meeting'] })
export class Review extends StoredNode {
  static override readonly prefix = 'rev';

  @Field(() => Directive, { nullable: true, description: 'The directive; null to those who may not see it.' })
  @ManyToOne(() => Directive, { ref: true })
  directive!: Ref<Directive>;

  @Field(() => Meeting, {
    nullable: true,
    description: 'The later meeting; null to those who may not see it.',
  })
  @ManyToOne(() => Meeting, { ref: true, index: true })
  meeting!: Ref<Meeting>;

  @Field(() => DateScalar, { description: 'The day of the review.' })
  @Property({ type: 'date' })
  reviewedOn!: Day;

  @Field(() => ReviewOutcome, { description: 'What the meeting said.' })
  @Enum(enumColumn(ReviewOutcome))
  outcome!: ReviewOutcome;

  @Field(() => String, { nullable: true, description: 'What was noted.' })
  @Property({ type: 'text', nullable: true })
  note: string | null = null;

  @Field(() => TextSpan, { nullable: true, description: 'Where the later document speaks of it.' })
  @ManyToOne(() => TextSpan, { ref: true, nullable: true, index: true })
  span: Ref<TextSpan> | null = null;
}

export const RelationKind = defineEnum('RelationKind', 'What one directive is to another.', {
  REPEATS: ['nhắc lại', 'Says the same again.'],
  SUPERSEDES: ['thay thế', 'Replaces it.'],
  AMENDS: ['sửa đổi', 'Changes part of it.'],
  REVOKES: ['bãi bỏ', 'Takes it back.'],
  PART_OF: ['thuộc', 'Is a part of it.'],
});
export type RelationKind = keyof typeof RelationKind;

@ObjectType({ implements: Node, description: 'What one directive is to another: `from` SUPERSEDES `to`.' })
@Entity()
@Unique({ properties: ['from', 'kind', 'to'] })
@Index({ properties: ['to'] })
@Check({ name: 'directive_relation_not_to_itself', expression: 'from_id <> to_id' })
export class DirectiveRelation extends StoredNode {
  static override readonly prefix = 'rel';

  @Field(() => Directive, {
    nullable: true,
    description: 'The later directive; null to those who may not see it.',
  })
  @ManyToOne(() => Directive, { ref: true })
  from!: Ref<Directive>;

  @Field(() => RelationKind, { description: 'What `from` is to `to`.' })
  @Enum(enumColumn(RelationKind))
  kind!: RelationKind;

  @Field(() => Directive, {
    nullable: true,
    description: 'The earlier directive; null to those who may not see it.',
  })
  @ManyToOne(() => Directive, { ref: true })
  to!: Ref<Directive>;

  @Field(() => String, { nullable: true, description: 'Why.' })
  @Property({ type: 'text', nullable: true })
  reason: string | null = null;
}
