import { Field, ID, InputType, Int } from 'type-graphql';
import { DateScalar, type Day } from '../../shared/day.ts';

@InputType({ description: 'Somebody new, with the post by which the body knows them.' })
export class CreatePersonInput {
  @Field(() => String, { description: 'The full name as documents write it.' })
  fullName!: string;

  @Field(() => ID, { description: 'Where the post is.' })
  organization!: string;

  @Field(() => String, { description: 'The title of the post, "Bí thư Thành ủy".' })
  title!: string;

  @Field(() => DateScalar, { nullable: true, description: 'The first day in the post; null: unknown.' })
  validFrom?: Day | null;

  @Field(() => String, { nullable: true, description: 'A key of your own against doing it twice.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Another post of somebody.' })
export class AppointPersonInput {
  @Field(() => ID, { description: 'Who.' })
  person!: string;

  @Field(() => ID, { description: 'Where.' })
  organization!: string;

  @Field(() => String, { description: 'The title of the post.' })
  title!: string;

  @Field(() => DateScalar, { nullable: true, description: 'The first day in the post; null: unknown.' })
  validFrom?: Day | null;

  @Field(() => DateScalar, { nullable: true, description: 'The last day in the post; null: still holds it.' })
  validTo?: Day | null;

  @Field(() => String, { nullable: true, description: 'A key of your own against doing it twice.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'The end of a post.' })
export class EndPositionInput {
  @Field(() => ID, { description: 'The post.' })
  id!: string;

  @Field(() => Int, { description: 'The version that was read.' })
  expectedVersion!: number;

  @Field(() => DateScalar, { description: 'The last day in it.' })
  validTo!: Day;
}
