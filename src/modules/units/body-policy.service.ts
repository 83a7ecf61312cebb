import { must } from '../../authorization/policy.ts';
import { BodyPolicy } from '../../entities/units/body-policy.entity.ts';
import { Organization } from '../../entities/units/organization.entity.ts';
import { known, mustHaveRead } from '../../mutations/load-entity.ts';
import type { Scope } from '../../mutations/mutation-context.ts';
import { DomainError } from '../../shared/domain-error.ts';
import type { SetBodyPolicyInput } from './body-policy.inputs.ts';
import { lockedBody } from './governing-body.ts';
import { placeOf } from './unit.policy.ts';

/** What each number may be; the table checks the same. */
const RANGES = { dueSoonDays: [0, 365], silentAfterDays: [1, 3650] } as const;

/** Makes or changes the choices of a governing body, within one act. */
export async function setBodyPolicy(scope: Scope, input: SetBodyPolicyInput): Promise<BodyPolicy> {
  const { em, viewer } = scope;
  must(viewer, 'bodyPolicy.set', placeOf(await known(scope, Organization, input.body)));
  mustBeInRange(input);
  const body = await lockedBody(scope, input.body);
  const made = await em.findOne(BodyPolicy, { body });
  if (made) mustHaveRead(made, `The policy of "${body.name}"`, input.expectedVersion);
  const policy = made ?? em.create(BodyPolicy, { body });
  policy.dueSoonDays = input.dueSoonDays ?? policy.dueSoonDays;
  policy.silentAfterDays = input.silentAfterDays ?? policy.silentAfterDays;
  policy.beforeIncludesDay = input.beforeIncludesDay ?? policy.beforeIncludesDay;
  policy.publication = input.publication ?? policy.publication;
  return policy;
}

function mustBeInRange(input: SetBodyPolicyInput): void {
  for (const field of ['dueSoonDays', 'silentAfterDays'] as const) {
    const [least, most] = RANGES[field];
    const days = input[field];
    if (typeof days === 'number' && (days < least || days > most))
      throw new DomainError(
        'POLICY_OUT_OF_RANGE',
        `${days} days cannot be ${field}. Choose from ${least} to ${most}.`,
        { path: [field] },
      );
  }
}
