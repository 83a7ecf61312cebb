import { createUnionType } from 'type-graphql';
import { Group } from '../units/group.entity.ts';
import { Organization } from '../units/organization.entity.ts';
import { Person } from '../units/person.entity.ts';

/** The classes of the union `Addressee`. */
export const addresseeClasses = [Organization, Group, Person] as const;

/** The GraphQL union of everything that a directive or an invitation can be addressed to. */
export const Addressee = createUnionType({
  name: 'Addressee',
  description: 'The addressee of a directive: an organization, a group or a person.',
  types: () => addresseeClasses,
});
