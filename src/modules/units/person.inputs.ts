import { Field, ID, InputType } from 'type-graphql';
import { CreateInput, UpdateInput } from '../../mutations/base-inputs.ts';
import { DateScalar, type Day } from '../../shared/day.ts';

@InputType({ description: 'A new person with a first position.' })
export class CreatePersonInput extends CreateInput {
  @Field(() => String, { description: 'The full name as it is written in documents.' })
  fullName!: string;

  @Field(() => ID, { description: 'The organization of the position.' })
  organization!: string;

  @Field(() => String, { description: 'The title of the position, for example "Bí thư Thành ủy".' })
  title!: string;

  @Field(() => DateScalar, { nullable: true, description: 'The first day in the position; null: unknown.' })
  validFrom?: Day | null;
}

@InputType({ description: 'Another position of a person.' })
export class AppointPersonInput extends CreateInput {
  @Field(() => ID, { description: 'The person.' })
  person!: string;

  @Field(() => ID, { description: 'The organization of the position.' })
  organization!: string;

  @Field(() => String, { description: 'The title of the position.' })
  title!: string;

  @Field(() => DateScalar, { nullable: true, description: 'The first day in the position; null: unknown.' })
  validFrom?: Day | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The last day in the position; null: the person still holds it.',
  })
  validTo?: Day | null;
}

@InputType({ description: 'The end of a position.' })
export class EndPositionInput extends UpdateInput {
  @Field(() => DateScalar, { description: 'The last day in the position.' })
  validTo!: Day;
}
