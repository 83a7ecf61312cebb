import { authorize } from '../../authorization/policy.ts';
import { BodyPolicy } from '../../entities/units/body-policy.entity.ts';
import { Organization } from '../../entities/units/organization.entity.ts';
import { assertVersionGiven, findVisible } from '../../mutations/load-entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { DomainError } from '../../shared/domain-error.ts';
import type { SetBodyPolicyInput } from './body-policy.inputs.ts';
import { lockGoverningBody } from './governing-body.ts';
import { organizationResource } from './unit.policy.ts';

/** The allowed range of each number. The table has the same check. */
const DAY_RANGES = { dueSoonDays: [0, 365], silentAfterDays: [1, 3650] } as const;

/** Creates or changes the settings of a governing body. Fields that are missing in the input keep their value. */
export async function setBodyPolicy(ctx: MutationContext, input: SetBodyPolicyInput): Promise<BodyPolicy> {
  const { em, viewer } = ctx;
  authorize(viewer, 'bodyPolicy.set', organizationResource(await findVisible(ctx, Organization, input.body)));
  assertInRange(input);
  const body = await lockGoverningBody(ctx, input.body);
  const existing = await em.findOne(BodyPolicy, { body });
  if (existing) assertVersionGiven(existing, `The policy of "${body.name}"`, input.expectedVersion);
  const policy = existing ?? em.create(BodyPolicy, { body });
  policy.dueSoonDays = input.dueSoonDays ?? policy.dueSoonDays;
  policy.silentAfterDays = input.silentAfterDays ?? policy.silentAfterDays;
  policy.beforeIncludesDay = input.beforeIncludesDay ?? policy.beforeIncludesDay;
  policy.publication = input.publication ?? policy.publication;
  return policy;
}

function assertInRange(input: SetBodyPolicyInput): void {
  for (const field of ['dueSoonDays', 'silentAfterDays'] as const) {
    const [min, max] = DAY_RANGES[field];
    const days = input[field];
    if (typeof days === 'number' && (days < min || days > max))
      throw new DomainError(
        'POLICY_OUT_OF_RANGE',
        `${days} is out of range for ${field}. Choose ${min} to ${max}.`,
        { path: [field] },
      );
  }
}
