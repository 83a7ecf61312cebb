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

export const AssignmentRole = defineEnum('AssignmentRole', 'The role of an addressee in a directive.', {
  LEAD: ['chủ trì', 'Is responsible for the result. A directive often has several leads.'],
  COORDINATE: ['phối hợp', 'Helps the lead.'],
  MONITOR: ['theo dõi, đôn đốc', 'Follows up the directive and does not carry it out.'],
});
export type AssignmentRole = keyof typeof AssignmentRole;

export const Acceptance = defineEnum('Acceptance', 'How the addressee responded to an assignment.', {
  PENDING: ['chờ tiếp nhận', 'The addressee has not responded yet.'],
  ACCEPTED: ['đã tiếp nhận', 'Accepted.'],
  RETURNED: ['trả lại', 'Returned with a reason.'],
});
export type Acceptance = keyof typeof Acceptance;

/**
 * The assignment of a directive to an addressee, with its role.
 *
 * Exactly one of organization, group and person is set. A collective addressee stays a group: the briefing of February
 * 2017 names only "các địa phương, đơn vị", so only that is stored.
 */
@ObjectType({
  implements: Node,
  description: 'The assignment of a directive to an organization, a group or a person, with its role.',
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

  @Field(() => Directive, {
    nullable: true,
    description: 'The directive; null if the viewer may not see it.',
  })
  @ManyToOne(() => Directive, { ref: true })
  directive!: Ref<Directive>;

  @Field(() => AssignmentRole, { description: 'The role of the addressee.' })
  @Enum(enumColumn(AssignmentRole))
  role!: AssignmentRole;

  @Field(() => Organization, {
    nullable: true,
    description: 'The organization; null if the addressee is not an organization.',
  })
  @ManyToOne(() => Organization, { ref: true, nullable: true })
  organization: Ref<Organization> | null = null;

  @Field(() => Group, { nullable: true, description: 'The group; null if the addressee is not a group.' })
  @ManyToOne(() => Group, { ref: true, nullable: true, index: true })
  group: Ref<Group> | null = null;

  @Field(() => Person, { nullable: true, description: 'The person; null if the addressee is not a person.' })
  @ManyToOne(() => Person, { ref: true, nullable: true, index: true })
  person: Ref<Person> | null = null;

  @Field(() => String, { nullable: true, description: 'The words of the source that name the addressee.' })
  @Property({ type: 'text', nullable: true })
  words: string | null = null;

  @Field(() => Boolean, {
    description:
      'True if the clause itself names no addressee and this one comes from an earlier part of the text.',
  })
  @Property({ type: 'boolean', default: false })
  inherited: Opt<boolean> = false;

  @Field(() => Acceptance, { description: 'How the addressee responded.' })
  @Enum({ ...enumColumn(Acceptance), default: 'PENDING' })
  acceptance: Opt<Acceptance> = 'PENDING';

  @Field(() => DateScalar, { nullable: true, description: 'The day it was accepted or returned.' })
  @Property({ type: 'date', nullable: true })
  answeredOn: Day | null = null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'The day this addressee reported its part done; null if it did not, or if the report was sent back.',
  })
  @Property({ type: 'date', nullable: true })
  reportedDoneOn: Day | null = null;

  @Field(() => Assignment, {
    nullable: true,
    description:
      'The assignment to a group that this one was resolved from; null if the source names this addressee itself.',
  })
  @ManyToOne(() => Assignment, { ref: true, nullable: true, index: true })
  resolvedFrom: Ref<Assignment> | null = null;

  @Field(() => String, { nullable: true, description: 'Why the assignment was returned.' })
  @Property({ type: 'text', nullable: true })
  reason: string | null = null;
}
