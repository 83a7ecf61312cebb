import type { Opt, Ref } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { DateScalar, type Day } from '../../shared/day.ts';
import { defineEnum, enumColumn } from '../../shared/enum.ts';
import { Node, StoredNode } from '../../shared/node.entity.ts';

export const OrganizationKind = defineEnum('OrganizationKind', 'The kind of an organization.', {
  PARTY_COMMITTEE: ['cấp ủy', 'A Party committee or its standing committee.'],
  PARTY_BODY: ['cơ quan Đảng', 'An advisory board or office of the Party.'],
  PEOPLES_COUNCIL: ['Hội đồng nhân dân', "A people's council."],
  PEOPLES_COMMITTEE: ['Ủy ban nhân dân', "A people's committee."],
  OFFICE: ['văn phòng', 'The office of a committee. It keeps the records and follows up the directives.'],
  DEPARTMENT: ['sở, phòng, ban', 'A department, division or board.'],
  COMMUNE: ['xã, phường, thị trấn', 'A commune, ward or township.'],
  ARMED_FORCE: ['công an, quân sự', 'Police, military command or border guard.'],
  MASS_ORGANIZATION: ['Mặt trận, đoàn thể', 'The Fatherland Front or a mass organization.'],
  PUBLIC_SERVICE: ['đơn vị sự nghiệp', 'A school, hospital, centre or other public-service unit.'],
  ENTERPRISE: ['doanh nghiệp', 'An enterprise.'],
  TASK_FORCE: ['ban chỉ đạo, tổ công tác', 'A steering committee or task force.'],
  OTHER: ['khác', 'Anything else.'],
});
export type OrganizationKind = keyof typeof OrganizationKind;

/**
 * A body, office or unit that can hold meetings and be responsible for directives.
 *
 * Organizations form trees. A unit needs no user account to be responsible. Units merge and are abolished (districts on
 * 2025-07-01): the old unit keeps its directives and names its successor.
 */
@ObjectType({
  implements: Node,
  description:
    'A body, office or unit that can hold meetings and be responsible for directives. Vietnamese: cơ quan, đơn vị.',
})
@Entity()
export class Organization extends StoredNode {
  static override readonly prefix = 'org';

  @Field(() => String, { description: 'The full official name.' })
  @Property({ type: 'text' })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: 'A short code, unique within its governing body.',
  })
  @Property({ type: 'text', collation: 'C', nullable: true })
  code: string | null = null;

  @Field(() => OrganizationKind, { description: 'The kind of organization.' })
  @Enum(enumColumn(OrganizationKind))
  kind!: OrganizationKind;

  @Field(() => Organization, {
    nullable: true,
    description: 'The organization directly above it; null at the top.',
  })
  @ManyToOne(() => Organization, { ref: true, nullable: true, index: true })
  parent: Ref<Organization> | null = null;

  /** The ids from the top down to this one, each followed by `/`. The database maintains it and rejects cycles. */
  @Property({ type: 'text', collation: 'C', default: '' })
  path: Opt<string> = '';

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The first day it existed; null if that is before the records begin.',
  })
  @Property({ type: 'date', nullable: true })
  validFrom: Day | null = null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The last day it existed; null if it still exists.',
  })
  @Property({ type: 'date', nullable: true })
  validTo: Day | null = null;

  @Field(() => Organization, { nullable: true, description: 'The organization that took over its duties.' })
  @ManyToOne(() => Organization, { ref: true, nullable: true, index: true })
  successor: Ref<Organization> | null = null;

  @Field(() => Boolean, { description: 'True if it is an invented organization of the demonstration body.' })
  @Property({ type: 'boolean', default: false })
  fictional: Opt<boolean> = false;
}

@ObjectType({ implements: Node, description: 'Another name or abbreviation of an organization.' })
@Entity()
export class OrganizationAlias extends StoredNode {
  static override readonly prefix = 'als';

  @Field(() => Organization, { description: 'The organization with this name.' })
  @ManyToOne(() => Organization, { ref: true, index: true })
  organization!: Ref<Organization>;

  @Field(() => String, { description: 'The name as documents write it, `UBND TP`.' })
  @Property({ type: 'text' })
  name!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The first day the name was in use; null if unknown.',
  })
  @Property({ type: 'date', nullable: true })
  validFrom: Day | null = null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The last day the name was in use; null if it still is.',
  })
  @Property({ type: 'date', nullable: true })
  validTo: Day | null = null;
}
