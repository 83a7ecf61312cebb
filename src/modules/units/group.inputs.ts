import { Field, ID, InputType, Int } from 'type-graphql';
import { DateScalar, type Day } from '../../shared/day.ts';

@InputType({ description: 'A new collective addressee.' })
export class CreateGroupInput {
  @Field(() => ID, { description: 'The governing body whose documents speak of it.' })
  body!: string;

  @Field(() => String, { description: 'The words that name it, "các địa phương, đơn vị".' })
  name!: string;

  @Field(() => [ID], {
    nullable: true,
    description: 'Its members, 500 at the most; none: nobody wrote down who is meant.',
  })
  members?: string[] | null;

  @Field(() => String, { nullable: true, description: 'A key of your own against doing it twice.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'That an organization belongs to a collective addressee, and from when to when.' })
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
      'The version of the membership that was read, where there is one already, past ones included.',
  })
  expectedVersion?: number | null;
}

@InputType({ description: 'The end of a membership.' })
export class EndGroupMembershipInput {
  @Field(() => ID, { description: 'The membership.' })
  id!: string;

  @Field(() => Int, { description: 'The version that was read.' })
  expectedVersion!: number;

  @Field(() => DateScalar, { description: 'The last day of membership.' })
  validTo!: Day;
}
