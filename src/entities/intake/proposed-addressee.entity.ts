import type { Opt, Ref } from '@mikro-orm/core';
import { Check, Entity, Enum, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { defineEnum, enumColumn } from '../../shared/enum.ts';
import { Node, StoredNode } from '../../shared/node.entity.ts';
import { AssignmentRole } from '../directives/assignment.entity.ts';
import { Group } from '../units/group.entity.ts';
import { Organization } from '../units/organization.entity.ts';
import { Person } from '../units/person.entity.ts';
import { Proposal } from './proposal.entity.ts';

export const AddresseeForm = defineEnum('AddresseeForm', 'The kind of addressee that words name.', {
  UNIT: ['cơ quan, đơn vị', 'One organization.'],
  GROUP: ['tập thể', 'A group of units or people. It is never a unit.'],
  PERSON: ['cá nhân', 'A person, named by name or position.'],
});
export type AddresseeForm = keyof typeof AddresseeForm;

export const ResolvedBy = defineEnum('ResolvedBy', 'How words were resolved to an addressee.', {
  NAME: ['theo tên', 'Exactly one has this name.'],
  PERSON: ['người rà soát', 'A reviewer decided it.'],
});
export type ResolvedBy = keyof typeof ResolvedBy;

/**
 * A proposed addressee of a clause.
 *
 * While nobody in the body has the name, only the words are stored. No unit is invented for them.
 */
@ObjectType({
  implements: Node,
  description:
    'A proposed addressee of a clause: the words that name it, and the organization, group or person they mean, if known.',
})
@Entity()
@Check({
  name: 'proposed_addressee_one',
  expression: 'num_nonnulls(organization_id, group_id, person_id) <= 1',
})
@Check({
  name: 'proposed_addressee_resolved',
  expression: '(num_nonnulls(organization_id, group_id, person_id) = 1) = (resolved_by is not null)',
})
export class ProposedAddressee extends StoredNode {
  static override readonly prefix = 'pad';

  @Field(() => Proposal, { nullable: true, description: 'The clause; null if the viewer may not see it.' })
  @ManyToOne(() => Proposal, { ref: true, index: true })
  proposal!: Ref<Proposal>;

  @Field(() => Int, { description: 'The number among the addressees of the clause, from 1.' })
  @Property({ type: 'integer' })
  ordinal!: number;

  @Field(() => String, { description: 'The words that name the addressee.' })
  @Property({ type: 'text' })
  name!: string;

  @Field(() => AssignmentRole, {
    nullable: true,
    description:
      'The role that the rules extracted; null if a reviewer added the addressee. It never changes.',
  })
  @Enum({ ...enumColumn(AssignmentRole), nullable: true, fieldName: 'said_role' })
  extractedRole: AssignmentRole | null = null;

  @Field(() => AddresseeForm, { description: 'The kind of addressee that the words name.' })
  @Enum(enumColumn(AddresseeForm))
  form!: AddresseeForm;

  @Field(() => Boolean, {
    description:
      'True if the clause itself names no addressee and this one comes from an earlier part of the text.',
  })
  @Property({ type: 'boolean', default: false })
  inherited: Opt<boolean> = false;

  @Field(() => AssignmentRole, { description: 'The role that the addressee will have in the directive.' })
  @Enum(enumColumn(AssignmentRole))
  role!: AssignmentRole;

  @Field(() => Boolean, { description: 'True if a reviewer excluded it. It then gets no assignment.' })
  @Property({ type: 'boolean', default: false, fieldName: 'struck' })
  isExcluded: Opt<boolean> = false;

  @Field(() => Organization, {
    nullable: true,
    description: 'The organization that is meant; null if it is none, or not known.',
  })
  @ManyToOne(() => Organization, { ref: true, nullable: true })
  organization: Ref<Organization> | null = null;

  @Field(() => Group, {
    nullable: true,
    description: 'The group that is meant; null if it is none, or not known.',
  })
  @ManyToOne(() => Group, { ref: true, nullable: true })
  group: Ref<Group> | null = null;

  @Field(() => Person, {
    nullable: true,
    description: 'The person who is meant; null if it is none, or not known.',
  })
  @ManyToOne(() => Person, { ref: true, nullable: true })
  person: Ref<Person> | null = null;

  @Field(() => ResolvedBy, {
    nullable: true,
    description: 'How the words were resolved; null while they are not.',
  })
  @Enum({ ...enumColumn(ResolvedBy), nullable: true })
  resolvedBy: ResolvedBy | null = null;
}
