import { Field, ID, InputType, Int } from 'type-graphql';
import { CreateInput, UpdateInput } from '../../mutations/base-inputs.ts';
import { DateScalar, type Day } from '../../shared/day.ts';

@InputType({ description: 'A new collective addressee.' })
export class CreateGroupInput extends CreateInput {
  @Field(() => ID, { description: 'The governing body whose documents name it.' })
  body!: string;

  @Field(() => String, { description: 'The words that name it, for example "các địa phương, đơn vị".' })
  name!: string;

  @Field(() => [ID], {
    nullable: true,
    description: 'Its members, at most 500. Empty: the members are not known.',
  })
  members?: string[] | null;
}

@InputType({
  description: 'A membership of an organization in a collective addressee, with its first and last day.',
})
export class SetGroupMemberInput {
  @Field(() => ID, { description: 'The collective addressee.' })
  group!: string;

  @Field(() => ID, { description: 'The member, an organization of the same governing body.' })
  organization!: string;

  @Field(() => DateScalar, { nullable: true, description: 'The first day of membership; null: unknown.' })
  validFrom?: Day | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The last day of membership; null: still a member.',
  })
  validTo?: Day | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'The version of the membership that you read. Required if there is a membership already, even a past one.',
  })
  expectedVersion?: number | null;
}

@InputType({ description: 'The end of a membership.' })
export class EndGroupMembershipInput extends UpdateInput {
  @Field(() => DateScalar, { description: 'The last day of membership.' })
  validTo!: Day;
}
