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

export const AddresseeForm = defineEnum('AddresseeForm', 'What sort of addressee words name.', {
  UNIT: ['cơ quan, đơn vị', 'One organization.'],
  GROUP: ['tập thể', 'A collective; never a unit.'],
  PERSON: ['cá nhân', 'Somebody by name or office.'],
});
export type AddresseeForm = keyof typeof AddresseeForm;

export const ResolvedBy = defineEnum('ResolvedBy', 'How words were found to mean somebody.', {
  NAME: ['theo tên', 'Exactly one is called so.'],
  PERSON: ['người rà soát', 'A reviewer decided it.'],
});
export type ResolvedBy = keyof typeof ResolvedBy;

/**
 * Somebody a clause is proposed to be given to.
 *
 * Names stay names: while nobody of the body is called so, the words stand here alone, and no unit is invented for them.
 */
@ObjectType({
  implements: Node,
  description:
    'Somebody a clause is proposed to be given to: the words that name them, and who is meant, when that is known.',
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

  @Field(() => Proposal, { nullable: true, description: 'The clause; null to those who may not see it.' })
  @ManyToOne(() => Proposal, { ref: true, index: true })
  proposal!: Ref<Proposal>;

  @Field(() => Int, { description: 'Its place among the addressees of the clause, from 1.' })
  @Property({ type: 'integer' })
  ordinal!: number;

  @Field(() => String, { description: 'The words that name it.' })
  @Property({ type: 'text' })
  name!: string;

  @Field(() => AssignmentRole, {
    nullable: true,
    description: 'The role the rules read; null when a reviewer added it. It never changes.',
  })
  @Enum({ ...enumColumn(AssignmentRole), nullable: true, fieldName: 'said_role' })
  extractedRole: AssignmentRole | null = null;

  @Field(() => AddresseeForm, { description: 'What sort of addressee the words name.' })
  @Enum(enumColumn(AddresseeForm))
  form!: AddresseeForm;

  @Field(() => Boolean, { description: 'True: the clause names nobody; the addressee stands above it.' })
  @Property({ type: 'boolean', default: false })
  inherited: Opt<boolean> = false;

  @Field(() => AssignmentRole, { description: 'The role it will be given the directive in.' })
  @Enum(enumColumn(AssignmentRole))
  role!: AssignmentRole;

  @Field(() => Boolean, { description: 'True: a reviewer struck it out, and nothing is given to it.' })
  @Property({ type: 'boolean', default: false, fieldName: 'struck' })
  isExcluded: Opt<boolean> = false;

  @Field(() => Organization, { nullable: true, description: 'The organization meant.' })
  @ManyToOne(() => Organization, { ref: true, nullable: true })
  organization: Ref<Organization> | null = null;

  @Field(() => Group, { nullable: true, description: 'The collective meant.' })
  @ManyToOne(() => Group, { ref: true, nullable: true })
  group: Ref<Group> | null = null;

  @Field(() => Person, { nullable: true, description: 'The person meant.' })
  @ManyToOne(() => Person, { ref: true, nullable: true })
  person: Ref<Person> | null = null;

  @Field(() => ResolvedBy, {
    nullable: true,
    description: 'How that was found; null while only the words are known.',
  })
  @Enum({ ...enumColumn(ResolvedBy), nullable: true })
  resolvedBy: ResolvedBy | null = null;
}
