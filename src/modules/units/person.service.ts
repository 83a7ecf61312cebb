import { must } from '../../authorization/policy.ts';
import { Organization } from '../../entities/units/organization.entity.ts';
import { Person, Position } from '../../entities/units/person.entity.ts';
import { known, locked, mustBeCurrent } from '../../mutations/load-entity.ts';
import type { Scope } from '../../mutations/mutation-context.ts';
import { mustBeInOrder } from '../../shared/date-range.ts';
import { wording } from '../../shared/trimmed-text.ts';
import type { AppointPersonInput, CreatePersonInput, EndPositionInput } from './person.inputs.ts';
import { placeOf } from './unit.policy.ts';

/** Somebody and their first post: a person without any belongs to no body, so nobody could see or mend the entry. */
export async function createPerson(scope: Scope, input: CreatePersonInput): Promise<Person> {
  const { em, viewer } = scope;
  const organization = await known(scope, Organization, input.organization);
  must(viewer, 'person.create', placeOf(organization));
  const person = em.create(Person, { fullName: wording(input.fullName, 'fullName') });
  const { validFrom = null } = input;
  em.create(Position, { person, organization, title: wording(input.title, 'title'), validFrom });
  return person;
}

export async function appointPerson(scope: Scope, input: AppointPersonInput): Promise<Position> {
  const { em, viewer } = scope;
  const { validFrom = null, validTo = null } = input;
  const organization = await known(scope, Organization, input.organization);
  must(viewer, 'person.appoint', placeOf(organization));
  const person = await known(scope, Person, input.person);
  mustBeInOrder(validFrom, validTo);
  const title = wording(input.title, 'title');
  return em.create(Position, { person, organization, title, validFrom, validTo });
}

export async function endPosition(
  scope: Scope,
  { id, expectedVersion, validTo }: EndPositionInput,
): Promise<Position> {
  const position = await locked(scope, Position, id);
  must(scope.viewer, 'person.endPosition', placeOf(await position.organization.loadOrFail()));
  mustBeCurrent(position, expectedVersion);
  mustBeInOrder(position.validFrom, validTo);
  return Object.assign(position, { validTo });
}
