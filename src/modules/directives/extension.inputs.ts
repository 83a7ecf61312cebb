import { Field, InputType } from 'type-graphql';
import { UpdateInput } from '../../mutations/base-inputs.ts';
import { DateScalar, type Day } from '../../shared/day.ts';
import { CreateForAssignmentInput } from './assignment.inputs.ts';
import { DeadlineInput } from './deadline.inputs.ts';

@InputType({ description: 'A request of a unit for a later deadline.' })
export class RequestExtensionInput extends CreateForAssignmentInput {
  @Field(() => DeadlineInput, {
    description: 'The requested deadline. It must be later than the deadline in force.',
  })
  deadline!: DeadlineInput;

  @Field(() => String, { description: 'The reason.' })
  reason!: string;

  @Field(() => DateScalar, { nullable: true, description: 'The day of the request. Default: today.' })
  on?: Day | null;
}

/** Base of inputs for decisions on an extension request. */
@InputType()
export abstract class ExtensionDecisionInput extends UpdateInput {
  @Field(() => String, {
    nullable: true,
    description: 'The reason for the decision. `refuseExtension` needs it.',
  })
  reason?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day of the decision. Default: today.',
  })
  on?: Day | null;
}

@InputType({ description: 'The extension request to grant.' })
export class GrantExtensionInput extends ExtensionDecisionInput {}

@InputType({ description: 'The extension request to refuse, and the reason.' })
export class RefuseExtensionInput extends ExtensionDecisionInput {}

@InputType({ description: 'The extension request that the unit withdraws.' })
export class WithdrawExtensionInput extends ExtensionDecisionInput {}
