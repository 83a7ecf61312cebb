import { Field, ID, InputType } from 'type-graphql';
import { CreateInput, UpdateInput } from '../../mutations/inputs.ts';
import { DateScalar, type Day } from '../../shared/day.ts';
import { DeadlineInput } from './deadline.inputs.ts';

@InputType({ description: 'That a unit asks for more time.' })
export class RequestExtensionInput extends CreateInput {
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

  @Field(() => DateScalar, { nullable: true, description: 'The day it asks; today unless entered later.' })
  on?: Day | null;
}

/** A decision on a request for more time. */
@InputType()
export abstract class ExtensionDecisionInput extends UpdateInput {
  @Field(() => String, { nullable: true, description: 'Why it is decided so; a refusal needs it.' })
  reason?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day of the decision; today unless entered later.',
  })
  on?: Day | null;
}

@InputType({ description: 'The request for more time that is granted.' })
export class GrantExtensionInput extends ExtensionDecisionInput {}

@InputType({ description: 'The request for more time that is refused, and why.' })
export class RefuseExtensionInput extends ExtensionDecisionInput {}

@InputType({ description: 'The request for more time that the unit takes back.' })
export class WithdrawExtensionInput extends ExtensionDecisionInput {}
