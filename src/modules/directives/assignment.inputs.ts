import { Field, ID, InputType } from 'type-graphql';
import { CreateInput } from '../../mutations/base-inputs.ts';

/** Base of inputs with which a unit creates something for one of its assignments. */
@InputType()
export abstract class CreateForAssignmentInput extends CreateInput {
  @Field(() => ID, { description: 'The directive.' })
  directive!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The assignment. Leave it out if the viewer can act for only one assignment.',
  })
  assignment?: string | null;
}
