import { Field, ID, InputType, Int } from 'type-graphql';
import { DateScalar, type Day } from '../shared/day.ts';

/** What every act that changes a node takes. */
@InputType()
export abstract class UpdateInput {
  @Field(() => ID, { description: 'What is to be changed.' })
  id!: string;

  @Field(() => Int, {
    description: 'The version it had when it was read; another one means that somebody changed it meanwhile.',
  })
  expectedVersion!: number;
}

/** What every act that makes a node takes. */
@InputType()
export abstract class CreateInput {
  @Field(() => String, {
    nullable: true,
    description:
      'Any text of your own, different for each act: sent again with the same input it answers the same and does nothing.',
  })
  idempotencyKey?: string | null;
}

/** A change that happened on a day and may have a reason. */
@InputType()
export abstract class DatedUpdateInput extends UpdateInput {
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day it happened; today unless it is entered later. Not before what happened last.',
  })
  on?: Day | null;
}
