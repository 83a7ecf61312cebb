import { Field, ID, InputType } from 'type-graphql';
import { RelationKind } from '../../entities/directives/directive-relation.entity.ts';
import { ReviewOutcome } from '../../entities/directives/review.entity.ts';
import { CreateInput, DatedUpdateInput } from '../../mutations/base-inputs.ts';
import { DateScalar, type Day } from '../../shared/day.ts';

@InputType({
  description: 'A relation of a later directive to an earlier one. It does not change the status of either.',
})
export class RelateDirectivesInput extends CreateInput {
  @Field(() => ID, { description: 'The later directive.' })
  from!: string;

  @Field(() => RelationKind, {
    description: 'REPEATS, AMENDS or PART_OF. The other kinds have their own mutations.',
  })
  kind!: RelationKind;

  @Field(() => ID, { description: 'The earlier directive.' })
  to!: string;

  @Field(() => String, { nullable: true, description: 'The reason.' })
  reason?: string | null;
}

/** Base of inputs for closing a directive by a later one. */
@InputType()
export abstract class ReplacementInput extends DatedUpdateInput {
  @Field(() => ID, { description: 'The later directive.' })
  by!: string;

  @Field(() => String, { nullable: true, description: 'The reason.' })
  reason?: string | null;
}

@InputType({ description: 'The directive to supersede, and the later directive.' })
export class SupersedeDirectiveInput extends ReplacementInput {}

@InputType({ description: 'The directive to revoke, and the later directive.' })
export class RevokeDirectiveInput extends ReplacementInput {}

@InputType({ description: 'The review of a directive in a later meeting.' })
export class ReviewDirectiveInput extends CreateInput {
  @Field(() => ID, { description: 'The directive.' })
  directive!: string;

  @Field(() => ID, { description: 'The later meeting.' })
  meeting!: string;

  @Field(() => ReviewOutcome, { description: 'The outcome of the review.' })
  outcome!: ReviewOutcome;

  @Field(() => String, { nullable: true, description: 'A note on the review.' })
  note?: string | null;

  @Field(() => ID, { nullable: true, description: 'The text span in the document of that meeting.' })
  span?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'The day of the review. Default: the day of the meeting, or today if the meeting has no day.',
  })
  on?: Day | null;
}
