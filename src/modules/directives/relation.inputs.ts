import { Field, ID, InputType } from 'type-graphql';
import { RelationKind, ReviewOutcome } from '../../entities/directives/transition.entity.ts';
import { CreateInput, DatedUpdateInput } from '../../mutations/inputs.ts';
import { DateScalar, type Day } from '../../shared/day.ts';

@InputType({ description: 'What a later directive is to an earlier one, when neither moves by it.' })
export class RelateDirectivesInput extends CreateInput {
  @Field(() => ID, { description: 'The later directive.' })
  from!: string;

  @Field(() => RelationKind, { description: 'REPEATS, AMENDS or PART_OF; the others are acts of their own.' })
  kind!: RelationKind;

  @Field(() => ID, { description: 'The earlier directive.' })
  to!: string;

  @Field(() => String, { nullable: true, description: 'Why.' })
  reason?: string | null;
}

/** A directive that a later one ends. */
@InputType()
export abstract class ReplacementInput extends DatedUpdateInput {
  @Field(() => ID, { description: 'The later directive.' })
  by!: string;

  @Field(() => String, { nullable: true, description: 'Why.' })
  reason?: string | null;
}

@InputType({ description: 'A directive that a later one supersedes.' })
export class SupersedeDirectiveInput extends ReplacementInput {}

@InputType({ description: 'A directive that a later one revokes.' })
export class RevokeDirectiveInput extends ReplacementInput {}

@InputType({ description: 'That a later meeting looked at a directive again.' })
export class ReviewDirectiveInput extends CreateInput {
  @Field(() => ID, { description: 'The directive.' })
  directive!: string;

  @Field(() => ID, { description: 'The later meeting.' })
  meeting!: string;

  @Field(() => ReviewOutcome, { description: 'What the meeting said.' })
  outcome!: ReviewOutcome;

  @Field(() => String, { nullable: true, description: 'What was noted.' })
  note?: string | null;

  @Field(() => ID, { nullable: true, description: 'Where the document of that meeting speaks of it.' })
  span?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day; that of the meeting unless given.' })
  on?: Day | null;
}
