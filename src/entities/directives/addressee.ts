import { createUnionType } from 'type-graphql';
import { Group } from '../units/group.entity.ts';
import { Organization } from '../units/organization.entity.ts';
import { Person } from '../units/person.entity.ts';

/** The classes of `Addressee`. */
export const addresseeClasses = [Organization, Group, Person] as const;

/** The GraphQL union of what a directive or an invitation can be addressed to. */
export const Addressee = createUnionType({
  name: 'Addressee',
  description: 'Whom a directive can be given to: an organization, a collective or a person.',
  types: () => addresseeClasses,
});
