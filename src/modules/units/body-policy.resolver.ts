import { Resolver } from 'type-graphql';
import { BodyPolicy } from '../../entities/units/body-policy.entity.ts';
import type { Scope } from '../../mutations/mutation-context.ts';
import { Act } from '../../mutations/transactional-mutation.ts';
import { SetBodyPolicyInput } from './body-policy.inputs.ts';
import { setBodyPolicy } from './body-policy.service.ts';

@Resolver()
export class BodyPolicyResolver {
  @Act({
    description:
      'Makes or changes the choices of a governing body: what is due soon, what is silent, what is published.',
    input: SetBodyPolicyInput,
    node: BodyPolicy,
    refusals: ['POLICY_OUT_OF_RANGE', 'BODY_NOT_TOP'],
    verb: 'bodyPolicy.set',
  })
  setBodyPolicy(input: SetBodyPolicyInput, scope: Scope): Promise<BodyPolicy> {
    return setBodyPolicy(scope, input);
  }
}
