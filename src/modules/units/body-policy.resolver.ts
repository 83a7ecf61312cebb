import { Resolver } from 'type-graphql';
import { BodyPolicy } from '../../entities/units/body-policy.entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { TransactionalMutation } from '../../mutations/transactional-mutation.ts';
import { SetBodyPolicyInput } from './body-policy.inputs.ts';
import { setBodyPolicy } from './body-policy.service.ts';

@Resolver()
export class BodyPolicyResolver {
  @TransactionalMutation({
    description:
      'Creates or changes the settings of a governing body: what is due soon, what is silent, what is published.',
    input: SetBodyPolicyInput,
    node: BodyPolicy,
    errorCodes: ['POLICY_OUT_OF_RANGE', 'BODY_NOT_TOP'],
    permission: 'bodyPolicy.set',
  })
  setBodyPolicy(input: SetBodyPolicyInput, ctx: MutationContext): Promise<BodyPolicy> {
    return setBodyPolicy(ctx, input);
  }
}
