import { authorize } from '../../authorization/policy.ts';
import { Organization } from '../../entities/units/organization.entity.ts';
import { Person, Position } from '../../entities/units/person.entity.ts';
import { assertVersion, findVisible, lockVisible } from '../../mutations/load-entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { assertDateRange } from '../../shared/date-range.ts';
import { requireText } from '../../shared/require-text.ts';
import type { AppointPersonInput, CreatePersonInput, EndPositionInput } from './person.inputs.ts';
import { organizationResource } from './unit.policy.ts';

/**
 * Creates a person with a first position.
 *
 * A person without a position belongs to no governing body, so nobody could see or correct the entry.
 */
export async function createPerson(ctx: MutationContext, input: CreatePersonInput): Promise<Person> {
  const { em, viewer } = ctx;
  const organization = await findVisible(ctx, Organization, input.organization);
  authorize(viewer, 'person.create', organizationResource(organization));
  const person = em.create(Person, { fullName: requireText(input.fullName, 'fullName') });
  const { validFrom = null } = input;
  em.create(Position, { person, organization, title: requireText(input.title, 'title'), validFrom });
  return person;
}

export async function appointPerson(ctx: MutationContext, input: AppointPersonInput): Promise<Position> {
  const { em, viewer } = ctx;
  const { validFrom = null, validTo = null } = input;
  const organization = await findVisible(ctx, Organization, input.organization);
  authorize(viewer, 'person.appoint', organizationResource(organization));
  const person = await findVisible(ctx, Person, input.person);
  assertDateRange(validFrom, validTo);
  const title = requireText(input.title, 'title');
  return em.create(Position, { person, organization, title, validFrom, validTo });
}

export async function endPosition(
  ctx: MutationContext,
  { id, expectedVersion, validTo }: EndPositionInput,
): Promise<Position> {
  const position = await lockVisible(ctx, Position, id);
  authorize(ctx.viewer, 'person.endPosition', organizationResource(await position.organization.loadOrFail()));
  assertVersion(position, expectedVersion);
  assertDateRange(position.validFrom, validTo);
  return Object.assign(position, { validTo });
}
