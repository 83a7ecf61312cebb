import { Field, ID, InputType, Int } from 'type-graphql';
import { DateScalar, type Day } from '../shared/day.ts';

/** The fields that the input of every mutation of an existing node has. */
@InputType()
export abstract class UpdateInput {
  @Field(() => ID, { description: 'The id of the node to change.' })
  id!: string;

  @Field(() => Int, {
    description:
      'The version that was read. If it is not the current one, somebody changed the node meanwhile.',
  })
  expectedVersion!: number;
}

/** The fields that the input of every mutation that creates a node has. */
@InputType()
export abstract class CreateInput {
  @Field(() => String, {
    nullable: true,
    description:
      'A text of your choice, different for each mutation. A repeated request with the same key and input returns the same node and changes nothing.',
  })
  idempotencyKey?: string | null;
}

/** The input of a change that happened on a day. */
@InputType()
export abstract class DatedUpdateInput extends UpdateInput {
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day of the change. Default: today. It must not lie before the last transition.',
  })
  on?: Day | null;
}
