import { Field, ID, InputType } from 'type-graphql';
import { ChangeInput, CreationInput } from '../../mutations/inputs.ts';
import { type Day, DayScalar } from '../../shared/day.ts';
import { DeadlineInput } from './deadline.inputs.ts';

@InputType({ description: 'That a unit asks for more time.' })
export class RequestExtensionInput extends CreationInput {
  @Field(() => ID, { description: 'The directive.' })
  directive!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The assignment it asks for; may be left out when only one is yours.',
  })
  assignment?: string | null;

  @Field(() => DeadlineInput, { description: 'The deadline it asks for: later than the one in force.' })
  deadline!: DeadlineInput;

  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @Field(() => DayScalar, { nullable: true, description: 'The day it asks; today unless entered later.' })
  on?: Day | null;
}

@InputType({ description: 'A decision on a request for more time.' })
export class DecideExtensionInput extends ChangeInput {
  @Field(() => String, { nullable: true, description: 'Why it is decided so; a refusal needs it.' })
  reason?: string | null;

  @Field(() => DayScalar, {
    nullable: true,
    description: 'The day of the decision; today unless entered later.',
  })
  on?: Day | null;
}
