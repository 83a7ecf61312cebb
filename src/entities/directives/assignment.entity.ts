import type { Opt, Ref } from '@mikro-orm/core';
import { Check, Entity, Enum, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { DateScalar, type Day } from '../../shared/day.ts';
import { defineEnum, enumColumn } from '../../shared/enum.ts';
import { Node, StoredNode } from '../../shared/node.entity.ts';
import { Group } from '../units/group.entity.ts';
import { Organization } from '../units/organization.entity.ts';
import { Person } from '../units/person.entity.ts';
import { Directive } from './directive.entity.ts';

export const AssignmentRole = defineEnum('AssignmentRole', 'What an addressee has to do with a directive.', {
  LEAD: ['chủ trì', 'Owes the result. Often several do.'],
  COORDINATE: ['phối hợp', 'Helps the lead.'],
  MONITOR: ['theo dõi, đôn đốc', 'Follows it up; does not do it.'],
});
export type AssignmentRole = keyof typeof AssignmentRole;

export const Acceptance = defineEnum('Acceptance', 'What the addressee said to an assignment.', {
  PENDING: ['chờ tiếp nhận', 'Nothing yet.'],
  ACCEPTED: ['đã tiếp nhận', 'Accepted.'],
  RETURNED: ['trả lại', 'Returned with a reason.'],
});
export type Acceptance = keyof typeof Acceptance;

/**
 * That a directive was given to somebody, in which role.
 *
 * Exactly one of organization, group and person is set. A collective addressee stays a group: the February 2017
 * briefing names nobody but "các địa phương, đơn vị", and that is what is kept.
 */
@ObjectType({
  implements: Node,
  description: 'That a directive was given to an organization, a group or a person, in which role.',
})
@Entity()
@Check({
  name: 'assignment_one_addressee',
  expression: 'num_nonnulls(organization_id, group_id, person_id) = 1',
})
@Check({ name: 'assignment_return_has_reason', expression: `acceptance <> 'RETURNED' or reason is not null` })
@Unique({ properties: ['directive', 'organization'] })
@Unique({ properties: ['directive', 'group'] })
@Unique({ properties: ['directive', 'person'] })
@Index({ properties: ['organization', 'role', 'directive'] })
export class Assignment extends StoredNode {
  static override readonly prefix = 'asg';

  @Field(() => Directive, { nullable: true, description: 'The directive; null to those who may not see it.' })
  @ManyToOne(() => Directive, { ref: true })
  directive!: Ref<Directive>;

  @Field(() => AssignmentRole, { description: 'What the addressee has to do.' })
  @Enum(enumColumn(AssignmentRole))
  role!: AssignmentRole;

  @Field(() => Organization, { nullable: true, description: 'The organization, when one was named.' })
  @ManyToOne(() => Organization, { ref: true, nullable: true })
  organization: Ref<Organization> | null = null;

  @Field(() => Group, { nullable: true, description: 'The group, when a collective was named.' })
  @ManyToOne(() => Group, { ref: true, nullable: true, index: true })
  group: Ref<Group> | null = null;

  @Field(() => Person, { nullable: true, description: 'The person, when somebody was named.' })
  @ManyToOne(() => Person, { ref: true, nullable: true, index: true })
  person: Ref<Person> | null = null;

  @Field(() => String, { nullable: true, description: 'The words of the source that name the addressee.' })
  @Property({ type: 'text', nullable: true })
  words: string | null = null;

  @Field(() => Boolean, {
    description: 'True: the clause names nobody; the addressee stands earlier in the speech.',
  })
  @Property({ type: 'boolean', default: false })
  inherited: Opt<boolean> = false;

  @Field(() => Acceptance, { description: 'What the addressee said to it.' })
  @Enum({ ...enumColumn(Acceptance), default: 'PENDING' })
  acceptance: Opt<Acceptance> = 'PENDING';

  @Field(() => DateScalar, { nullable: true, description: 'The day it was accepted or returned.' })
  @Property({ type: 'date', nullable: true })
  answeredOn: Day | null = null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day this addressee reported its part done, if that report stands.',
  })
  @Property({ type: 'date', nullable: true })
  reportedDoneOn: Day | null = null;

  @Field(() => Assignment, {
    nullable: true,
    description:
      'The assignment to a collective that this one was resolved from; null when it was named itself.',
  })
  @ManyToOne(() => Assignment, { ref: true, nullable: true, index: true })
  resolvedFrom: Ref<Assignment> | null = null;

  @Field(() => String, { nullable: true, description: 'Why it was returned.' })
  @Property({ type: 'text', nullable: true })
  reason: string | null = null;
}
