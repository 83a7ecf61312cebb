import { createUnionType } from 'type-graphql';
import { reading } from '../shared/reading.ts';
import { Group } from '../units/group.entity.ts';
import { Organization } from '../units/organization.entity.ts';
import { Person } from '../units/person.entity.ts';
import { Assignment } from './assignment.entity.ts';

const addressees = [Organization, Group, Person] as const;

/** Whom a directive or an invitation can be addressed to. */
export const Addressee = createUnionType({
  name: 'Addressee',
  description: 'Whom a directive can be given to: an organization, a collective or a person.',
  types: () => addressees,
});

reading(Assignment, {
  references: {
    addressee: {
      type: () => Addressee,
      to: () => addressees,
      nullable: true,
      id: (a) => `coalesce(${a}.organization_id, ${a}.group_id, ${a}.person_id)`,
      description: 'Whom it was given to; null to those who may not see it.',
    },
  },
});
